use bimpeai::endpoints;
use bimpeai::models::Agent;

endpoints! {
    /// Things.
    resource things: Things where thing_id: Agent {
        /// An unknown method.
        one: FETCH "/one" -> Vec<Agent>;
        /// No method.
        two: "/two" -> Vec<Agent>;
        /// A path without its slash.
        three: GET "three" -> Vec<Agent>;
        /// A path with a query.
        four: GET "/four?page=1" -> Vec<Agent>;
        /// An unclosed placeholder.
        five: GET "/five/{agent_id" -> Agent;
        /// No return type.
        six: GET "/six";
        /// A body on a GET.
        seven: GET "/seven" (body: Agent) -> Agent;
        /// An unknown ticket method.
        eight: GET "/eight" -> Events<Agent>, ticket = stream_ticket;
        /// Fine.
        nine: GET "/nine" -> Agent;
        /// A duplicate route.
        ten: GET "/nine" -> Agent;
        /// A duplicate name.
        nine: GET "/eleven" -> Agent;
        twelve: GET "/twelve" -> Agent;
    }
}

fn main() {}
