//! Notes on agents: endpoints declared outside the SDK.

use bimpeai::models::Agent;
use bimpeai::{Id, Nullable, endpoints, model, params};

endpoints! {
    /// Notes: what the team writes down about an agent.
    resource notes: Notes {
        /// Lists the notes on an agent.
        list:     GET    "/agents/{agent_id}/notes"           (ListNotes)  -> Page<Note>;
        /// Creates a note.
        create:   POST   "/agents/{agent_id}/notes"           (CreateNote) -> Note, idempotent;
        /// Fetches one note.
        retrieve: GET    "/agents/{agent_id}/notes/{note_id}"              -> Note;
        /// Updates a note.
        update:   PATCH  "/agents/{agent_id}/notes/{note_id}" (UpdateNote) -> Note, idempotent;
        /// Deletes a note.
        delete:   DELETE "/agents/{agent_id}/notes/{note_id}"              -> (), idempotent;
    }
}

/// A note on an agent.
#[model]
pub struct Note {
    /// The id.
    #[sample("note_1")]
    pub id: Id<Note>,
    /// The agent that it is about.
    pub agent_id: Option<Id<Agent>>,
    /// The text.
    #[sample("Prefers short answers")]
    pub text: String,
    /// How urgent it is.
    pub urgency: Option<Urgency>,
    /// When it was created, in ISO 8601.
    pub created_at: Option<String>,
}

/// How urgent a note is.
#[model]
pub enum Urgency {
    /// Not urgent.
    Low,
    /// Urgent.
    High,
}

/// Which notes to list.
#[params]
pub struct ListNotes {
    /// The page to fetch, counted from 1.
    #[default(1)]
    pub page: u32,
    /// The number of notes per page.
    pub limit: Option<u32>,
    /// Only notes with this urgency.
    pub urgency: Option<Urgency>,
}

/// A new note.
#[params]
pub struct CreateNote {
    /// The text.
    #[sample("Prefers short answers")]
    pub text: String,
    /// How urgent it is.
    #[sample("low")]
    pub urgency: Nullable<Urgency>,
}

/// Changes to a note.
#[params]
pub struct UpdateNote {
    /// The text.
    pub text: Option<String>,
    /// How urgent it is; `null` removes it.
    pub urgency: Nullable<Urgency>,
}
