use bimpeai::model;

/// The text.
#[model(input)]
pub struct Text {
    /// It.
    pub text: String,
}

/// One of several.
#[model(input)]
pub enum Either {
    /// Text.
    Text(Text),
}

fn main() {}
