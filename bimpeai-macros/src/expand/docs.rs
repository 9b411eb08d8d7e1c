//! The generated part of a method's docs.

use crate::ast::Input;
use crate::validate::{Output, Route};

/// Returns the docs that follow the declared ones.
pub(super) fn of(route: &Route) -> String {
    let mut docs = format!("`{} {}`\n", route.method.name(), route.path.value());
    docs.push_str(parameters(route));
    docs.push_str(output(route));
    if route.idempotent {
        docs.push_str("\nAll attempts carry the same `Idempotency-Key`, so a retry does not repeat the work.\n");
    }
    docs.push_str("\n# Errors\n\n");
    if !route.ids.is_empty() {
        docs.push_str("Returns a usage error, before anything is sent, for an id that cannot be a path segment. ");
    }
    if route.not_implemented {
        docs.push_str(
            "The API currently responds with 501: [`ErrorKind::NotImplemented`](::bimpeai::ErrorKind::NotImplemented). ",
        );
    }
    docs.push_str("See [`Error`](::bimpeai::Error) for the errors of the server and of the connection.\n");
    docs
}

fn parameters(route: &Route) -> &'static str {
    match &route.input {
        Input::None => "",
        Input::Params(_) => "\nThe parameters are setters of the returned request builder.\n",
        Input::Body(_) => "\n`body` is sent as the JSON body.\n",
    }
}

fn output(route: &Route) -> &'static str {
    match route.output {
        Output::Page(_) => {
            "\nPaginated: `send()` returns one page, `items()` walks the items of all pages, `pages()` the pages.\n"
        }
        Output::Events(..) => "\nA live stream: `open()` returns the events as they arrive.\n",
        Output::Nothing | Output::One(_) | Output::List(_) => "",
    }
}
