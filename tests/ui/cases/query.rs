//! What the query of a GET cannot hold is one error, under the parameters.

mod a_list {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// It.
        pub it: Vec<String>,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" (ListThings) -> Vec<Agent>; // error: ListThings
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod an_optional_list {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// It.
        pub it: Option<Vec<u32>>,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" (ListThings) -> Vec<Agent>; // error: ListThings
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod a_list_of_lists {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// It.
        pub it: Vec<Vec<u32>>,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" (ListThings) -> Vec<Agent>; // error: ListThings
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod an_object {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// It.
        pub it: Option<Agent>,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" (ListThings) -> Vec<Agent>; // error: ListThings
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod a_map {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// It.
        pub it: std::collections::HashMap<String, String>,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" (ListThings) -> Vec<Agent>; // error: ListThings
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod any_object {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// It.
        pub it: bimpeai::json::Map<String, bimpeai::json::Value>,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" (ListThings) -> Vec<Agent>; // error: ListThings
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod any_json {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// It.
        pub it: bimpeai::json::Value,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" (ListThings) -> Vec<Agent>; // error: ListThings
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod nullable {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// It.
        pub it: bimpeai::Nullable<String>,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" (ListThings) -> Vec<Agent>; // error: ListThings
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod nullable_enum {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// It.
        pub it: bimpeai::Nullable<bimpeai::models::CallStatus>,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" (ListThings) -> Vec<Agent>; // error: ListThings
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod a_union {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// It.
        pub it: Option<bimpeai::models::AnyFlow>,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" (ListThings) -> Vec<Agent>; // error: ListThings
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod second_field {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// A name.
        pub name: Option<String>,
        /// It.
        #[rename("in")]
        pub it: Vec<String>,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" (ListThings) -> Vec<Agent>; // error: ListThings
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod of_a_page {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// The page.
        #[default(1)]
        pub page: u32,
        /// It.
        pub it: Vec<String>,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" (ListThings) -> Page<Agent>; // error: ListThings
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod what_works {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// A name.
        pub name: Option<String>,
        /// A number.
        pub number: u32,
        /// A fraction.
        pub fraction: f64,
        /// A flag.
        pub flag: Option<bool>,
        /// An id.
        pub id: Option<bimpeai::Id<Agent>>,
        /// A status.
        pub status: Option<bimpeai::models::CallStatus>,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" (ListThings) -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod of_a_write {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// It.
        pub it: Vec<String>,
        /// Nullable.
        pub nullable: bimpeai::Nullable<String>,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: POST "/things" (ListThings) -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

fn main() {}
