//! A mistake in the arguments of `#[model]` or `#[params]` is one error, and the type can be used.

mod unknown {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model(output)] // error: output
    pub struct Thing {
        /// The id.
        pub id: String,
    }

    mod user {
        super::endpoints! {
            /// Users of the type.
            resource things: Things {
                /// Fetches one.
                one: GET "/one" -> super::Thing;
            }
        }
    }

    fn used(things: &user::Things, thing: &Thing) -> Thing {
        let _ = things.one();
        thing.clone()
    }
}

mod repeated {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model(extendable, extendable)] // error: extendable
    pub struct Thing {
        /// The id.
        pub id: String,
    }

    mod user {
        super::endpoints! {
            /// Users of the type.
            resource things: Things {
                /// Fetches one.
                one: GET "/one" -> super::Thing;
            }
        }
    }

    fn used(things: &user::Things, thing: &Thing) -> Thing {
        let _ = things.one();
        thing.clone()
    }
}

mod with_a_value {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model(input = true)] // error: =
    pub struct Thing {
        /// The id.
        pub id: String,
    }

    mod user {
        super::endpoints! {
            /// Users of the type.
            resource things: Things {
                /// Sends one.
                send: POST "/one" (body: super::Thing) -> ();
            }
        }
    }

    fn used(things: &user::Things, thing: Thing) {
        let _ = things.send(thing);
    }
}

mod comma {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model(input,,)] // error: ,
    pub struct Thing {
        /// The id.
        pub id: String,
    }

    mod user {
        super::endpoints! {
            /// Users of the type.
            resource things: Things {
                /// Sends one.
                send: POST "/one" (body: super::Thing) -> ();
            }
        }
    }

    fn used(things: &user::Things, thing: Thing) {
        let _ = things.send(thing);
    }
}

mod tag_of_a_struct {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model(input, tag = "type")] // error: "type"
    pub struct Thing {
        /// The id.
        pub id: String,
    }

    mod user {
        super::endpoints! {
            /// Users of the type.
            resource things: Things {
                /// Sends one.
                send: POST "/one" (body: super::Thing) -> ();
            }
        }
    }

    fn used(things: &user::Things, thing: Thing) {
        let _ = things.send(thing);
    }
}

mod extendable_input {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model(input, extendable)] // error: extendable
    pub struct Thing {
        /// The id.
        pub id: String,
    }

    mod user {
        super::endpoints! {
            /// Users of the type.
            resource things: Things {
                /// Sends one.
                send: POST "/one" (body: super::Thing) -> ();
            }
        }
    }

    fn used(things: &user::Things, thing: Thing) {
        let _ = things.send(thing);
    }
}

mod extends_nothing {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model(extends)] // error: extends
    pub struct Thing {
        /// The id.
        pub id: String,
    }

    mod user {
        super::endpoints! {
            /// Users of the type.
            resource things: Things {
                /// Fetches one.
                one: GET "/one" -> super::Thing;
            }
        }
    }

    fn used(things: &user::Things, thing: &Thing) -> Thing {
        let _ = things.one();
        thing.clone()
    }
}

mod extends_a_path {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model(extends = models::Agent)] // error: models::Agent
    pub struct Thing {
        /// The id.
        pub id: String,
    }

    mod user {
        super::endpoints! {
            /// Users of the type.
            resource things: Things {
                /// Fetches one.
                one: GET "/one" -> super::Thing;
            }
        }
    }

    fn used(things: &user::Things, thing: &Thing) -> Thing {
        let _ = things.one();
        thing.clone()
    }
}

mod extends_itself {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model(extends = Thing)] // error: Thing
    pub struct Thing {
        /// The id.
        pub id: String,
    }

    mod user {
        super::endpoints! {
            /// Users of the type.
            resource things: Things {
                /// Fetches one.
                one: GET "/one" -> super::Thing;
            }
        }
    }

    fn used(things: &user::Things, thing: &Thing) -> Thing {
        let _ = things.one();
        thing.clone()
    }
}

mod input_of_parameters {
    use bimpeai::{endpoints, params};

    /// A thing.
    #[params(input)] // error: input
    pub struct Thing {
        /// The id.
        pub id: String,
    }

    mod user {
        super::endpoints! {
            /// Users of the type.
            resource things: Things {
                /// Sends one.
                send: POST "/one" (super::Thing) -> ();
            }
        }
    }

    fn used(things: &user::Things) {
        let _ = things.send();
    }
}

mod both_attributes {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model]
    #[bimpeai::params] // error: params
    pub struct Thing {
        /// The id.
        pub id: String,
    }

    mod user {
        super::endpoints! {
            /// Users of the type.
            resource things: Things {
                /// Fetches one.
                one: GET "/one" -> super::Thing;
            }
        }
    }

    fn used(things: &user::Things, thing: &Thing) -> Thing {
        let _ = things.one();
        thing.clone()
    }
}

fn main() {}
