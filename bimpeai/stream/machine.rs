//! The states of a stream, and the transitions between them.

use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use reqwest::StatusCode;

use super::budget::Budget;
use super::connection::{Connection, Opening, Read, Ticket, fetch_ticket};
use super::cursor::Cursor;
use super::plan::StreamPlan;
use crate::error::{Error, ErrorKind, Result};
use crate::http::{Next, Sleep};
use crate::schema::Model;
use crate::sse::{Item, LimitError};

/// A connection that still delivers something this long after it was opened is healthy.
const HEALTHY: Duration = Duration::from_secs(60);
/// How many steps a poll takes before it yields: a server that sends only events that are discarded must not block the
/// caller's task.
const STEPS_PER_POLL: u32 = 256;

/// The state of a stream.
///
/// Every failure is counted and followed by a wait in one place, [`Machine::failed`], whatever the state: ticket and
/// connection are one attempt. A failure that is not retried, or one too many in a row, is the last item.
enum State {
    /// A ticket has been requested.
    ///
    /// On a connection error, 408, 429 or 5xx: [`Waiting`](State::Waiting). On any other: [`Ended`](State::Ended); a
    /// 401 here means that the API key is invalid.
    NeedTicket(Opening<Ticket>),
    /// The stream has been requested, with a new ticket.
    ///
    /// On 401: [`NeedTicket`](State::NeedTicket) at once, because the ticket was stale; the second in a row ends the
    /// stream. Otherwise as with the ticket. A response that is not an event stream ends the stream.
    Connecting(Opening<Connection>),
    /// The connection is open.
    ///
    /// On a cut, a close or silence: [`Waiting`](State::Waiting). On an event past a limit: [`Ended`](State::Ended),
    /// because the server would send it again. A message that cannot be decoded is returned as an error, and the state
    /// does not change.
    Open(Box<Connection>),
    /// The next attempt starts when this has passed. Nothing is open, nothing can fail.
    Waiting(Sleep),
    /// There are no further items, and no resources are held.
    Ended,
}

/// The result of a step.
enum Step {
    /// The state has changed, or items may be ready.
    Changed,
    /// The stream has ended, with an error or without one.
    Ended(Option<Error>),
}

/// A stream without the type of its messages.
pub(super) struct Machine {
    plan: Arc<StreamPlan>,
    state: State,
    cursor: Cursor,
    budget: Budget,
    /// Whether the last response to a request for the stream was a 401.
    ticket_was_stale: bool,
    span: tracing::Span,
}

impl Machine {
    pub(super) fn new(mut plan: StreamPlan) -> Self {
        let after = plan.options.after.take();
        let plan = Arc::new(plan);
        let mut budget = Budget::new(plan.options.max_retries);
        budget.start_attempt(plan.shared.environment.elapsed());
        Self {
            state: State::NeedTicket(Opening::new(fetch_ticket(Arc::clone(&plan)))),
            cursor: Cursor::new(after),
            budget,
            ticket_was_stale: false,
            span: plan.span(),
            plan,
        }
    }

    pub(super) fn last_id(&self) -> Option<&str> {
        self.cursor.after()
    }

    pub(super) fn has_ended(&self) -> bool {
        matches!(self.state, State::Ended)
    }

