//! Pages of a list.

use std::fmt;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::marker::PhantomData;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::Response;
use super::envelope::{Envelope, FromEnvelope, decode, respond, undecodable};
use super::item_texts::ItemTexts;
use super::meta::{PageInfo, PaginationMeta};
use super::walk::{Items, Pages};
use crate::error::{Error, ErrorKind, Result};
use crate::http::{Plan, Success, Transport, send};
use crate::schema::{Kind, Model, OrNull, Schema as _};

/// One page of a list.
///
/// [`items`](Page::items) walks the items of this page and all that follow; a page is fetched when the items of the one
/// before have been returned. [`pages`](Page::pages) walks the pages.
///
/// There is a next page if `meta.has_next_page` says so, or, where that is missing, if `current_page` is below `page_count`.
/// An empty page is the last one, unless `page_count` says otherwise. A walk ends with an [`ErrorKind::Pagination`], and
/// returns nothing twice, if the response is another page than the one that was requested, if `current_page` is missing and
/// a page has the items of the one before, or after 100 empty pages in a row.
#[derive(Clone)]
#[non_exhaustive]
pub struct Page<T, C> {
    /// The items of this page.
    pub data: Vec<T>,
    /// The position of this page; `None` if the server's `meta` is missing or incomplete.
    pub meta: Option<PaginationMeta>,
    /// The id of the request that fetched this page.
    pub request_id: String,
    pub(super) next: NextPage<C>,
}

/// What is needed to fetch the next page.
#[derive(Clone)]
pub(super) struct NextPage<C> {
    info: PageInfo,
    plan: Arc<Plan>,
    pub(super) client: C,
    is_empty: bool,
    /// How many pages up to this one were empty, without one between them that was not.
    empty_pages: u32,
    /// A hash of `data`, if nothing else says which page this is.
    fingerprint: Option<u64>,
}

impl<C> NextPage<C> {
    fn new(info: PageInfo, plan: &Arc<Plan>, client: C, success: &Success, is_empty: bool) -> Self {
        let fingerprint = if is_empty || info.current_page.is_some() { None } else { fingerprint(success) };
        let empty_pages = u32::from(is_empty);
        Self { info, plan: Arc::clone(plan), client, is_empty, empty_pages, fingerprint }
    }

    fn has_next_page(&self) -> bool {
        self.info.has_next_page(self.plan.page(), self.is_empty)
    }

    /// The plan of the next page; `None` after the last.
    pub(super) fn next_plan(&self) -> Result<Option<Plan>> {
        if !self.has_next_page() {
            return Ok(None);
        }
        let requested = self.plan.page();
        let current = self.info.current_page.unwrap_or(requested);
        match current.checked_add(1).filter(|next| *next > requested) {
            Some(next) => Ok(Some(self.plan.at_page(next))),
            None => Err(self.error(format!("page {requested} was requested, but the response is page {current}"))),
        }
    }

    /// Checks that this page, which was requested after another, is not an earlier one again.
    fn follow(&mut self, before: &Trail) -> Result<()> {
        let requested = self.plan.page();
        if let Some(current) = self.info.current_page.filter(|current| *current != requested) {
            return Err(self.error(format!("page {requested} was requested, but the response is page {current}")));
        }
        if self.fingerprint.is_some() && self.fingerprint == before.fingerprint {
            return Err(self.error(format!("page {requested} has the same items as the page before it")));
        }
        if self.is_empty {
            self.empty_pages += before.empty_pages;
        }
        if self.empty_pages > MAX_EMPTY_PAGES {
            return Err(self.error(format!("{MAX_EMPTY_PAGES} pages before page {requested} are empty")));
        }
        Ok(())
    }

    fn error(&self, message: String) -> Error {
        Error::new(ErrorKind::Pagination, message).at_endpoint(self.plan.endpoint.clone())
    }

    pub(super) fn trail(&self) -> Trail {
        Trail { empty_pages: self.empty_pages, fingerprint: self.fingerprint }
    }
}

/// How many empty pages in a row are walked over.
const MAX_EMPTY_PAGES: u32 = 100;

/// What the check of a page needs of the pages before it.
pub(super) struct Trail {
    empty_pages: u32,
    fingerprint: Option<u64>,
}

/// A hash of `data`. It takes a second pass, so it is made only where `meta` does not say which page it is.
fn fingerprint(success: &Success) -> Option<u64> {
    let envelope = decode(success, PhantomData::<&RawValue>, Kind::Any).ok()?;
    let mut hasher = DefaultHasher::new();
    envelope.data.get().hash(&mut hasher);
    Some(hasher.finish())
}

