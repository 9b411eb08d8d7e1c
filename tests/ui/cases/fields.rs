//! A mistake in a field is one error, and the type can be used; the last modules have names that work.

mod without_docs {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        pub id: String, // error: id
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod private {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        id: String, // error: id
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod private_to_the_crate {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        pub(crate) id: String, // error: pub(crate)
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod reserved {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        pub id: String,
        /// More.
        pub extra: String, // error: extra
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod internal {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        pub id: String,
        /// More.
        pub __id: String, // error: __id
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod same_name_in_json {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        pub id: String,
        /// More.
        #[rename("id")] // error: "id"
        pub again: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod same_alias {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        pub id: String,
        /// More.
        #[alias("id")] // error: "id"
        pub again: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod rename_twice {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        #[rename("a")]
        #[rename("b")] // error: rename
        pub id: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod sample_twice {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        #[sample("a")]
        #[sample("b")] // error: sample
        pub id: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod secret_with_a_value {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        #[secret("x")] // error: secret
        pub id: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod lenient_text {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        #[lenient] // error: lenient
        pub id: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod lenient_numbers {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The ids.
        #[lenient] // error: lenient
        pub ids: Vec<u32>,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod default_in_a_model {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        #[default(1)] // error: 1
        pub id: u32,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod assigned {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        #[rename = "a"] // error: rename
        pub id: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod rename_without_quotes {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        #[rename(a)] // error: rename
        pub id: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod empty_rename {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        #[rename("")] // error: ""
        pub id: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod unknown_format {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        #[format("date")] // error: "date"
        pub id: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod serde {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        #[serde(default)] // error: serde
        pub id: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod cfg_attr {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        #[cfg_attr(unix, deprecated)] // error: cfg_attr
        pub id: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod unknown_attribute {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        #[inline] // error: inline
        pub id: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod mistyped_attribute {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        #[smaple("a")] // error: smaple
        pub id: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod sample_without_a_value {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        #[sample] // error: sample
        pub id: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod sample_without_quotes {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        #[sample(support)] // error: support
        pub id: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod two_samples {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        #[sample("a", "b")] // error: ,
        pub id: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod key_without_quotes {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// Any.
        #[sample({id: 1})] // error: id
        pub any: bimpeai::json::Value,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod twice {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// The id.
        pub id: String,
        /// Again.
        pub id: u32, // error: id
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod default_twice {
    use bimpeai::model;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// The id.
        #[default(1)]
        #[default(2)] // error: default
        pub id: u32,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod default_without_a_value {
    use bimpeai::model;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// The id.
        #[default] // error: default
        pub id: u32,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod default_of_an_option {
    use bimpeai::model;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// The id.
        #[default(1)] // error: 1
        pub id: Option<u32>,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod default_of_a_nullable {
    use bimpeai::params;

    /// A thing.
    #[params]
    pub struct Thing {
        /// The id.
        #[default(1)] // error: 1
        pub id: bimpeai::Nullable<u32>,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod reserved_in_a_builder {
    use bimpeai::model;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// The build.
        pub build: u32, // error: build
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod reserved_in_a_request {
    use bimpeai::params;

    /// A thing.
    #[params]
    pub struct Thing {
        /// In seconds.
        pub timeout: u32, // error: timeout
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod reserved_in_a_page {
    use bimpeai::params;

    /// A thing.
    #[params]
    pub struct Thing {
        /// The page.
        #[default(1)]
        pub page: u32,
        /// Those.
        pub items: String, // error: items
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod reserved_in_every_builder {
    use bimpeai::params;

    /// A thing.
    #[params]
    pub struct Thing {
        /// The copy.
        pub clone: u32, // error: clone
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod that_are_free {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// A build.
        pub build: u32,
        /// A visitor.
        pub visitor: String,
        /// Parts.
        pub items: Vec<String>,
        /// Itself.
        pub r#type: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod free_in_an_input {
    use bimpeai::model;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// More.
        pub extra: u32,
        /// A timeout.
        pub timeout: u32,
        /// Parameters.
        pub params: u32,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod free_in_a_request {
    use bimpeai::params;

    /// A thing.
    #[params]
    pub struct Thing {
        /// More.
        pub extra: u32,
        /// A build.
        pub build: u32,
        /// Parts.
        pub items: u32,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

fn main() {}
