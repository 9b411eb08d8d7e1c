//! A mistake in a line is one error, under its token; the method exists if it is clear what was meant.

mod unknown_method {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: FETCH "/a" -> Agent; // error: FETCH
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod mistyped_method {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: PSOT "/a" -> Agent, idempotent; // error: PSOT
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod small_letters {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: post "/a" -> Agent, idempotent; // error: post
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod no_method {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: "/a" -> Agent; // error: "/a"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod method_twice {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET GET "/a" -> Agent; // error: GET
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod no_return_type {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a"; // error: "/a"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod no_arrow {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" Agent; // error: Agent
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod fat_arrow {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" => Agent; // error: =
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod arrow_only {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> ; // error: >
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod text_in_between {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" "/b" -> Agent; // error: "/b"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod open_type {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Vec<Agent; // error: Agent
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod reference {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> &Agent; // error: &Agent
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod tuple {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> (Agent, Agent); // error: (Agent, Agent)
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod option {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Option<Agent>; // error: Option<Agent>
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod result {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Result<Agent>; // error: Result<Agent>
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod list_of_lists {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Vec<Vec<Agent>>; // error: Vec<Agent>
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod page_without_parameters {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Page<Agent>; // error: Page<Agent>
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod page_from_a_write {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: POST "/a" -> Page<Agent>; // error: Page<Agent>
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod events_from_a_write {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: POST "/a" -> Events<Agent>; // error: Events<Agent>
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod body_of_a_get {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" (body: Vec<String>) -> Agent; // error: Vec<String>
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod empty_parentheses {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" () -> Agent; // error: ()
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod brackets {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" [ListThings] -> Agent; // error: [ListThings]
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod two_parameters {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" (bimpeai::models::ListAgents, u32) -> Agent; // error: ,
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod optional_parameters {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" (Option<bimpeai::models::ListAgents>) -> Agent; // error: Option<bimpeai::models::ListAgents>
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod labelled_parameters {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" (query: bimpeai::models::ListAgents) -> Agent; // error: query
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod body_without_a_type {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: PUT "/a" (body:) -> Agent; // error: :
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod body_by_reference {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: PUT "/a" (body: &str) -> Agent; // error: &str
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod semicolon_twice {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Agent;; // error: ;
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod attribute {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            #[inline] // error: inline
            make: GET "/a" -> Agent;
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod inner_attribute {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            #![must_use] // error: #
            make: GET "/a" -> Agent;
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod empty_cfg {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            #[cfg()] // error: cfg()
            make: GET "/a" -> Agent;
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
