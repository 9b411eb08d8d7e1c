//! A type that does not exist is one error, under its name.

mod of_a_response {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Agnet; // error: Agnet
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod of_a_list {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Vec<Agnet>; // error: Agnet
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod of_a_page {
    use bimpeai::{endpoints, models::Agent};

    /// Which to list.
    #[bimpeai::params]
    pub struct ListThings {
        /// The page.
        #[default(1)]
        pub page: u32,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" (ListThings) -> Page<Agnet>; // error: Agnet
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod of_events {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Creates a ticket.
            ticket: POST "/ticket" -> Agent;
            /// Streams.
            make: GET "/a" -> Events<Agnet>, ticket = ticket; // error: Agnet
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod of_parameters {
    use bimpeai::{endpoints, models::Agent};

    /// Which to list.
    #[bimpeai::params]
    pub struct ListThings {
        /// The page.
        #[default(1)]
        pub page: u32,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" (ListThing) -> Vec<Agent>; // error: ListThing
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod of_a_body {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: POST "/a" (body: Agnet) -> Agent; // error: Agnet
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make(());
        let _ = things.list();
    }
}

mod of_a_list_of_bodies {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: POST "/a" (body: Vec<Agnet>) -> Agent; // error: Agnet
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make(vec![]);
        let _ = things.list();
    }
}

mod of_a_placeholder {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a/{agnet_id}" -> Agent; // error: "/a/{agnet_id}"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make("agt_1");
        let _ = things.list();
    }
}

mod of_the_model_of_a_placeholder {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things where thing_id: Agnet { // error: Agnet
            /// Fetches one.
            one: GET "/a/{thing_id}" -> Agent;
        }
    }

    fn used(things: &Things) {
        let _ = things.one("agt_1");
    }
}

mod of_a_sub_resource {
    use bimpeai::{endpoints, models::Agent};

    mod parts {
        super::endpoints! {
            /// Parts.
            resource things.make: Parts {
                /// Lists them.
                list: GET "/parts" -> Vec<super::Agent>;
            }
        }
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: parts::Part; // error: Part
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod of_a_module {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: prat::Pieces; // error: prat
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod not_imported {
    use bimpeai::endpoints;

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" -> Vec<Conversation>; // error: Conversation
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod of_nothing_similar {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Vec<Xyzzy>; // error: Xyzzy
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod of_parameters_that_are_like_nothing {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" (Xyzzy) -> Vec<Agent>; // error: Xyzzy
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod of_a_placeholder_that_is_like_nothing {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a/{xyzzy_id}" -> Agent; // error: "/a/{xyzzy_id}"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make("agt_1");
        let _ = things.list();
    }
}

mod of_a_field {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: Agnet, // error: Agnet
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_a_field_in_a_list {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: Vec<Agnet>, // error: Agnet
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_a_field_of_an_input {
    use bimpeai::model;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        pub it: Agnet, // error: Agnet
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_a_field_of_parameters {
    use bimpeai::params;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        pub it: Option<Agnet>, // error: Agnet
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
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
        Second(Secnod), // error: Secnod
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
}

fn main() {}
