use bimpeai::{Client, Id, endpoints, model};

/// A cat.
#[model]
pub struct Cat {
    /// Its id.
    pub id: Id<Cat>,
}

/// A dog.
#[model]
pub struct Dog {
    /// Its id.
    pub id: Id<Dog>,
}

endpoints! {
    /// Cats.
    resource cats: Cats {
        /// Fetches one.
        retrieve: GET "/cats/{cat_id}" -> Cat;
    }
}

fn used(cats: &Cats<Client>, dog: &Dog) {
    let _ = cats.retrieve(&dog.id);
}

fn main() {}
