//! The blocking client: the same methods without `await`.

use std::fmt;
use std::future::Future;
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;

use reqwest::Method;
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use crate::call::{Call, Plan};
use crate::client::{Client as AsyncClient, Transport, sealed};
use crate::config::ClientBuilder;
use crate::engine;
use crate::error::{Error, ErrorKind, Result};
use crate::page::{Cursor, Page};
use crate::request::RawRequest;
use crate::response::{Model, Raw};

pub use crate::stream::blocking::EventStream;

/// The blocking client. Cheap to clone: clones share one connection pool and one thread.
///
/// It may be called, cloned, shared by threads and dropped anywhere, in `spawn_blocking` and in async code too: its
/// requests run on a thread of its own, which ends with the last clone. In async code a call stops the
/// executor's thread for as long as it takes, so take [`bimpeai::Client`](crate::Client) there.
///
/// ```
/// # let server = bimpeai::mock::Server::start_blocking();
/// # let client = server.blocking_client();
/// # let _ = || -> bimpeai::Result<()> {
/// let client = bimpeai::blocking::Client::new("sk_...")?;
/// # Ok(()) };
/// let agent = client.agents().create().name("Support bot").send()?;
/// for agent in client.agents().list().limit(50).items() {
///     println!("{}", agent?.name);
/// }
/// # Ok::<(), bimpeai::Error>(())
/// ```
#[derive(Clone)]
pub struct Client {
    client: AsyncClient,
    runtime: Arc<RuntimeThread>,
}

impl Client {
    /// A client with the defaults, for the live API.
    ///
    /// # Errors
    /// A usage error if the key is blank or not visible ASCII.
    pub fn new(api_key: impl Into<String>) -> Result<Self> {
        Self::builder().api_key(api_key).build()
    }

    /// Sets up a client.
    pub fn builder() -> ClientBuilder<Client> {
        ClientBuilder::new()
    }

    /// A request to an endpoint that the SDK does not declare yet; see
    /// [`Client::request`](crate::Client::request).
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest<Client> {
        RawRequest::new(self.clone(), method, path.into())
    }

    /// Where the client sends its requests, without `/api/v1/console`.
    pub fn base_url(&self) -> &str {
        self.client.base_url()
    }

    /// Runs a future on the client's thread; `None` if that thread has stopped.
    pub(crate) fn run<T: Send + 'static>(&self, future: impl Future<Output = T> + Send + 'static) -> Option<T> {
        self.runtime.run(future)
    }

    pub(crate) fn execute(&self, plan: &Arc<Plan>) -> Result<Raw> {
        let (client, plan_) = (self.client.clone(), Arc::clone(plan));
        self.runtime
            .run(async move { engine::execute(client.core(), &plan_).await })
            .unwrap_or_else(|| Err(stopped().at_endpoint(plan.name.clone())))
    }
}

/// Only a panic inside the HTTP stack could stop the thread under a live client.
pub(crate) fn stopped() -> Error {
    Error::new(ErrorKind::Connection, "the client's own thread has stopped; make a new client")
}

impl ClientBuilder<Client> {
    /// Makes the client, and starts its thread.
    ///
    /// # Errors
    /// A usage error that names the argument which is missing or wrong, or says that no thread could be started.
    pub fn build(self) -> Result<Client> {
        let client = AsyncClient::from_core(self.build_core()?);
        let runtime = RuntimeThread::start().map_err(|error| {
            Error::new(ErrorKind::Usage, "the blocking client's thread could not be started").with_source(error)
        })?;
        Ok(Client { client, runtime: Arc::new(runtime) })
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("blocking::Client").field(&self.client).finish()
    }
}

impl Transport for Client {}

impl sealed::Sealed for Client {
    fn async_client(&self) -> &AsyncClient {
        &self.client
    }
}

/// A thread with a runtime, so that no caller needs one and idle connections are looked after.
struct RuntimeThread {
    handle: Handle,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl RuntimeThread {
    fn start() -> std::io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let (stop, stopped) = oneshot::channel();
        let run = move || {
            let _ = runtime.block_on(stopped);
            // Waiting for a name lookup in flight could hold up whoever drops the client.
            runtime.shutdown_background();
        };
        let thread = std::thread::Builder::new().name("bimpeai-blocking".to_owned()).spawn(run)?;
        Ok(Self { handle, stop: Some(stop), thread: Some(thread) })
    }

    /// Runs a future there and waits for it here, without entering this thread into any executor.
    fn run<T: Send + 'static>(&self, future: impl Future<Output = T> + Send + 'static) -> Option<T> {
        let (sender, receiver) = mpsc::sync_channel(1);
        self.handle.spawn(async move {
            let _ = sender.send(future.await);
        });
        receiver.recv().ok()
    }
}

impl Drop for RuntimeThread {
    fn drop(&mut self) {
        drop(self.stop.take());
        let Some(thread) = self.thread.take() else { return };
        // The last clone may be dropped by a task of the very runtime.
        if thread.thread().id() != std::thread::current().id() {
            let _ = thread.join();
        }
    }
}

/// An iterator over pages, fetched one by one. Ends after an error.
#[must_use = "an iterator does nothing until it is advanced"]
pub struct Pages<T> {
    state: Walk<T>,
}

/// Where a walk over pages stands.
enum Walk<T> {
    /// No page has been asked for.
    First(Box<Call<Client, Page<T, Client>>>),
    /// The page to give next has been fetched.
    At(Page<T, Client>),
    /// The page before has been given; whether another follows is to be seen.
    After(Cursor<Client>),
    /// Nothing follows.
    Ended,
}

impl<T: Model> Pages<T> {
    #[doc(hidden)]
    pub fn from_call(call: Call<Client, Page<T, Client>>) -> Self {
        Self { state: Walk::First(Box::new(call)) }
    }

    pub(crate) fn starting_at(page: Page<T, Client>) -> Self {
        Self { state: Walk::At(page) }
    }

    /// The items of these pages.
    pub fn items(self) -> Items<T> {
        Items { pages: self, items: Vec::new().into_iter() }
    }

    fn fetch(&mut self) -> Result<Option<Page<T, Client>>> {
        match std::mem::replace(&mut self.state, Walk::Ended) {
            Walk::First(call) => call.send_with_response().map(|response| Some(response.value)),
            Walk::At(page) => Ok(Some(page)),
            Walk::After(cursor) => cursor.fetch_next(),
            Walk::Ended => Ok(None),
        }
    }
}

impl<T: Model> Iterator for Pages<T> {
    type Item = Result<Page<T, Client>>;

    fn next(&mut self) -> Option<Self::Item> {
        let page = self.fetch().transpose()?;
        if let Ok(page) = &page {
            self.state = Walk::After(page.cursor.clone());
        }
        Some(page)
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}

/// An iterator over the items of a list, over all its pages. Ends after an error.
#[must_use = "an iterator does nothing until it is advanced"]
pub struct Items<T> {
    pages: Pages<T>,
    items: std::vec::IntoIter<T>,
}

impl<T: Model> Iterator for Items<T> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.items.next() {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Ok(page) => self.items = page.data.into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").finish_non_exhaustive()
    }
}
