use bimpeai::{Client, endpoints, params};
use bimpeai::models::Agent;

/// A new cat.
#[params]
pub struct CreateCat {
    /// What it is called.
    pub name: String,
    /// What it looks like.
    pub looks: Option<String>,
}

endpoints! {
    /// Cats.
    resource cats: Cats {
        /// Creates one.
        create: POST "/cats" (CreateCat) -> Agent, idempotent;
    }
}

fn used(cats: &Cats<Client>) {
    let _ = cats.create().looks("black").send();
}

fn main() {}
