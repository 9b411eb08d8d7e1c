//! A value of another type is one error, under the value.

mod of_a_request {
    use bimpeai::models::{Agent, CallStatus};
    use bimpeai::{Client, Id, Nullable, endpoints, model, params};

    /// A part.
    #[model(input)]
    pub struct Part {
        /// Its name.
        pub name: String,
        /// Its numbers.
        pub numbers: Vec<u32>,
    }

    /// A new thing.
    #[params]
    pub struct CreateThing {
        /// Its name.
        pub name: Option<String>,
        /// Its number.
        pub number: Option<u32>,
        /// Its size.
        pub size: Nullable<u32>,
        /// Its tags.
        pub tags: Option<Vec<String>>,
        /// Its agent.
        pub agent: Option<Id<Agent>>,
        /// Its status.
        pub status: Option<CallStatus>,
        /// Its part.
        pub part: Option<Part>,
        /// Its parts.
        pub parts: Option<Vec<Part>>,
    }

    endpoints! {
        /// Things.
        resource things: Things {
            /// Creates one.
            create: POST "/things" (CreateThing) -> Agent;
        }
    }

    fn used(things: &Things<Client>, part: &Part) {
        let _ = things.create().name(1); // error: 1
        let _ = things.create().name(true); // error: true
        let _ = things.create().name(None::<String>); // error: None::<String>
        let _ = things.create().number("1"); // error: "1"
        let _ = things.create().number(1.5); // error: 1.5
        let _ = things.create().number(1_u64); // error: 1_u64
        let _ = things.create().size("1"); // error: "1"
        let _ = things.create().tags("a"); // error: "a"
        let _ = things.create().tags([1]); // error: [1]
        let _ = things.create().agent(1); // error: 1
        let _ = things.create().status(1); // error: 1
        let _ = things.create().part("a"); // error: "a"
        let _ = things.create().parts([1]); // error: [1]
        let _ = things.create().parts(part.clone()); // error: part.clone()
        let _ = things.create().name("a");
        let _ = things.create().number(1);
        let _ = things.create().size(None::<u32>);
        let _ = things.create().tags([]);
        let _ = things.create().tags(["a"]);
        let _ = things.create().agent("agt_1");
        let _ = things.create().status("done");
        let _ = things.create().part(part);
        let _ = things.create().parts([part.clone()]);
        let _ = things.create().parts([part]);
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
        pub number: Option<u32>,
    }

    fn used() {
        let _ = Cat::builder().name(1); // error: 1
        let _ = Cat::builder().number("a"); // error: "a"
        let _ = Cat::builder().colour("black"); // error: colour
        let _ = Cat::builder().name("a").number(1).build();
    }
}

mod that_do_not_exist {
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
        let _ = cats.create().nmae("a"); // error: nmae
        let _ = cats.list().owner("a").items().owner("me"); // error: owner
    }
}

mod of_parameters_as_a_whole {
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
        let _ = cats.create().params(ListCats::new("me")); // error: ListCats::new("me")
        let _ = cats.create().params("a"); // error: "a"
        let _ = CreateCat::new("a"); // error: CreateCat::new
        let _ = cats.create().params(CreateCat::new("a", 1)).send();
        let _ = cats.create().params(bimpeai::json::json!({"name": "a", "number": 1})).send();
    }
}

fn main() {}
