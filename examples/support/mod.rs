//! What the examples share: where they run, how they clean up, how they fail. Read `quickstart.rs` first.

use std::error::Error;
use std::fmt;

use bimpeai::mock::Server;
use bimpeai::models::Agent;
use bimpeai::{Client, Id};

/// Where an example runs.
pub(crate) enum Target {
    /// On a mock server inside the example: no key, no network. The default, whatever the environment says.
    Mock(Server),
    /// On the live API, with this key. Only with `--live`.
    Live(String),
}

/// Reads the command line: `[--live] [argument]...`, with `max` arguments at most.
pub(crate) async fn target(max: usize) -> Outcome<(Target, Vec<String>)> {
    let (mut live, mut arguments) = (false, Vec::new());
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--live" => live = true,
            flag if flag.starts_with('-') => {
                return Err(format!("{flag}: unknown flag (the only one is --live)").into());
            }
            _ if arguments.len() == max => return Err(format!("{argument}: unexpected argument").into()),
            _ => arguments.push(argument),
        }
    }
    if live {
        let key = std::env::var("BIMPEAI_API_KEY").ok().filter(|key| !key.is_empty());
        let key = key.ok_or("BIMPEAI_API_KEY: must be set to your team's API key for --live")?;
        println!("running on the live API");
        Ok((Target::Live(key), arguments))
    } else {
        let server = Server::start().await;
        println!("running on the mock server at {}", server.base_url());
        Ok((Target::Mock(server), arguments))
    }
}

/// Deletes the agents that an example created, whatever its outcome was. Returns the first error.
pub(crate) async fn delete_agents<T>(client: &Client, created: &[Id<Agent>], mut outcome: Outcome<T>) -> Outcome<T> {
    for id in created {
        match client.agents().delete(id).send().await {
            Ok(()) => println!("deleted      {id}"),
            Err(error) => {
                eprintln!("not deleted  {id}: {error}");
                outcome = outcome.and_then(|_| Err(error.into()));
            }
        }
    }
    outcome
}

/// What an example returns.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// Any error. `main` prints an error's `Debug`, which is one line here: the error's `Display`.
pub(crate) struct Failure(Box<dyn Error + Send + Sync>);

impl<E: Into<Box<dyn Error + Send + Sync>>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
