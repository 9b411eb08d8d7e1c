//! Pages, and walks over them.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bimpeai_macros::model;
use futures::future::BoxFuture;
use futures::stream::Stream;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::call::{Call, Plan};
use crate::client::Client;
use crate::error::{Error, ErrorKind, Result};
use crate::response::{FromEnvelope, Model};
use crate::{blocking, engine};

/// Where a page stands in its list.
#[model]
pub struct PaginationMeta {
    /// How many items there are on all pages.
    #[sample(1)]
    pub total_count: u64,
    /// How many pages there are.
    #[sample(1)]
    pub page_count: u64,
    /// Which page this is, counted from 1.
    #[sample(1)]
    pub current_page: u64,
    /// How many items a page holds.
    #[sample(20)]
    pub limit: u64,
    /// Whether a page follows.
    #[sample(false)]
    pub has_next_page: bool,
    /// Whether a page comes before.
    #[sample(false)]
    pub has_previous_page: bool,
}

/// The envelope's `meta`, read so that a partial one costs no page.
#[derive(Debug, Clone, Default)]
pub(crate) struct PageInfo {
    pub(crate) meta: Option<PaginationMeta>,
    has_next_page: bool,
    current_page: Option<u64>,
}

impl<'de> Deserialize<'de> for PageInfo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let meta = Value::deserialize(deserializer)?;
        Ok(Self {
            has_next_page: meta["has_next_page"] == true,
            current_page: meta["current_page"].as_u64(),
            meta: serde_json::from_value(meta).ok(),
        })
    }
}

/// One page of a list, and the way to the next.
///
/// [`items`](Page::items) walks the items of this page and of all that follow, fetching each page when the one
/// before is used up; [`pages`](Page::pages) walks the pages. A server whose pages do not advance ends the walk with
/// an [`ErrorKind::Pagination`].
#[derive(Clone)]
#[non_exhaustive]
pub struct Page<T, C = Client> {
    /// The items of this page.
    pub data: Vec<T>,
    /// Where this page stands; `None` where the server did not (wholly) say.
    pub meta: Option<PaginationMeta>,
    /// The id of the request that fetched this page.
    pub request_id: String,
    pub(crate) cursor: Cursor<C>,
}

/// What it takes to fetch the page that follows.
#[derive(Clone)]
pub(crate) struct Cursor<C> {
    pub(crate) info: PageInfo,
    pub(crate) plan: Arc<Plan>,
    pub(crate) client: C,
}

impl<C> Cursor<C> {
    fn next_plan(&self) -> Result<Option<Plan>> {
        if !self.info.has_next_page {
            return Ok(None);
        }
        let asked = self.plan.page();
        let next = self.info.current_page.unwrap_or(asked).saturating_add(1);
        if next <= asked {
            let message = format!("page {asked} was asked for, but the answer says that page {next} is next");
            return Err(Error::new(ErrorKind::Pagination, message).at_endpoint(self.plan.name.clone()));
        }
        Ok(Some(self.plan.at_page(next)))
    }
}

impl Cursor<Client> {
    async fn fetch_next<T: Model>(self) -> Result<Option<Page<T>>> {
        match self.next_plan()? {
            Some(plan) => fetch(self.client, Arc::new(plan)).await.map(Some),
            None => Ok(None),
        }
    }
}

impl Cursor<blocking::Client> {
    pub(crate) fn fetch_next<T: Model>(self) -> Result<Option<Page<T, blocking::Client>>> {
        let Some(plan) = self.next_plan()? else { return Ok(None) };
        let plan = Arc::new(plan);
        let raw = self.client.execute(&plan)?;
        Page::from_envelope(raw, &plan, &self.client).map(|response| Some(response.value))
    }
}

impl<T, C> Page<T, C> {
    /// Whether a page follows.
    pub fn has_next_page(&self) -> bool {
        self.cursor.info.has_next_page
    }
}

impl<T: Model> Page<T, Client> {
    /// Fetches the page that follows; `None` after the last.
    ///
    /// # Errors
    /// Those of the call, and [`ErrorKind::Pagination`] where the server's pages do not advance.
    pub async fn next_page(&self) -> Result<Option<Self>> {
        self.cursor.clone().fetch_next().await
    }

