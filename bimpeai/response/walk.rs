//! Walks over the pages of a list, and over their items.

use std::fmt;
use std::ops::ControlFlow;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures::stream::Stream;

use super::item_texts::ItemTexts;
use super::page::{Fetched as Read, NextPage, Page, fetch};
use crate::error::Result;
use crate::http::{Plan, ResponseFuture, Transport};
use crate::schema::Model;

/// What a request for a page returns.
type Fetched<T, C> = Option<Read<T, C>>;

/// A walk over the pages of a list. Each page is fetched when it is asked for.
///
/// A page with an item that cannot be read is an error with the path of the first one, and the walk goes on with the next
/// page. Any other error ends the walk.
///
/// A [`Stream`] on the async client, an [`Iterator`] on the blocking one.
#[must_use = "a walk does nothing until it is advanced"]
pub struct Pages<T: Send + 'static, C: Transport> {
    state: WalkState<T, C>,
}

enum WalkState<T: Send + 'static, C: Transport> {
    /// The first page has not been requested.
    First(C, Box<Result<Plan>>),
    /// The next page to return has been fetched.
    At(Page<T, C>),
    /// This page has been returned; the one after it has not been requested.
    After(NextPage<C>),
    /// A page has been requested.
    Fetching(C::Sent<Fetched<T, C>>),
    /// There are no further pages.
    Ended,
}

/// What a walk does next: it returns a page or its end, or waits for a request.
type WalkStep<T, C> = ControlFlow<Option<Result<Read<T, C>>>, <C as Transport>::Sent<Fetched<T, C>>>;

impl<T: Model, C: Transport> Pages<T, C> {
    pub(crate) fn new(client: C, plan: Result<Plan>) -> Self {
        Self { state: WalkState::First(client, Box::new(plan)) }
    }

    pub(super) fn starting_at(page: Page<T, C>) -> Self {
        Self { state: WalkState::At(page) }
    }

    /// Walks the items of these pages.
    pub fn items(self) -> Items<T, C> {
        Items { pages: self, items: PageItems::Whole(Vec::new().into_iter()) }
    }

    fn step(&mut self) -> WalkStep<T, C> {
        match std::mem::replace(&mut self.state, WalkState::Ended) {
            WalkState::Ended => ControlFlow::Break(None),
            WalkState::First(client, plan) => ControlFlow::Continue(fetch(&client, *plan, None)),
            WalkState::At(page) => {
                self.state = WalkState::After(page.next.clone());
                ControlFlow::Break(Some(Ok(Read::Page(page))))
            }
            WalkState::After(next) => match next.next_plan() {
                Ok(Some(plan)) => ControlFlow::Continue(fetch(&next.client, Ok(plan), Some(next.trail()))),
                Ok(None) => ControlFlow::Break(None),
                Err(error) => ControlFlow::Break(Some(Err(error))),
            },
            WalkState::Fetching(sent) => ControlFlow::Continue(sent),
        }
    }

    /// Takes in what a request returned. The state is `Ended` here, so an error ends the walk.
    fn accept(&mut self, fetched: Result<Fetched<T, C>>) -> Option<Result<Read<T, C>>> {
        let read = fetched.transpose()?;
        match &read {
            Ok(Read::Page(page)) => self.state = WalkState::After(page.next.clone()),
            Ok(Read::Partial(partial)) => self.state = WalkState::After(partial.next.clone()),
            Err(_) => {}
        }
        Some(read)
    }
}

// Nothing in a walk is pinned: its futures are boxed.
impl<T: Send + 'static, C: Transport> Unpin for Pages<T, C> {}
impl<T: Send + 'static, C: Transport> Unpin for Items<T, C> {}

