//! A variant whose input has a field named like the tag is one error.

mod of_a_field {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "name")]
    pub enum Thing {
        /// One.
        First(First), // error: First
        /// Two.
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

mod of_a_renamed_field {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "type")]
    pub enum Thing {
        /// One.
        First(First), // error: First
    }

    /// One.
    #[model(input)]
    pub struct First {
        /// The kind.
        #[rename("type")]
        pub kind: String,
    }

    /// Another one.
    #[model(input)]
    pub struct Second {
        /// The kind.
        #[rename("type")]
        pub kind: String,
    }

    fn used(first: First) -> Thing {
        first.into()
    }
}

mod that_is_free {
    use bimpeai::model;

    /// A thing.
    #[model(input, tag = "kind")]
    pub enum Thing {
        /// One.
        First(First),
        /// Two.
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

fn main() {}
