//! The macros behind the `bimpeai` crate: [`endpoints!`](macro@endpoints), [`#[model]`](macro@model) and
//! [`#[params]`](macro@params).
//!
//! Each macro works in three steps, one folder each: `ast` parses what is written, `validate` checks it and converts it
//! to the form that `expand` generates code from. Mistakes are collected on the way, each under the token at fault, and
//! all valid declarations are expanded anyway: one typo in a block does not remove the other methods.
//!
//! Generated code uses `::bimpeai` paths only, so the macros work in any crate that depends on `bimpeai`.

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
///         /// Lists the knowledge bases.
///         list:   GET    "/agents/{agent_id}/knowledge_bases"                              -> Vec<KnowledgeBase>;
///         /// Creates a knowledge base.
///         create: POST   "/agents/{agent_id}/knowledge_bases" (body: CreateKnowledgeBase)  -> KnowledgeBase, idempotent;
///         /// Updates a knowledge base.
///         update: PATCH  "/agents/{agent_id}/knowledge_bases/{kb_id}" (UpdateKnowledgeBase) -> KnowledgeBase, idempotent;
///         /// Deletes a knowledge base.
///         delete: DELETE "/agents/{agent_id}/knowledge_bases/{kb_id}"                      -> (), idempotent;
///         /// A sub-resource.
///         tools: tools::Tools;
///     }
/// }
/// ```
///
/// # Header
///
/// `resource <accessor>: <Type>`: the path of methods that leads to the resource (`client.agents().knowledge_bases()`),
/// which is also the prefix of the endpoints' names, and the type of the handle, which is declared here. One block
/// per module, as each defines the constant `ENDPOINTS` there.
///
/// A placeholder `{agent_id}` takes the id of an `Agent`: its name in Pascal case, without `_id`. If the model has
/// another name, specify it with `where kb_id: KnowledgeBase, tool_id: Tool`. A placeholder that does not end in `_id`
/// takes any text.
///
/// # Lines
///
/// A line ends with `;`. Doc comments, `#[cfg(..)]`, `#[deprecated]`, `#[must_use]` and lint levels may stand above it.
///
/// | part | meaning |
/// |---|---|
/// | `create:` | the method name, in snake case; in capitals it is that of the constant |
/// | `POST` | `GET`, `POST`, `PUT`, `PATCH` or `DELETE` |
/// | `"/agents"` | the path below `/api/v1/console`; each segment is either literal or a placeholder |
/// | `(CreateAgent)` | parameters, see [`#[params]`](macro@params): the query of a GET, the JSON body of a write |
/// | `(body: T)` | the whole body as one argument of the method, see [`#[model(input)]`](macro@model) |
/// | `-> Agent` | the return type: `()`, a model, `Vec<Model>`, `Page<Model>` (of a GET with parameters) or `Events<Model>` (of a GET without) |
/// | `, idempotent` | on a write: it carries one `Idempotency-Key` over all attempts, and is retried like a read |
/// | `, not_implemented` | the API is known to respond with 501 |
/// | `, ticket = stream_ticket` | for `Events`: the write of this resource that creates the ticket, with the same placeholders and without parameters |
/// | `name: path::Type;` | a sub-resource |
///
/// A write without `idempotent` carries no key. It is retried only if the server certainly did not process it: the
/// connection failed, the request was refused unprocessed, or the response is 429 or 503 with `Retry-After`.
///
/// Doc comments are required on everything. They become the docs of the generated items.
///
/// # Mistakes
///
/// Each mistake is one error under its own token, and all other lines are expanded: a line that is half typed ends
/// where the doc comment of the next one begins. After a mistake in the header, the lines are expanded all the same.
///
/// # Generated items
///
/// The handle with a method per line, for both clients; a constant per line (`CREATE`) that describes the endpoint; and
/// `ENDPOINTS`, the table of them all, which the mock server and the tests use.
///
/// # Entry
///
/// `client { agents: agents::Agents; }` adds the methods to both clients, in the SDK itself.
/// `client trait NotesApi { notes: notes::Notes; }` does so with a trait, in any other crate,
/// and defines `ENDPOINTS`, the table of them all: in another module than the resources, such as the crate's root.
#[proc_macro]
pub fn endpoints(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand_endpoints(&input.into()).into()
}

