//! Declarations in a crate that denies all warnings, in a module that is private.
#![deny(
    warnings,
    missing_docs,
    unreachable_pub,
    unused,
    nonstandard_style,
    rust_2018_idioms,
    missing_debug_implementations,
    trivial_casts,
    trivial_numeric_casts,
    unused_lifetimes,
    unused_qualifications,
    clippy::all,
    clippy::pedantic
)]

use bimpeai::{Id, Nullable, endpoints, model, params};

endpoints! {
    /// Things.
    resource things: Things {
        /// Lists them.
        list: GET "/things" (ListThings) -> Page<Thing>;
        /// Fetches one.
        #[deprecated(note = "read `list`")]
        retrieve: GET "/things/{thing_id}" -> Thing;
        /// Fetches one on some systems.
        #[cfg(unix)]
        retrieve_on_unix: GET "/things/{thing_id}/unix" -> Thing;
        /// Fetches one on no system.
        #[cfg(not(all()))]
        retrieve_nowhere: GET "/things/{thing_id}/nowhere" (Missing) -> Missing;
        /// Creates one.
        #[must_use]
        create: POST "/things" (CreateThing) -> Thing, idempotent;
        /// Replaces one.
        replace: PUT "/things/{thing_id}" (body: Either) -> (), idempotent;
        /// Creates a ticket.
        ticket: POST "/things/{thing_id}/ticket" -> Thing, idempotent;
        /// Streams.
        #[deprecated]
        stream: GET "/things/{thing_id}/stream" -> Events<Thing>, ticket = ticket;
        /// Parts.
        #[cfg(all())]
        #[deprecated]
        parts: parts::Parts;
        /// Parts on no system.
        #[cfg(not(all()))]
        missing: missing::Parts;
    }
}

mod parts {
    //! Parts.

    use super::Thing;

    super::endpoints! {
        /// Parts.
        resource things.parts: Parts where part_id: Thing {
            /// Deletes one.
            delete: DELETE "/things/{thing_id}/parts/{part_id}" -> ();
        }
    }
}

mod api {
    //! The entry.

    super::endpoints! {
        /// The entry.
        client trait LintsApi {
            /// Things.
            things: super::Things;
        }
    }
}

/// A thing.
#[model(extendable)]
pub struct Thing {
    /// The id.
    #[sample("thing_1")]
    pub id: Id<Thing>,
    /// Its level.
    pub level: Level,
    /// An old name.
    #[deprecated]
    #[alias("title")]
    pub name: Option<String>,
    /// On some systems.
    #[cfg(unix)]
    #[secret]
    #[format("email")]
    pub owner: Option<String>,
    /// On no system.
    #[cfg(not(all()))]
    pub missing: Missing,
    /// Others.
    #[lenient]
    pub others: Vec<Thing>,
}

/// More.
#[model(extends = Thing)]
pub struct More {
    /// More.
    pub next: Option<Box<More>>,
}

/// A level.
#[model]
pub enum Level {
    /// Low.
    Low,
    /// High.
    #[deprecated]
    High,
    /// On some systems.
    #[cfg(unix)]
    OnUnix,
    /// On no system.
    #[cfg(not(all()))]
    #[rename("none")]
    Nowhere,
}

/// Which things.
#[params]
pub struct ListThings {
    /// The page.
    #[default(1)]
    pub page: u32,
    /// An old name.
    #[deprecated]
    pub name: Option<String>,
    /// Required, but old.
    #[deprecated]
    pub old: String,
    /// On some systems.
    #[cfg(unix)]
    pub owner: Option<String>,
    /// On no system.
    #[cfg(not(all()))]
    pub missing: Missing,
}

/// A new thing.
#[params]
pub struct CreateThing {
    /// The name.
    pub name: String,
    /// On some systems, required.
    #[cfg(unix)]
    pub owner: String,
    /// On no system, required.
    #[cfg(not(all()))]
    pub missing: Missing,
    /// A level, which was 1.
    #[deprecated]
    #[default(1)]
    pub level: u32,
    /// A secret.
    #[secret]
    pub pin: Nullable<String>,
}

/// A first.
#[model(input)]
pub struct First {
    /// The name.
    #[deprecated]
    pub name: String,
    /// On some systems, required.
    #[cfg(unix)]
    pub owner: String,
    /// On no system, required.
    #[cfg(not(all()))]
    pub missing: Missing,
    /// The number.
    #[deprecated]
    #[default(2)]
    pub number: u32,
    /// A note.
    #[cfg(unix)]
    #[deprecated]
    pub note: Option<String>,
}

/// A second.
#[model(input)]
pub struct Second {
    /// The pin.
    #[secret]
    pub pin: Option<String>,
}

/// Either.
#[model(input, tag = "type")]
pub enum Either {
    /// The first.
    #[deprecated]
    First(First),
    /// The second.
    #[cfg(unix)]
    Second(Second),
    /// On no system.
    #[cfg(not(all()))]
    Nowhere(Missing),
}
