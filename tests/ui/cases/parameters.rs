//! Parameters without `#[params]` are one error, under their name.

mod of_a_get {
    use bimpeai::{endpoints, models::Agent};

    /// Not a model.
    pub struct Plain;

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" (Plain) -> Agent; // error: Plain
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod of_a_write {
    use bimpeai::{endpoints, models::Agent};

    /// Not a model.
    pub struct Plain;

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: POST "/a" (Plain) -> Agent; // error: Plain
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod of_a_page {
    use bimpeai::{endpoints, models::Agent};

    /// Not a model.
    pub struct Plain;

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" (Plain) -> Page<Agent>; // error: Plain
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod a_model {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: POST "/a" (Agent) -> Agent; // error: Agent
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
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
            make: POST "/a" (Input) -> Agent; // error: Input
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod of_the_language {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" (u32) -> Agent; // error: u32
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
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
            make: GET "/a" (self::Plain) -> Agent; // error: self::Plain
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

fn main() {}
