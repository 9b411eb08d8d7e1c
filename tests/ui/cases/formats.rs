//! A format of what is not text is one error, under the format.

mod a_number {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[format("uri")] // error: "uri"
        pub it: u32,
    }
}

mod a_flag {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[format("uri")] // error: "uri"
        pub it: bool,
    }
}

mod a_list_of_numbers {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[format("uri")] // error: "uri"
        pub it: Vec<u32>,
    }
}

mod an_optional_number {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[format("uri")] // error: "uri"
        pub it: Option<f64>,
    }
}

mod an_object {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[format("uri")] // error: "uri"
        pub it: bimpeai::models::Agent,
    }
}

mod an_enum {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[format("uri")] // error: "uri"
        pub it: bimpeai::models::CallStatus,
    }
}

mod text {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        #[format("uri")]
        pub it: Option<String>,
        /// Them.
        #[format("email")]
        pub them: Vec<String>,
    }
}

fn main() {}
