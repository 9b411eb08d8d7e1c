//! Whole expansions, in a form that a person can read.

use proc_macro2::TokenStream;

use crate::{expand_endpoints, expand_model, expand_params};

fn tokens(text: &str) -> TokenStream {
    text.parse().expect("tokens")
}

/// `UPDATE_SNAPSHOT=1 cargo test -p bimpeai-macros` writes the snapshots.
fn assert_snapshot(name: &str, expansion: TokenStream) {
    let expanded = prettyplease::unparse(&syn::parse2(expansion).expect("Rust"));
    let path = format!("{}/snapshots/{name}.rs", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_SNAPSHOT").is_some() {
        std::fs::write(&path, &expanded).expect("a writable snapshot");
    }
    let committed = std::fs::read_to_string(path).expect("a snapshot");
    assert!(committed == expanded, "the expansion of {name} has changed: read it, then UPDATE_SNAPSHOT=1\n{expanded}");
}

#[test]
fn a_resource() {
    let resource = r#"
        /// Notes.
        resource agents.notes: Notes {
            /// Lists the notes on an agent.
            list: GET "/agents/{agent_id}/notes" (ListNotes) -> Page<Note>;
            /// Deletes a note.
            delete: DELETE "/agents/{agent_id}/notes/{note_id}" -> (), idempotent;
        }
    "#;
    assert_snapshot("resource", expand_endpoints(tokens(resource)));
}

#[test]
fn a_model() {
    let model = r#"
        /// A note.
        pub struct Note {
            /// Its id.
            #[sample("note_1")]
            pub id: Id<Note>,
            /// Its tags.
            #[alias("labels")]
            pub tags: Vec<String>,
            /// Who may read it.
            #[secret]
            pub code: Option<String>,
        }
    "#;
    assert_snapshot("model", expand_model(TokenStream::new(), tokens(model)));
}

#[test]
fn parameters() {
    let params = "
        /// Which notes to list.
        pub struct ListNotes {
            /// Which page.
            #[default(1)]
            pub page: u32,
            /// Only these.
            pub search: Option<String>,
        }
    ";
    assert_snapshot("params", expand_params(TokenStream::new(), tokens(params)));
}

#[test]
fn enums() {
    let open = r#"
        /// How urgent a note is.
        pub enum Urgency {
            /// Not urgent.
            Low,
            /// Urgent.
            #[rename("now")]
            High,
        }
    "#;
    let union = "
        /// What is attached to a note.
        pub enum Attachment {
            /// A file.
            File(FileInput),
        }
    ";
    let open = expand_model(TokenStream::new(), tokens(open));
    let union = expand_model(tokens("input, tag = \"type\""), tokens(union));
    assert_snapshot("enums", quote::quote!(#open #union));
}
