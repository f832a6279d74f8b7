//! What public opinion did during one incident, from the hours that the store counted: which number is looked at, and the
//! measures of [`super::opinion`] on it.
//!
//! The measure is reach where every mention tells one, else the number of mentions: a heat list has one entry an hour, and
//! counting entries would call every hour equal. The turn is looked for in the negative part of it, or in all of it where no
//! mention carries a sentiment.

#![allow(clippy::cast_precision_loss, reason = "counts and lengths far below 2^52")]

use chrono::Duration;

use super::opinion::{
    Answer, BeforeAfter, CannotTell, Counts, HalfLife, Peak, Recovery, Series, Signal, TurningPoint, before_after, half_life, peak,
    recovery, turning_point,
};
use crate::domain::mention::Bucket;
use crate::domain::time::Timestamp;
use crate::domain::words;

words! {
    /// What stands for volume.
    Measure { Mentions = "mentions", Reach = "reach" }
}

/// Hours on either side of a statement that are compared.
pub const WINDOW_HOURS: i32 = 6;

/// More hours than this are counted by the day: five years.
const MOST_HOURS: i64 = 5 * 366 * 24;

/// The width of a bucket in seconds for mentions between two instants: an hour, a day for very long series.
pub fn width(span: Option<(Timestamp, Timestamp)>) -> i64 {
    let hours = span.map_or(0, |(first, last)| last.minutes_since(first) / 60);
    if hours > MOST_HOURS { 86_400 } else { 3_600 }
}

/// The measured course of opinion.
pub struct Effect {
    pub measure: Measure,
    /// In which signal the turn was looked for.
    pub signal: Signal,
    /// The measure per bucket, from the first mention's bucket to the last one's; a bucket without mentions is zero.
    pub volume: Series,
    pub peak: Answer<Peak>,
    pub half_life: Answer<HalfLife>,
    pub turning_point: Answer<TurningPoint>,
    pub recovery: Answer<Recovery>,
    /// Negative among mentions with a sentiment, per bucket.
    share: Series,
}

/// The hours around one publication.
pub struct Around {
    pub statement: i64,
    pub at: Timestamp,
    /// `volume` is the measure per bucket, `negative_share` the share among mentions with a sentiment.
    pub comparison: BeforeAfter,
}

impl Effect {
    /// `None` without mentions. `buckets` are those that hold one, in order, `width` seconds wide.
    pub fn new(buckets: &[Bucket], width: i64, incident_start: Timestamp) -> Option<Self> {
        let (first, last) = (buckets.first()?, buckets.last()?);
        let sum = |of: fn(&Bucket) -> i64| buckets.iter().map(of).sum::<i64>();
        let measure = if sum(|b| b.with_reach) == sum(|b| b.mentions) { Measure::Reach } else { Measure::Mentions };
        let signal = if sum(|b| b.labelled) > 0 { Signal::NegativeVolume } else { Signal::Volume };
        let length = usize::try_from((last.at.micros() - first.at.micros()) / (width * 1_000_000) + 1).ok()?;
        let series = |of: &dyn Fn(&Bucket) -> (i64, i64)| {
            let mut filled = vec![Some(Counts::default()); length];
            for bucket in buckets {
                let place = usize::try_from((bucket.at.micros() - first.at.micros()) / (width * 1_000_000)).unwrap_or_default();
                let (mentions, negative) = of(bucket);
                filled[place] = Some(Counts { mentions: as_f64(mentions), negative: as_f64(negative) });
            }
            Series { start: first.at.local(), bucket_seconds: width, buckets: filled }
        };
        let volume = match measure {
            Measure::Reach => series(&|b| (b.reach, b.negative_reach)),
            Measure::Mentions => series(&|b| (b.mentions, b.negative)),
        };
        Some(Self {
            measure,
            signal,
            peak: peak(&volume),
            half_life: half_life(&volume),
            turning_point: lasting(turning_point(&volume, signal), &volume, signal),
            recovery: recovery(&volume, incident_start.local()),
            share: series(&|b| (b.labelled, b.negative)),
            volume,
        })
    }

