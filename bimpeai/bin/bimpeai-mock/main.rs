//! Starts a mock of the `BimpeAI` Agent Console API, for tests in any language.
//!
//! ```text
//! cargo run --features mock --bin bimpeai-mock -- --port 4010 --key sk_demo --seed demo
//! ```
//!
//! See `bimpeai::mock` for what it does, and for its control plane below `/_mock/`.

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

  --port <number>        The port on 127.0.0.1 [default: 0, which takes a free one]
  --key <key>            An API key to take; may be given several times [default: sk_mock]
  --scope <scope>        Allows the key before it this and nothing else; may be given several times:
                         agents:read, workflows:write, agents:*, *:read
  --seed <demo|file>     Starts with the demo data, or with the records of a JSON file
  --rate-limit <n>       Takes so many requests of a key in a minute, and refuses more with 429
  --heartbeat <seconds>  Sends a heartbeat on open streams this often [default: never]
  --strict-enums         Refuses values that an enum does not list
  --quiet                Logs no requests
  --help                 Shows this
  --version              Shows the version

It is driven over HTTP below /_mock/: reset, seed, faults, log, streams.
";

/// What was asked for on the command line.
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

enum Asked {
    Serve(Options),
    Show(String),
}

/// Why it did not start. The exit code is 2 for a mistake on the command line, else 1.
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
    let served = match parse(Parser::from_env()) {
        Ok(Asked::Serve(options)) => serve(&options),
        Ok(Asked::Show(text)) => {
            print!("{text}");
            Ok(())
        }
        Err(error) => Err(error.into()),
    };
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("bimpeai-mock: {}", failure.message);
            ExitCode::from(failure.code)
        }
    }
}

fn parse(mut arguments: Parser) -> Result<Asked, lexopt::Error> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("port") => options.port = arguments.value()?.parse()?,
            Arg::Long("key") => options.keys.push((arguments.value()?.string()?, Vec::new())),
            Arg::Long("scope") => {
                let scope = arguments.value()?.string()?;
                let (_, scopes) = options.keys.last_mut().ok_or("--scope belongs after the --key it is for")?;
                scopes.push(scope);
            }
            Arg::Long("seed") => options.seed = Some(arguments.value()?.string()?),
            Arg::Long("rate-limit") => options.rate_limit = Some(arguments.value()?.parse()?),
            Arg::Long("heartbeat") => options.heartbeat = Some(arguments.value()?.parse()?),
            Arg::Long("strict-enums") => options.strict_enums = true,
            Arg::Long("quiet") => options.quiet = true,
            Arg::Long("help") | Arg::Short('h') => return Ok(Asked::Show(HELP.to_owned())),
            Arg::Long("version") | Arg::Short('V') => {
                return Ok(Asked::Show(format!("bimpeai-mock {}\n", env!("CARGO_PKG_VERSION"))));
            }
            other => return Err(other.unexpected()),
        }
    }
    Ok(Asked::Serve(options))
}

fn serve(options: &Options) -> Result<(), Failure> {
    let mut builder = configure(options)?;
    let (log, written) = Log::start().map_err(Failure::new)?;
    if !options.quiet {
        let log = log.clone();
        builder = builder.on_answer(move |request| log.request(request));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::new)?;
    runtime.block_on(async {
        // Before anyone is told that there is something to stop.
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
        ErrorKind::AddrInUse => format!("port {} is taken; `--port 0` takes a free one", options.port),
        ErrorKind::PermissionDenied => format!("port {} may not be opened: {error}", options.port),
        _ => error.to_string(),
    })
}

/// Whoever started it reads these lines: they come first, and at once.
fn announce(server: &Server) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "bimpeai-mock listens on {}", server.base_url())?;
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
        eprintln!("bimpeai-mock: a fault did not happen: {unused}");
    }
    server.clear_faults();
    drop(server);
}
