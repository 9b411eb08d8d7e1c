//! An example of a crate that declares endpoints which the SDK does not have yet.

use bimpeai::endpoints;

pub mod desk;
pub mod growing;
pub mod hygiene;
pub mod notes;
pub mod office;
pub mod parcels;
pub mod shelves;
pub mod trees;

endpoints! {
    /// Notes, shelves and books, on both clients.
    client trait NotesApi {
        /// Notes: what the team writes down about an agent.
        notes: notes::Notes;
        /// Shelves and the books on them.
        shelves: shelves::Shelves;
    }
}
