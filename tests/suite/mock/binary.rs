//! `bimpeai-mock`, started and stopped like any program.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::time::Duration;

use bimpeai::blocking::Client;

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bimpeai-mock"));
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn refused(arguments: &[&str]) -> (i32, String) {
    let Output { status, stderr, .. } = command(arguments).output().unwrap();
    (status.code().unwrap(), String::from_utf8(stderr).unwrap())
}

/// The running binary; dropping it kills it.
struct Running {
    child: Child,
    out: BufReader<ChildStdout>,
    base_url: String,
    key: String,
}

impl Running {
    fn start(arguments: &[&str]) -> Self {
        let mut child = command(arguments).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = || {
            let mut line = String::new();
            out.read_line(&mut line).unwrap();
            line.trim_end().to_owned()
        };
        let base_url = line().strip_prefix("bimpeai-mock listening on ").unwrap().to_owned();
        let key = line().strip_prefix("API key: ").unwrap().to_owned();
        Self { child, out, base_url, key }
    }

    fn client(&self) -> Client {
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Client::builder().base_url(&self.base_url).api_key(&self.key).http_client(http).build().unwrap()
    }

    /// Stops it with a signal, and returns what it printed.
    #[cfg(unix)]
    fn stop(mut self, signal: &str) -> (String, String) {
        let number = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &number]).status().unwrap().success());
        assert!(self.child.wait().unwrap().success());
        let (mut out, mut errors) = (String::new(), String::new());
        self.out.read_to_string(&mut out).unwrap();
        self.child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        (out, errors)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
#[cfg(unix)]
fn it_serves_logs_and_stops_on_a_signal() {
    for signal in ["-TERM", "-INT"] {
        let mock = Running::start(&["--port", "0", "--key", "sk_demo", "--seed", "demo"]);
        assert_eq!(mock.key, "sk_demo");
        assert!(mock.client().agents().list().items().count() > 1);
        let (out, errors) = mock.stop(signal);
        assert_eq!(out, "200  GET /api/v1/console/agents?page=1 (agents.list)\nstopped\n");
        assert_eq!(errors, "");
    }
}

/// Sends several times as many requests as a pipe holds lines about them (64 KiB on Linux, 55 bytes per line), and reads
/// none of the lines.
fn send_unread(mock: &Running) -> usize {
    const REQUESTS: usize = 6000;
    let client = mock.client();
    for sent in 0..REQUESTS {
        let page = client.agents().list().timeout(Duration::from_secs(10)).max_retries(0).send();
        assert!(page.is_ok(), "after {sent} requests: {page:?}");
    }
    REQUESTS
}

#[test]
#[cfg(unix)]
fn it_responds_and_stops_although_nobody_reads_its_output() {
    let mock = Running::start(&["--port", "0"]);
    let requests = send_unread(&mock);
    let (out, errors) = mock.stop("-TERM");
    assert_eq!(errors, "");
    let line = "200  GET /api/v1/console/agents?page=1 (agents.list)\n";
    assert!(out.starts_with(line) && out.len() < line.len() * requests, "{} bytes of output", out.len());
}

#[test]
fn lines_that_were_dropped_are_counted() {
    let mut mock = Running::start(&["--port", "0"]);
    let mut requests = send_unread(&mock);
    let (client, mut read) = (mock.client(), 0);
    // Each line that is read makes room, and the next request then reports what was dropped before it.
    let dropped = loop {
        client.agents().list().send().unwrap();
        requests += 1;
        let mut line = String::new();
        mock.out.read_line(&mut line).unwrap();
        if let Some(report) = line.strip_prefix("dropped ") {
            let (dropped, reason) = report.split_once(' ').unwrap();
            assert_eq!(reason, "lines: standard output is read too slowly\n");
            break dropped.parse::<usize>().unwrap();
        }
        assert!(line.ends_with("(agents.list)\n"), "{line}");
        read += 1;
    };
    assert!(dropped > 0 && read + dropped <= requests, "{read} read, {dropped} dropped, {requests} sent");
}

#[test]
fn a_key_has_the_scopes_that_follow_it() {
    let mock = Running::start(&["--key", "sk_reader", "--scope", "agents:read", "--quiet"]);
    let client = mock.client();
    client.agents().list().send().unwrap();
    assert!(client.agents().create().name("A").send().unwrap_err().is_permission_denied());
}

#[test]
fn invalid_arguments_are_reported() {
    let mock = Running::start(&[]);
    let port = mock.base_url.rsplit_once(':').unwrap().1;
    let taken = format!("bimpeai-mock: port {port} is already in use; `--port 0` selects a free one\n");
    assert_eq!(refused(&["--port", port]), (1, taken));
    for (arguments, expected) in [
        (&["--prot", "1"][..], "invalid option '--prot'"),
        (&["--port", "x"], "cannot parse argument \"x\""),
        (&["--port"], "missing argument for option '--port'"),
        (&["--scope", "x"], "--scope must follow the --key it applies to"),
        (&["extra"], "unexpected argument \"extra\""),
    ] {
        let (code, errors) = refused(arguments);
        assert_eq!(code, 2, "{errors}");
        assert!(errors.contains(expected) && errors.contains("--help"), "{errors}");
    }
    let (code, errors) = refused(&["--seed", "no-such-file.json"]);
    assert!(code == 1 && errors.starts_with("bimpeai-mock: no-such-file.json: cannot be read: "), "{errors}");
}

#[test]
fn an_invalid_seed_file_is_reported_with_line_and_path() {
    let file = std::env::temp_dir().join(format!("bimpeai-mock-seed-{}.json", std::process::id()));
    std::fs::write(&file, "{\n \"agents\": [\n  {\"nam\": \"A\"}\n ]\n}").unwrap();
    let (code, errors) = refused(&["--seed", file.to_str().unwrap()]);
    std::fs::remove_file(&file).unwrap();
    let expected = format!("bimpeai-mock: {}: line 3: agents[0].nam: is not a known field\n", file.display());
    assert_eq!((code, errors), (1, expected));
}

#[test]
fn help_and_version_are_shown() {
    for (flag, expected) in [("--help", "--seed <demo|file>"), ("--version", env!("CARGO_PKG_VERSION"))] {
        let Output { status, stdout, .. } = command(&[flag]).output().unwrap();
        let stdout = String::from_utf8(stdout).unwrap();
        assert!(status.success() && stdout.contains(expected), "{stdout}");
    }
}
