//! Pages of a list.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::Response;
use super::envelope::{FromEnvelope, decode};
use super::meta::{PageInfo, PaginationMeta};
use super::walk::{Items, Pages};
use crate::error::{Error, ErrorKind, Result};
use crate::http::{Plan, Success, Transport, send};
use crate::schema::Model;

/// One page of a list.
///
/// [`items`](Page::items) walks the items of this page and all that follow; a page is fetched when the items of the one
/// before have been returned. [`pages`](Page::pages) walks the pages. If the server's pages do not advance, the walk ends
/// with an [`ErrorKind::Pagination`].
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
}

impl<C> NextPage<C> {
    /// The plan of the next page; `None` after the last.
    pub(super) fn next_plan(&self) -> Result<Option<Plan>> {
        if !self.info.has_next_page {
            return Ok(None);
        }
        let requested = self.plan.page();
        let next = self.info.current_page.unwrap_or(requested).saturating_add(1);
        if next <= requested {
            let message = format!("page {requested} was requested, but the response says that page {next} is next");
            return Err(Error::new(ErrorKind::Pagination, message).at_endpoint(self.plan.endpoint.clone()));
        }
        Ok(Some(self.plan.at_page(next)))
    }
}

/// Fetches a page.
pub(super) fn fetch<T: Model, C: Transport>(client: &C, plan: Result<Plan>) -> C::Sent<Option<Page<T, C>>> {
    let reader = client.clone();
    send(client, plan, move |success, plan| {
        Page::from_envelope(success, plan, &reader).map(|response| Some(response.value))
    })
}

/// Returns a result where a request would have been sent.
fn ready<T: Send + 'static, C: Transport>(client: &C, result: Result<T>) -> C::Sent<T> {
    client.run(std::future::ready(result), |result| result)
}

impl<T, C> Page<T, C> {
    /// Returns whether there is a next page.
    pub fn has_next_page(&self) -> bool {
        self.next.info.has_next_page
    }
}

impl<T: Model, C: Transport> Page<T, C> {
    /// Fetches the next page; returns `None` after the last.
    ///
    /// # Errors
    /// Those of the request, and [`ErrorKind::Pagination`] if the server's pages do not advance.
    pub fn next_page(&self) -> C::Sent<Option<Self>> {
        match self.next.next_plan() {
            Ok(Some(plan)) => fetch(&self.next.client, Ok(plan)),
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
        decode(success, plan, |data: Vec<T>, info, request_id| Page {
            data,
            meta: info.meta.clone(),
            request_id: request_id.to_owned(),
            next: NextPage { info, plan: Arc::clone(plan), client: client.clone() },
        })
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
