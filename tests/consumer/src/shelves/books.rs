//! Books: a list whose parameters extend those of the module above.

use bimpeai::{Id, endpoints, model, params};

endpoints! {
    /// Books.
    resource shelves.books: Books {
        /// Lists the books.
        list: GET "/books" (ListBooks) -> Page<Book>;
        /// Lists the books that are lent out.
        lent: GET "/books/lent" (ListLentBooks) -> Page<Book>;
    }
}

/// Which books to list.
#[params(extendable, extends = Listing)]
pub struct ListBooks {
    /// The author to list.
    pub author: String,
    /// Only books with this text in their title.
    #[sample("tide")]
    pub search: Option<String>,
}

/// Which lent books to list.
#[params(extends = ListBooks)]
pub struct ListLentBooks {
    /// Only books that are overdue.
    pub overdue: Option<bool>,
}

/// A book.
#[model]
pub struct Book {
    /// Identifies the book.
    #[sample("bok_1")]
    pub id: Id<Book>,
}
