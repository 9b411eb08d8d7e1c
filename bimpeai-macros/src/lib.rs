//! The macros behind the `bimpeai` crate: [`endpoints!`](macro@endpoints), [`#[model]`](macro@model) and
//! [`#[params]`](macro@params).
//!
//! Each goes the same way: parse into what was written, check it and make a model of what was meant, expand the model.
//! Mistakes are collected on the way, each under the token at fault, and what can be understood is expanded all the
//! same: one typo in a block does not take every other method away.
//!
//! The expansions name `::bimpeai` paths only, so the macros work in any crate that depends on `bimpeai`.

mod ast;
mod errors;
mod expand;
mod names;
mod validate;

#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ast::Arguments;
use crate::errors::Errors;

/// Declares the endpoints of a resource, one line each.
///
/// ```text
/// endpoints! {
///     /// Knowledge bases: what an agent knows.
///     resource agents.knowledge_bases: KnowledgeBases where kb_id: KnowledgeBase {
///         /// Lists them.
///         list:   GET    "/agents/{agent_id}/knowledge_bases"                              -> Vec<KnowledgeBase>;
///         /// Creates one.
///         create: POST   "/agents/{agent_id}/knowledge_bases" (body: CreateKnowledgeBase)  -> KnowledgeBase, idempotent;
///         /// Changes one.
///         update: PATCH  "/agents/{agent_id}/knowledge_bases/{kb_id}" (UpdateKnowledgeBase) -> KnowledgeBase, idempotent;
///         /// Deletes one.
///         delete: DELETE "/agents/{agent_id}/knowledge_bases/{kb_id}"                      -> (), idempotent;
///         /// A sub-resource.
///         tools: tools::Tools;
///     }
/// }
/// ```
///
/// # The header
///
/// `resource <accessor>: <Type>`: the accessor as it is called (`client.agents().knowledge_bases()`), which begins
/// the endpoint's name; and the type of the handle. One resource per module.
///
/// A placeholder `{agent_id}` takes the id of an `Agent`: the Pascal case of the name without `_id`. Where the model
/// is called otherwise, `where kb_id: KnowledgeBase, tool_id: Tool` says so. A placeholder that does not end in `_id`
/// takes any text.
///
/// # A line
///
/// | part | |
/// |---|---|
/// | `create:` | the method's name |
/// | `POST` | `GET`, `POST`, `PUT`, `PATCH` or `DELETE` |
/// | `"/agents"` | the path below `/api/v1/console`, whole segments being literal or a placeholder |
/// | `(CreateAgent)` | parameters, see [`#[params]`](macro@params): the query of a GET, the JSON body of a write |
/// | `(body: T)` | a body that is one value, see [`#[model(input)]`](macro@model): an argument of the method |
/// | `-> Agent` | `()`, a model, `Vec<Model>`, `Page<Model>` or `Events<Model>` |
/// | `, idempotent` | it carries an `Idempotency-Key`; every write does |
/// | `, not_implemented` | the live API is known to answer 501 today |
/// | `, ticket = stream_ticket` | of `Events`: the method of this resource that gives the ticket |
/// | `name: path::Type;` | a sub-resource |
///
/// Doc comments are required on everything, and go into the generated docs.
///
/// # What comes of it
///
/// The handle with a method per line for both clients, a constant per line (`CREATE`) that describes the endpoint, and
/// `ENDPOINTS`, the table of them all, which the mock server and the tests read.
///
/// # The entry
///
/// `client { agents: agents::Agents; }` gives both clients their methods (in the SDK itself);
/// `client trait NotesApi { notes: notes::Notes; }` does so through a trait, in any other crate.
#[proc_macro]
pub fn endpoints(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand_endpoints(input.into()).into()
}

/// Makes a struct or an enum a type of the API.
///
/// | written as | what it is |
/// |---|---|
/// | `#[model] struct` | what the API answers with |
/// | `#[model(extendable)] struct` | the same, and others may extend it |
/// | `#[model(extends = Agent)] struct` | all fields of `Agent`, and then its own |
/// | `#[model] enum` with unit variants | an open string enum: an unknown value is kept |
/// | `#[model(input)] struct` | an object that is only sent, with a `builder()` |
/// | `#[model(input, tag = "type")] enum` | one of several inputs, told apart by the tag |
///
/// A model tolerates what it does not know: unknown fields are kept in `extra`, a missing or `null` `Vec` is empty, a
/// missing or `null` `Option` is `None`; only other fields are required. An input refuses unknown fields.
///
/// # Extending
///
/// The base must be declared above the struct that extends it: in the same module, or in a parent module above the
/// `mod` line that leads to it. The types of its fields must be named by paths that are valid in both places. A field
/// that is declared again, with the same name and type, keeps its place and takes its own docs and attributes. A model
/// that extends another converts into it with `From`.
///
/// # Attributes of a field or variant
///
/// | attribute | where | what it says |
/// |---|---|---|
/// | `#[rename("youtubeUrl")]` | fields, variants | the name on the wire; by default that of the field, or the variant in snake case |
/// | `#[alias("youtubeUrl")]` | fields | another name that is read; where both come, the own one wins |
/// | `#[sample("Support bot")]` | fields | a realistic value, as `json!` takes it |
/// | `#[sample]` | variants | the realistic value of the enum; by default the first |
/// | `#[lenient]` | `Vec` fields of models | items that are no objects are dropped |
/// | `#[secret]` | fields | `Debug` prints `[redacted]` |
/// | `#[default(1)]` | fields of inputs and parameters | what is sent if the setter is not called |
#[proc_macro_attribute]
pub fn model(args: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand_model(args.into(), item.into()).into()
}

/// Makes a struct the parameters of an endpoint: its fields become the setters of the call's builder.
///
/// A field that is neither `Option`, nor `Nullable`, nor has a `#[default(..)]` is required, and the compiler sees to
/// it. A struct with a `page` field is that of a paged list: its builder has `items()` and `pages()` too. The
/// attributes of fields are those of [`#[model]`](macro@model).
///
/// `#[params(extends = Listing)]` adds the fields of `Listing`, which is declared with `#[params(extendable)]`, by the
/// rules of [`#[model(extends = ..)]`](macro@model#extending). A field that is declared again may have another type.
#[proc_macro_attribute]
pub fn params(args: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand_params(args.into(), item.into()).into()
}

fn expand_endpoints(input: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let block = ast::block(input, &mut errors).map(|block| validate::block(block, &mut errors));
    let expanded = block.as_ref().map(expand::block);
    let errors = errors.into_tokens();
    quote!(#errors #expanded)
}

fn expand_model(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let arguments = Arguments::parse(args, &ast::MODEL, &mut errors);
    let item = errors.keep(syn::parse2(item)).and_then(|item| validate::model(arguments, item, &mut errors));
    let expanded = item.as_ref().map(expand::item);
    let errors = errors.into_tokens();
    quote!(#errors #expanded)
}

fn expand_params(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let arguments = Arguments::parse(args, &ast::PARAMS, &mut errors);
    let item = errors.keep(syn::parse2(item)).and_then(|item| validate::params(arguments, item, &mut errors));
    let expanded = item.as_ref().map(expand::item);
    let errors = errors.into_tokens();
    quote!(#errors #expanded)
}
