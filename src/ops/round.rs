//! One round of `monitor run`: the sources, scan, the clocks, the messages. One at a time does it, whoever else runs.

use std::time::Duration;

use super::Desk;
use super::alert::{self, Scanned};
use super::fetch::{Fetched, fetch};
use crate::domain::clock::ClockState;
use crate::error::Result;
use crate::ops::notify;

/// The lease of the round.
const LEASE: &str = "monitor-run";
/// A round that takes longer than this, in minutes, is taken for dead.
const LONGEST_MINUTES: i64 = 10;
/// The longest that a round sends messages; what is left goes out with the next.
const SENDING: Duration = Duration::from_mins(1);
/// Clocks that are looked at: the earliest due.
const CLOCKS: i64 = 200;

/// What a round did.
#[derive(Debug)]
pub struct Round {
    /// Another process is in the middle of a round; nothing was done.
    pub busy: bool,
    /// The sources that were polled; one that failed never stops a round.
    pub fetched: Vec<Fetched>,
    /// None without watches.
    pub scanned: Option<Scanned>,
    pub overdue_clocks: usize,
    pub sent: usize,
    pub unsent: usize,
}

/// Does a round as `holder`, unless somebody else is at it.
///
/// # Errors
/// As its parts; the lease is given back all the same.
pub fn round(desk: &mut Desk, holder: &str) -> Result<Round> {
    let until = desk.now.plus_minutes(LONGEST_MINUTES);
    let mut txn = desk.store.write()?;
    let mine = txn.take_lease(LEASE, holder, desk.now, until)?;
    txn.commit()?;
    if !mine {
        return Ok(Round { busy: true, fetched: Vec::new(), scanned: None, overdue_clocks: 0, sent: 0, unsent: 0 });
    }
    let done = work(desk);
    let mut txn = desk.store.write()?;
    txn.release_lease(LEASE, holder)?;
    txn.commit()?;
    done
}

fn work(desk: &mut Desk) -> Result<Round> {
    let fetched = if desk.config.sources.is_empty() { Vec::new() } else { fetch(desk, None)? };
    let scanned = if desk.config.watches.is_empty() { None } else { Some(alert::scan(desk, None, None)?) };
    let now = desk.now;
    let clocks = desk.read()?.open_clocks(CLOCKS)?;
    let overdue_clocks = clocks.iter().filter(|clock| clock.state(now) == ClockState::Overdue).count();
    notify::clocks(desk)?;
    let told = notify::flush(desk, SENDING)?;
    Ok(Round { busy: false, fetched, scanned, overdue_clocks, sent: told.sent, unsent: told.undelivered.len() })
}
