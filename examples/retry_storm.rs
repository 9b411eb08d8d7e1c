//! What a server that is down gets to see: a simulation of 10,000 clients and an outage of 30 seconds, with the SDK's own
//! decisions about retries, in virtual time.
//!
//! ```text
//! cargo run --release --example retry_storm
//! ```

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::Duration;

// Hidden, because applications have no use for it: the decisions as pure functions.
use bimpeai::__private::simulation::{Next, RetryBudget, next};
use bimpeai::{DEFAULT_MAX_RETRIES, DEFAULT_MAX_RETRY_AFTER};

const CLIENTS: usize = 10_000;
/// How often each client sends a request.
const INTERVAL: Duration = Duration::from_millis(667);
const OUTAGE: Duration = Duration::from_secs(30);

/// An attempt that is due: when, of which client, and how many failures the request has had.
type Attempt = Reverse<(Duration, usize, u32)>;

/// Returns how many attempts the server sees for each request that begins in the outage.
fn attempts_per_request(has_budget: bool, random: &mut fastrand::Rng) -> f64 {
    let mut budgets: Vec<_> = (0..CLIENTS).map(|_| has_budget.then(|| RetryBudget::new(Duration::ZERO))).collect();
    let mut due: BinaryHeap<Attempt> = BinaryHeap::new();
    for client in 0..CLIENTS {
        let mut at = INTERVAL.mul_f64(random.f64());
        while at < OUTAGE {
            due.push(Reverse((at, client, 0)));
            at += INTERVAL;
        }
    }
    let (requests, mut attempts) = (due.len(), 0);
    while let Some(Reverse((now, client, failures))) = due.pop() {
        attempts += 1;
        if now >= OUTAGE {
            budgets[client].as_mut().into_iter().for_each(RetryBudget::refill);
            continue;
        }
        let Next::Wait(wait) = next(failures, DEFAULT_MAX_RETRIES, None, DEFAULT_MAX_RETRY_AFTER, || random.f64())
        else {
            continue;
        };
        if budgets[client].as_mut().is_none_or(|budget| budget.take(now)) {
            due.push(Reverse((now + wait, client, failures + 1)));
        }
    }
    f64::from(attempts) / f64::from(u32::try_from(requests).expect("fewer than 2^32 requests"))
}

fn main() {
    let mut random = fastrand::Rng::with_seed(1);
    println!("{CLIENTS} clients, a request every {INTERVAL:?} each, an outage of {OUTAGE:?}");
    let without = attempts_per_request(false, &mut random);
    println!("without the retry budget: {without:.2} attempts for each request");
    let with = attempts_per_request(true, &mut random);
    println!("with the retry budget:    {with:.2} attempts for each request");
}
