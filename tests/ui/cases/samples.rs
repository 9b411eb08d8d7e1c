//! A sample that does not fit its field is one error, under the sample; the last module has samples that fit.

mod number_for_text {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample(3)] // error: 3
        pub it: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod text_for_a_number {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample("3")] // error: "3"
        pub it: u32,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod fraction_for_a_number {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample(1.5)] // error: 1.5
        pub it: u32,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod number_for_a_flag {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample(1)] // error: 1
        pub it: bool,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod null_for_a_required_field {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample(null)] // error: null
        pub it: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod number_for_an_id {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample(1)] // error: 1
        pub it: bimpeai::Id<bimpeai::models::Agent>,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod text_for_a_list {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample("a")] // error: "a"
        pub it: Vec<String>,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod number_for_optional_text {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample(3)] // error: 3
        pub it: Option<String>,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod number_in_a_list_of_text {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample(["a", 3])] // error: ["a", 3]
        pub it: Vec<String>,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod null_in_a_list {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample(["a", null])] // error: ["a", null]
        pub it: Vec<String>,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod list_for_text {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample(["a"])] // error: ["a"]
        pub it: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod number_in_a_map {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample({"a": 1})] // error: {"a": 1}
        pub it: std::collections::HashMap<String, String>,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod text_for_a_fraction {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample("0.5")] // error: "0.5"
        pub it: f64,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod flag_for_a_level {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample(true)] // error: true
        pub it: bimpeai::models::CallStatus,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod negative {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample(-1)] // error: -1
        pub it: u32,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod too_large {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample(300)] // error: 300
        pub it: u8,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod too_large_in_a_list {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample([1, 300])] // error: 300
        pub it: Vec<u8>,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod negative_optional {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample(-1)] // error: -1
        pub it: Option<u64>,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod text_for_an_object {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample("a")] // error: "a"
        pub it: Part,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }

    /// A part.
    #[model]
    pub struct Part {
        /// The id.
        pub id: String,
        /// The size.
        pub size: u32,
        /// A note.
        pub note: Option<String>,
    }

    /// An input.
    #[model(input)]
    pub struct Sent {
        /// The name.
        pub name: String,
        /// The size.
        pub size: Option<u32>,
    }

    /// A level.
    #[model]
    pub enum Level {
        /// Low.
        Low,
    }
}

mod unknown_field {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample({"name": "a", "nmae": 1})] // error: {"name": "a", "nmae": 1}
        pub it: Sent,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }

    /// A part.
    #[model]
    pub struct Part {
        /// The id.
        pub id: String,
        /// The size.
        pub size: u32,
        /// A note.
        pub note: Option<String>,
    }

    /// An input.
    #[model(input)]
    pub struct Sent {
        /// The name.
        pub name: String,
        /// The size.
        pub size: Option<u32>,
    }

    /// A level.
    #[model]
    pub enum Level {
        /// Low.
        Low,
    }
}

mod missing_field {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample({"id": "a"})] // error: {"id": "a"}
        pub it: Part,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }

    /// A part.
    #[model]
    pub struct Part {
        /// The id.
        pub id: String,
        /// The size.
        pub size: u32,
        /// A note.
        pub note: Option<String>,
    }

    /// An input.
    #[model(input)]
    pub struct Sent {
        /// The name.
        pub name: String,
        /// The size.
        pub size: Option<u32>,
    }

    /// A level.
    #[model]
    pub enum Level {
        /// Low.
        Low,
    }
}

mod wrong_field {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample({"id": "a", "size": "b"})] // error: {"id": "a", "size": "b"}
        pub it: Part,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }

    /// A part.
    #[model]
    pub struct Part {
        /// The id.
        pub id: String,
        /// The size.
        pub size: u32,
        /// A note.
        pub note: Option<String>,
    }

    /// An input.
    #[model(input)]
    pub struct Sent {
        /// The name.
        pub name: String,
        /// The size.
        pub size: Option<u32>,
    }

    /// A level.
    #[model]
    pub enum Level {
        /// Low.
        Low,
    }
}

