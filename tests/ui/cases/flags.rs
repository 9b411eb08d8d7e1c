//! A mistake in a flag is one error, under the flag; the method exists anyway.

mod unknown {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Agent, cached; // error: cached
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod mistyped {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: POST "/a" -> Agent, idempotant; // error: idempotant
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod on_a_get {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a" -> Agent, idempotent; // error: idempotent
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod twice {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: POST "/a" -> Agent, not_implemented, not_implemented; // error: not_implemented
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod with_a_value {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: POST "/a" -> Agent, idempotent = true; // error: true
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod without_a_comma {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: POST "/a" -> Agent idempotent; // error: idempotent
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod as_text {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: POST "/a" -> Agent, "idempotent"; // error: "idempotent"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod comma_at_the_end {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: POST "/a" -> Agent, idempotent,; // error: ,
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod parentheses {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: POST "/a" -> Agent, idempotent(); // error: ()
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
