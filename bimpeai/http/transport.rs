//! What the two clients differ in: how they run a request.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures::future::BoxFuture;

use super::execute::{Success, execute};
use super::plan::Plan;
use super::shared::Shared;
use crate::error::Result;

/// Either client: [`Client`](crate::Client) or [`blocking::Client`](crate::blocking::Client).
///
/// Resources and request builders are generic over it. It is sealed: it cannot be implemented outside of this crate.
pub trait Transport: sealed::Sealed + Clone + fmt::Debug + Send + Sync + 'static {
    /// What sending a request returns: a [`ResponseFuture`] on the async client, a [`Result`] on the blocking one.
    type Sent<T: Send + 'static>;

    #[doc(hidden)]
    fn shared(&self) -> &Arc<Shared>;

    /// Runs a future where the client does its I/O, then `finish` where the caller is.
    #[doc(hidden)]
    fn run<T: Send + 'static, U: Send + 'static>(
        &self,
        future: impl Future<Output = Result<T>> + Send + 'static,
        finish: impl FnOnce(Result<T>) -> Result<U> + Send + 'static,
    ) -> Self::Sent<U>;
}

pub(crate) mod sealed {
    pub trait Sealed {}
}

/// Sends a planned request and decodes its response with `read`.
pub(crate) fn send<C: Transport, T: Send + 'static>(
    client: &C,
    plan: Result<Plan>,
    read: impl FnOnce(Success, &Arc<Plan>) -> Result<T> + Send + 'static,
) -> C::Sent<T> {
    let shared = Arc::clone(client.shared());
    let endpoint = plan.as_ref().map_or(None, |plan| Some(plan.endpoint.clone()));
    let executed = async move {
        let plan = Arc::new(plan?);
        let success = execute(&shared, &plan).await?;
        Ok((success, plan))
    };
    client.run(executed, move |executed| match executed {
        Ok((success, plan)) => success.read(|success| read(success, &plan)),
        Err(error) => Err(endpoint.into_iter().fold(error, crate::Error::at_endpoint)),
    })
}

/// The future of a request that the async client sends. Nothing is sent before it is polled.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ResponseFuture<T>(BoxFuture<'static, Result<T>>);

impl<T> ResponseFuture<T> {
    // Boxed: a request's future is about 2 KB, and callers move it around.
    pub(crate) fn new(future: impl Future<Output = Result<T>> + Send + 'static) -> Self {
        Self(Box::pin(future))
    }
}

impl<T> Future for ResponseFuture<T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T>> {
        self.0.as_mut().poll(cx)
    }
}

impl<T> fmt::Debug for ResponseFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}
