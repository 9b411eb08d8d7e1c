use bimpeai::params;

/// What to send.
#[params]
pub struct SendThing {
    /// In seconds.
    pub timeout: u32,
}

fn main() {}
