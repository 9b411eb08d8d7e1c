//! Lines, fields and values whose names the expansions could use themselves.

use bimpeai::{endpoints, model, params};

endpoints! {
    /// Lines and placeholders whose names the expansions could use.
    resource hygiene: Hygiene {
        /// A line whose constant is `PARTS`.
        parts: GET "/hygiene/parts" -> FieldNames;
        /// A line whose constant is `ENDPOINT`.
        endpoint: GET "/hygiene/endpoint" -> FieldNames;
        /// A line whose constant is `FIELDS`.
        fields: POST "/hygiene/{client}/{args}/{name}/{value}" (ParameterNames) -> FieldNames, idempotent;
        /// A placeholder called as a variable of the method could be.
        bodies: POST "/hygiene/{schema}" (body: InputNames) -> FieldNames, idempotent;

        /// A sub-resource, so that the tables are joined.
        sub: sub::Sub;
    }
}

/// Names of fields that the expansions could use as variables.
#[model]
pub struct FieldNames {
    /// A variable.
    pub map: Option<String>,
    /// A variable.
    #[alias("names")]
    pub name: Option<String>,
    /// A variable.
    #[alias("values")]
    pub value: Vec<String>,
    /// A variable.
    #[secret]
    pub serializer: Option<String>,
    /// A variable.
    pub deserializer: Option<String>,
    /// A variable.
    pub unknown: Option<String>,
    /// A variable.
    pub f: Option<String>,
    /// A keyword.
    pub r#type: Option<String>,
    /// A name on the wire that no field can have.
    #[rename("extra")]
    pub more: Option<String>,
}

/// Names of parameters that the expansions could use as variables.
#[params]
pub struct ParameterNames {
    /// A variable.
    pub call: u32,
    /// A variable.
    pub request: u32,
    /// A name in JSON that no setter can have.
    #[rename("params")]
    pub parameters: u32,
    /// A variable.
    pub client: Option<u32>,
    /// A variable.
    pub value: Option<String>,
    /// A variable.
    pub extra: Option<String>,
    /// A variable.
    pub map: Option<String>,
    /// A variable.
    pub items: Vec<String>,
    /// A variable.
    pub builder: bimpeai::Nullable<String>,
    /// A keyword.
    pub r#type: Option<String>,
}

/// Names of fields of an input that the expansions could use as variables.
#[model(input)]
pub struct InputNames {
    /// A variable.
    pub call: u32,
    /// A variable.
    #[default(1)]
    pub value: u32,
    /// A variable.
    pub extra: Option<String>,
    /// A keyword.
    pub r#type: Option<String>,
}

/// A type whose name in snake case is a keyword.
#[params]
pub struct Loop {
    /// A variable.
    pub state: Option<String>,
}

/// Values whose names the expansions could use.
#[model]
pub enum ValueNames {
    /// A name.
    Some,
    /// A name.
    None,
    /// A name.
    Ok,
    /// A name.
    Err,
    /// A name.
    Error,
    /// A name.
    Value,
    /// A name.
    String,
}

pub mod sub {
    //! A sub-resource.

    use bimpeai::endpoints;

    use super::FieldNames;

    endpoints! {
        /// A sub-resource.
        resource hygiene.sub: Sub {
            /// A line.
            list: GET "/hygiene/sub" -> Vec<FieldNames>;
        }
    }
}