/// Turns a struct or an enum into a type of the API.
///
/// | declaration | meaning |
/// |---|---|
/// | `#[model] struct` | an object that the API returns |
/// | `#[model(extendable)] struct` | the same, and other models may extend it |
/// | `#[model(extends = Agent)] struct` | all fields of `Agent`, followed by its own |
/// | `#[model] enum` with unit variants | an open string enum: unknown values are kept |
/// | `#[model(input)] struct` | an object that is only sent, with a `builder()` |
/// | `#[model(input, tag = "type")] enum` | a union of inputs, selected by the tag |
///
/// A model is read tolerantly: unknown fields are kept in `extra`, a missing or `null` list or map is empty, a missing
/// or `null` `Option` is `None`; all other fields are required. An input rejects unknown fields.
///
/// The type has no generic parameters, its fields have names and are `pub`, and it has a doc comment, as each field and
/// variant has. The macro implements `Debug`, `Clone`, `PartialEq`, `Serialize` and `Deserialize`; other traits may be
/// derived below the attribute.
///
/// # Types of fields
///
/// | type | meaning |
/// |---|---|
/// | `bool`, `String`, the numbers of up to 64 bits | itself |
/// | `Id<Agent>` | the id of an `Agent` |
/// | a type with `#[model]` | an object, or a text of an open enum |
/// | `Vec<T>` | an array |
/// | `HashMap<String, T>`, `BTreeMap<String, T>` | an object with arbitrary keys |
/// | `serde_json::Value`, `serde_json::Map<String, Value>` | any JSON, any object |
/// | `Option<T>` | a field that may be absent (in a model: or `null`) |
/// | `Nullable<T>` | in inputs and parameters: absent, `null` or a value |
/// | `Box<T>` | `T`, for a type that contains itself |
///
/// # Extending
///
/// The base must be declared above the struct that extends it: in the same module, or in a parent module above the
/// `mod` line that leads to it. The types of its fields must be named by paths that are valid in both places. A field
/// that is redeclared, with the same name and type, keeps its place and takes its own docs and attributes. A model that
/// extends another converts into it with `From`.
///
/// # Attributes of fields and variants
///
/// | attribute | on | meaning |
/// |---|---|---|
/// | `#[rename("youtubeUrl")]` | fields, variants | the name in JSON; by default that of the field, or of the variant in snake case |
/// | `#[alias("youtubeUrl")]` | fields | another name to read, one for each attribute; if both are present, the field's own name wins |
/// | `#[sample("Support bot")]` | fields | a realistic value, as `json!` takes it |
/// | `#[sample]` | variants of an open enum | the sample value of the enum; by default the first |
/// | `#[format("date-time")]` | fields that hold text | its format: `date-time`, `uri` or `email` |
/// | `#[lenient]` | `Vec` fields of models | drops items that are not objects |
/// | `#[secret]` | fields | `Debug` prints `[redacted]` |
/// | `#[default(1)]` | fields of inputs and parameters | the value that is sent if the setter is not called; not for an `Option` or a `Nullable` |
///
/// `#[cfg(..)]`, `#[deprecated]` and lint levels keep their meaning. All other attributes are rejected.
#[proc_macro_attribute]
pub fn model(args: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand_model(args.into(), item.into()).into()
}

/// Turns a struct into the parameters of an endpoint: its fields become setters of the request builder.
///
/// A field is required, which the compiler checks, unless it is an `Option`, a `Nullable` or has a `#[default(..)]`. A
/// struct with a `page` field belongs to a paginated list: its builder also has `items()` and `pages()`. The types and
/// the attributes of fields are those of [`#[model]`](macro@model#types-of-fields).
///
/// `#[params(extends = Listing)]` adds the fields of `Listing`, which is declared with `#[params(extendable)]`, by the
/// rules of [`#[model(extends = ..)]`](macro@model#extending). A redeclared field may have another type.
#[proc_macro_attribute]
pub fn params(args: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand_params(args.into(), item.into()).into()
}

/// Implements the methods of a handle, for the expansion of `endpoints!`.
#[doc(hidden)]
#[proc_macro_derive(Methods, attributes(__endpoints))]
pub fn methods(item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand_methods(item.into()).into()
}

fn expand_endpoints(input: &TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let block = ast::block(input.clone(), &mut errors).map(|block| validate::block(block, &mut errors));
    let expanded = block.as_ref().map(|block| expand::block(block, input));
    let errors = errors.into_tokens();
    quote!(#errors #expanded)
}

fn expand_methods(item: TokenStream) -> TokenStream {
    // What is wrong with the block has been reported by `endpoints!`.
    let mut reported = Errors::default();
    let Some(item) = reported.keep(syn::parse2::<syn::DeriveInput>(item)) else { return TokenStream::new() };
    let written = item.attrs.iter().find_map(|attr| match &attr.meta {
        syn::Meta::List(list) if list.path.is_ident("__endpoints") => Some(list.tokens.clone()),
        _ => None,
    });
    let block = written.and_then(|written| ast::block(written, &mut reported));
    match block.map(|block| validate::block(block, &mut reported)) {
        Some(validate::Block::Resource(resource)) => expand::methods(&resource),
        Some(validate::Block::Client(_)) | None => TokenStream::new(),
    }
}

fn expand_model(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let expanded = expand_type(args, item, &ast::MODEL, validate::model, &mut errors);
    let errors = errors.into_tokens();
    quote!(#errors #expanded)
}

fn expand_params(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let expanded = expand_type(args, item, &ast::PARAMS, validate::params, &mut errors);
    let errors = errors.into_tokens();
    quote!(#errors #expanded)
}

fn expand_type(
    args: TokenStream,
    item: TokenStream,
    known: &ast::Known,
    validate: fn(Arguments, syn::Item, &mut Errors) -> validate::Item,
    errors: &mut Errors,
) -> TokenStream {
    let arguments = Arguments::parse(args, known, errors);
    match syn::parse2(item.clone()) {
        Ok(parsed) => expand::item(&validate(arguments, parsed, errors)),
        // Not an item, such as a method; or syntax that the compiler reports, too.
        Err(error) => {
            errors.at(error.span(), "expected a struct or an enum: write the attribute above its declaration");
            item
        }
    }
}
