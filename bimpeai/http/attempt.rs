//! One attempt: the request goes out, and its response is read.

use std::pin::pin;
use std::time::Duration;

use bytes::Bytes;
use futures::future::select;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::body::{Body, BodyError, Collected, Extent};
use super::failure::Failure;
use super::plan::Plan;
use super::prepare::Prepared;
use super::shared::Shared;

/// How many bytes of the body of an error response are kept.
const ERROR_BODY_BYTES: usize = 1 << 20;
/// How long an error response may take from its status to the end of its body. What has arrived by then is enough: the
/// status decides.
const ERROR_BODY_TIME: Duration = Duration::from_secs(5);

/// A response as received.
pub(crate) struct RawResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// Sends the request once.
pub(super) async fn attempt(
    shared: &Shared,
    plan: &Plan,
    prepared: &Prepared,
    timeout: Duration,
) -> Result<RawResponse, Failure> {
    let mut request = shared
        .http
        .request(plan.method.clone(), prepared.url.clone())
        .headers(prepared.headers.clone())
        .timeout(timeout);
    if let Some(body) = &plan.body {
        request = request.body(body.clone());
    }
    let response = request.send().await.map_err(Failure::broken)?;
    let (raw, mut body) = open(shared, response, &prepared.url).await?;
    let mut collected = Collected::default();
    let limit = shared.max_body_bytes;
    match collected.read(&mut body, limit).await {
        Ok(Extent::Whole) => Ok(RawResponse { body: collected.into_bytes(), ..raw }),
        Ok(Extent::Cut) => {
            Err(Failure::unreadable(format!("the body is larger than {limit} bytes (`max_body_bytes`)"), raw))
        }
        Err(error) => Err(Failure::of_body(error, raw)),
    }
}

/// Takes a response whose head has arrived. Its status decides, whatever happens to its body.
pub(crate) async fn open(
    shared: &Shared,
    response: reqwest::Response,
    url: &reqwest::Url,
) -> Result<(RawResponse, Body), Failure> {
    let is_redirected = response.url() != url;
    let raw = RawResponse { status: response.status(), headers: response.headers().clone(), body: Bytes::new() };
    let body = Body::new(response);
    if is_redirected {
        return Err(Failure::redirect_followed(raw));
    }
    match body {
        Ok(body) if raw.status.is_success() => Ok((raw, body)),
        Ok(mut body) => Err(Failure::Refused(RawResponse { body: error_body(shared, &mut body).await, ..raw })),
        Err(_) if !raw.status.is_success() => Err(Failure::Refused(raw)),
        Err(name) => {
            let message = format!("the body has the `Content-Encoding` {name:?} (only gzip was asked for)");
            Err(Failure::unreadable(message, raw))
        }
    }
}

/// Reads as much of the body of an error response as arrives.
async fn error_body(shared: &Shared, body: &mut Body) -> Bytes {
    let mut collected = Collected::default();
    // However it ends, what has arrived by then is kept.
    let _ = select(pin!(collected.read(body, ERROR_BODY_BYTES)), shared.environment.deadline(ERROR_BODY_TIME)).await;
    collected.into_bytes()
}

impl Failure {
    /// A body of a successful response that could not be read to its end.
    fn of_body(error: BodyError, response: RawResponse) -> Self {
        match error {
            BodyError::Broken(error) => Self::broken_after(error, response),
            // The connection ended, and only its end says that something is missing.
            BodyError::Corrupt(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Self::interrupted(error),
            BodyError::Corrupt(error) => Self::corrupt(error, response),
        }
    }
}
