//! What a user's crate looks like that needs an endpoint before the SDK has it.

use bimpeai::endpoints;

pub mod desk;
pub mod hygiene;
pub mod notes;
pub mod shelves;

endpoints! {
    /// The notes part of the API, on both clients.
    client trait NotesApi {
        /// Notes: what the team remembers about an agent.
        notes: notes::Notes;
        /// Shelves and the books on them.
        shelves: shelves::Shelves;
    }
}
