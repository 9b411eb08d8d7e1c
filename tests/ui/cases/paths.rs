//! A mistake in the path of a route is one error, under the path.

mod relative {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "a" -> Agent; // error: "a"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod ends_with_a_slash {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a/" -> Agent; // error: "/a/"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod empty_segment {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a//b" -> Agent; // error: "/a//b"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod query {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a?page=1" -> Agent; // error: "/a?page=1"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod space {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a b" -> Agent; // error: "/a b"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod parent {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a/../b" -> Agent; // error: "/a/../b"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod itself {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a/./b" -> Agent; // error: "/a/./b"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod percent {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a/%2e%2e/b" -> Agent; // error: "/a/%2e%2e/b"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod empty_placeholder {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a/{}" -> Agent; // error: "/a/{}"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod part_of_a_segment {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a/x-{agent_id}" -> Agent; // error: "/a/x-{agent_id}"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod open_placeholder {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a/{agent_id" -> Agent; // error: "/a/{agent_id"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod closed_placeholder {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a/agent_id}" -> Agent; // error: "/a/agent_id}"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod placeholder_twice {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a/{agent_id}/b/{agent_id}" -> Agent; // error: "/a/{agent_id}/b/{agent_id}"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod placeholder_in_capitals {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a/{Agent}" -> Agent; // error: "/a/{Agent}"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod placeholder_is_a_keyword {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a/{match}" -> Agent; // error: "/a/{match}"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod id_of_a_keyword {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/a/{self_id}" -> Agent; // error: "/a/{self_id}"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod without_quotes {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET /a/{agent_id} -> Agent; // error: /
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod bytes {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET b"/a" -> Agent; // error: b"/a"
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod character {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET '/' -> Agent; // error: '/'
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod missing {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET -> Agent; // error: -
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod same_route {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Makes one.
            make: GET "/things" -> Agent;
            /// Lists them.
            list: GET "/things" -> Vec<Agent>; // error: "/things"
        }
    }

    fn used(things: &Things) {
        let _ = things.make();
        let _ = things.list();
    }
}

mod same_route_but_for_the_placeholder {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Fetches one.
            one: GET "/things/{agent_id}" -> Agent;
            /// Fetches another one.
            other: GET "/things/{thing}" -> Agent; // error: "/things/{thing}"
        }
    }

    fn used(things: &Things) {
        let _ = things.one("agt_1");
        let _ = things.other("agt_1");
    }
}

fn main() {}
