//! A type that cannot be a field, a parameter or a body is one error, under its name.

mod of_a_model {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: Plain, // error: Plain
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod in_a_list_of_a_model {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: Vec<Plain>, // error: Vec<Plain>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod optional_in_a_model {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: Option<Plain>, // error: Option<Plain>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod in_a_map_of_a_model {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: std::collections::HashMap<String, Plain>, // error: std::collections::HashMap<String, Plain>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod with_an_alias_in_a_model {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[alias("that")]
        pub it: Plain, // error: Plain
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod with_a_sample_in_a_model {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample(1)]
        pub it: Plain, // error: Plain
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod secret_in_a_model {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[secret]
        pub it: Plain, // error: Plain
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_an_input {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        pub it: Plain, // error: Plain
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod in_a_list_of_an_input {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        pub it: Vec<Plain>, // error: Vec<Plain>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod optional_in_an_input {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        pub it: Option<Plain>, // error: Option<Plain>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod in_a_map_of_an_input {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        pub it: std::collections::HashMap<String, Plain>, // error: std::collections::HashMap<String, Plain>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod with_an_alias_in_an_input {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        #[alias("that")]
        pub it: Plain, // error: Plain
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod with_a_sample_in_an_input {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        #[sample(1)]
        pub it: Plain, // error: Plain
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod secret_in_an_input {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        #[secret]
        pub it: Plain, // error: Plain
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_parameters {
    use bimpeai::params;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        pub it: Plain, // error: Plain
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod in_a_list_of_parameters {
    use bimpeai::params;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        pub it: Vec<Plain>, // error: Vec<Plain>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod optional_in_parameters {
    use bimpeai::params;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        pub it: Option<Plain>, // error: Option<Plain>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod in_a_map_of_parameters {
    use bimpeai::params;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        pub it: std::collections::HashMap<String, Plain>, // error: std::collections::HashMap<String, Plain>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod with_an_alias_in_parameters {
    use bimpeai::params;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        #[alias("that")]
        pub it: Plain, // error: Plain
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod with_a_sample_in_parameters {
    use bimpeai::params;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        #[sample(1)]
        pub it: Plain, // error: Plain
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod secret_in_parameters {
    use bimpeai::params;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        #[secret]
        pub it: Plain, // error: Plain
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod nullable_in_an_input {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        pub it: bimpeai::Nullable<Plain>, // error: bimpeai::Nullable<Plain>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod with_a_default_in_an_input {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        #[default(Plain)]
        pub it: Plain, // error: Plain
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod nullable_in_parameters {
    use bimpeai::params;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        pub it: bimpeai::Nullable<Plain>, // error: bimpeai::Nullable<Plain>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod with_a_default_in_parameters {
    use bimpeai::params;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        #[default(Plain)]
        pub it: Plain, // error: Plain
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod in_a_box {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: Box<Plain>, // error: Box<Plain>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_serde {
    use bimpeai::model;

    /// Not a model.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Plain;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: Plain, // error: Plain
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_std {
    use bimpeai::model;



    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: std::time::Duration, // error: std::time::Duration
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_another_crate {
    use bimpeai::params;



    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        pub it: bimpeai::Client, // error: bimpeai::Client
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod lenient {
    use bimpeai::model;

    /// Not a model.
    pub struct Plain;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[lenient]
        pub it: Vec<Plain>, // error: Vec<Plain>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_a_body {
    use bimpeai::{endpoints, models::Agent};

    /// Not a model.
    pub struct Plain;

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: POST "/a" (body: Plain) -> Agent; // error: Plain
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make(Plain);
        let _ = things.list();
    }
}

mod of_a_list_of_bodies {
    use bimpeai::{endpoints, models::Agent};

    /// Not a model.
    pub struct Plain;

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: POST "/a" (body: Vec<Plain>) -> Agent; // error: Vec<Plain>
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make(vec![Plain]);
        let _ = things.list();
    }
}

mod of_a_variant {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "type")]
    pub enum Thing {
        /// One.
        First(First),
        /// Two.
        Second(Plain), // error: Plain
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }

    /// Not a model.
    pub struct Plain;
}

fn main() {}
