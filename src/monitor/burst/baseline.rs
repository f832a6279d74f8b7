//! The usual level and spread of one window's count, on a logarithmic scale.

use serde::{Deserialize, Serialize};

use super::config::BurstConfig;

/// Exponentially weighted mean and variance of `ln(offset + count)`, updated with clipped deviations.
///
/// The logarithm stabilises the spread of counts that vary in proportion to their level, which mention counts do; the
/// weighting is the EWMA of Roberts, "Control chart tests based on geometric moving averages" (Technometrics 1959),
/// the clipping Huber's bounded influence ("Robust estimation of a location parameter", 1964).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Baseline {
    mean: f64,
    variance: f64,
    seen: u64,
}

/// How much of the old one bucket leaves behind; the same for every bucket of a series.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Rates {
    level: f64,
    spread: f64,
}

impl Rates {
    pub fn new(bucket_days: f64, c: &BurstConfig) -> Self {
        Self { level: 1.0 - (-bucket_days / c.level_days).exp(), spread: 1.0 - (-bucket_days / c.spread_days).exp() }
    }
}

impl Baseline {
    /// The deviation of a count from the usual, in spreads, judged before the count enters the baseline; `usual` is what
    /// [`Baseline::usual`] says.
    pub fn judge_and_learn(&mut self, count: f64, usual: f64, rates: Rates, c: &BurstConfig) -> f64 {
        let x = (c.count_offset + count).ln();
        self.seen += 1;
        if self.seen == 1 {
            self.mean = x;
            return 0.0;
        }
        let spread = self.spread(usual, c);
        let deviation = x - self.mean;
        let clipped = deviation.clamp(-c.clip_spreads * spread, c.clip_spreads * spread);
        // A plain mean until there is as much data as the time constant asks for.
        let plain = 1.0 / self.seen as f64;
        self.mean += clipped * plain.max(rates.level);
        self.variance += (clipped * clipped - self.variance) * plain.max(rates.spread);
        deviation / spread
    }

    /// The largest of what was learnt, the least spread, and what chance alone gives: for a Poisson count of mean m,
    /// `ln(offset + count)` spreads by about √m / (offset + m) (delta method); half a mention is added so that a silent series does
    /// not take its first mention for a sensation.
    fn spread(&self, usual: f64, c: &BurstConfig) -> f64 {
        let chance = (usual + 0.5) / (c.count_offset + usual).powi(2);
        self.variance.max(c.least_spread.powi(2)).max(chance).sqrt()
    }

    /// The usual count of the window.
    pub fn usual(&self, c: &BurstConfig) -> f64 {
        (self.mean.exp() - c.count_offset).max(0.0)
    }
}
