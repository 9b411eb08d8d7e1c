//! Shelves and what stands on them: two lists that share their parameters.

// What an extendable struct generates is used through its extensions only, and must not be reported as dead code.
#![deny(warnings)]

use bimpeai::{endpoints, model, params};

/// The parameters of every list: not public, and not the parameters of any endpoint.
#[params(extendable)]
struct Listing {
    /// The page to fetch, counted from 1.
    #[default(1)]
    pub page: u32,
    /// The number of items per page.
    #[sample(20)]
    pub limit: Option<u32>,
    /// Only items that match this text.
    #[sample("text")]
    pub search: Option<String>,
}

pub mod books;

endpoints! {
    /// Shelves.
    resource shelves: Shelves {
        /// Lists the shelves.
        list: GET "/shelves" (ListShelves) -> Page<Shelf>;
        /// Books.
        books: books::Books;
    }
}

/// Which shelves to list.
#[params(extends = Listing)]
pub struct ListShelves {}

/// A shelf.
#[model(extendable)]
pub struct Shelf {
    /// What it is called.
    #[sample("A to K")]
    pub name: String,
    /// Where it stands.
    #[sample("ground floor")]
    pub place: Option<String>,
}

/// A shelf that can be moved.
#[model(extends = Shelf)]
pub struct MovableShelf {
    /// Where it stands now.
    #[sample("in the lift")]
    pub place: Option<String>,
    /// Its weight in kilograms.
    #[sample(40)]
    pub weight: u32,
}
