//! The states of a stream, and what leads from one to the next.

use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use reqwest::StatusCode;

use super::budget::Budget;
use super::connection::{Connection, Opening, Read, Ticket, fetch_ticket};
use super::cursor::Cursor;
use super::request::Route;
use crate::environment::Sleep;
use crate::error::{Error, ErrorKind, Result};
use crate::response::Model;
use crate::retry::Next;
use crate::sse::{Item, LimitError};

/// A connection that still has something to say this long after it was opened is healthy.
const HEALTHY: Duration = Duration::from_secs(60);
/// How many steps a poll takes before it lets others run: a server that sends nothing but what is dropped must not
/// keep the caller's task to itself.
const STEPS_PER_POLL: u32 = 256;

/// Where a stream stands.
///
/// A failure is counted, and waited for, in one place whatever state it happens in: ticket and connection are one
/// attempt. A failure that another attempt cannot mend, or one too many in a row, is handed to the caller, as the last
/// item.
enum State {
    /// A ticket is being asked for.
    ///
    /// On a connection error, 408, 429 or 5xx: [`Waiting`](State::Waiting). On any other: [`Ended`](State::Ended); a
    /// 401 here is about the API key.
    NeedTicket(Opening<Ticket>),
    /// The stream is being asked for, with a fresh ticket.
    ///
    /// On 401: [`NeedTicket`](State::NeedTicket) at once, for the ticket was stale; the second in a row ends the
    /// stream. Else as with the ticket. An answer that is no event stream ends the stream.
    Connecting(Opening<Connection>),
    /// Events are coming.
    ///
    /// On a cut, a close or silence: [`Waiting`](State::Waiting). On an event past a limit: [`Ended`](State::Ended),
    /// for it would come again. A message that cannot be read is told, and the state stays.
    Open(Box<Connection>),
    /// The next attempt is due when this has passed. Nothing is open, nothing can fail.
    Waiting(Sleep),
    /// Nothing follows, and nothing is held.
    Ended,
}

/// What a step led to.
enum Step {
    /// The state, or what is ready, has changed.
    Changed,
    /// The stream has ended, with an error or without one.
    Ended(Option<Error>),
}

/// A stream without the type of its messages.
pub(super) struct Machine {
    route: Arc<Route>,
    state: State,
    cursor: Cursor,
    budget: Budget,
    /// Whether the last answer to a request for the stream was a 401.
    ticket_was_stale: bool,
    span: tracing::Span,
}

impl Machine {
    pub(super) fn new(route: Route, after: Option<String>) -> Self {
        let route = Arc::new(route);
        let mut budget = Budget::new(route.max_retries);
        budget.begin(route.core.environment.elapsed());
        Self {
            state: State::NeedTicket(Opening::new(fetch_ticket(Arc::clone(&route)))),
            cursor: Cursor::new(after),
            budget,
            ticket_was_stale: false,
            span: route.span(),
            route,
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

    /// The next message of those that have been read.
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
                        self.budget.refill();
                        return Some(Ok(message));
                    }
                    Some(Err(problem)) => {
                        let request_id = connection.request_id.clone();
                        return Some(Err(self.route.undecodable(&event, problem, request_id)));
                    }
                    None => {}
                },
                "error" => return Some(Err(self.route.error_event(&event, connection.request_id.clone()))),
                // Heartbeats, and what a later revision of the API may add.
                _ => {}
            }
        }
        None
    }

    fn poll_step(&mut self, cx: &mut Context<'_>) -> Poll<Step> {
        let span = self.span.clone();
        let _entered = span.enter();
        let step = match &mut self.state {
            State::NeedTicket(opening) => match ready!(opening.poll(&self.route, cx)) {
                Ok(ticket) => {
                    let after = self.cursor.after().map(str::to_owned);
                    let connection = Connection::open(Arc::clone(&self.route), ticket, after);
                    self.state = State::Connecting(opening.then(connection));
                    Step::Changed
                }
                Err(error) => self.failed(error),
            },
            State::Connecting(opening) => match ready!(opening.poll(&self.route, cx)) {
                Ok(connection) => {
                    tracing::debug!("the stream is open");
                    self.ticket_was_stale = false;
                    self.state = State::Open(Box::new(connection));
                    Step::Changed
                }
                Err(error) => self.refused(error),
            },
            State::Open(connection) => match ready!(connection.poll_read(&self.route, cx)) {
                Read::Bytes => {
                    let core = &self.route.core;
                    if self.budget.is_touched() && connection.age(core.environment.elapsed()) >= HEALTHY {
                        self.budget.refill();
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
        self.budget.begin(self.route.core.environment.elapsed());
        self.state = State::NeedTicket(Opening::new(fetch_ticket(Arc::clone(&self.route))));
        Step::Changed
    }

    /// The stream was asked for in vain.
    fn refused(&mut self, error: Error) -> Step {
        let is_stale = error.status() == Some(StatusCode::UNAUTHORIZED);
        let was_stale = std::mem::replace(&mut self.ticket_was_stale, is_stale);
        if is_stale && !was_stale && self.route.reconnect {
            tracing::debug!("the ticket was stale");
            self.budget.count();
            return self.need_ticket();
        }
        self.failed(error)
    }

    fn closed(&mut self) -> Step {
        if self.route.reconnect {
            return self.failed(self.route.broken(ErrorKind::Connection, "the server closed the stream"));
        }
        self.state = State::Ended;
        Step::Ended(None)
    }

    fn failed(&mut self, error: Error) -> Step {
        let core = &self.route.core;
        self.budget.count();
        let next = if self.route.reconnect { self.budget.spend(core, &error) } else { Next::GiveUp };
        match next {
            Next::Wait(wait) => {
                tracing::debug!(?wait, reason = error.message(), "opening the stream again");
                self.state = State::Waiting(core.environment.sleep(wait));
                Step::Changed
            }
            Next::GiveUp => {
                self.state = State::Ended;
                Step::Ended(Some(self.budget.sum_up(core.environment.elapsed(), error)))
            }
        }
    }

    fn passed_limit(&mut self, limit: LimitError) -> Error {
        self.state = State::Ended;
        self.route.broken(ErrorKind::Decode, limit.to_string())
    }
}

impl fmt::Debug for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Machine")
            .field("endpoint", &self.route.stream.name)
            .field("state", &self.state)
            .field("after", &self.cursor.after())
            .field("budget", &self.budget)
            .finish_non_exhaustive()
    }
}

/// Only the name: what a state holds may hold a ticket.
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
