//! A mistake in the head of a block is one error, and the lines below keep their methods.

mod mistyped {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resorce things: Things { // error: resorce
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod of_another_language {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        mod things: Things { // error: mod
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
        things: Things { // error: things
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod public {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        pub resource things: Things { // error: pub
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod without_a_type {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things { // error: things
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod without_a_colon {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things Things { // error: Things
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod without_an_accessor {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource : Things { // error: :
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod accessor_in_capitals {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource Things: Things { // error: Things
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod accessor_with_colons {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource agents::things: Things { // error: :
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod path_of_a_type {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: agents::Things { // error: :
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod comma {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things, { // error: ,
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod comma_before_where {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things, where thing_id: Agent { // error: ,
            /// One.
            one: GET "/{thing_id}" -> Agent;
        }
    }

    fn used(things: &Things) {
        let _ = things.one("agt_1");
    }
}

mod where_without_a_colon {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things where thing_id Agent { // error: Agent
            /// One.
            one: GET "/{thing_id}" -> Agent;
        }
    }

    fn used(things: &Things) {
        let _ = things.one("agt_1");
    }
}

mod where_without_a_model {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things where thing_id { // error: thing_id
            /// One.
            one: GET "/{thing_id}" -> Agent;
        }
    }

    fn used(things: &Things) {
        let _ = things.one("agt_1");
    }
}

mod where_mistyped {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things wher thing_id: Agent { // error: wher
            /// One.
            one: GET "/{thing_id}" -> Agent;
        }
    }

    fn used(things: &Things) {
        let _ = things.one("agt_1");
    }
}

mod where_alone {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things where { // error: where
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod where_twice {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things where thing_id: Agent, thing_id: Agent { // error: thing_id
            /// One.
            one: GET "/{thing_id}" -> Agent;
        }
    }

    fn used(things: &Things) {
        let _ = things.one("agt_1");
    }
}

mod where_unused {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things where thing_id: Agent { // error: thing_id
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod where_with_a_list {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things where thing_id: Vec<Agent> { // error: Vec<Agent>
            /// One.
            one: GET "/{thing_id}" -> Agent;
        }
    }

    fn used(things: &Things) {
        let _ = things.one("agt_1");
    }
}

mod without_docs {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        resource things: Things { // error: resource
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod semicolon {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }; // error: ;
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod two_blocks {
    use bimpeai::{endpoints, models::Agent};

    endpoints! {
        /// Things.
        resource things: Things {
            /// Lists them.
            list: GET "/things" -> Vec<Agent>;
        }
        // error below: /// Others.
        /// Others.
        resource others: Others { /// Lists them.
        list: GET "/others" -> Vec<Agent>; }
    }

    fn used(things: &Things) {
        let _ = things.list();
    }
}

mod without_a_body {
    use bimpeai::endpoints;

    endpoints! {
        /// Things.
        resource things: Things // error: Things
    }

    fn used(_: &Things) {}
}

mod empty {
    use bimpeai::endpoints;

    endpoints! {
        /// Things.
        resource things: Things {} // error: Things
    }

    fn used(_: &Things) {}
}

fn main() {}
