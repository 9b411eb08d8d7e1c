use bimpeai::model;

/// The base.
#[model]
pub struct Base {
    /// The id.
    pub id: String,
}

/// More of it.
#[model(extends = Base)]
pub struct More {
    /// The name.
    pub name: String,
}

fn main() {}
