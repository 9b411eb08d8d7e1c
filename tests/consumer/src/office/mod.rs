//! The API of an office, with an entry of its own.

use bimpeai::endpoints;

pub mod archive;
pub mod orders;
pub mod tasks;

endpoints! {
    /// The API of an office, on both clients.
    client trait OfficeApi {
        /// The archive of agents.
        archive: archive::Archive;
        /// Orders.
        orders: orders::Orders;
        /// Tasks.
        tasks: tasks::Tasks;
    }
}
