//! A base that cannot be extended is one error.

mod not_extendable {
    use bimpeai::model;

    /// The base.
    #[model]
    pub struct Base {
        /// The id.
        pub id: String,
    }

    /// More of it.
    #[model(extends = Base)] // error: Base
    pub struct More {
        /// The name.
        pub name: String,
    }
}

mod another_type {
    use bimpeai::model;

    /// The base.
    #[model(extendable)]
    pub struct Base {
        /// The id.
        pub id: String,
    }

    /// More of it.
    #[model(extends = Base)]
    pub struct More {
        /// The id.
        pub id: u32, // error: u32
    }

    fn used(more: More) -> Base {
        more.into()
    }
}

mod parameters_of_a_model {
    use bimpeai::{model, params};

    /// The base.
    #[model(extendable)]
    pub struct Base {
        /// The id.
        pub id: String,
    }

    /// Parameters.
    #[params(extends = Base)] // error: Base
    pub struct More {
        /// The name.
        pub name: String,
    }
}

mod missing {
    use bimpeai::model;

    /// More of it.
    #[model(extends = Base)] // error: Base
    pub struct More {
        /// The name.
        pub name: String,
    }
}

mod mistyped {
    use bimpeai::model;

    /// The base.
    #[model(extendable)]
    pub struct Base {
        /// The id.
        pub id: String,
    }

    /// More of it.
    #[model(extends = Bsae)] // error: Bsae
    pub struct More {
        /// The name.
        pub name: String,
    }
}

mod declared_below {
    use bimpeai::model;

    /// More of it.
    #[model(extends = Base)] // error: Base
    pub struct More {
        /// The name.
        pub name: String,
    }

    /// The base.
    #[model(extendable)]
    pub struct Base {
        /// The id.
        pub id: String,
    }
}

mod mistakes_in_the_base {
    use bimpeai::model;

    /// The base.
    #[model(extendable)]
    pub struct Base {
        pub id: String, // error: id
        /// A character.
        pub it: char, // error: char
    }

    /// More of it.
    #[model(extends = Base)]
    pub struct More {
        /// The name.
        pub name: String,
    }

    fn used(more: More) -> Base {
        more.into()
    }
}

fn main() {}
