//! Values of the API that have no equivalent in `std`: ids, nullable fields, unknown enum values.

mod decode;
mod id;
mod nullable;
mod unknown;

pub use decode::{ObjectKey, deserialize_tagged, next_lenient, serialize_tagged, untag};
pub use id::{Id, IntoId};
pub use nullable::{FromText, Nullable};
pub use unknown::UnknownValue;

/// Fields of a response that this version of the SDK does not know.
pub type Extra = serde_json::Map<String, serde_json::Value>;
