//! Values of the API that have no equivalent in `std`: ids, nullable fields, unknown enum values.

mod decode;
mod id;
mod into_value;
mod nullable;
mod unknown;

pub(crate) use decode::next_lenient;
pub use decode::{ObjectKey, deserialize_tagged, serialize_tagged};
pub use id::{Id, IntoId};
pub use into_value::{FromText, IntoValue, Single};
pub use nullable::Nullable;
pub use unknown::UnknownValue;

/// Fields of a response that this version of the SDK does not know.
pub type Extra = serde_json::Map<String, serde_json::Value>;
