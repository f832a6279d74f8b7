//! Out of the outbox: lease, send, record.

use std::time::{Duration, Instant};

use super::text::{self, Written};
use crate::domain::notice::{Failure, MOST_ATTEMPTS, Notice, NoticeState};
use crate::domain::time::Timestamp;
use crate::error::{Error, Exit, Result};
use crate::notify::{Failed, send};
use crate::ops::Desk;
use crate::store::Table;
use crate::workspace::Config;

/// Messages sent at the same time.
const AT_ONCE: i64 = 8;
/// How long a leased message belongs to one process, in seconds; longer than any attempt may take.
const LEASE: i64 = 60;
/// The longest single attempt.
const LONGEST_ATTEMPT: Duration = Duration::from_secs(10);
/// Less than this is no time to send anything in.
const SHORTEST_ATTEMPT: Duration = Duration::from_millis(100);

/// What became of the messages that were due.
#[derive(Debug, Default)]
pub struct Flushed {
    pub sent: usize,
    pub moot: usize,
    /// Tried and not delivered, or not to everybody, as they stand now.
    pub undelivered: Vec<Notice>,
}

/// Sends what is due, until nothing is or the time is up. Safe to run in several processes at once.
pub fn flush(desk: &mut Desk, budget: Duration) -> Result<Flushed> {
    let began = Instant::now();
    let mut flushed = Flushed::default();
    while budget.saturating_sub(began.elapsed()) >= SHORTEST_ATTEMPT {
        let now = later(desk.now, began.elapsed());
        if desk.config.notify.is_empty() || desk.read()?.due_notices(now, 1)?.is_empty() {
            break;
        }
        let (notices, written) = lease(desk, now, &mut flushed)?;
        let timeout = budget.saturating_sub(began.elapsed()).clamp(SHORTEST_ATTEMPT, LONGEST_ATTEMPT);
        let outcomes = send_all(&desk.config, &written, timeout);
        let now = later(desk.now, began.elapsed());
        for (notice, outcome) in notices.into_iter().zip(outcomes) {
            record(desk, notice, outcome, now, &mut flushed)?;
        }
    }
    Ok(flushed)
}

/// Makes given-up and waiting messages due now.
pub fn again(desk: &mut Desk) -> Result<()> {
    let now = desk.now;
    let mut work = desk.work()?;
    let mut found = Vec::new();
    Table::<Notice>::each(&mut *work.txn, &mut |notice| {
        found.extend(matches!(notice.state, NoticeState::Failed | NoticeState::Pending).then_some(notice));
        Ok(())
    })?;
    for mut notice in found {
        // A lease that another process holds may still run out into a repeat; a person asked for it.
        (notice.state, notice.next_at) = (NoticeState::Pending, now);
        notice.attempts = notice.attempts.min(MOST_ATTEMPTS - 1);
        Table::update(&mut *work.txn, &mut notice)?;
    }
    work.commit()
}

fn later(at: Timestamp, by: Duration) -> Timestamp {
    Timestamp::new(at.micros().saturating_add(i64::try_from(by.as_micros()).unwrap_or(i64::MAX)), at.offset())
}

/// Takes the next due messages for a minute, and looks up their words. What needs no sending any more is settled here.
fn lease(desk: &mut Desk, now: Timestamp, flushed: &mut Flushed) -> Result<(Vec<Notice>, Vec<Written>)> {
    let mut work = desk.work()?;
    let (mut notices, mut batch) = (Vec::new(), Vec::new());
    for mut notice in work.txn.due_notices(now, AT_ONCE)? {
        match text::write(&mut *work.txn, work.library, work.config, &notice, now) {
            Ok(Some(written)) => {
                notice.attempts += 1;
                notice.next_at = Timestamp::new(now.micros() + LEASE * 1_000_000, now.offset());
                (notice.failure, notice.detail) = (Some(Failure::Interrupted), None);
                Table::update(&mut *work.txn, &mut notice)?;
                notices.push(notice);
                batch.push(written);
            }
            Ok(None) => {
                notice.state = NoticeState::Moot;
                Table::update(&mut *work.txn, &mut notice)?;
                flushed.moot += 1;
            }
            // A template of the workspace that is broken must not stop the others, nor be tried for ever.
            Err(error) if error.exit() != Exit::Store => {
                notice.state = NoticeState::Failed;
                (notice.failure, notice.detail) = (Some(Failure::Setup), Some(format!("templates/notify/{}", notice.occasion)));
                Table::update(&mut *work.txn, &mut notice)?;
                flushed.undelivered.push(notice);
            }
            Err(error) => return Err(error),
        }
    }
    work.commit()?;
    Ok((notices, batch))
}

/// Sends messages at the same time: a slow service holds up no other.
pub(super) fn send_all(config: &Config, batch: &[Written], timeout: Duration) -> Vec<Result<(), Failed>> {
    let send = |one: &Written| send(&one.notifier, &one.message, &text::mailboxes(&one.notifier, config), timeout);
    std::thread::scope(|scope| {
        let sending: Vec<_> = batch.iter().map(|one| scope.spawn(move || send(one))).collect();
        sending.into_iter().map(|one| one.join().unwrap_or_else(|_| Err(Failed::for_good(Failure::Interrupted)))).collect()
    })
}

/// Writes down how an attempt ended, each in a transaction of its own: what is delivered must not be lost with its neighbour.
fn record(desk: &mut Desk, mut notice: Notice, outcome: Result<(), Failed>, now: Timestamp, flushed: &mut Flushed) -> Result<()> {
    (notice.failure, notice.detail) = (None, None);
    match outcome {
        Ok(()) => (notice.state, notice.sent_at) = (NoticeState::Sent, Some(now)),
        // Out it is; who was left out is told by the detail.
        Err(failed) if failed.failure == Failure::Partly => {
            (notice.state, notice.sent_at) = (NoticeState::Sent, Some(now));
            (notice.failure, notice.detail) = (Some(failed.failure), failed.detail);
        }
        Err(failed) => {
            let wait = notice.wait().max(failed.after.unwrap_or_default().clamp(0, 3600));
            notice.next_at = Timestamp::new(now.micros() + wait * 1_000_000, now.offset());
            if !failed.again || notice.attempts >= MOST_ATTEMPTS {
                notice.state = NoticeState::Failed;
            }
            (notice.failure, notice.detail) = (Some(failed.failure), failed.detail);
        }
    }
    let mut work = desk.work()?;
    match Table::update(&mut *work.txn, &mut notice) {
        // The lease ran out and another process took the message over: it records.
        Err(error) if is_stale(&error) => return Ok(()),
        other => other?,
    }
    work.commit()?;
    flushed.sent += usize::from(notice.state == NoticeState::Sent);
    if notice.failure.is_some() {
        flushed.undelivered.push(notice);
    }
    Ok(())
}

fn is_stale(error: &Error) -> bool {
    error.code() == "error-stale"
}
