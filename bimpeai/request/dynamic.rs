//! Requests by table entry: JSON in, JSON out.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::Request;
use super::params::{FromValue, from_value};
use crate::error::{Error, ErrorKind, Result};
use crate::http::{Plan, Success, Transport, send};
use crate::response::{FromEnvelope, Response};
use crate::schema::{Endpoint, Kind};

/// The arguments of [`Endpoint::invoke`].
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Args {
    /// The path parameters, in order.
    pub ids: Vec<String>,
    /// The parameters as a JSON object, or the body.
    pub input: Value,
    /// The idempotency key.
    pub idempotency_key: Option<String>,
    /// The timeout of one attempt.
    pub timeout: Option<Duration>,
    /// The time for all attempts and the waits between them.
    pub deadline: Option<Duration>,
    /// The number of retries.
    pub max_retries: Option<u32>,
    /// Further headers.
    pub headers: Vec<(String, String)>,
}

impl Args {
    /// Returns sample ids and input that the endpoint accepts.
    #[must_use]
    pub fn sample(endpoint: &Endpoint) -> Self {
        let ids = endpoint.path_params().iter().map(|id| format!("{}_1", id.name.trim_end_matches("_id"))).collect();
        Self { ids, input: endpoint.sample_input(), ..Self::default() }
    }

    #[doc(hidden)]
    #[must_use]
    pub fn __id(&self, at: usize) -> String {
        self.ids.get(at).cloned().unwrap_or_default()
    }

    #[doc(hidden)]
    pub fn __body<T>(&mut self, kind: Kind, read: FromValue<T>) -> Result<T> {
        from_value(self.input.take(), kind, read)
    }

    /// Sets the options through the setters that users call.
    fn set_options<R>(self, mut request: Request<(), R>) -> Request<(), R> {
        if let Some(key) = self.idempotency_key {
            request = request.idempotency_key(key);
        }
        if let Some(timeout) = self.timeout {
            request = request.timeout(timeout);
        }
        if let Some(deadline) = self.deadline {
            request = request.deadline(deadline);
        }
        if let Some(max_retries) = self.max_retries {
            request = request.max_retries(max_retries);
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        request
    }
}

/// The typed request of an endpoint, from JSON to a plan, and its response type, from a response to JSON.
///
/// The request has `()` in place of a client: a plan needs none.
#[doc(hidden)]
pub struct TypedInvoke {
    plan: fn(Args) -> Result<Plan>,
    read: fn(Success, &Arc<Plan>) -> Result<Response<Value>>,
}

impl TypedInvoke {
    #[must_use]
    pub const fn new<R: FromEnvelope<()>>(plan: fn(Args) -> Result<Plan>) -> Self {
        Self { plan, read: read::<R> }
    }

    /// The plan of the request that `start` returns for the path's ids.
    pub fn plan<B: ApplyParams<R>, R>(mut args: Args, start: impl FnOnce(&mut Args) -> Result<B>) -> Result<Plan> {
        let request = start(&mut args)?.apply_params(args.input.take())?;
        args.set_options(request).finish().1
    }
}

fn read<R: FromEnvelope<()>>(success: Success, plan: &Arc<Plan>) -> Result<Response<Value>> {
    let response = R::from_envelope(success, plan, &())?;
    let value = serde_json::to_value(&response.value).map_err(|error| {
        Error::new(ErrorKind::Decode, "the decoded response cannot be serialized as JSON")
            .with_source(error)
            .at_endpoint(plan.endpoint.clone())
    })?;
    Ok(response.map(|_| value))
}

/// A request or request builder that takes its parameters from JSON.
#[doc(hidden)]
pub trait ApplyParams<R> {
    fn apply_params(self, value: Value) -> Result<Request<(), R>>;
}

impl<R> ApplyParams<R> for Request<(), R> {
    fn apply_params(self, _value: Value) -> Result<Request<(), R>> {
        Ok(self)
    }
}

impl Endpoint {
    /// Sends a request to this endpoint with JSON arguments and returns `data` as JSON.
    ///
    /// The request is checked and sent like that of the generated method, and the response is decoded into its type.
    ///
    /// # Errors
    /// Those of the method, a usage error if the input does not fit, and a usage error for a stream.
    ///
    /// ```
    /// # #[cfg(feature = "mock")] {
    /// # let server = bimpeai::mock::Server::start_blocking();
    /// # let client = server.blocking_client();
    /// use bimpeai::{Args, endpoints, json::json};
    ///
    /// let mut args = Args::default();
    /// args.input = json!({"name": "Support bot"});
    /// let agent = endpoints::agents::CREATE.invoke(&client, args)?.value;
    /// assert_eq!(agent["name"], "Support bot");
    /// # }
    /// # Ok::<(), bimpeai::Error>(())
    /// ```
    pub fn invoke<C: Transport>(&self, client: &C, args: Args) -> C::Sent<Response<Value>> {
        let (plan, read) = match self.typed().get::<TypedInvoke>() {
            Some(typed) => ((typed.plan)(args), typed.read),
            None => (Err(self.is_a_stream()), refuse_stream as fn(Success, &Arc<Plan>) -> _),
        };
        send(client, plan.map_err(|error| error.at_endpoint(self.name())), read)
    }

    fn is_a_stream(&self) -> Error {
        Error::usage(self.name(), "is a stream and cannot be invoked (open it with its own method)")
    }
}

/// Never reached: a stream has no plan to send.
fn refuse_stream(_success: Success, plan: &Arc<Plan>) -> Result<Response<Value>> {
    Err(Error::usage("endpoint", "is a stream").at_endpoint(plan.endpoint.clone()))
}

/// Without the values of the input and of the headers: which of them are secret is not known here.
impl fmt::Debug for Args {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let input: Vec<_> = self.input.as_object().into_iter().flat_map(|input| input.keys()).collect();
        let headers: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("Args")
            .field("ids", &self.ids)
            .field("input", &input)
            .field("idempotency_key", &self.idempotency_key)
            .field("timeout", &self.timeout)
            .field("deadline", &self.deadline)
            .field("max_retries", &self.max_retries)
            .field("headers", &headers)
            .finish()
    }
}

impl fmt::Debug for TypedInvoke {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedInvoke")
    }
}
