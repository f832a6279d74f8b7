//! The input of every measure: equal buckets of mentions and negative mentions, with buckets that nobody observed.

use chrono::{DateTime, Duration, FixedOffset};
use serde::{Deserialize, Serialize};

/// What one bucket held. `negative` is part of `mentions`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    pub mentions: f64,
    pub negative: f64,
}

/// Buckets of equal width from `start` on; `None` was not observed, which is not zero.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Series {
    pub start: DateTime<FixedOffset>,
    /// At least 1.
    pub bucket_seconds: i64,
    pub buckets: Vec<Option<Counts>>,
}

impl Series {
    /// Where bucket `i` starts.
    #[must_use]
    pub fn at(&self, i: usize) -> DateTime<FixedOffset> {
        self.start + Duration::seconds(self.bucket_seconds.saturating_mul(i as i64))
    }

    /// The width of `buckets` in hours.
    #[must_use]
    pub fn hours(&self, buckets: usize) -> f64 {
        buckets as f64 * self.bucket_seconds as f64 / 3600.0
    }

    /// How many buckets `hours` span, at least one.
    pub(super) fn buckets_in(&self, hours: f64) -> usize {
        ((hours * 3600.0 / self.bucket_seconds.max(1) as f64).round() as usize).max(1)
    }

    /// The observed buckets with their places. Counts that are negative or not numbers count as not observed; more negative
    /// mentions than mentions count as all negative.
    pub(super) fn observed(&self) -> Vec<(usize, Counts)> {
        let sound = |c: &Counts| c.mentions.is_finite() && c.negative.is_finite() && c.mentions >= 0.0 && c.negative >= 0.0;
        let capped = |c: Counts| Counts { negative: c.negative.min(c.mentions), ..c };
        self.buckets.iter().enumerate().filter_map(|(i, c)| c.filter(sound).map(|c| (i, capped(c)))).collect()
    }
}
