//! An item that is not a type of the API is one error, and its users are quiet.

mod without_docs {
    use bimpeai::{endpoints, model};

    #[model]
    pub struct Thing { // error: Thing
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

mod tuple {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model]
    pub struct Thing(pub String); // error: Thing

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

mod unit {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model(input)]
    pub struct Thing; // error: Thing

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

mod unit_of_parameters {
    use bimpeai::{endpoints, params};

    /// A thing.
    #[params]
    pub struct Thing; // error: Thing

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

mod generic {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model]
    pub struct Thing<T> { // error: T
        /// The id.
        pub id: T,
    }


    mod user {
        super::endpoints! {
            /// Users of the type.
            resource things: Things {
                /// Fetches one.
                one: GET "/one" -> super::Thing<String>;
            }
        }
    }

    fn used(things: &user::Things, thing: &Thing<String>) -> Thing<String> {
        let _ = things.one();
        thing.clone()
    }
}

mod with_a_lifetime {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing<'a> { // error: 'a
        /// The id.
        pub id: std::borrow::Cow<'a, str>,
    }

    fn used(thing: &Thing<'_>) {
        let _ = thing.clone();
    }
}

mod where_clause {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model]
    pub struct Thing
    where // error: where
        u32: Copy,
    {
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

mod empty_enum {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub enum Thing {} // error: Thing

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod function {
    use bimpeai::model;

    /// A thing.
    #[model]
    fn thing() {} // error: fn

    fn used() {
        thing();
    }
}

mod alias {
    use bimpeai::model;

    /// A thing.
    #[model]
    type Thing = String; // error: type

    fn used(thing: Thing) -> String {
        thing
    }
}

mod union_of_the_language {
    use bimpeai::model;

    /// A thing.
    #[model]
    union Thing { // error: union
        one: u32,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod derive {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model]
    #[derive(Clone, Debug, Hash)] // error: Clone
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

mod serde_derive {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model]
    #[derive(serde::Serialize, serde::Deserialize)] // error: serde::Serialize
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

mod serde {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model]
    #[serde(rename_all = "camelCase")] // error: serde
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

mod non_exhaustive {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model]
    #[non_exhaustive] // error: non_exhaustive
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

mod attribute_of_a_field {
    use bimpeai::{endpoints, model};

    /// A thing.
    #[model]
    #[secret] // error: secret
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

mod parameters_as_an_enum {
    use bimpeai::{endpoints, params};

    /// A thing.
    #[params]
    pub enum Thing { // error: enum
        /// One.
        One,
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

fn main() {}
