//! Resources, and how their tables are joined.

use super::Endpoint;

/// A resource: what the endpoints of one `endpoints!` block work on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Resource {
    /// The name, with dots: `agents.knowledge_bases`.
    pub name: &'static str,
    /// The documentation, as declared.
    pub docs: &'static str,
}

impl Resource {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, docs: &'static str) -> Self {
        Self { name, docs }
    }
}

/// A handle type of a declared resource.
#[doc(hidden)]
pub trait Handle {
    const RESOURCE: &'static Resource;
    /// The endpoints of the resource and of its sub-resources.
    const ENDPOINTS: &'static [&'static Endpoint];
}

#[doc(hidden)]
#[must_use]
pub const fn count(parts: &[&[&'static Endpoint]]) -> usize {
    let mut total = 0;
    let mut part = 0;
    while part < parts.len() {
        total += parts[part].len();
        part += 1;
    }
    total
}

/// Joins the tables of a resource and its sub-resources at compile time; `N` is [`count`] of the same parts.
#[doc(hidden)]
#[must_use]
pub const fn concat<const N: usize>(parts: &[&[&'static Endpoint]]) -> [&'static Endpoint; N] {
    let mut all = [first(parts); N];
    let (mut at, mut part) = (0, 0);
    while part < parts.len() {
        let mut i = 0;
        while i < parts[part].len() {
            all[at] = parts[part][i];
            at += 1;
            i += 1;
        }
        part += 1;
    }
    all
}

const fn first(parts: &[&[&'static Endpoint]]) -> &'static Endpoint {
    let mut part = 0;
    while part < parts.len() {
        if !parts[part].is_empty() {
            return parts[part][0];
        }
        part += 1;
    }
    panic!("a resource needs at least one endpoint")
}
