//! What was meant: the model that the expansion works on.

use proc_macro2::{Ident, Span};
use syn::{Attribute, LitStr, Path, Type};

use super::parse::Input;

pub(crate) struct Resource {
    pub(crate) attrs: Vec<Attribute>,
    /// `agents.knowledge_bases`
    pub(crate) accessor: String,
    pub(crate) ty: Ident,
    pub(crate) routes: Vec<Route>,
    pub(crate) subs: Vec<Sub>,
}

pub(crate) struct Client {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) api: Option<Ident>,
    pub(crate) resources: Vec<Sub>,
}

pub(crate) struct Sub {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) name: Ident,
    pub(crate) ty: Path,
}

pub(crate) struct Route {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) docs: String,
    pub(crate) name: Ident,
    pub(crate) method: Method,
    pub(crate) path: LitStr,
    pub(crate) ids: Vec<PathParam>,
    pub(crate) input: Input,
    pub(crate) answer: Answer,
    pub(crate) idempotent: bool,
    pub(crate) not_implemented: bool,
}

/// A placeholder of a path.
pub(crate) struct PathParam {
    pub(crate) name: String,
    /// The model whose id it takes; without one it takes any text.
    pub(crate) of: Option<Type>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    pub(crate) const ALL: [Self; 5] = [Self::Get, Self::Post, Self::Put, Self::Patch, Self::Delete];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }

    pub(crate) fn is_write(self) -> bool {
        self != Self::Get
    }
}

pub(crate) enum Answer {
    Nothing,
    One(Type),
    List(Type),
    Page(Type),
    /// Events, and the method that gives the ticket.
    Events(Type, Ident),
}

impl Answer {
    /// The model in it.
    pub(crate) fn model(&self) -> Option<&Type> {
        match self {
            Self::Nothing => None,
            Self::One(model) | Self::List(model) | Self::Page(model) | Self::Events(model, _) => Some(model),
        }
    }
}

impl Route {
    /// The name of its constant.
    pub(crate) fn constant(&self) -> Ident {
        constant(&self.name)
    }
}

pub(crate) fn constant(method: &Ident) -> Ident {
    Ident::new(&crate::names::plain(method).to_uppercase(), Span::call_site())
}