    /// What was said before and after a publication. Times, not effects.
    pub fn around(&self, statement: i64, at: Timestamp) -> Around {
        let window = Duration::hours(WINDOW_HOURS.into());
        let volume = before_after(&self.volume, at.local(), window);
        let share = before_after(&self.share, at.local(), window);
        Around { statement, at, comparison: BeforeAfter { negative_share: share.negative_share, ..volume } }
    }
}

/// A drop with a higher bucket after it was no turn, however low the hours between were.
fn lasting(turn: Answer<TurningPoint>, volume: &Series, signal: Signal) -> Answer<TurningPoint> {
    let Answer::Known(found) = turn else { return turn };
    let height = |counts: &Option<Counts>| counts.map_or(0.0, |c| if signal == Signal::Volume { c.mentions } else { c.negative });
    let highest = (0..volume.buckets.len()).rev().max_by(|a, b| height(&volume.buckets[*a]).total_cmp(&height(&volume.buckets[*b])));
    match highest.map(|place| volume.at(place)).filter(|peak| *peak >= found.at) {
        Some(peak) => Answer::CannotTell(CannotTell::PeakLater { hours: as_f64((peak - found.at).num_minutes()) / 60.0 }),
        None => turn,
    }
}

#[expect(clippy::cast_precision_loss, reason = "a rounding of reach beyond 2^52 changes nothing that is said")]
const fn as_f64(count: i64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bucket(hour: i64, mentions: i64, reach: Option<i64>) -> Bucket {
        let at = Timestamp::new(hour * 3_600_000_000, 0);
        Bucket { at, mentions, reach: reach.unwrap_or(0), with_reach: if reach.is_some() { mentions } else { 0 }, ..Bucket::default() }
    }

    #[test]
    fn reach_is_the_measure_only_where_every_mention_tells_it() {
        let told: Vec<Bucket> = (0..6).map(|h| bucket(h, 1, Some(if h == 3 { 900 } else { 100 }))).collect();
        let effect = Effect::new(&told, 3_600, told[0].at).unwrap();
        assert_eq!((effect.measure, effect.peak.known().map(|p| p.index)), (Measure::Reach, Some(3)));
        let mut partly = told;
        partly[0].with_reach = 0;
        assert_eq!(Effect::new(&partly, 3_600, partly[0].at).unwrap().measure, Measure::Mentions);
    }

    #[test]
    fn a_drop_before_the_highest_peak_is_no_turn() {
        let level = |hour: i64| {
            if hour < 20 {
                400
            } else if hour == 50 {
                9_000
            } else {
                10
            }
        };
        let buckets: Vec<Bucket> = (0..80).map(|hour| bucket(hour, 1, Some(level(hour)))).collect();
        let effect = Effect::new(&buckets, 3_600, buckets[0].at).unwrap();
        assert!(effect.turning_point.known().is_none_or(|turn| turn.at > buckets[50].at.local()), "{:?}", effect.turning_point);
        let calm: Vec<Bucket> = buckets.iter().filter(|one| one.reach < 9_000).cloned().collect();
        let turn = Effect::new(&calm, 3_600, calm[0].at).unwrap().turning_point;
        assert_eq!(turn.known().map(|turn| turn.at), Some(buckets[20].at.local()));
    }

    #[test]
    fn hours_without_mentions_are_zero_and_no_mention_is_no_effect() {
        let effect = Effect::new(&[bucket(0, 5, None), bucket(4, 9, None)], 3_600, Timestamp::default()).unwrap();
        assert_eq!((effect.volume.buckets.len(), effect.volume.buckets[2]), (5, Some(Counts::default())));
        assert!(Effect::new(&[], 3_600, Timestamp::default()).is_none());
    }
}
