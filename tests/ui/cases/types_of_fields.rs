//! A type that cannot be a field is one error that says which one can; the last module has types that work.

mod of_f64_2 {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: [f64; 2], // error: [f64; 2]
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_static_str {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: &'static str, // error: &'static str
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_box_str {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: Box<str>, // error: Box<str>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_u32_u32 {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: (u32, u32), // error: (u32, u32)
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_ {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: (), // error: ()
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_char {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: char, // error: char
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_u128 {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: u128, // error: u128
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_std_rc_rc_string {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: std::rc::Rc<String>, // error: std::rc::Rc<String>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_std_borrow_cow_static_str {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: std::borrow::Cow<'static, str>, // error: std::borrow::Cow<'static, str>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_std_collections_hashset_string {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: std::collections::HashSet<String>, // error: std::collections::HashSet<String>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_std_collections_vecdeque_u32 {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: std::collections::VecDeque<u32>, // error: std::collections::VecDeque<u32>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_std_collections_hashmap_u32_bool {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: std::collections::HashMap<u32, bool>, // error: std::collections::HashMap<u32, bool>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_result_u32_string {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: Result<u32, String>, // error: Result<u32, String>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_fn_u32_u32 {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: fn(u32) -> u32, // error: fn(u32) -> u32
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_box_dyn_send {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: Box<dyn Send>, // error: Box<dyn Send>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_impl_clone {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: impl Clone, // error: impl Clone
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_std_marker_phantomdata_u32 {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: std::marker::PhantomData<u32>, // error: std::marker::PhantomData<u32>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_bimpeai_nullable_u32 {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: bimpeai::Nullable<u32>, // error: bimpeai::Nullable<u32>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_option_option_u32 {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: Option<Option<u32>>, // error: Option<Option<u32>>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_vec_char {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: Vec<char>, // error: char
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_option_f64_2 {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: Option<[f64; 2]>, // error: [f64; 2]
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_vec_option_u32 {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: Vec<Option<u32>>, // error: Option<u32>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod of_std_collections_hashmap_string_u32_u32 {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// It.
        pub it: std::collections::HashMap<String, (u32, u32)>, // error: (u32, u32)
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod in_an_input {
    use bimpeai::model;

    /// A thing.
    #[model(input)]
    pub struct Thing {
        /// It.
        pub it: [f64; 2], // error: [f64; 2]
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod in_parameters {
    use bimpeai::params;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        pub it: (u32, u32), // error: (u32, u32)
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod twice_optional_in_parameters {
    use bimpeai::params;

    /// A thing.
    #[params]
    pub struct Thing {
        /// It.
        pub it: Option<Option<u32>>, // error: Option<Option<u32>>
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

mod that_work {
    use bimpeai::model;

    /// A thing.
    #[model]
    pub struct Thing {
        /// A byte.
        pub a: u8,
        /// A short float.
        pub b: f32,
        /// A map.
        pub c: std::collections::HashMap<String, Vec<u32>>,
        /// A sorted map.
        pub d: std::collections::BTreeMap<String, f64>,
        /// Lists.
        pub e: Vec<Vec<String>>,
        /// Itself.
        pub f: Option<Box<Thing>>,
        /// Any object.
        pub g: bimpeai::json::Map<String, bimpeai::json::Value>,
    }

    fn used(thing: &Thing) -> Thing {
        thing.clone()
    }
}

fn main() {}
