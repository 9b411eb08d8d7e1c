//! A line that is half typed is one error, and the good line beside it keeps its method.

mod name {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            ma // error: ma
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod colon {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: // error: :
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod part_of_a_method {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GE // error: GE
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod method {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET // error: GET
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod path {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" // error: "/a"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod parameters {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" (ListThings) // error: (ListThings)
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod arrow {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> // error: >
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod open_type {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Vec<Agent // error: Agent
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod path_of_a_type {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> bimpeai:: // error: :
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod sub_resource {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: tools:: // error: :
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod whole {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Agent // error: Agent
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod comma {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Agent, // error: ,
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod part_of_a_flag {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: POST "/a" -> Agent, idem // error: idem
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod ticket {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Events<Agent>, ticket = // error: =
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod last {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
            /// Makes one.
            make: GET "/a" -> // error: >
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod docs_only {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
            // error below: /// Makes one.
            /// Makes one.
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod without_docs {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            make: GET "/a" -> Agent // error: make
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

fn main() {}
