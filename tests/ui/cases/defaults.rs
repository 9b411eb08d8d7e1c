//! A default of another type is one error, under the default.

mod text_for_a_number_in_an_input {
    use bimpeai::model;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        #[default("a")] // error: "a"
        pub it: u32,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod number_for_text_in_an_input {
    use bimpeai::model;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        #[default(1)] // error: 1
        pub it: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod unknown_name_in_an_input {
    use bimpeai::model;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        #[default(LIMIT)] // error: LIMIT
        pub it: u32,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod text_slice_in_an_input {
    use bimpeai::model;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        #[default("a")] // error: "a"
        pub it: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod one_for_a_list_in_an_input {
    use bimpeai::model;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        #[default(1)] // error: 1
        pub it: Vec<u32>,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod negative_in_an_input {
    use bimpeai::model;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        #[default(-1)] // error: -1
        pub it: u32,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod text_for_a_number_in_parameters {
    use bimpeai::params;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        #[default("a")] // error: "a"
        pub it: u32,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod number_for_text_in_parameters {
    use bimpeai::params;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        #[default(1)] // error: 1
        pub it: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod unknown_name_in_parameters {
    use bimpeai::params;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        #[default(LIMIT)] // error: LIMIT
        pub it: u32,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod text_slice_in_parameters {
    use bimpeai::params;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        #[default("a")] // error: "a"
        pub it: String,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod one_for_a_list_in_parameters {
    use bimpeai::params;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        #[default(1)] // error: 1
        pub it: Vec<u32>,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod negative_in_parameters {
    use bimpeai::params;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        #[default(-1)] // error: -1
        pub it: u32,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

fn main() {}
