//! The docs of a generated method, besides what was declared.

use crate::ast::Input;
use crate::validate::{Output, Route};

/// What a method's docs say after the declared ones.
pub(super) fn of(route: &Route) -> String {
    let mut docs = format!("`{} {}`\n", route.method.name(), route.path.value());
    docs.push_str(parameters(route));
    docs.push_str(output(route));
    if route.idempotent {
        docs.push_str("\nIt carries one `Idempotency-Key` over all attempts, so a retry does not do the work twice.\n");
    }
    docs.push_str("\n# Errors\n\n");
    if !route.ids.is_empty() {
        docs.push_str("A usage error, before anything is sent, for an id that cannot be one path segment. ");
    }
    if route.not_implemented {
        docs.push_str(
            "The API answers 501 today: [`ErrorKind::NotImplemented`](::bimpeai::ErrorKind::NotImplemented). ",
        );
    }
    docs.push_str("See [`Error`](::bimpeai::Error) for what the server and the connection can add.\n");
    docs
}

fn parameters(route: &Route) -> &'static str {
    match &route.input {
        Input::None => "",
        Input::Params(_) => "\nIts parameters are the setters of the builder it returns.\n",
        Input::Body(_) => "\n`body` is sent as the JSON body.\n",
    }
}

fn output(route: &Route) -> &'static str {
    match route.output {
        Output::Page(_) => {
            "\nIt answers in pages: `send()` gives one, `items()` walks the items of all, `pages()` the pages.\n"
        }
        Output::Events(..) => "\nIt is a live stream: `open()` gives the events as they come.\n",
        Output::Nothing | Output::One(_) | Output::List(_) => "",
    }
}
