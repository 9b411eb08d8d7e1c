//! Parcels: parameters and models with a field of every type.

use std::collections::{BTreeMap, HashMap};

use bimpeai::json::{Map, Value};
use bimpeai::{Id, Nullable, endpoints, model, params};

endpoints! {
    /// Parcels.
    resource parcels: Parcels {
        /// Lists the parcels.
        list: GET "/parcels" (ListParcels) -> Page<Parcel>;
        /// Opens the box of a parcel.
        open: GET "/parcels/box" (OpenBox) -> ();
        /// Sends a parcel.
        create: POST "/parcels" (CreateParcel) -> (), idempotent;
        /// Fetches a parcel.
        retrieve: GET "/parcels/{parcel_id}" -> Parcel;
        /// Updates a parcel.
        update: PATCH "/parcels/{parcel_id}" (UpdateParcel) -> (), idempotent;
        /// Touches a parcel.
        touch: POST "/parcels/{parcel_id}/touch" -> (), idempotent;
        /// Wraps a parcel.
        wrap: POST "/parcels/{parcel_id}/wrapping" (body: Wrapping) -> (), idempotent;
        /// Seals a parcel.
        seal: POST "/parcels/{parcel_id}/seal" (body: Seal) -> (), idempotent;
        /// Labels a parcel.
        label: POST "/parcels/{parcel_id}/labels" (body: Vec<Seal>) -> (), idempotent;
    }
}

/// Which parcels to list.
#[params]
pub struct ListParcels {
    /// The page.
    #[default(1)]
    pub page: u32,
    /// The number of parcels per page.
    pub limit: Option<u32>,
    /// Only parcels with this text.
    pub search: Option<String>,
    /// Only parcels of this speed.
    pub speed: Option<Speed>,
    /// Only parcels of this sender.
    pub sender: Option<Id<Person>>,
}

/// Which box to open.
#[params]
pub struct OpenBox {
    /// The box.
    pub number: u16,
    /// Its code.
    #[secret]
    pub code: String,
    /// The code of its owner.
    #[secret]
    pub owner_code: Option<String>,
    /// Who opens it.
    pub by: Option<Id<Person>>,
}

/// A new parcel.
#[params]
pub struct CreateParcel {
    /// What is written on it.
    #[sample("Fragile")]
    pub text: String,
    /// Who receives it.
    pub receiver: Id<Person>,
    /// How fast it is.
    pub speed: Speed,
    /// Its weight, in kilograms.
    #[default(0.1)]
    pub weight: f32,
    /// Its sides, in metres.
    pub sides: Option<Vec<f32>>,
    /// Who sends it; `null` for nobody.
    pub sender: Nullable<Id<Person>>,
    /// What else is written on it.
    pub remark: Nullable<String>,
    /// How fast the response is.
    pub return_speed: Nullable<Speed>,
    /// Words to find it by.
    pub words: Option<Vec<String>>,
    /// Those who may open it.
    pub openers: Nullable<Vec<Id<Person>>>,
    /// How it is sealed.
    pub seals: Option<Vec<Seal>>,
    /// How it is wrapped.
    pub wrapping: Option<Wrapping>,
    /// How that is wrapped.
    pub outer_wrapping: Nullable<Wrapping>,
    /// All wrappings, from inside out.
    pub layers: Option<Vec<Wrapping>>,
    /// A seal for each side.
    pub by_side: Option<HashMap<String, Seal>>,
    /// The code of its box.
    #[secret]
    pub code: Option<u32>,
    /// How full it is, from 0 to 1.
    pub filled: Option<f64>,
    /// Anything.
    pub anything: Option<Value>,
}

/// Changes to a parcel.
#[params]
pub struct UpdateParcel {
    /// What is written on it.
    pub text: Option<String>,
    /// Words to find it by.
    pub words: Nullable<Vec<String>>,
    /// How it is sealed.
    pub seals: Nullable<Vec<Seal>>,
    /// One seal more.
    pub seal: Nullable<Seal>,
}

/// How fast a parcel is.
#[model]
pub enum Speed {
    /// Slow.
    Slow,
    /// Fast.
    Fast,
}

/// A seal.
#[model(input)]
pub struct Seal {
    /// Its colour.
    pub colour: String,
    /// Its number.
    pub number: u8,
    /// Its code.
    #[secret]
    pub code: Option<String>,
    /// Who sealed.
    pub by: Nullable<Id<Person>>,
}

/// Paper, without a secret.
#[model(input)]
pub struct Paper {
    /// Its colour.
    pub colour: String,
    /// How many sheets.
    #[default(1)]
    pub sheets: u8,
    /// Words on it.
    pub words: Vec<String>,
    /// The seal on it.
    pub seal: Option<Seal>,
}

/// How a parcel is wrapped.
#[model(input, tag = "kind")]
pub enum Wrapping {
    /// In paper.
    Paper(Paper),
    /// With a seal only.
    Sealed(Seal),
}

/// A person.
#[model]
pub struct Person {
    /// The id.
    #[sample("per_1")]
    pub id: Id<Person>,
}

/// A parcel.
#[model]
pub struct Parcel {
    /// The id.
    #[sample("par_1")]
    pub id: Id<Parcel>,
    /// How many sides it has.
    #[sample(6)]
    pub sides: u8,
    /// Its weight, in kilograms.
    #[sample(0.5)]
    pub weight: f32,
    /// Its stamps, each with a name.
    #[sample({})]
    pub stamps: HashMap<String, Stamp>,
    /// The stops, and when it was there.
    #[alias("stations")]
    #[sample({})]
    pub stops: BTreeMap<String, i64>,
    /// What is known of it besides.
    #[sample({})]
    pub notes: Map<String, Value>,
    /// Words to find it by.
    #[alias("tags")]
    pub words: Vec<String>,
    /// The first stamp.
    pub first: Box<Stamp>,
    /// The parcel in it.
    pub inner: Option<Box<Parcel>>,
    /// The code of its box.
    #[secret]
    pub code: Option<String>,
    /// What opens each side.
    #[secret]
    #[sample([])]
    pub pins: Vec<u32>,
}

/// A stamp.
#[model]
pub struct Stamp {
    /// Its value.
    #[sample(80)]
    pub value: u8,
    /// What it can be told by.
    #[secret]
    pub mark: Option<String>,
}

/// A union over an input of the SDK.
#[model(input, tag = "type")]
pub enum Instruction {
    /// A rule of the SDK.
    Rule(bimpeai::models::RuleInput),
}
