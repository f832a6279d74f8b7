//! The peak of a series and its half-life.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::answer::{Answer, CannotTell};
use super::series::Series;

/// Fewer observed buckets than this have no shape.
const LEAST_BUCKETS: usize = 4;
/// Fewer mentions than this at the peak leave halves to chance: √n noise of 10 is a third.
const LEAST_AT_PEAK: f64 = 10.0;
/// Hours below half that count as "stays": one daily rhythm, so that a night is not taken for the end.
const STAY_HOURS: f64 = 24.0;

/// The highest bucket.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Peak {
    /// Start of the bucket; the first of equals.
    pub at: DateTime<FixedOffset>,
    pub index: usize,
    pub mentions: f64,
}

/// How fast the volume fell.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct HalfLife {
    /// From the start of the peak bucket to the start of the first bucket of the lasting lower half.
    pub hours: f64,
    pub from: Peak,
    /// How long it was seen to stay below: the claim rests on this much.
    pub stayed_hours: f64,
}

/// The bucket with the most mentions.
#[must_use]
pub fn peak(series: &Series) -> Answer<Peak> {
    let observed = series.observed();
    if observed.len() < LEAST_BUCKETS {
        return Answer::CannotTell(CannotTell::TooFewBuckets { have: observed.len(), need: LEAST_BUCKETS });
    }
    // On equal counts the earlier bucket is the greater one.
    let top = observed.iter().max_by(|a, b| a.1.mentions.total_cmp(&b.1.mentions).then(b.0.cmp(&a.0)));
    match top {
        Some(&(index, c)) if c.mentions > 0.0 => Answer::Known(Peak { at: series.at(index), index, mentions: c.mentions }),
        _ => Answer::CannotTell(CannotTell::NoPeak),
    }
}

/// Hours from the peak until the volume stays below half of it, for 24 hours on end (a relapse within them starts the count afresh).
///
/// Half-life in the sense of attention decay (Wu & Huberman, "Novelty and collective attention", PNAS 2007), stated for a single
/// event's volume instead of a fitted decay, because crises have more than one wave. The resolution is one bucket.
/// With 24 hours not observed, `NotOverYet` says how much was.
#[must_use]
pub fn half_life(series: &Series) -> Answer<HalfLife> {
    let from = match peak(series) {
        Answer::Known(p) if p.mentions < LEAST_AT_PEAK => {
            return Answer::CannotTell(CannotTell::TooFewMentions { have: p.mentions, need: LEAST_AT_PEAK });
        }
        Answer::Known(p) => p,
        Answer::CannotTell(why) => return Answer::CannotTell(why),
    };
    let stay = series.buckets_in(STAY_HOURS);
    let below = lasting(series, from.index + 1, stay, |mentions| mentions < from.mentions / 2.0);
    match below {
        Ok(i) => {
            let (hours, stayed_hours) = (series.hours(i - from.index), series.hours(stay));
            Answer::Known(HalfLife { hours, from, stayed_hours })
        }
        Err(buckets) => Answer::CannotTell(CannotTell::NotOverYet { observed_hours: series.hours(buckets), need_hours: STAY_HOURS }),
    }
}

/// The first bucket at or after `from` where a condition begins to hold for `stay` buckets on end, of which at least half were observed.
/// `Err`: for how many buckets it held when the data ended.
pub(super) fn lasting(series: &Series, from: usize, stay: usize, holds: impl Fn(f64) -> bool) -> Result<usize, usize> {
    let end = series.buckets.len();
    let (mut begin, mut seen) = (None, 0);
    let mentions: std::collections::BTreeMap<usize, f64> = series.observed().into_iter().map(|(i, c)| (i, c.mentions)).collect();
    for i in from..end {
        match mentions.get(&i) {
            Some(&m) if holds(m) => {
                begin = begin.or(Some(i));
                seen += 1;
            }
            Some(_) => (begin, seen) = (None, 0),
            None => {}
        }
        if let Some(b) = begin
            && i + 1 - b >= stay
            && seen * 2 >= stay
        {
            return Ok(b);
        }
    }
    Err(begin.map_or(0, |b| end - b))
}
