//! A ticket that does not fit its stream is one error.

mod missing {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Streams.
            stream: GET "/s" -> Events<Agent>; // error: Events<Agent>
        }
    }

    fn used(things: &Things) {
        let _ = things.stream();
    }
}

mod without_a_method {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Streams.
            stream: GET "/s" -> Events<Agent>, ticket; // error: ticket
        }
    }

    fn used(things: &Things) {
        let _ = things.stream();
    }
}

mod unknown {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Streams.
            stream: GET "/s" -> Events<Agent>, ticket = t; // error: t
        }
    }

    fn used(things: &Things) {
        let _ = things.stream();
    }
}

mod itself {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Streams.
            stream: GET "/s" -> Events<Agent>, ticket = stream; // error: stream
        }
    }

    fn used(things: &Things) {
        let _ = things.stream();
    }
}

mod a_get {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Fetches.
            t: GET "/t" -> Agent;
            /// Streams.
            stream: GET "/s" -> Events<Agent>, ticket = t; // error: t
        }
    }

    fn used(things: &Things) {
        let _ = things.stream();
    }
}

mod with_parameters {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Creates a ticket.
            t: POST "/t" (bimpeai::models::ListAgents) -> Agent;
            /// Streams.
            stream: GET "/s" -> Events<Agent>, ticket = t; // error: t
        }
    }

    fn used(things: &Things) {
        let _ = things.stream();
    }
}

mod with_a_body {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Creates a ticket.
            t: POST "/t" (body: Vec<String>) -> Agent;
            /// Streams.
            stream: GET "/s" -> Events<Agent>, ticket = t; // error: t
        }
    }

    fn used(things: &Things) {
        let _ = things.stream();
    }
}

mod that_returns_nothing {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Creates a ticket.
            t: POST "/t" -> ();
            /// Streams.
            stream: GET "/s" -> Events<Agent>, ticket = t; // error: t
        }
    }

    fn used(things: &Things) {
        let _ = things.stream();
    }
}

mod with_other_placeholders {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Creates a ticket.
            t: POST "/t" -> Agent;
            /// Streams.
            stream: GET "/{agent_id}/s" -> Events<Agent>, ticket = t; // error: t
        }
    }

    fn used(things: &Things) {
        let _ = things.stream("agt_1");
    }
}

mod parameters_of_the_stream {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Creates a ticket.
            t: POST "/t" -> Agent;
            /// Streams.
            stream: GET "/s" (bimpeai::models::ListAgents) -> Events<Agent>, ticket = t; // error: bimpeai::models::ListAgents
        }
    }

    fn used(things: &Things) {
        let _ = things.stream();
    }
}

mod of_no_stream {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Creates a ticket.
            t: POST "/t" -> Agent;
            /// Lists.
            stream: GET "/s" -> Vec<Agent>, ticket = t; // error: t
        }
    }

    fn used(things: &Things) {
        let _ = things.stream();
    }
}

mod of_a_broken_line {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Creates a ticket.
            t: POST "/t" -> ; // error: >
            /// Streams.
            stream: GET "/s" -> Events<Agent>, ticket = t;
        }
    }

    fn used(things: &Things) {
        let _ = things.stream();
    }
}

fn main() {}
