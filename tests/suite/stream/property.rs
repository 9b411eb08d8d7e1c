//! Every message is delivered exactly once and in order, however its connections fail.

use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use serde_json::json;

use super::environment::StreamEnvironment;
use super::{HEARTBEAT, message, message_without_id, open, options};
use crate::support::scripted::Received;
use crate::support::scripted::{End, Reply, ScriptedServer};
use crate::support::{FLAVOURS, Flavour};

/// A connection that fails in the end.
#[derive(Debug, Clone)]
struct Episode {
    /// Error responses before it, to tickets and to streams. A 401 stands for an expired ticket.
    errors: Vec<ErrorResponse>,
    /// How many messages before `after` the server repeats.
    replayed: usize,
    sent: Vec<Sent>,
    end: Ending,
}

#[derive(Debug, Clone, Copy)]
struct ErrorResponse {
    status: u16,
    is_ticket: bool,
}

#[derive(Debug, Clone)]
enum Sent {
    /// New messages.
    Push(usize),
    /// A new message without an `id` line.
    WithoutId,
    /// A heartbeat, with an id that must not be resumed from or without.
    Heartbeat { has_id: bool },
    /// An `id` line without data.
    LoneId,
}

#[derive(Debug, Clone, Copy)]
enum Ending {
    Close,
    Cut,
    Reset,
    Stall,
    /// A cut in the middle of a new message, after its `id` line.
    CutInside,
}

/// A conversation: its episodes, and the sizes of its chunks.
#[derive(Debug, Clone)]
struct Script {
    episodes: Vec<Episode>,
    cuts: Vec<usize>,
}

fn episode() -> impl Strategy<Value = Episode> {
    let sent = prop_oneof![
        4 => (1..5_usize).prop_map(Sent::Push),
        1 => Just(Sent::WithoutId),
        1 => any::<bool>().prop_map(|has_id| Sent::Heartbeat { has_id }),
        1 => Just(Sent::LoneId),
    ];
    let end = prop_oneof![
        Just(Ending::Close),
        Just(Ending::Cut),
        Just(Ending::Reset),
        Just(Ending::Stall),
        Just(Ending::CutInside)
    ];
    let status = prop_oneof![Just(401), Just(429), Just(503)];
    let error = (status, any::<bool>()).prop_map(|(status, is_ticket)| ErrorResponse { status, is_ticket });
    (prop::collection::vec(error, 0..3), 0..6_usize, prop::collection::vec(sent, 0..6), end).prop_map(
        |(mut errors, replayed, sent, end)| {
            // A 401 to a ticket, or two in a row to streams, end the stream, which other tests cover.
            errors
                .iter_mut()
                .filter(|error| error.is_ticket && error.status == 401)
                .for_each(|error| error.status = 503);
            errors.dedup_by_key(|error| error.status);
            Episode { errors, replayed, sent, end }
        },
    )
}

fn script() -> impl Strategy<Value = Script> {
    let cuts = prop::collection::vec(1..200_usize, 1..8);
    (prop::collection::vec(episode(), 0..7), cuts).prop_map(|(episodes, cuts)| Script { episodes, cuts })
}

/// The server's side of a conversation.
struct Conversation {
    episodes: std::vec::IntoIter<Episode>,
    next: Option<Episode>,
    cuts: Vec<usize>,
    /// The number of messages so far: `m_1` to this one.
    pushed: usize,
    tickets: usize,
    environment: Arc<StreamEnvironment>,
}

const LIMIT: Duration = Duration::from_secs(80);
const STEP: Duration = Duration::from_secs(10);

fn id(number: usize) -> String {
    format!("m_{number}")
}

impl Conversation {
    fn new(script: Script, environment: &Arc<StreamEnvironment>) -> Self {
        let mut episodes = script.episodes.into_iter();
        let next = episodes.next();
        Self { episodes, next, cuts: script.cuts, pushed: 0, tickets: 0, environment: Arc::clone(environment) }
    }

