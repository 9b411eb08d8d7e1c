//! The generated part of a method's docs.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::Type;

use crate::ast::Input;
use crate::names::{inside, last, plain, snake};
use crate::validate::{Output, Resource, Route};

/// The attributes that follow the declared docs of a method.
pub(super) fn of(resource: &Resource, route: &Route) -> TokenStream {
    let head = format!("\n`{} {}`\n{}", route.method.name(), route.path.value(), output(route));
    let parameters = parameters(route);
    let example = example(resource, route);
    let errors = errors(route);
    quote! {
        #[doc = #head]
        #parameters
        #example
        #[doc = #errors]
    }
}

fn output(route: &Route) -> &'static str {
    match route.output {
        Output::Page(_) => {
            "\nPaginated: `send()` returns one page, `items()` walks the items of all pages, `pages()` the pages."
        }
        Output::Events(..) => "\nA live stream: `open()` returns the events as they arrive.",
        Output::Nothing | Output::One(_) | Output::List(_) => "",
    }
}

/// The list of parameters. Only rustdoc expands the macro: a mistyped type must not be a second error.
fn parameters(route: &Route) -> TokenStream {
    let ids = route.ids.iter().map(|id| match id.of.as_ref().and_then(name_of) {
        Some(model) => format!("* `{}` (required): The id of the [`{model}`](type@{model}).", id.name),
        None => format!("* `{}` (required): Text, sent as one path segment.", id.name),
    });
    let mut lines: Vec<_> = ids.collect();
    if let Input::Body(body) = &route.input {
        lines.push(format!("* `body` (required): The JSON body, a {}.", type_link(body)));
    }
    let list = lines.join("\n");
    match &route.input {
        Input::Params(params) => quote! {
            #[doc = "\n# Parameters\n"]
            #[doc = #list]
            #[cfg_attr(doc, doc = #params!(parameters))]
        },
        Input::None | Input::Body(_) if list.is_empty() => TokenStream::new(),
        Input::None | Input::Body(_) => quote! {
            #[doc = "\n# Parameters\n"]
            #[doc = #list]
        },
    }
}

/// An example from the samples. It is compiled in the SDK; elsewhere the path to the crate is not known.
fn example(resource: &Resource, route: &Route) -> TokenStream {
    let is_sdk = std::env::var("CARGO_CRATE_NAME").is_ok_and(|name| name == "bimpeai");
    let fence = if is_sdk { "no_run" } else { "ignore" };
    let ids: Vec<_> = route.ids.iter().map(|id| format!("\"{}_1\"", id.name.trim_end_matches("_id"))).collect();
    let accessor = resource.accessor.replace('.', "()\n    .");
    let (variable, name) = (variable(&route.output), &route.name);
    let (call, rest) = match &route.input {
        Input::None => (format!("({})", ids.join(", ")), TokenStream::new()),
        Input::Params(params) => (format!("({})", ids.join(", ")), quote!(#[cfg_attr(doc, doc = #params!(setters))])),
        Input::Body(body) => {
            let ids: String = ids.iter().flat_map(|id| ["\n        ", id, ","]).collect();
            let (open, item, close) = match inside(body, "Vec") {
                Some(item) => ("\n        vec![", item, "        ],\n    )"),
                None => ("", &**body, "    )"),
            };
            (format!("({ids}{open}"), quote!(#[cfg_attr(doc, doc = #item!(value))] #[doc = #close]))
        }
    };
    let head = format!(
        "\n# Example\n\n```{fence}\n# async fn example(client: bimpeai::Client) -> bimpeai::Result<()> {{\n\
         let {variable} = client\n    .{accessor}()\n    .{name}{call}"
    );
    let send = match route.output {
        Output::Events(..) => {
            "    .open();\nwhile let Some(message) = stream.try_next().await? {\n    println!(\"{message:?}\");\n}"
        }
        _ => "    .send()\n    .await?;",
    };
    let tail = format!("{send}\n# Ok(())\n# }}\n```");
    quote!(#[doc = #head] #rest #[doc = #tail])
}

/// What the example calls the result.
fn variable(output: &Output) -> String {
    match output {
        Output::Nothing => "()".to_owned(),
        Output::Page(_) => "page".to_owned(),
        Output::Events(..) => "mut stream".to_owned(),
        Output::List(_) => "all".to_owned(),
        Output::One(model) => name_of(model).map_or_else(|| "value".to_owned(), |name| snake(&plain(name))),
    }
}

/// The type as the docs name it.
fn type_link(ty: &Type) -> String {
    match inside(ty, "Vec") {
        Some(item) => format!("list of {}", type_link(item)),
        None => format!("[`{0}`](type@{0})", ty.to_token_stream().to_string().replace(' ', "")),
    }
}

fn name_of(ty: &Type) -> Option<&Ident> {
    match ty {
        Type::Path(path) => last(&path.path),
        _ => None,
    }
}

/// The errors that are likely for this endpoint.
fn errors(route: &Route) -> String {
    let kind = |kind: &str, when: &str| format!("* [`{kind}`](::bimpeai::ErrorKind::{kind}): {when}\n");
    let mut docs = String::from("\n# Errors\n\n");
    if !route.ids.is_empty() || !matches!(route.input, Input::None) {
        docs.push_str(&kind("Usage", "an argument cannot be sent; nothing was sent."));
    }
    if !route.ids.is_empty() {
        docs.push_str(&kind("NotFound", "there is no record with this id."));
    }
    if !matches!(route.input, Input::None) && route.method.is_write() {
        docs.push_str(&kind(
            "Validation",
            "the server refuses a value; see [`field_errors`](::bimpeai::Error::field_errors).",
        ));
    }
    if route.method.is_write() {
        docs.push_str(&kind(
            "Conflict",
            "the record is in another state, or the idempotency key was used for another request.",
        ));
    }
    if route.not_implemented {
        docs.push_str(&kind("NotImplemented", "today's API responds with 501."));
    }
    docs.push_str(
        "\nSee [`Error`](::bimpeai::Error) for those that every request can return, and for what is retried.\n",
    );
    if route.idempotent {
        docs.push_str("All attempts carry one `Idempotency-Key`, so a retry does not repeat the work.\n");
    } else if route.method.is_write() {
        docs.push_str(
            "The request carries no `Idempotency-Key`: it is retried only if the server certainly did not process it.\n",
        );
    }
    docs
}
