//! Everything that is printed, in one place, to look for secrets in it.

use std::fmt::{Debug, Display};
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;

/// Text from `Debug`, `Display` and `tracing`. Clones share it.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    pub(crate) fn debug(&self, value: &impl Debug) {
        writeln!(self.0.lock().unwrap(), "{value:?}\n{value:#?}").unwrap();
    }

    pub(crate) fn display(&self, value: &impl Display) {
        writeln!(self.0.lock().unwrap(), "{value}").unwrap();
    }

    /// An error and its sources.
    pub(crate) fn error(&self, error: &bimpeai::Error) {
        self.debug(error);
        self.display(error);
        let mut source = std::error::Error::source(error);
        while let Some(error) = source {
            writeln!(self.0.lock().unwrap(), "{error} {error:?}").unwrap();
            source = error.source();
        }
    }

    /// Runs something and records every event and span of every crate.
    ///
    /// Tests that look for an event run this in a process of their own: `tracing` asks for the interest in a call site
    /// once, and another test, without a subscriber, may be the first to get there.
    pub(crate) fn traced<T>(&self, run: impl FnOnce() -> T) -> T {
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_span_events(FmtSpan::FULL)
            .with_writer(self.clone())
            .with_ansi(false)
            .finish();
        tracing::subscriber::with_default(subscriber, run)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }

    pub(crate) fn assert_no(&self, secrets: &[&str]) {
        let text = self.text();
        for line in text.lines() {
            for secret in secrets {
                assert!(!line.contains(secret), "{secret} is printed: {line}");
            }
        }
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Log;

    fn make_writer(&'a self) -> Log {
        self.clone()
    }
}
