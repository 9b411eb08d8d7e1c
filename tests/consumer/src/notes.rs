//! Notes on agents: declared here, with all that the SDK's own endpoints get.

use bimpeai::models::Agent;
use bimpeai::{Id, Nullable, endpoints, model, params};

endpoints! {
    /// Notes: what the team remembers about an agent.
    resource notes: Notes {
        /// Lists the notes on an agent.
        list:     GET    "/agents/{agent_id}/notes"           (ListNotes)  -> Page<Note>;
        /// Writes a note.
        create:   POST   "/agents/{agent_id}/notes"           (CreateNote) -> Note, idempotent;
        /// Fetches one note.
        retrieve: GET    "/agents/{agent_id}/notes/{note_id}"              -> Note;
        /// Changes a note.
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
    /// The agent it is about.
    pub agent_id: Option<Id<Agent>>,
    /// What it says.
    #[sample("Prefers short answers")]
    pub text: String,
    /// How urgent it is.
    pub urgency: Option<Urgency>,
    /// When it was written, ISO-8601.
    pub created_at: Option<String>,
}

/// How urgent a note is.
#[model]
pub enum Urgency {
    /// Whenever.
    Low,
    /// Now.
    High,
}

/// Which notes to list.
#[params]
pub struct ListNotes {
    /// Which page, counted from 1.
    #[default(1)]
    pub page: u32,
    /// How many a page holds.
    pub limit: Option<u32>,
    /// Only notes of this urgency.
    pub urgency: Option<Urgency>,
}

/// A new note.
#[params]
pub struct CreateNote {
    /// What it says.
    #[sample("Prefers short answers")]
    pub text: String,
    /// How urgent it is.
    #[sample("low")]
    pub urgency: Nullable<Urgency>,
}

/// What to change about a note.
#[params]
pub struct UpdateNote {
    /// What it says.
    pub text: Option<String>,
    /// How urgent it is; `null` when that no longer matters.
    pub urgency: Nullable<Urgency>,
}
