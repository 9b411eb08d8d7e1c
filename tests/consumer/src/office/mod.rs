//! The API of an office, with an entry of its own.

use bimpeai::endpoints;

pub mod tasks;

endpoints! {
    /// The API of an office, on both clients.
    client trait OfficeApi {
        /// Tasks.
        tasks: tasks::Tasks;
    }
}
