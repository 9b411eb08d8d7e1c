//! Metrics from the traces of requests: a `tracing` layer that prints OpenTelemetry's `http.client.request.duration`.
//!
//! ```text
//! cargo run --features mock --example metrics
//! ```

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::time::Instant;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Subscriber, subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::{LookupSpan, Registry};

/// The attributes of the metric, in OpenTelemetry's words. The span has them under the same names.
const ATTRIBUTES: [&str; 5] =
    ["http.request.method", "url.template", "server.address", "http.response.status_code", "error.type"];

struct RequestDuration;

/// When a request began, and what is known of it.
struct Request {
    began: Instant,
    attributes: BTreeMap<&'static str, String>,
}

impl Visit for Request {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if ATTRIBUTES.contains(&field.name()) {
            self.attributes.insert(field.name(), format!("{value:?}").trim_matches('"').to_owned());
        }
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for RequestDuration {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let Some(span) = context.span(id).filter(|span| span.name() == "bimpeai.request") else { return };
        let mut request = Request { began: Instant::now(), attributes: BTreeMap::new() };
        attributes.record(&mut request);
        span.extensions_mut().insert(request);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        if let Some(request) = span.extensions_mut().get_mut::<Request>() {
            values.record(request);
        }
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        let Some(span) = context.span(&id) else { return };
        if let Some(request) = span.extensions().get::<Request>() {
            // A real layer adds it to a histogram.
            println!("http.client.request.duration {:?} {:?}", request.began.elapsed(), request.attributes);
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    subscriber::set_global_default(Registry::default().with(RequestDuration))?;
    let server = bimpeai::mock::Server::start().await;
    let client = server.client();
    let agent = client.agents().create().name("Support bot").send().await?;
    client.agents().retrieve(&agent.id).send().await?;
    client.agents().retrieve("agt_unknown").send().await.unwrap_err();
    Ok(())
}
