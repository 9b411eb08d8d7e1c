use bimpeai::model;

/// One mistake each.
#[model]
pub struct Thing {
    /// The id.
    pub id: String,
    pub undocumented: String,
    /// Not a list.
    #[lenient]
    pub lenient: String,
    /// Serde's.
    #[serde(rename = "x")]
    pub renamed: String,
    /// Twice.
    #[rename("id")]
    pub again: String,
}

/// A mixed enum.
#[model]
pub enum Mixed {
    /// Fine.
    One,
    /// Holds something.
    Two(String),
}

/// An unknown argument.
#[model(output)]
pub struct Other {
    /// The id.
    pub id: String,
}

fn main() {}
