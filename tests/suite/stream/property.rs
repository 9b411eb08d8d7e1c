//! Exactly once, whatever happens on the way.

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

/// One connection that goes wrong in the end.
#[derive(Debug, Clone)]
struct Episode {
    /// Refusals before it, of tickets and of streams, with these statuses. A 401 stands for a stale ticket.
    refusals: Vec<Refusal>,
    /// How many messages before the place to resume from are told again.
    replayed: usize,
    said: Vec<Said>,
    end: Ending,
}

#[derive(Debug, Clone, Copy)]
struct Refusal {
    status: u16,
    to_ticket: bool,
}

#[derive(Debug, Clone)]
enum Said {
    /// New messages.
    Push(usize),
    /// A new message whose `id` line was lost.
    WithoutId,
    /// A heartbeat, some with an id that is no place to resume from.
    Heartbeat { has_id: bool },
    /// An id, and nothing it belongs to.
    LoneId,
}

#[derive(Debug, Clone, Copy)]
enum Ending {
    Close,
    Cut,
    Reset,
    Stall,
    /// A cut inside a new message, after its `id` line.
    CutInside,
}

/// A conversation: its episodes, and how its bytes are cut into chunks.
#[derive(Debug, Clone)]
struct Script {
    episodes: Vec<Episode>,
    cuts: Vec<usize>,
}

fn episode() -> impl Strategy<Value = Episode> {
    let said = prop_oneof![
        4 => (1..5_usize).prop_map(Said::Push),
        1 => Just(Said::WithoutId),
        1 => any::<bool>().prop_map(|has_id| Said::Heartbeat { has_id }),
        1 => Just(Said::LoneId),
    ];
    let end = prop_oneof![
        Just(Ending::Close),
        Just(Ending::Cut),
        Just(Ending::Reset),
        Just(Ending::Stall),
        Just(Ending::CutInside)
    ];
    let status = prop_oneof![Just(401), Just(429), Just(503)];
    let refusal = (status, any::<bool>()).prop_map(|(status, to_ticket)| Refusal { status, to_ticket });
    (prop::collection::vec(refusal, 0..3), 0..6_usize, prop::collection::vec(said, 0..6), end).prop_map(
        |(mut refusals, replayed, said, end)| {
            // A ticket that is refused with 401, or a stream twice in a row, is the end; other tests show that.
            refusals
                .iter_mut()
                .filter(|refusal| refusal.to_ticket && refusal.status == 401)
                .for_each(|r| r.status = 503);
            refusals.dedup_by_key(|refusal| refusal.status);
            Episode { refusals, replayed, said, end }
        },
    )
}

fn script() -> impl Strategy<Value = Script> {
    let cuts = prop::collection::vec(1..200_usize, 1..8);
    (prop::collection::vec(episode(), 0..7), cuts).prop_map(|(episodes, cuts)| Script { episodes, cuts })
}

/// The server's end of a conversation.
struct Conversation {
    episodes: std::vec::IntoIter<Episode>,
    next: Option<Episode>,
    cuts: Vec<usize>,
    /// How many messages there are so far: `m_1` to this one.
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

    fn answer(&mut self, request: &Received) -> Reply {
        let is_ticket = request.method == "POST";
        if let Some(episode) = &mut self.next
            && episode.refusals.first().is_some_and(|refusal| refusal.to_ticket == is_ticket)
        {
            return Reply::json(episode.refusals.remove(0).status, &json!({"message": "not now"}));
        }
        if is_ticket {
            self.tickets += 1;
            return Reply::ticket(&format!("tkt_{}", self.tickets));
        }
        let query = request.query_pairs();
        assert_eq!(query[0], ("ticket".to_owned(), format!("tkt_{}", self.tickets)));
        // A server that does not know the place begins with what is new.
        let after =
            query.iter().find(|(name, _)| name == "after").and_then(|(_, id)| id.strip_prefix("m_")?.parse().ok());
        let after = after.unwrap_or(self.pushed);
        match self.next.take() {
            Some(episode) => {
                self.next = self.episodes.next();
                self.tell(&episode, after)
            }
            None => self.tell_the_rest(after),
        }
    }

    fn tell(&mut self, episode: &Episode, after: usize) -> Reply {
        let mut text = self.missed(after.saturating_sub(episode.replayed));
        for said in &episode.said {
            match said {
                Said::Push(count) => (0..*count).for_each(|_| text += &message(&self.push())),
                Said::WithoutId => text += &message_without_id(&self.push()),
                Said::Heartbeat { has_id: false } => text += HEARTBEAT,
                Said::Heartbeat { has_id: true } => text = text + "id: hb_1\n" + HEARTBEAT,
                Said::LoneId => text += "id: lone_1\n\n",
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

    /// The one healthy connection.
    fn tell_the_rest(&mut self, after: usize) -> Reply {
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
    let server = ScriptedServer::respond_with(move |request| conversation.answer(request));
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
    let said = episode.said.iter().map(|said| match said {
        Said::Push(count) => *count,
        Said::WithoutId => 1,
        Said::Heartbeat { .. } | Said::LoneId => 0,
    });
    said.sum::<usize>() + usize::from(matches!(episode.end, Ending::CutInside))
}

/// Short in the ordinary run; `BIMPEAI_STREAM_CASES` asks for more, and `BIMPEAI_STREAM_SEED` for others.
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
