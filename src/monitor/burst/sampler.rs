//! From single mentions to the samples of a watch: what was counted, bucket by bucket.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use chrono_tz::Tz;

use super::tally::Sample;
use crate::domain::mention::Hit;
use crate::domain::time::Timestamp;
use crate::domain::when::in_zone;

const SECOND: i64 = 1_000_000;
/// An author counts anew after this.
const AUTHOR_MEMORY: i64 = 3600 * SECOND;
const DAY: i64 = 86_400 * SECOND;

/// Takes mentions in the order of time. Silence is a count of zero on days on which anything at all came in, and a gap on others: no export
/// was imported, no feed was read.
pub struct Sampler {
    bucket: i64,
    zone: Tz,
    /// Days since 1970, UTC.
    observed_days: BTreeSet<i64>,
    samples: Vec<Sample>,
    current: Option<(i64, Sample)>,
    authors: HashMap<u64, i64>,
    voices: Vec<Voice>,
}

/// Who spoke where, by hash.
#[derive(Clone, Copy)]
struct Voice {
    at: i64,
    author: u64,
    platform: u64,
}

/// What a watch counted over time.
pub struct Sampled {
    pub samples: Vec<Sample>,
    voices: Vec<Voice>,
}

impl Sampler {
    pub fn new(bucket_seconds: i64, zone: Tz, observed_days: BTreeSet<i64>) -> Self {
        let bucket = bucket_seconds.max(1) * SECOND;
        Self { bucket, zone, observed_days, samples: Vec::new(), current: None, authors: HashMap::new(), voices: Vec::new() }
    }

    pub fn take(&mut self, hit: &Hit<'_>) {
        let at = hit.at.micros();
        let start = self.start(hit.at);
        if self.current.is_none_or(|(current, _)| current != start) {
            self.close_until(start);
            self.current = Some((start, empty(start, self.zone)));
        }
        let author = hit.author.map(hash);
        let before = author.and_then(|author| self.authors.insert(author, at));
        let is_new = before.is_none_or(|before| at - before >= AUTHOR_MEMORY);
        // A mention without a name counts as a source of its own.
        let author = author.unwrap_or(self.voices.len() as u64);
        self.voices.push(Voice { at, author, platform: hash(hit.platform) });
        if let Some((_, sample)) = &mut self.current {
            sample.mentions += 1.0;
            sample.negative += f64::from(u8::from(hit.negative));
            sample.reach += hit.reach.max(0) as f64;
            sample.sources += f64::from(u8::from(is_new));
        }
    }

    /// The silence after the last mention counts up to `until`.
    pub fn finish(mut self, until: Timestamp) -> Sampled {
        self.close_until(until.micros());
        Sampled { samples: self.samples, voices: self.voices }
    }

    /// Buckets begin at whole spans of the zone's clock.
    fn start(&self, at: Timestamp) -> i64 {
        let shift = i64::from(in_zone(at, self.zone).offset()) * SECOND;
        at.micros() - (at.micros() + shift).rem_euclid(self.bucket)
    }

    /// Puts the bucket that is full away, and empty ones for a silence that is no gap.
    fn close_until(&mut self, next: i64) {
        let mut empty_start = match self.current.take() {
            Some((start, sample)) => {
                self.samples.push(sample);
                start + self.bucket
            }
            // What was silent from the first observed day on is known to have been silent.
            None => self.observed_days.first().map_or(next, |day| self.start(Timestamp::new(day * DAY, 0))),
        };
        while empty_start < next {
            if self.observed_days.contains(&empty_start.div_euclid(DAY)) {
                self.samples.push(empty(empty_start, self.zone));
            }
            empty_start += self.bucket;
        }
    }
}

impl Sampled {
    /// The latest mention.
    pub fn last_at(&self) -> Option<Timestamp> {
        self.voices.last().map(|voice| Timestamp::new(voice.at, 0))
    }

    /// Distinct authors and platforms over the minutes before `until`.
    pub fn voices(&self, until: Timestamp, minutes: i64) -> (i64, i64) {
        let (from, until) = (until.plus_minutes(-minutes).micros(), until.micros());
        let inside = &self.voices[self.voices.partition_point(|v| v.at < from)..self.voices.partition_point(|v| v.at < until)];
        let distinct = |of: fn(&Voice) -> u64| inside.iter().map(of).collect::<std::collections::HashSet<_>>().len() as i64;
        (distinct(|voice| voice.author), distinct(|voice| voice.platform))
    }
}

fn empty(start: i64, zone: Tz) -> Sample {
    let start = in_zone(Timestamp::new(start, 0), zone).local();
    Sample { start, mentions: 0.0, negative: 0.0, reach: 0.0, sources: 0.0 }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sampled(hits: &[(i64, &str, bool)]) -> Sampled {
        let mut sampler = Sampler::new(300, Tz::Asia__Shanghai, BTreeSet::from([0, 5]));
        for (minute, author, negative) in hits {
            let at = Timestamp::new(minute * 60 * SECOND, 0);
            let author = (!author.is_empty()).then_some(*author);
            sampler.take(&Hit { at, author, platform: "weibo", negative: *negative, reach: 7 });
        }
        sampler.finish(hits.last().map(|hit| Timestamp::new(hit.0 * 60 * SECOND + 1, 0)).unwrap_or_default())
    }

    #[test]
    fn silence_is_zero_on_days_that_were_observed_and_else_a_gap() {
        let days = 60 * 24;
        let series = sampled(&[(0, "a", true), (2, "b", false), (20, "a", false), (5 * days, "a", true)]).samples;
        let told: Vec<_> = series.iter().take(5).map(|s| (s.start.timestamp() / 60, s.mentions, s.negative, s.sources)).collect();
        assert_eq!(told, [(0, 2.0, 1.0, 2.0), (5, 0.0, 0.0, 0.0), (10, 0.0, 0.0, 0.0), (15, 0.0, 0.0, 0.0), (20, 1.0, 0.0, 0.0)]);
        assert_eq!(series.len(), 288 + 1);
        assert_eq!(series.last().unwrap().start.timestamp() / 60, 5 * days);
    }

    #[test]
    fn voices_are_counted_once_and_the_nameless_each() {
        let series = sampled(&[(0, "a", true), (1, "a", true), (2, "", true), (3, "", true), (90, "c", true)]);
        assert_eq!(series.voices(Timestamp::new(60 * 60 * SECOND, 0), 60), (3, 1));
        assert!((series.samples[0].sources - 3.0).abs() < 1e-9);
    }
}