    pub(super) fn poll_next<T: Model>(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        for _ in 0..STEPS_PER_POLL {
            if let Some(item) = self.take_ready() {
                return Poll::Ready(Some(item));
            }
            if let Step::Ended(error) = ready!(self.poll_step(cx)) {
                return Poll::Ready(error.map(Err));
            }
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }

    /// Returns the next item that has been read already.
    pub(super) fn take_ready<T: Model>(&mut self) -> Option<Result<T>> {
        let State::Open(connection) = &mut self.state else { return None };
        while connection.has_unread {
            let event = match connection.decoder.next_item() {
                Ok(Some(Item::Event(event))) => event,
                Ok(Some(Item::Retry(wait))) => {
                    self.budget.set_floor(wait);
                    continue;
                }
                Ok(None) => {
                    connection.has_unread = false;
                    break;
                }
                Err(limit) => return Some(Err(self.passed_limit(limit))),
            };
            match event.event {
                "message" => match self.cursor.deliver(&event) {
                    Some(Ok(message)) => {
                        self.budget.reset();
                        return Some(Ok(message));
                    }
                    Some(Err(problem)) => {
                        return Some(Err(self.plan.undecodable(&event, problem, &connection.origin)));
                    }
                    None => {}
                },
                "error" => return Some(Err(self.plan.error_event(&event, &connection.origin))),
                // Heartbeats, and events that a later revision of the API may add.
                _ => {}
            }
        }
        None
    }

    fn poll_step(&mut self, cx: &mut Context<'_>) -> Poll<Step> {
        let span = self.span.clone();
        let _entered = span.enter();
        let step = match &mut self.state {
            State::NeedTicket(opening) => match ready!(opening.poll(&self.plan, cx)) {
                Ok(ticket) => {
                    let after = self.cursor.after().map(str::to_owned);
                    let connection = Connection::open(Arc::clone(&self.plan), ticket, after);
                    self.state = State::Connecting(opening.then(connection));
                    Step::Changed
                }
                Err(error) => self.failed(error),
            },
            State::Connecting(opening) => match ready!(opening.poll(&self.plan, cx)) {
                Ok(connection) => {
                    tracing::debug!("the stream is open");
                    self.ticket_was_stale = false;
                    self.state = State::Open(Box::new(connection));
                    Step::Changed
                }
                Err(error) => self.refused(error),
            },
            State::Open(connection) => match ready!(connection.poll_read(&self.plan, cx)) {
                Read::Bytes => {
                    let shared = &self.plan.shared;
                    if self.budget.has_failures() && connection.age(shared.environment.elapsed()) >= HEALTHY {
                        self.budget.reset();
                    }
                    Step::Changed
                }
                Read::Closed => self.closed(),
                Read::Broken(error) => self.failed(error),
            },
            State::Waiting(sleep) => {
                ready!(sleep.as_mut().poll(cx));
                self.need_ticket()
            }
            State::Ended => Step::Ended(None),
        };
        Poll::Ready(step)
    }

    fn need_ticket(&mut self) -> Step {
        self.budget.start_attempt(self.plan.shared.environment.elapsed());
        self.state = State::NeedTicket(Opening::new(fetch_ticket(Arc::clone(&self.plan))));
        Step::Changed
    }

    /// The request for the stream failed.
    fn refused(&mut self, error: Error) -> Step {
        let is_stale = error.status() == Some(StatusCode::UNAUTHORIZED);
        let was_stale = std::mem::replace(&mut self.ticket_was_stale, is_stale);
        if is_stale && !was_stale && self.plan.options.reconnect {
            tracing::debug!("the ticket was stale");
            self.budget.count_failure();
            return self.need_ticket();
        }
        self.failed(error)
    }

    fn closed(&mut self) -> Step {
        if self.plan.options.reconnect {
            return self.failed(self.plan.broken(ErrorKind::Connection, "the server closed the stream"));
        }
        self.state = State::Ended;
        Step::Ended(None)
    }

    fn failed(&mut self, error: Error) -> Step {
        let shared = &self.plan.shared;
        self.budget.count_failure();
        let next = if self.plan.options.reconnect { self.budget.spend(shared, &error) } else { Next::GiveUp(None) };
        match next {
            Next::Wait(wait) => {
                tracing::debug!(?wait, reason = error.message(), "reconnecting");
                self.state = State::Waiting(shared.environment.sleep(wait));
                Step::Changed
            }
            Next::GiveUp(_) => {
                self.state = State::Ended;
                Step::Ended(Some(self.budget.add_attempts(shared.environment.elapsed(), error)))
            }
        }
    }

    fn passed_limit(&mut self, limit: LimitError) -> Error {
        self.state = State::Ended;
        self.plan.broken(ErrorKind::Decode, limit.to_string())
    }
}

impl fmt::Debug for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Machine")
            .field("endpoint", &self.plan.stream.endpoint)
            .field("state", &self.state)
            .field("after", &self.cursor.after())
            .field("budget", &self.budget)
            .finish_non_exhaustive()
    }
}

/// Only the name: the contents of a state may include a ticket.
impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            State::NeedTicket(_) => "NeedTicket",
            State::Connecting(_) => "Connecting",
            State::Open(_) => "Open",
            State::Waiting(_) => "Waiting",
            State::Ended => "Ended",
        })
    }
}
