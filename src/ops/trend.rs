//! Mentions over time: how many, how negative, where, and what stands out.

use super::{Desk, lookup};
use crate::domain::incident::Incident;
use crate::domain::mention::{Bucket, Mention};
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::{Tally, TrendQuery};

/// Mentions over time, with what stands out.
pub struct Trend {
    pub incident: Incident,
    pub total: i64,
    /// Seconds.
    pub width: i64,
    pub buckets: Vec<Bucket>,
    pub platforms: Vec<Tally>,
    pub top: Vec<Mention>,
}

/// The most rows a trend has before its buckets become wider.
const MOST_BUCKETS: i64 = 60;

/// `width` in seconds; absent: an hour, or a day where hours would be too many rows.
pub fn trend(desk: &mut Desk, typed: &str, width: Option<i64>, from: Option<Timestamp>, to: Option<Timestamp>) -> Result<Trend> {
    let offset = desk.now.offset();
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    let span = txn.mention_span(incident.id)?;
    let hours = span.map_or(0, |(first, last)| last.minutes_since(first) / 60);
    let width = width.unwrap_or(if hours > MOST_BUCKETS { 86_400 } else { 3_600 });
    let buckets = txn.buckets(TrendQuery { incident: Some(incident.id), from, to, width, offset })?;
    Ok(Trend {
        total: txn.mention_count(Some(incident.id))?,
        platforms: txn.platforms(incident.id)?,
        top: txn.top_mentions(incident.id, 5)?,
        incident,
        width,
        buckets,
    })
}
