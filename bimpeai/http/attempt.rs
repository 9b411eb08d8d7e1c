//! One attempt: the request goes out, and its response is read.

use bytes::{Bytes, BytesMut};
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::failure::{Failure, is_corrupt};
use super::plan::Plan;
use super::prepare::Prepared;
use super::shared::Shared;

/// How many bytes of the body of an error response are kept.
pub(crate) const ERROR_BODY_BYTES: usize = 1 << 20;

/// A response as received.
pub(crate) struct RawResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// Sends the request once.
pub(super) async fn attempt(shared: &Shared, plan: &Plan, prepared: &Prepared) -> Result<RawResponse, Failure> {
    let mut request = shared
        .http
        .request(plan.method.clone(), prepared.url.clone())
        .headers(prepared.headers.clone())
        .timeout(prepared.timeout);
    if let Some(body) = &plan.body {
        request = request.body(body.clone());
    }
    let mut response = request.send().await.map_err(Failure::broken)?;
    let status = response.status();
    let raw = RawResponse { status, headers: std::mem::take(response.headers_mut()), body: Bytes::new() };
    if response.url() != &prepared.url {
        return Err(Failure::redirect_followed(raw));
    }
    if !status.is_success() {
        let body = read_body(&mut response, ERROR_BODY_BYTES).await.map_err(Failure::broken)?;
        return Err(Failure::Refused(RawResponse { body: body.unwrap_or_else(|kept| kept), ..raw }));
    }
    match read_body(&mut response, shared.max_body_bytes).await {
        Ok(Ok(body)) => Ok(RawResponse { body, ..raw }),
        Ok(Err(_)) => {
            let limit = shared.max_body_bytes;
            Err(Failure::unreadable(format!("the body is larger than {limit} bytes (`max_body_bytes`)"), raw))
        }
        Err(error) if is_corrupt(&error) => Err(Failure::Unreadable {
            message: "the compressed body cannot be decompressed".to_owned(),
            source: Some(error.without_url().into()),
            response: raw,
        }),
        Err(error) => Err(Failure::broken(error)),
    }
}

/// Reads a body up to a limit. The inner error holds what was read of a longer one.
pub(crate) async fn read_body(response: &mut reqwest::Response, limit: usize) -> reqwest::Result<Result<Bytes, Bytes>> {
    let Some(first) = response.chunk().await? else { return Ok(Ok(Bytes::new())) };
    if first.len() > limit {
        return Ok(Err(first.slice(..limit)));
    }
    // Most bodies are one chunk, which is not copied.
    let Some(second) = response.chunk().await? else { return Ok(Ok(first)) };
    let mut body = BytesMut::from(first);
    let mut chunk = Some(second);
    while let Some(bytes) = chunk {
        if body.len() + bytes.len() > limit {
            return Ok(Err(body.freeze()));
        }
        body.extend_from_slice(&bytes);
        chunk = response.chunk().await?;
    }
    Ok(Ok(body.freeze()))
}
