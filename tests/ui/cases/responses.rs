//! A response that is not a model is one error, under its type.

mod as_one {
    use bimpeai::{endpoints, models::Agent};

    /// Not a model.
    pub struct Plain;

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Plain; // error: Plain
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod as_a_list {
    use bimpeai::{endpoints, models::Agent};

    /// Not a model.
    pub struct Plain;

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Vec<Plain>; // error: Plain
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod as_a_page {
    use bimpeai::{endpoints, models::Agent};

    /// Not a model.
    pub struct Plain;

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
            make: GET "/a" (ListThings) -> Page<Plain>; // error: Plain
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod as_events {
    use bimpeai::{endpoints, models::Agent};

    /// Not a model.
    pub struct Plain;

    endpoints! {
        /// Things.
        resource things: Things {
            /// Creates a ticket.
            ticket: POST "/ticket" -> Agent;
            /// Streams.
            make: GET "/a" -> Events<Plain>, ticket = ticket; // error: Plain
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod of_a_write {
    use bimpeai::{endpoints, models::Agent};

    /// Not a model.
    pub struct Plain;

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
            make: POST "/a" (ListThings) -> Plain; // error: Plain
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod of_the_language {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> u32; // error: u32
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod text {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Vec<String>; // error: String
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod any_json {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> bimpeai::json::Value; // error: bimpeai::json::Value
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod a_map {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> std::collections::HashMap<String, Agent>; // error: std::collections::HashMap<String, Agent>
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod an_input {
    use bimpeai::{endpoints, models::Agent};

    /// An input.
    #[bimpeai::model(input)]
    pub struct Input {
        /// The name.
        pub name: String,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Input; // error: Input
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod parameters {
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
            make: GET "/a" -> ListThings; // error: ListThings
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod an_open_enum {
    use bimpeai::{endpoints, models::Agent};

    /// A level.
    #[bimpeai::model]
    pub enum Level {
        /// Low.
        Low,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Level; // error: Level
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod by_its_path {
    use bimpeai::{endpoints, models::Agent};

    /// Not a model.
    pub struct Plain;

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> self::Plain; // error: self::Plain
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod a_page_by_its_path {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> bimpeai::Page<Agent>; // error: bimpeai::Page<Agent>
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

fn main() {}
