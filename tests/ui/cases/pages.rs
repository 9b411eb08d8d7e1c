//! A `Page` without a number `page` among its parameters is one error, under the parameters.

mod without_page {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// A name.
        pub name: Option<String>,
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

mod without_parameters {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {}

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

mod page_as_text {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// The page.
        pub page: String,
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

mod page_as_an_optional_text {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// The page.
        pub page: Option<String>,
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

mod page_as_a_fraction {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// The page.
        pub page: f64,
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

mod page_under_another_name {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// The page.
        #[rename("page_number")]
        pub page: u32,
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

mod page_renamed {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// The page.
        #[rename("page")]
        pub number: u32,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" (ListThings) -> Page<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod page_optional {
    use bimpeai::{endpoints, models::Agent, params};

    /// Which to list.
    #[params]
    pub struct ListThings {
        /// The page.
        pub page: Option<u64>,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" (ListThings) -> Page<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

fn main() {}
