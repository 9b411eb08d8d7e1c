//! A required setter that is not called is one error, under the method that needs it.

mod of_a_request {
    use bimpeai::models::Agent;
    use bimpeai::{endpoints, params};

    /// A new cat.
    #[params]
    pub struct CreateCat {
        /// What it is called.
        pub name: String,
        /// Its number.
        pub number: u32,
        /// What it looks like.
        pub looks: Option<String>,
    }

    /// Which cats.
    #[params]
    pub struct ListCats {
        /// The page.
        #[default(1)]
        pub page: u32,
        /// Whose they are.
        pub owner: String,
    }

    endpoints! {
        /// Cats.
        resource cats: Cats {
            /// Creates one.
            create: POST "/cats" (CreateCat) -> Agent;
            /// Lists them.
            list: GET "/cats" (ListCats) -> Page<Agent>;
        }
    }

    fn used(cats: &Cats) {
        let _ = cats.create().number(1).looks("black").send(); // error: send
        let _ = cats.create().name("a").send_with_response(); // error: send_with_response
        let _ = cats.create().name("a").number(1).send();
    }
}

mod of_a_page {
    use bimpeai::models::Agent;
    use bimpeai::{endpoints, params};

    /// A new cat.
    #[params]
    pub struct CreateCat {
        /// What it is called.
        pub name: String,
        /// Its number.
        pub number: u32,
        /// What it looks like.
        pub looks: Option<String>,
    }

    /// Which cats.
    #[params]
    pub struct ListCats {
        /// The page.
        #[default(1)]
        pub page: u32,
        /// Whose they are.
        pub owner: String,
    }

    endpoints! {
        /// Cats.
        resource cats: Cats {
            /// Creates one.
            create: POST "/cats" (CreateCat) -> Agent;
            /// Lists them.
            list: GET "/cats" (ListCats) -> Page<Agent>;
        }
    }

    fn used(cats: &Cats) {
        let _ = cats.list().send(); // error: send
        let _ = cats.list().items(); // error: items
        let _ = cats.list().page(2).pages(); // error: pages
        let _ = cats.list().owner("me").items();
    }
}

mod of_a_blocking_request {
    use bimpeai::models::Agent;
    use bimpeai::{endpoints, params};

    /// A new cat.
    #[params]
    pub struct CreateCat {
        /// What it is called.
        pub name: String,
        /// Its number.
        pub number: u32,
        /// What it looks like.
        pub looks: Option<String>,
    }

    /// Which cats.
    #[params]
    pub struct ListCats {
        /// The page.
        #[default(1)]
        pub page: u32,
        /// Whose they are.
        pub owner: String,
    }

    endpoints! {
        /// Cats.
        resource cats: Cats {
            /// Creates one.
            create: POST "/cats" (CreateCat) -> Agent;
            /// Lists them.
            list: GET "/cats" (ListCats) -> Page<Agent>;
        }
    }

    fn used(cats: &Cats<bimpeai::blocking::Client>) {
        let _ = cats.create().number(1).send(); // error: send
    }
}

mod of_an_input {
    use bimpeai::model;

    /// A cat.
    #[model(input)]
    pub struct Cat {
        /// Its name.
        pub name: String,
        /// Its number.
        pub number: u32,
        /// Its looks.
        pub looks: Option<String>,
    }

    fn used() {
        let _ = Cat::builder().looks("black").name("a").build(); // error: build
        let _ = Cat::builder().number(1).build(); // error: build
        let _ = Cat::builder().number(1).name("a").build();
    }
}

mod step_by_step {
    use bimpeai::models::Agent;
    use bimpeai::{endpoints, params};

    /// A new cat.
    #[params]
    pub struct CreateCat {
        /// What it is called.
        pub name: String,
        /// Its number.
        pub number: u32,
        /// What it looks like.
        pub looks: Option<String>,
    }

    /// Which cats.
    #[params]
    pub struct ListCats {
        /// The page.
        #[default(1)]
        pub page: u32,
        /// Whose they are.
        pub owner: String,
    }

    endpoints! {
        /// Cats.
        resource cats: Cats {
            /// Creates one.
            create: POST "/cats" (CreateCat) -> Agent;
            /// Lists them.
            list: GET "/cats" (ListCats) -> Page<Agent>;
        }
    }

    fn used(cats: &Cats) {
        let mut request = cats.create().number(1);
        if true {
            request = request.looks("black");
        }
        let _ = request.send(); // error: send
    }
}

fn main() {}
