//! Expansions in a form that a person can read: one declaration for each feature.

use proc_macro2::TokenStream;

use super::expand_block;
use crate::{expand_model, expand_params};

fn tokens(text: &str) -> TokenStream {
    text.parse().expect("tokens")
}

/// The hidden macros of the docs are numbered in the order of their expansion, in which the tests have no part.
fn without_numbers(expanded: &str) -> String {
    let mut parts = expanded.split("__docs_");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let end = part.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        format!("{text}__docs_{}{rest}", name.trim_end_matches(|c: char| c.is_ascii_digit()))
    })
}

/// `UPDATE_SNAPSHOT=1 cargo test -p bimpeai-macros` writes the snapshots.
fn assert_snapshot(name: &str, expansion: TokenStream) {
    let expanded = without_numbers(&prettyplease::unparse(&syn::parse2(expansion).expect("Rust")));
    let path = format!("{}/snapshots/{name}.rs", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_SNAPSHOT").is_some() {
        std::fs::write(&path, &expanded).expect("a writable snapshot");
    }
    let committed = std::fs::read_to_string(path).expect("a snapshot");
    assert!(committed == expanded, "the expansion of {name} has changed: read it, then UPDATE_SNAPSHOT=1\n{expanded}");
}

/// A name of a snapshot, and the block.
const BLOCKS: &[(&str, &str)] = &[
    (
        "resource",
        r#"
        /// Notes.
        resource agents.notes: Notes {
            /// Lists the notes on an agent.
            list: GET "/agents/{agent_id}/notes" (ListNotes) -> Page<Note>;
            /// Deletes a note.
            delete: DELETE "/agents/{agent_id}/notes/{note_id}" -> (), idempotent;
        }
        "#,
    ),
    (
        "body",
        r#"
        /// Notes.
        resource notes: Notes {
            /// Replaces the notes on an agent.
            replace: PUT "/agents/{agent_id}/notes" (body: Vec<NoteInput>) -> Vec<Note>;
        }
        "#,
    ),
    (
        "events",
        r#"
        /// Notes.
        resource notes: Notes {
            /// Creates a ticket.
            ticket: POST "/notes/ticket" -> Ticket, idempotent;
            /// Streams the notes.
            stream: GET "/notes/stream" -> Events<Note>, ticket = ticket;
        }
        "#,
    ),
    (
        "sub_resource",
        r"
        /// Notes.
        resource notes: Notes {
            /// The comments on a note.
            comments: comments::Comments;
        }
        ",
    ),
    (
        "cfg_and_deprecated",
        r#"
        /// Notes.
        resource notes: Notes {
            /// Fetches a note.
            #[cfg(unix)]
            #[deprecated(note = "read `list`")]
            retrieve: GET "/notes/{note_id}" -> Note;
        }
        "#,
    ),
    (
        "client",
        r"
        /// The resources.
        client {
            /// Notes.
            notes: notes::Notes;
        }
        ",
    ),
    (
        "client_trait",
        r"
        /// The resources.
        client trait NotesApi {
            /// Notes.
            notes: notes::Notes;
        }
        ",
    ),
];

#[test]
fn blocks() {
    for (name, block) in BLOCKS {
        assert_snapshot(name, expand_block(&tokens(block)));
    }
}

/// A name of a snapshot, the arguments of `#[model]`, and the item.
const MODELS: &[(&str, &str, &str)] = &[
    (
        "model",
        "",
        r#"
        /// A note.
        pub struct Note {
            /// Its id.
            #[sample("note_1")]
            pub id: Id<Note>,
            /// Its tags.
            #[alias("labels")]
            pub tags: Vec<String>,
            /// What is attached.
            #[lenient]
            pub files: Vec<File>,
            /// Where it can be read.
            #[format("uri")]
            pub link: Option<String>,
            /// Who may read it.
            #[secret]
            pub code: Option<String>,
        }
        "#,
    ),
    (
        "cfg_and_deprecated_fields",
        "",
        "
        /// A note.
        pub struct Note {
            /// Its text.
            #[cfg(unix)]
            #[deprecated]
            pub text: String,
        }
        ",
    ),
    (
        "extendable",
        "extendable",
        "
        /// A note.
        pub struct Note {
            /// Its text.
            pub text: String,
        }
        ",
    ),
    (
        "extends",
        "extends = Note",
        "
        /// A note with more in it.
        pub struct NoteDetail {
            /// Its size.
            pub size: u32,
        }
        ",
    ),
    (
        "extends_with_fields",
        "extends = Note, __fields {
            /// Its text.
            pub text: String,
        }",
        "
        /// A note with more in it.
        pub struct NoteDetail {
            /// Its size.
            pub size: u32,
        }
        ",
    ),
    (
        "input",
        "input",
        "
        /// What is attached to a note.
        pub struct FileInput {
            /// Its name.
            pub name: String,
            /// Its version.
            #[default(1)]
            pub version: u32,
            /// What it is about.
            pub topic: Option<String>,
        }
        ",
    ),
    (
        "enum",
        "",
        r#"
        /// How urgent a note is.
        pub enum Urgency {
            /// Not urgent.
            Low,
            /// Urgent.
            #[rename("now")]
            High,
        }
        "#,
    ),
    (
        "union",
        "input, tag = \"type\"",
        "
        /// What is attached to a note.
        pub enum Attachment {
            /// A file.
            File(FileInput),
            /// A link.
            Link(LinkInput),
        }
        ",
    ),
];

#[test]
fn models() {
    for (name, args, item) in MODELS {
        assert_snapshot(name, expand_model(tokens(args), tokens(item)));
    }
}

/// A name of a snapshot, the arguments of `#[params]`, and the item.
const PARAMETERS: &[(&str, &str, &str)] = &[
    (
        "params",
        "",
        "
        /// Which notes to list.
        pub struct ListNotes {
            /// Which page.
            #[default(1)]
            pub page: u32,
            /// Only these.
            pub search: Option<String>,
        }
        ",
    ),
    (
        "required_params",
        "",
        "
        /// A new note.
        pub struct CreateNote {
            /// Its text.
            pub text: String,
            /// Its title.
            pub title: Nullable<String>,
        }
        ",
    ),
    (
        "extends_params",
        "extends = Paging, __fields {
            /// Which page.
            #[default(1)]
            pub page: u32,
        }",
        "
        /// Which notes to list.
        pub struct ListNotes {
            /// Only these.
            pub search: Option<String>,
        }
        ",
    ),
];

#[test]
fn parameters() {
    for (name, args, item) in PARAMETERS {
        assert_snapshot(name, expand_params(tokens(args), tokens(item)));
    }
}

#[test]
fn each_snapshot_is_compared() {
    let names = BLOCKS.iter().map(|(name, _)| name);
    let names = names.chain(MODELS.iter().chain(PARAMETERS).map(|(name, ..)| name));
    let expected: std::collections::BTreeSet<_> = names.map(|name| format!("{name}.rs")).collect();
    let files = std::fs::read_dir(format!("{}/snapshots", env!("CARGO_MANIFEST_DIR"))).expect("a folder of snapshots");
    let found = files.map(|file| file.expect("a snapshot").file_name().to_string_lossy().into_owned());
    assert_eq!(found.collect::<std::collections::BTreeSet<_>>(), expected);
}