mod wrong_in_a_list {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample([{"id": "a", "size": 1}, {"id": 2, "size": 1}])] // error: [{"id": "a", "size": 1}, {"id": 2, "size": 1}]
        pub it: Vec<Part>,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }

    /// A part.
    #[model]
    pub struct Part {
        /// The id.
        pub id: String,
        /// The size.
        pub size: u32,
        /// A note.
        pub note: Option<String>,
    }

    /// An input.
    #[model(input)]
    pub struct Sent {
        /// The name.
        pub name: String,
        /// The size.
        pub size: Option<u32>,
    }

    /// A level.
    #[model]
    pub enum Level {
        /// Low.
        Low,
    }
}

mod missing_in_a_list {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample([{"id": "a"}])] // error: [{"id": "a"}]
        pub it: Vec<Part>,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }

    /// A part.
    #[model]
    pub struct Part {
        /// The id.
        pub id: String,
        /// The size.
        pub size: u32,
        /// A note.
        pub note: Option<String>,
    }

    /// An input.
    #[model(input)]
    pub struct Sent {
        /// The name.
        pub name: String,
        /// The size.
        pub size: Option<u32>,
    }

    /// A level.
    #[model]
    pub enum Level {
        /// Low.
        Low,
    }
}

mod missing_in_an_option {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample({"size": 1})] // error: {"size": 1}
        pub it: Option<Part>,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }

    /// A part.
    #[model]
    pub struct Part {
        /// The id.
        pub id: String,
        /// The size.
        pub size: u32,
        /// A note.
        pub note: Option<String>,
    }

    /// An input.
    #[model(input)]
    pub struct Sent {
        /// The name.
        pub name: String,
        /// The size.
        pub size: Option<u32>,
    }

    /// A level.
    #[model]
    pub enum Level {
        /// Low.
        Low,
    }
}

mod list_for_an_object {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample([])] // error: []
        pub it: Part,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }

    /// A part.
    #[model]
    pub struct Part {
        /// The id.
        pub id: String,
        /// The size.
        pub size: u32,
        /// A note.
        pub note: Option<String>,
    }

    /// An input.
    #[model(input)]
    pub struct Sent {
        /// The name.
        pub name: String,
        /// The size.
        pub size: Option<u32>,
    }

    /// A level.
    #[model]
    pub enum Level {
        /// Low.
        Low,
    }
}

mod null_for_an_object {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[sample(null)] // error: null
        pub it: Part,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }

    /// A part.
    #[model]
    pub struct Part {
        /// The id.
        pub id: String,
        /// The size.
        pub size: u32,
        /// A note.
        pub note: Option<String>,
    }

    /// An input.
    #[model(input)]
    pub struct Sent {
        /// The name.
        pub name: String,
        /// The size.
        pub size: Option<u32>,
    }

    /// A level.
    #[model]
    pub enum Level {
        /// Low.
        Low,
    }
}

mod of_an_input {
    use bimpeai::model;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        #[sample(3)] // error: 3
        pub it: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_parameters {
    use bimpeai::params;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        #[sample(3)] // error: 3
        pub it: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod that_fit {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// Text.
        #[sample("a")]
        pub text: String,
        /// None.
        #[sample(null)]
        pub none: Option<String>,
        /// A number.
        #[sample(-1)]
        pub number: i32,
        /// A byte.
        #[sample(255)]
        pub byte: u8,
        /// A fraction.
        #[sample(1)]
        pub fraction: f64,
        /// Parts.
        #[sample([{"id": "a", "size": 1, "more": true}, {"id": "b", "size": 2, "note": null}])]
        pub parts: Vec<Part>,
        /// A level.
        #[sample("high")]
        pub level: Level,
        /// Any.
        #[sample({"a": [1, null]})]
        pub any: bimpeai::json::Value,
    }

    /// A part.
    #[model]
    pub struct Part {
        /// The id.
        pub id: String,
        /// The size.
        pub size: u32,
        /// A note.
        pub note: Option<String>,
    }

    /// An input.
    #[model(input)]
    pub struct Sent {
        /// The name.
        pub name: String,
        /// The size.
        pub size: Option<u32>,
    }

    /// A level.
    #[model]
    pub enum Level {
        /// Low.
        Low,
    }
}

fn main() {}
