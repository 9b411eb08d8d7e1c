//! A sub-resource that its own header gives another name is one error.

mod another_name {
    use bimpeai::{endpoints, models::Agent};

    mod parts {
        super::endpoints! {
            /// Parts.
            resource things.pieces: Parts {
                /// Lists them.
                list: GET "/parts" -> Vec<super::Agent>;
            }
        }
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Parts.
            parts: parts::Parts; // error: parts
        }
    }

    fn used(things: &Things) {
        let _ = things.parts();
    }
}

mod without_the_parent {
    use bimpeai::{endpoints, models::Agent};

    mod parts {
        super::endpoints! {
            /// Parts.
            resource parts: Parts {
                /// Lists them.
                list: GET "/parts" -> Vec<super::Agent>;
            }
        }
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Parts.
            parts: parts::Parts; // error: parts
        }
    }

    fn used(things: &Things) {
        let _ = things.parts();
    }
}

mod of_another_parent {
    use bimpeai::{endpoints, models::Agent};

    mod parts {
        super::endpoints! {
            /// Parts.
            resource others.parts: Parts {
                /// Lists them.
                list: GET "/parts" -> Vec<super::Agent>;
            }
        }
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Parts.
            parts: parts::Parts; // error: parts
        }
    }

    fn used(things: &Things) {
        let _ = things.parts();
    }
}

mod with_a_keyword {
    use bimpeai::{endpoints, models::Agent};

    mod parts {
        super::endpoints! {
            /// Parts.
            resource things.kind: Parts {
                /// Lists them.
                list: GET "/parts" -> Vec<super::Agent>;
            }
        }
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Parts.
            r#type: parts::Parts; // error: r#type
        }
    }

    fn used(things: &Things) {
        let _ = things.r#type();
    }
}

mod that_fits {
    use bimpeai::{endpoints, models::Agent};

    mod parts {
        super::endpoints! {
            /// Parts.
            resource things.parts: Parts {
                /// Lists them.
                list: GET "/parts" -> Vec<super::Agent>;
            }
        }
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Parts.
            parts: parts::Parts;
        }
    }

    fn used(things: &Things) {
        let _ = things.parts();
    }
}

mod of_a_client {
    use bimpeai::{endpoints, models::Agent};

    mod parts {
        super::endpoints! {
            /// Parts.
            resource pieces: Parts {
                /// Lists them.
                list: GET "/parts" -> Vec<super::Agent>;
            }
        }
    }

    endpoints! {
        /// The entry.
        client trait Api {
            /// Parts.
            parts: parts::Parts; // error: parts
        }
    }
}

fn main() {}
