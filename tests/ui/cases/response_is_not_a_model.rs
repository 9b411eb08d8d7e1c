use bimpeai::endpoints;

/// Not a model.
pub struct Plain;

endpoints! {
    /// Things.
    resource things: Things {
        /// Fetches one.
        retrieve: GET "/things" -> Plain;
    }
}

fn main() {}
