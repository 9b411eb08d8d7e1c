//! Two routes of one shape in two resources of a client are one error.

mod the_same {
    use bimpeai::{endpoints, models::Agent};

    mod cats {
        super::endpoints! {
            /// Cats.
            resource cats: Cats {
                /// Lists them.
                list: GET "/pets" -> Vec<super::Agent>;
            }
        }
    }

    mod dogs {
        super::endpoints! {
            /// Dogs.
            resource dogs: Dogs {
                /// Lists them.
                list: GET "/pets" -> Vec<super::Agent>;
            }
        }
    }

    endpoints! {
        /// The entry.
        client trait Api { // error: client
            /// Cats.
            cats: cats::Cats;
            /// Dogs.
            dogs: dogs::Dogs;
        }
    }
}

mod but_for_the_placeholder {
    use bimpeai::{endpoints, models::Agent};

    mod cats {
        super::endpoints! {
            /// Cats.
            resource cats: Cats {
                /// Lists them.
                one: GET "/pets/{cat}" -> super::Agent;
            }
        }
    }

    mod dogs {
        super::endpoints! {
            /// Dogs.
            resource dogs: Dogs {
                /// Lists them.
                one: GET "/pets/{dog}" -> super::Agent;
            }
        }
    }

    endpoints! {
        /// The entry.
        client trait Api { // error: client
            /// Cats.
            cats: cats::Cats;
            /// Dogs.
            dogs: dogs::Dogs;
        }
    }
}

mod of_other_methods {
    use bimpeai::{endpoints, models::Agent};

    mod cats {
        super::endpoints! {
            /// Cats.
            resource cats: Cats {
                /// Lists them.
                list: GET "/pets" -> Vec<super::Agent>;
            }
        }
    }

    mod dogs {
        super::endpoints! {
            /// Dogs.
            resource dogs: Dogs {
                /// Lists them.
                create: POST "/pets" -> super::Agent;
            }
        }
    }

    endpoints! {
        /// The entry.
        client trait Api {
            /// Cats.
            cats: cats::Cats;
            /// Dogs.
            dogs: dogs::Dogs;
        }
    }
}

fn main() {}
