//! Models: the types that responses are decoded into.

use serde::de::DeserializeOwned;

use super::{Kind, Schema};

/// A response type of the API. Implemented by `#[model]`.
// `MODEL_KIND` repeats a member of `Schema` on purpose: the expansions use this one, so that a response type without
// `#[model]` is reported once, as not being a model, and not a second time as having no schema.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a model",
    label = "this type is not a model",
    note = "write `#[model]` above its declaration: an endpoint returns structs, and neither an enum nor what is only sent"
)]
pub trait Model: Schema + Send + 'static {
    /// The type itself. A path through it names this trait, so that a type that is not a model is reported once.
    #[doc(hidden)]
    type Itself;

    #[doc(hidden)]
    const MODEL_KIND: Kind = <Self as Schema>::KIND;
}

/// Returns a realistic value of a model.
///
/// # Panics
/// If the samples of its declaration do not fit its fields. The SDK's tests check its own models.
#[must_use]
pub fn sample<T: Schema + DeserializeOwned>() -> T {
    T::deserialize(T::KIND.sample()).expect("the samples fit the fields")
}
