//! A mistake in an open enum is one error, and the enum can be used.

mod without_docs {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub enum Thing {
        /// One.
        One,
        Two, // error: Two
    }

    fn used(thing: &Thing) -> Thing {
        let _ = Thing::One;
        thing.clone()
    }
}

mod with_fields {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub enum Thing {
        /// One.
        One,
        /// Two.
        Two(String), // error: (String)
    }

    fn used(thing: &Thing) -> Thing {
        let _ = Thing::One;
        thing.clone()
    }
}

mod with_a_number {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub enum Thing {
        /// One.
        One = 1, // error: 1
        /// Two.
        Two,
    }

    fn used(thing: &Thing) -> Thing {
        let _ = Thing::One;
        thing.clone()
    }
}

mod unknown {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub enum Thing {
        /// One.
        One,
        /// Unknown.
        Unknown, // error: Unknown
    }

    fn used(thing: &Thing) -> Thing {
        let _ = Thing::One;
        thing.clone()
    }
}

mod same_value {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub enum Thing {
        /// One.
        One,
        /// Two.
        #[rename("one")] // error: "one"
        Two,
    }

    fn used(thing: &Thing) -> Thing {
        let _ = Thing::One;
        thing.clone()
    }
}

mod same_name {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub enum Thing {
        /// One.
        One,
        /// Again.
        One, // error: One
    }

    fn used(thing: &Thing) -> Thing {
        let _ = Thing::One;
        thing.clone()
    }
}

mod two_samples {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub enum Thing {
        /// One.
        #[sample]
        One,
        /// Two.
        #[sample] // error: sample
        Two,
    }

    fn used(thing: &Thing) -> Thing {
        let _ = Thing::One;
        thing.clone()
    }
}

mod sample_with_a_value {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub enum Thing {
        /// One.
        #[sample("one")] // error: sample
        One,
    }

    fn used(thing: &Thing) -> Thing {
        let _ = Thing::One;
        thing.clone()
    }
}

mod rename_twice {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub enum Thing {
        /// One.
        #[rename("a")]
        #[rename("b")] // error: rename
        One,
    }

    fn used(thing: &Thing) -> Thing {
        let _ = Thing::One;
        thing.clone()
    }
}

mod alias {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub enum Thing {
        /// One.
        #[alias("a")] // error: alias
        One,
    }

    fn used(thing: &Thing) -> Thing {
        let _ = Thing::One;
        thing.clone()
    }
}

mod secret {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub enum Thing {
        /// One.
        #[secret] // error: secret
        One,
    }

    fn used(thing: &Thing) -> Thing {
        let _ = Thing::One;
        thing.clone()
    }
}

mod mixed_up {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub enum Thing {
        /// One.
        #[rename("two")] // error: "two"
        One,
        /// Two.
        #[rename("three")]
        Two,
    }

    fn used(thing: &Thing) -> Thing {
        let _ = Thing::One;
        thing.clone()
    }
}

mod as_an_input {
    use bimpeai::model;

    /// A thing.
    #[model(input)] // error: input
    pub enum Thing {
        /// One.
        One,
    }

    fn used(thing: &Thing) -> Thing {
        let _ = Thing::One;
        thing.clone()
    }
}

mod extendable {
    use bimpeai::model;

    /// A thing.
    #[model(extendable)] // error: extendable
    pub enum Thing {
        /// One.
        One,
    }

    fn used(thing: &Thing) -> Thing {
        let _ = Thing::One;
        thing.clone()
    }
}

fn main() {}