    fn respond(&mut self, request: &Received) -> Reply {
        let is_ticket = request.method == "POST";
        if let Some(episode) = &mut self.next
            && episode.errors.first().is_some_and(|error| error.is_ticket == is_ticket)
        {
            return Reply::json(episode.errors.remove(0).status, &json!({"message": "not now"}));
        }
        if is_ticket {
            self.tickets += 1;
            return Reply::ticket(&format!("tkt_{}", self.tickets));
        }
        let query = request.query_pairs();
        assert_eq!(query[0], ("ticket".to_owned(), format!("tkt_{}", self.tickets)));
        // Without an `after` that it knows, the server starts with new messages.
        let after =
            query.iter().find(|(name, _)| name == "after").and_then(|(_, id)| id.strip_prefix("m_")?.parse().ok());
        let after = after.unwrap_or(self.pushed);
        match self.next.take() {
            Some(episode) => {
                self.next = self.episodes.next();
                self.play(&episode, after)
            }
            None => self.play_the_rest(after),
        }
    }

    fn play(&mut self, episode: &Episode, after: usize) -> Reply {
        let mut text = self.missed(after.saturating_sub(episode.replayed));
        for sent in &episode.sent {
            match sent {
                Sent::Push(count) => (0..*count).for_each(|_| text += &message(&self.push())),
                Sent::WithoutId => text += &message_without_id(&self.push()),
                Sent::Heartbeat { has_id: false } => text += HEARTBEAT,
                Sent::Heartbeat { has_id: true } => text = text + "id: hb_1\n" + HEARTBEAT,
                Sent::LoneId => text += "id: lone_1\n\n",
            }
        }
        let end = match episode.end {
            Ending::Close => End::Close,
            Ending::Cut => End::Cut,
            Ending::Reset => End::Reset,
            Ending::Stall => {
                self.environment.lapse(STEP, 9);
                End::Hold
            }
            Ending::CutInside => {
                text += message(&self.push()).trim_end();
                End::Cut
            }
        };
        Reply::events(self.chunks(&text), end)
    }

    /// The one connection that does not fail.
    fn play_the_rest(&mut self, after: usize) -> Reply {
        let text = self.missed(after) + &message("end");
        Reply::events(self.chunks(&text), End::Hold)
    }

    fn missed(&self, after: usize) -> String {
        (after + 1..=self.pushed).map(|number| message(&id(number))).collect()
    }

    fn push(&mut self) -> String {
        self.pushed += 1;
        id(self.pushed)
    }

    fn chunks(&self, text: &str) -> Vec<Vec<u8>> {
        let (mut rest, mut chunks) = (text.as_bytes(), Vec::new());
        for cut in self.cuts.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (chunk, more) = rest.split_at(rest.len().min(*cut));
            chunks.push(chunk.to_vec());
            rest = more;
        }
        chunks
    }
}

fn every_message_comes_exactly_once(script: &Script, flavour: Flavour) -> Result<(), TestCaseError> {
    let environment = StreamEnvironment::new();
    let total: usize = script.episodes.iter().map(new_messages).sum();
    let mut conversation = Conversation::new(script.clone(), &environment);
    let server = ScriptedServer::respond_with(move |request| conversation.respond(request));
    let options = options!(.after("m_0").max_retries(1000).idle_timeout(LIMIT));
    let mut messages = open(flavour, &server, &environment, &options);
    let mut got = Vec::new();
    while got.last().is_none_or(|id| id != "end") {
        match messages.next() {
            Some(Ok(message)) => got.push(message.id.into_string()),
            other => return Err(TestCaseError::fail(format!("after {got:?}: {other:?}"))),
        }
    }
    let expected: Vec<_> = (1..=total).map(id).chain(["end".to_owned()]).collect();
    prop_assert_eq!(got, expected);
    Ok(())
}

fn new_messages(episode: &Episode) -> usize {
    let sent = episode.sent.iter().map(|sent| match sent {
        Sent::Push(count) => *count,
        Sent::WithoutId => 1,
        Sent::Heartbeat { .. } | Sent::LoneId => 0,
    });
    sent.sum::<usize>() + usize::from(matches!(episode.end, Ending::CutInside))
}

/// `BIMPEAI_STREAM_CASES` sets the number of cases, `BIMPEAI_STREAM_SEED` the seed.
#[test]
fn every_message_comes_exactly_once_in_order() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    for flavour in FLAVOURS {
        let config = Config {
            cases: number("BIMPEAI_STREAM_CASES").unwrap_or(48).try_into().unwrap(),
            rng_seed: RngSeed::Fixed(number("BIMPEAI_STREAM_SEED").unwrap_or(0x51_7e)),
            failure_persistence: None,
            ..Config::default()
        };
        TestRunner::new(config)
            .run(&script(), |script| every_message_comes_exactly_once(&script, flavour))
            .unwrap_or_else(|error| panic!("{flavour:?}: {error}"));
    }
}
