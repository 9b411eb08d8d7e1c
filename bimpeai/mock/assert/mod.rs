//! What the server received, for assertions: the request log, its requests, and conditions on them.

mod log;
mod received;
mod recorded;
mod secrets;

pub(super) use log::Log;
pub use received::Received;
pub use recorded::RecordedRequest;
pub(super) use recorded::RequestParts;
pub(super) use secrets::SecretNames;
