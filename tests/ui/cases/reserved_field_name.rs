use bimpeai::{model, params};

/// What to send.
#[params]
pub struct SendThing {
    /// In seconds.
    pub timeout: u32,
    /// The page.
    pub page: u32,
    /// Those to send.
    pub items: Vec<String>,
}

/// A thing.
#[model]
pub struct Thing {
    /// More about it.
    pub extra: Option<String>,
}

/// A part of a thing.
#[model(input)]
pub struct Part {
    /// The number of the build.
    pub build: Option<u32>,
    /// Those to send.
    pub items: Vec<String>,
}

fn main() {}
