//! What early warning asks of a store: what a watch matched, alerts, and a lease so that one of two runs at a time works.

use std::collections::BTreeSet;

use crate::domain::alert::Alert;
use crate::domain::mention::Hit;
use crate::domain::time::Timestamp;
use crate::error::Result;

/// Questions of early warning. A span of time has its beginning and not its end.
pub trait Alerts {
    /// What a watch matched, in the order of time.
    fn hits(&mut self, watch: &str, from: Timestamp, to: Timestamp, visit: &mut dyn FnMut(Hit<'_>) -> Result<()>) -> Result<()>;

    /// Days (since 1970, UTC) on which something came in: a mention of that day, an import on it or on the day after, or
    /// an answer of a source.
    fn observed_days(&mut self, from: Timestamp, to: Timestamp) -> Result<BTreeSet<i64>>;

    /// How many mentions `watch` matched, and how many of them `other` matched as well: `(shared, own)`.
    fn shared_hits(&mut self, watch: &str, other: &str, from: Timestamp, to: Timestamp) -> Result<(i64, i64)>;

    /// Links all that a watch matched to an incident; how many were new to it.
    fn link_hits(&mut self, incident: i64, watch: &str, from: Timestamp, to: Timestamp) -> Result<i64>;

    /// Alerts that began then or later, in the order of their ids.
    fn alerts_since(&mut self, began: Timestamp) -> Result<Vec<Alert>>;

    /// True when `holder` now has the lease called `name` until then: nobody had it, it ran out, or it was the same holder.
    fn take_lease(&mut self, name: &str, holder: &str, now: Timestamp, until: Timestamp) -> Result<bool>;

    /// Gives a lease back; one that somebody else has stays.
    fn release_lease(&mut self, name: &str, holder: &str) -> Result<()>;
}