/// A page as a walk reads it. Public only because the bounds of walks name it.
#[allow(clippy::large_enum_variant, reason = "the large one is the usual one, and is moved out at once")]
pub enum Fetched<T, C> {
    Page(Page<T, C>),
    /// An item cannot be read: the first such error, and all items, to be read one at a time.
    Partial(Box<PartialPage<C>>),
}

/// A page with items that cannot be read.
pub struct PartialPage<C> {
    pub(super) error: Error,
    pub(super) next: NextPage<C>,
    pub(super) items: ItemTexts,
}

impl<T: Model, C: Clone> Fetched<T, C> {
    fn read(success: Success, plan: &Arc<Plan>, client: &C, before: Option<&Trail>) -> Result<Response<Self>> {
        let problem = match decode(&success, OrNull::<Vec<T>>::new(), <Vec<T>>::KIND) {
            Ok(Envelope { data, info }) => {
                let data = data.unwrap_or_default();
                let meta = info.meta.clone();
                let mut next = NextPage::new(info, plan, client.clone(), &success, data.is_empty());
                before.map_or(Ok(()), |before| next.follow(before))?;
                let request_id = success.request_id.clone();
                return Ok(respond(success, Self::Page(Page { data, meta, request_id, next })));
            }
            Err(problem) => problem,
        };
        let is_exhausted = problem.is_exhausted;
        let error = undecodable(&success, plan, problem);
        let (false, Some((items, info))) = (is_exhausted, ItemTexts::of(&success, plan)) else { return Err(error) };
        let mut next = NextPage::new(info, plan, client.clone(), &success, false);
        before.map_or(Ok(()), |before| next.follow(before))?;
        Ok(respond(success, Self::Partial(Box::new(PartialPage { error, next, items }))))
    }

    /// The whole page, or why it cannot be read.
    pub(super) fn whole(self) -> Result<Page<T, C>> {
        match self {
            Self::Page(page) => Ok(page),
            Self::Partial(partial) => Err(partial.error),
        }
    }
}

/// Fetches a page of a walk.
pub(super) fn fetch<T: Model, C: Transport>(
    client: &C,
    plan: Result<Plan>,
    before: Option<Trail>,
) -> C::Sent<Option<Fetched<T, C>>> {
    let reader = client.clone();
    send(client, plan, move |success, plan| {
        Fetched::read(success, plan, &reader, before.as_ref()).map(|response| Some(response.value))
    })
}

/// Fetches the page after another.
fn fetch_page<T: Model, C: Transport>(client: &C, plan: Plan, before: Trail) -> C::Sent<Option<Page<T, C>>> {
    let reader = client.clone();
    send(client, Ok(plan), move |success, plan| {
        Fetched::read(success, plan, &reader, Some(&before))?.value.whole().map(Some)
    })
}

/// Returns a result where a request would have been sent.
fn ready<T: Send + 'static, C: Transport>(client: &C, result: Result<T>) -> C::Sent<T> {
    client.run(std::future::ready(result), |result| result)
}

impl<T, C> Page<T, C> {
    /// Returns whether there is a next page.
    pub fn has_next_page(&self) -> bool {
        self.next.has_next_page()
    }
}

impl<T: Model, C: Transport> Page<T, C> {
    /// Fetches the next page; returns `None` after the last.
    ///
    /// # Errors
    /// Those of the request, and [`ErrorKind::Pagination`] if the server's pages do not advance.
    pub fn next_page(&self) -> C::Sent<Option<Self>> {
        match self.next.next_plan() {
            Ok(Some(plan)) => fetch_page(&self.next.client, plan, self.next.trail()),
            Ok(None) => ready(&self.next.client, Ok(None)),
            Err(error) => ready(&self.next.client, Err(error)),
        }
    }

    /// Walks the items of this page and of all that follow.
    pub fn items(self) -> Items<T, C> {
        self.pages().items()
    }

    /// Walks this page and all that follow.
    pub fn pages(self) -> Pages<T, C> {
        Pages::starting_at(self)
    }
}

impl<C: Clone, T: Model> FromEnvelope<C> for Page<T, C>
where
    C: Send + 'static,
{
    fn from_envelope(success: Success, plan: &Arc<Plan>, client: &C) -> Result<Response<Self>> {
        Fetched::read(success, plan, client, None)?.try_map(Fetched::whole)
    }
}

impl<T: fmt::Debug, C> fmt::Debug for Page<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page")
            .field("data", &self.data)
            .field("meta", &self.meta)
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}

/// As in the API's envelope: `data` and `meta`.
impl<T: Serialize, C> Serialize for Page<T, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut page = serializer.serialize_struct("Page", 2)?;
        page.serialize_field("data", &self.data)?;
        page.serialize_field("meta", &self.meta)?;
        page.end()
    }
}
