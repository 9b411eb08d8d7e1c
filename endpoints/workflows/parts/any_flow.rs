//! A flow to send, typed or free-form: API revision 0.4.1 declares flows, 0.1.0.dev9 accepts any object.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::FlowInput;
use crate::__private::Single;
use crate::IntoValue;
use crate::schema::{Kind, Schema};

/// A guided dialogue to send: a [`FlowInput`], or any JSON object.
///
/// The setters accept either, so you need not name this type:
///
/// ```
/// use bimpeai::models::{AnyFlow, FlowInput};
/// use serde_json::json;
///
/// let typed = AnyFlow::from(FlowInput::builder().name("Booking").build());
/// let free = AnyFlow::from(json!({"name": "Booking", "steps": [1, {"deep": [true, null]}]}));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum AnyFlow {
    /// A flow as declared by API revision 0.4.1.
    Typed(FlowInput),
    /// Sent as it is. The API requires an object and is expected to reject anything else.
    Free(Value),
}

impl From<FlowInput> for AnyFlow {
    fn from(flow: FlowInput) -> Self {
        Self::Typed(flow)
    }
}

impl From<Map<String, Value>> for AnyFlow {
    fn from(flow: Map<String, Value>) -> Self {
        Self::Free(Value::Object(flow))
    }
}

impl From<Value> for AnyFlow {
    fn from(flow: Value) -> Self {
        Self::Free(flow)
    }
}

impl Single for AnyFlow {}

macro_rules! converts {
    ($($source:ty),*) => {$(
        impl IntoValue<AnyFlow> for $source {
            fn into_value(self) -> AnyFlow {
                self.into()
            }
        }
    )*};
}

converts!(FlowInput, Map<String, Value>, Value);

impl Serialize for AnyFlow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Typed(flow) => flow.serialize(serializer),
            Self::Free(flow) => flow.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for AnyFlow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let flow = Value::deserialize(deserializer)?;
        Ok(match FlowInput::deserialize(&flow) {
            // `FlowInput` does not keep every `null` it reads: a flow that would change stays free-form.
            Ok(typed) if serde_json::to_value(&typed).is_ok_and(|written| written == flow) => Self::Typed(typed),
            _ => Self::Free(flow),
        })
    }
}

impl Schema for AnyFlow {
    const KIND: Kind = Kind::Map(&Kind::Any);
}
