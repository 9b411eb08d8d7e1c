use bimpeai::{model, params};

/// The base.
#[model(extendable)]
pub struct Base {
    /// The id.
    pub id: String,
}

/// A model that redeclares a field with another type.
#[model(extends = Base)]
pub struct More {
    /// The id.
    pub id: u32,
}

/// Parameters that extend a model.
#[params(extends = Base)]
pub struct Parameters {}

fn main() {}
