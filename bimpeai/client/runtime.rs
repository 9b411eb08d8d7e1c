//! What the async client needs of its runtime.

use std::any::Any;
use std::panic::{AssertUnwindSafe, resume_unwind};

use futures::FutureExt;

use crate::error::{Error, Result};

/// The beginnings of tokio's panics for a part of the runtime that is missing, and what to do. tokio can be asked whether
/// there is a runtime, but not which parts of it are enabled.
const MISSING: [(&str, &str); 3] = [
    ("there is no reactor running", "poll the request on a tokio runtime, or use `blocking::Client`"),
    ("A Tokio 1.x context was found, but timers are disabled", "build it with `enable_all`"),
    ("A Tokio 1.x context was found, but IO is disabled", "build it with `enable_all`"),
];

/// Runs a request; returns an error where tokio would panic because a part of its runtime is missing. Any other panic,
/// such as one of the caller's `Environment`, goes on.
pub(super) async fn require<T>(request: impl Future<Output = Result<T>>) -> Result<T> {
    // A request that has panicked is not polled again.
    match AssertUnwindSafe(request).catch_unwind().await {
        Ok(result) => result,
        Err(panic) => Err(missing(panic.as_ref()).unwrap_or_else(|| resume_unwind(panic))),
    }
}

fn missing(panic: &(dyn Any + Send)) -> Option<Error> {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied())?;
    let (_, what_to_do) = MISSING.iter().find(|(begin, _)| text.starts_with(begin))?;
    Some(Error::usage("runtime", format_args!("must be tokio's, with I/O and timers ({what_to_do})")))
}