    /// The items of this page and of all that follow.
    pub fn items(self) -> Items<T> {
        Items { pages: self.pages(), items: Vec::new().into_iter() }
    }

    /// This page and all that follow.
    pub fn pages(self) -> Pages<T> {
        Pages { state: Walk::At(self) }
    }
}

impl<T: Model> Page<T, blocking::Client> {
    /// Fetches the page that follows; `None` after the last.
    ///
    /// # Errors
    /// Those of the call, and [`ErrorKind::Pagination`] where the server's pages do not advance.
    pub fn next_page(&self) -> Result<Option<Self>> {
        self.cursor.clone().fetch_next()
    }

    /// The items of this page and of all that follow.
    pub fn items(self) -> blocking::Items<T> {
        self.pages().items()
    }

    /// This page and all that follow.
    pub fn pages(self) -> blocking::Pages<T> {
        blocking::Pages::starting_at(self)
    }
}

impl<T: std::fmt::Debug, C> std::fmt::Debug for Page<T, C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Page")
            .field("data", &self.data)
            .field("meta", &self.meta)
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}

/// As the API writes it: `data` and `meta`.
impl<T: Serialize, C> Serialize for Page<T, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut page = serializer.serialize_struct("Page", 2)?;
        page.serialize_field("data", &self.data)?;
        page.serialize_field("meta", &self.meta)?;
        page.end()
    }
}

async fn fetch<T: Model>(client: Client, plan: Arc<Plan>) -> Result<Page<T>> {
    let raw = engine::execute(client.core(), &plan).await?;
    Page::from_envelope(raw, &plan, &client).map(|response| response.value)
}

/// Where a walk over pages stands.
enum Walk<T> {
    /// The page to give next has been fetched.
    At(Page<T>),
    /// The page before has been given; whether another follows is to be seen.
    After(Cursor<Client>),
    /// A page is on its way. An error ends the walk.
    Fetching(BoxFuture<'static, Result<Option<Page<T>>>>),
    /// Nothing follows.
    Ended,
}

/// A stream of pages, fetched one by one. Ends after an error.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<T> {
    state: Walk<T>,
}

impl<T: Model> Pages<T> {
    #[doc(hidden)]
    pub fn from_call(call: Call<Client, Page<T>>) -> Self {
        let first = async move {
            let (client, plan) = call.finish()?;
            fetch(client, Arc::new(plan)).await.map(Some)
        };
        Self { state: Walk::Fetching(Box::pin(first)) }
    }

    /// The items of these pages.
    pub fn items(self) -> Items<T> {
        Items { pages: self, items: Vec::new().into_iter() }
    }
}

impl<T> Unpin for Pages<T> {}

impl<T: Model> Stream for Pages<T> {
    type Item = Result<Page<T>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match std::mem::replace(&mut self.state, Walk::Ended) {
                Walk::Ended => return Poll::Ready(None),
                Walk::At(page) => {
                    self.state = Walk::After(page.cursor.clone());
                    return Poll::Ready(Some(Ok(page)));
                }
                Walk::After(cursor) => self.state = Walk::Fetching(Box::pin(cursor.fetch_next())),
                Walk::Fetching(mut fetching) => match fetching.as_mut().poll(cx) {
                    Poll::Pending => {
                        self.state = Walk::Fetching(fetching);
                        return Poll::Pending;
                    }
                    Poll::Ready(Ok(Some(page))) => self.state = Walk::At(page),
                    Poll::Ready(Ok(None)) => return Poll::Ready(None),
                    Poll::Ready(Err(error)) => return Poll::Ready(Some(Err(error))),
                },
            }
        }
    }
}

impl<T> std::fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}

/// A stream of the items of a list, over all its pages. Ends after an error.
#[must_use = "a stream does nothing until it is polled"]
pub struct Items<T> {
    pages: Pages<T>,
    items: std::vec::IntoIter<T>,
}

impl<T> Unpin for Items<T> {}

impl<T: Model> Stream for Items<T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(cx)) {
                Some(Ok(page)) => self.items = page.data.into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T> std::fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Items").finish_non_exhaustive()
    }
}
