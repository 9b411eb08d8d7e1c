//! Values of the API that have no equivalent in `std`: ids, nullable fields, unknown fields and enum values.

mod decode;
mod extra;
mod id;
pub(crate) mod integer;
mod into_value;
mod nullable;
mod raw;
pub(crate) mod scope;
mod text;
mod unknown;
mod weigh;

pub(crate) use decode::counted_value;
pub use decode::{ObjectKey, deserialize_tagged, serialize_tagged};
pub use extra::Extra;
pub use id::{Id, IntoId};
pub use into_value::{FromText, IntoValue, Single};
pub use nullable::Nullable;
pub(crate) use text::counted_text;
pub use unknown::UnknownValue;

/// What a secret is replaced with.
pub(crate) const REDACTED: &str = "[redacted]";