impl<T: Model, C: Transport<Sent<Fetched<T, C>> = ResponseFuture<Fetched<T, C>>>> Pages<T, C> {
    fn poll_read(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Read<T, C>>>> {
        match self.step() {
            ControlFlow::Break(read) => Poll::Ready(read),
            ControlFlow::Continue(mut sent) => match Pin::new(&mut sent).poll(cx) {
                Poll::Ready(fetched) => Poll::Ready(self.accept(fetched)),
                Poll::Pending => {
                    self.state = WalkState::Fetching(sent);
                    Poll::Pending
                }
            },
        }
    }
}

impl<T: Model, C: Transport<Sent<Fetched<T, C>> = Result<Fetched<T, C>>>> Pages<T, C> {
    fn next_read(&mut self) -> Option<Result<Read<T, C>>> {
        match self.step() {
            ControlFlow::Break(read) => read,
            ControlFlow::Continue(fetched) => self.accept(fetched),
        }
    }
}

impl<T: Model, C: Transport<Sent<Fetched<T, C>> = ResponseFuture<Fetched<T, C>>>> Stream for Pages<T, C> {
    type Item = Result<Page<T, C>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_read(cx).map(|read| read.map(|read| read.and_then(Read::whole)))
    }
}

impl<T: Model, C: Transport<Sent<Fetched<T, C>> = Result<Fetched<T, C>>>> Iterator for Pages<T, C> {
    type Item = Result<Page<T, C>>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.next_read()?.and_then(Read::whole))
    }
}

/// A walk over the items of a list, over all its pages.
///
/// An item that cannot be read is one error, with its path in the response, such as `data[3].status`, and the walk goes on
/// with the next item. Any other error ends the walk.
///
/// A [`Stream`] on the async client, an [`Iterator`] on the blocking one.
#[must_use = "a walk does nothing until it is advanced"]
pub struct Items<T: Send + 'static, C: Transport> {
    pages: Pages<T, C>,
    items: PageItems<T>,
}

/// What is left of the items of a page.
enum PageItems<T> {
    Whole(std::vec::IntoIter<T>),
    /// Some cannot be read.
    Partial(Box<ItemTexts>),
}

impl<T: Model> PageItems<T> {
    fn of<C: Clone>(read: Read<T, C>) -> Self {
        match read {
            Read::Page(page) => Self::Whole(page.data.into_iter()),
            Read::Partial(partial) => Self::Partial(Box::new(partial.items)),
        }
    }

    fn next(&mut self) -> Option<Result<T>> {
        match self {
            Self::Whole(items) => items.next().map(Ok),
            Self::Partial(items) => items.next(),
        }
    }
}

impl<T: Model, C: Transport<Sent<Fetched<T, C>> = ResponseFuture<Fetched<T, C>>>> Stream for Items<T, C> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(item));
            }
            match ready!(self.pages.poll_read(cx)) {
                Some(Ok(read)) => self.items = PageItems::of(read),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T: Model, C: Transport<Sent<Fetched<T, C>> = Result<Fetched<T, C>>>> Iterator for Items<T, C> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.items.next() {
                return Some(item);
            }
            match self.pages.next_read()? {
                Ok(read) => self.items = PageItems::of(read),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// Gives a stream the methods that users would otherwise need another crate for.
macro_rules! inherent_next {
    ($($walk:ident => $item:ty, $what:literal;)*) => {$(
        impl<T: Model, C: Transport<Sent<Fetched<T, C>> = ResponseFuture<Fetched<T, C>>>> $walk<T, C> {
            #[doc = concat!("Returns the next ", $what, "; `None` at the end.")]
            pub async fn next(&mut self) -> Option<Result<$item>> {
                std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
            }

            #[doc = concat!("Returns the next ", $what, "; `None` at the end. Like [`next`](Self::next), for use with `?`.")]
            ///
            /// # Errors
            /// Those of the request that fetches the page.
            pub async fn try_next(&mut self) -> Result<Option<$item>> {
                self.next().await.transpose()
            }
        }
    )*};
}

inherent_next! {
    Pages => Page<T, C>, "page";
    Items => T, "item";
}

impl<T: Send + 'static, C: Transport> fmt::Debug for Pages<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}

impl<T: Send + 'static, C: Transport> fmt::Debug for Items<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").finish_non_exhaustive()
    }
}
