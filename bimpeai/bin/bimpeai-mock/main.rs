//! Starts a mock of the `BimpeAI` Agent Console API, for tests in any language.
//!
//! ```text
//! cargo run --features mock --bin bimpeai-mock -- --port 4010 --key sk_demo --seed demo
//! ```
//!
//! See `bimpeai::mock` for its behavior and its control plane below `/_mock/`.

mod log;

use std::fmt;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;
use std::time::Duration;

use bimpeai::mock::{Builder, Key, Seed, Server};
use lexopt::{Arg, Parser, ValueExt};

use crate::log::Log;

const HELP: &str = "\
A mock of the BimpeAI Agent Console API.

Usage: bimpeai-mock [options]

  --port <number>        Port on 127.0.0.1 [default: 0, which selects a free one]
  --key <key>            API key to accept; can be repeated [default: sk_mock]
  --scope <scope>        Limits the preceding key to a scope, such as agents:read, workflows:*
                         or *:read; can be repeated
  --seed <demo|file>     Start with the demo data, or with the records of a JSON file
  --rate-limit <n>       Allow n requests per key and minute, and refuse more with 429
  --heartbeat <seconds>  Send a heartbeat on open streams at this interval [default: never]
  --strict-enums         Refuse values that an enum does not list
  --quiet                Do not log requests
  -h, --help             Print help
  -V, --version          Print version

The server can be driven over HTTP below /_mock/: reset, seed, faults, log, streams.
";

/// The options of the command line.
#[derive(Default)]
struct Options {
    port: u16,
    keys: Vec<(String, Vec<String>)>,
    seed: Option<String>,
    rate_limit: Option<u64>,
    heartbeat: Option<u64>,
    strict_enums: bool,
    quiet: bool,
}

enum Command {
    Serve(Options),
    Print(String),
}

/// Why the server did not start. The exit code is 2 for an invalid command line, else 1.
struct Failure {
    message: String,
    code: u8,
}

impl Failure {
    fn new(message: impl fmt::Display) -> Self {
        Self { message: message.to_string(), code: 1 }
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self { message: format!("{error}\nTry `bimpeai-mock --help`."), code: 2 }
    }
}

fn main() -> ExitCode {
    let result = match parse(Parser::from_env()) {
        Ok(Command::Serve(options)) => serve(&options),
        Ok(Command::Print(text)) => {
            print!("{text}");
            Ok(())
        }
        Err(error) => Err(error.into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("bimpeai-mock: {}", failure.message);
            ExitCode::from(failure.code)
        }
    }
}

fn parse(mut arguments: Parser) -> Result<Command, lexopt::Error> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("port") => options.port = arguments.value()?.parse()?,
            Arg::Long("key") => options.keys.push((arguments.value()?.string()?, Vec::new())),
            Arg::Long("scope") => {
                let scope = arguments.value()?.string()?;
                let (_, scopes) = options.keys.last_mut().ok_or("--scope must follow the --key it applies to")?;
                scopes.push(scope);
            }
            Arg::Long("seed") => options.seed = Some(arguments.value()?.string()?),
            Arg::Long("rate-limit") => options.rate_limit = Some(arguments.value()?.parse()?),
            Arg::Long("heartbeat") => options.heartbeat = Some(arguments.value()?.parse()?),
            Arg::Long("strict-enums") => options.strict_enums = true,
            Arg::Long("quiet") => options.quiet = true,
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Print(HELP.to_owned())),
            Arg::Long("version") | Arg::Short('V') => {
                return Ok(Command::Print(format!("bimpeai-mock {}\n", env!("CARGO_PKG_VERSION"))));
            }
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Serve(options))
}

fn serve(options: &Options) -> Result<(), Failure> {
    let mut builder = configure(options)?;
    let (log, written) = Log::start().map_err(Failure::new)?;
    if !options.quiet {
        let log = log.clone();
        builder = builder.on_response(move |request| log.request(request));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::new)?;
    runtime.block_on(async {
        // Installed before the URL is printed, because whoever reads it may send a signal at once.
        let stopped = stop_signal().map_err(Failure::new)?;
        let server = builder.try_start().map_err(|error| failure(options, &error))?;
        announce(&server).map_err(Failure::new)?;
        stopped.await;
        close(server);
        Ok::<(), Failure>(())
    })?;
    log.line("stopped".to_owned());
    drop(log);
    written.wait();
    Ok(())
}

fn configure(options: &Options) -> Result<Builder, Failure> {
    let mut builder = Server::builder().port(options.port).control_plane();
    for (text, scopes) in &options.keys {
        builder = builder.key(scopes.iter().fold(Key::new(text), Key::scope));
    }
    match options.seed.as_deref() {
        None => {}
        Some("demo") => builder = builder.seed(Seed::demo()),
        Some(file) => builder = builder.seed(Seed::from_file(file).map_err(Failure::new)?),
    }
    if let Some(requests) = options.rate_limit {
        builder = builder.rate_limit(requests, Duration::from_secs(60));
    }
    if let Some(seconds) = options.heartbeat {
        builder = builder.heartbeat(Duration::from_secs(seconds.max(1)));
    }
    if options.strict_enums {
        builder = builder.strict_enums();
    }
    Ok(builder)
}

fn failure(options: &Options, error: &io::Error) -> Failure {
    Failure::new(match error.kind() {
        ErrorKind::AddrInUse => format!("port {} is already in use; `--port 0` selects a free one", options.port),
        ErrorKind::PermissionDenied => format!("port {} cannot be opened: {error}", options.port),
        _ => error.to_string(),
    })
}

/// Programs that start the server read these lines, so they come first and are flushed.
fn announce(server: &Server) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "bimpeai-mock listening on {}", server.base_url())?;
    writeln!(out, "API key: {}", server.api_key())?;
    out.flush()
}

#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}

fn close(server: Server) {
    for unused in server.unused_faults() {
        eprintln!("bimpeai-mock: a fault did not occur: {unused}");
    }
    server.clear_faults();
    drop(server);
}
