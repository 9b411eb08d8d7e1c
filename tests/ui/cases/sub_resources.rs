//! A mistake in the line of a sub-resource is one error.

mod twice {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Parts.
            parts: parts::Parts;
            /// The same parts.
            others: parts::Parts; // error: parts::Parts
        }
    }

    mod parts {
        super::endpoints! {
            /// Parts.
            resource things.parts: Parts {
                /// Lists them.
                list: GET "/parts" -> Vec<super::Agent>;
            }
        }
    }

    fn used(things: &Things) {
        let _ = things.parts().list();
    }
}

mod of_itself {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: Things; // error: Things
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod generic {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: parts::Parts<Agent>; // error: Parts
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }

    mod parts {
        super::endpoints! {
            /// Parts.
            resource things.make: Parts {
                /// Lists them.
                list: GET "/parts" -> Vec<super::Agent>;
            }
        }
    }
}

mod a_module {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: parts; // error: parts
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod with_a_flag {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: parts::Parts, idempotent; // error: ,
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

fn main() {}
