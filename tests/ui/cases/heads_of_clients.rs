//! A mistake in a `client` block is one error, and the other resources keep their methods.

mod mistyped {
    use bimpeai::{endpoints, models::Agent};

    mod things {
        super::endpoints! {
            /// Things.
            resource things: Things {
                /// Lists them.
                list: GET "/things" -> Vec<super::Agent>;
            }
        }
    }

    endpoints! {
        /// The entry.
        clint trait Api { // error: clint
            /// Things.
            things: things::Things;
        }
    }

    fn used(client: &bimpeai::Client) {
        let _ = client.things().list();
    }
}

mod without_trait {
    use bimpeai::{endpoints, models::Agent};

    mod things {
        super::endpoints! {
            /// Things.
            resource things: Things {
                /// Lists them.
                list: GET "/things" -> Vec<super::Agent>;
            }
        }
    }

    endpoints! {
        /// The entry.
        client Api { // error: Api
            /// Things.
            things: things::Things;
        }
    }

    fn used(client: &bimpeai::Client) {
        let _ = client.things().list();
    }
}

mod with_a_supertrait {
    use bimpeai::{endpoints, models::Agent};

    mod things {
        super::endpoints! {
            /// Things.
            resource things: Things {
                /// Lists them.
                list: GET "/things" -> Vec<super::Agent>;
            }
        }
    }

    endpoints! {
        /// The entry.
        client trait Api: Clone { // error: :
            /// Things.
            things: things::Things;
        }
    }

    fn used(client: &bimpeai::Client) {
        let _ = client.things().list();
    }
}

mod without_a_name {
    use bimpeai::{endpoints, models::Agent};

    mod things {
        super::endpoints! {
            /// Things.
            resource things: Things {
                /// Lists them.
                list: GET "/things" -> Vec<super::Agent>;
            }
        }
    }

    endpoints! {
        /// The entry.
        client trait { // error: trait
            /// Things.
            things: things::Things;
        }
    }

    fn used(client: &bimpeai::Client) {
        let _ = client.things().list();
    }
}

mod name_is_a_keyword {
    use bimpeai::{endpoints, models::Agent};

    mod things {
        super::endpoints! {
            /// Things.
            resource things: Things {
                /// Lists them.
                list: GET "/things" -> Vec<super::Agent>;
            }
        }
    }

    endpoints! {
        /// The entry.
        client trait match { // error: match
            /// Things.
            things: things::Things;
        }
    }

    fn used(client: &bimpeai::Client) {
        let _ = client.things().list();
    }
}

mod name_of_a_method_of_the_client {
    use bimpeai::{endpoints, models::Agent};

    mod things {
        super::endpoints! {
            /// Things.
            resource things: Things {
                /// Lists them.
                list: GET "/things" -> Vec<super::Agent>;
            }
        }
    }

    endpoints! {
        /// The entry.
        client trait Api {
            /// Things.
            things: things::Things;
            /// Requests.
            request: things::Things; // error: request
        }
    }

    fn used(client: &bimpeai::Client) {
        let _ = client.things().list();
    }
}

mod of_a_route {
    use bimpeai::{endpoints, models::Agent};

    mod things {
        super::endpoints! {
            /// Things.
            resource things: Things {
                /// Lists them.
                list: GET "/things" -> Vec<super::Agent>;
            }
        }
    }

    endpoints! {
        /// The entry.
        client trait Api {
            /// Things.
            things: things::Things;
            /// Lists.
            list: GET "/list" -> Vec<Agent>; // error: GET
        }
    }

    fn used(client: &bimpeai::Client) {
        let _ = client.things().list();
    }
}

mod twice {
    use bimpeai::{endpoints, models::Agent};

    mod things {
        super::endpoints! {
            /// Things.
            resource things: Things {
                /// Lists them.
                list: GET "/things" -> Vec<super::Agent>;
            }
        }
    }

    endpoints! {
        /// The entry.
        client trait Api {
            /// Things.
            things: things::Things;
            /// The same.
            others: things::Things; // error: things::Things
        }
    }

    fn used(client: &bimpeai::Client) {
        let _ = client.things().list();
    }
}

mod half_typed {
    use bimpeai::{endpoints, models::Agent};

    mod things {
        super::endpoints! {
            /// Things.
            resource things: Things {
                /// Lists them.
                list: GET "/things" -> Vec<super::Agent>;
            }
        }
    }

    endpoints! {
        /// The entry.
        client trait Api {
            /// Things.
            things: things::Things;
            /// Half typed.
            others: things:: // error: :
        }
    }

    fn used(client: &bimpeai::Client) {
        let _ = client.things().list();
    }
}

fn main() {}
