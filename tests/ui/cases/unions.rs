//! A mistake in a union is one error, and its users are quiet.

mod without_docs {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "type")]
    pub enum Thing {
        /// One.
        First(First),
        Second(Second), // error: Second
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod without_a_value {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "type")]
    pub enum Thing {
        /// One.
        First(First),
        /// Two.
        Second, // error: Second
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod two_values {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "type")]
    pub enum Thing {
        /// One.
        First(First),
        /// Two.
        Second(Second, Second), // error: Second
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod named_fields {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "type")]
    pub enum Thing {
        /// One.
        First(First),
        /// Two.
        Second { second: Second }, // error: Second
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod text {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "type")]
    pub enum Thing {
        /// One.
        First(First),
        /// Two.
        Second(String), // error: String
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod list {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "type")]
    pub enum Thing {
        /// One.
        First(First),
        /// Two.
        Second(Vec<Second>), // error: Vec<Second>
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod same_tag {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "type")]
    pub enum Thing {
        /// One.
        First(First),
        /// Two.
        #[rename("first")] // error: "first"
        Second(Second),
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod same_type {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "type")]
    pub enum Thing {
        /// One.
        First(First),
        /// Two.
        Second(First), // error: First
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod same_name {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "type")]
    pub enum Thing {
        /// One.
        First(First),
        /// Two.
        First(Second), // error: First
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod number {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "type")]
    pub enum Thing {
        /// One.
        First(First) = 1, // error: 1
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod public {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "type")]
    pub enum Thing {
        /// One.
        First(pub First), // error: pub
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod attribute_inside {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "type")]
    pub enum Thing {
        /// One.
        First(#[secret] First), // error: secret
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod sample {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "type")]
    pub enum Thing {
        /// One.
        #[sample] // error: sample
        First(First),
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod rename_twice {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "type")]
    pub enum Thing {
        /// One.
        #[rename("a")]
        #[rename("b")] // error: rename
        First(First),
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod without_a_tag {
    use bimpeai::model;

    /// A thing.
    #[model(input)]
    pub enum Thing { // error: Thing
        /// One.
        First(First),
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod without_arguments {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub enum Thing { // error: Thing
        /// One.
        First(First),
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod without_input {
    use bimpeai::model;

    /// A thing.
    #[model(tag = "type")] // error: "type"
    pub enum Thing {
        /// One.
        First(First),
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod tag_without_a_value {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag)] // error: tag
    pub enum Thing {
        /// One.
        First(First),
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod empty_tag {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "")] // error: ""
    pub enum Thing {
        /// One.
        First(First),
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod tag_without_quotes {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = kind)] // error: kind
    pub enum Thing {
        /// One.
        First(First),
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The name.
        pub name: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The name.
        pub name: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

fn main() {}
