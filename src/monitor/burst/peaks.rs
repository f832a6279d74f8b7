//! What the score's peaks usually are: the alarm threshold calibrates itself to the series, and past bursts raise it.

use serde::{Deserialize, Serialize};

use super::config::BurstConfig;

/// How many days the distribution of daily peaks looks back.
const PEAK_HORIZON_DAYS: f64 = 30.0;

/// Mean and variance of the highest score of each day, blended with the configured assumption.
///
/// Block maxima follow a Gumbel law (Gumbel, "Statistics of Extremes", 1958); fitted by moments, the level that is reached once in N
/// days is μ − β ln(−ln(1 − 1/N)) with β = s√6/π and μ = mean − γβ.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct DailyPeaks {
    mean: f64,
    variance: f64,
    days: f64,
    highest: Option<f64>,
    elapsed_seconds: i64,
    /// Worked out once a day: it changes with the two moments alone.
    threshold: f64,
}

impl DailyPeaks {
    pub fn new(c: &BurstConfig) -> Self {
        let (mean, variance) = (c.daily_peak_mean, c.daily_peak_spread.powi(2));
        let mut peaks = Self { mean, variance, days: c.daily_peak_prior_days, highest: None, elapsed_seconds: 0, threshold: 0.0 };
        peaks.threshold = peaks.return_level(c);
        peaks
    }

    /// The score that a day's highest reaches once in `return_days` days.
    pub const fn threshold(&self) -> f64 {
        self.threshold
    }

    fn return_level(&self, c: &BurstConfig) -> f64 {
        const EULER_GAMMA: f64 = 0.577_215_664_901_532_9;
        let scale = (6.0 * self.variance).sqrt() / std::f64::consts::PI;
        let mode = self.mean - EULER_GAMMA * scale;
        mode - scale * (-(1.0 - 1.0 / c.return_days).ln()).ln()
    }

    /// Lets `seconds` pass with this score at their end (`None`: not observed).
    pub fn learn(&mut self, score: Option<f64>, seconds: i64, c: &BurstConfig) {
        self.highest = match (self.highest, score) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
        self.elapsed_seconds += seconds;
        if self.elapsed_seconds < 86_400 {
            return;
        }
        self.elapsed_seconds %= 86_400;
        let Some(highest) = self.highest.take() else { return };
        self.days += 1.0;
        let weight = (1.0 / self.days).max(1.0 / PEAK_HORIZON_DAYS);
        let bound = 2.0 * c.daily_peak_spread;
        let deviation = (highest - self.mean).clamp(-bound, bound);
        self.mean += weight * deviation;
        self.variance += weight * (deviation * deviation - self.variance);
        self.threshold = self.return_level(c);
    }
}

/// The excess of the gravest recent burst over the threshold of its time, fading.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Memory {
    excess: f64,
}

impl Memory {
    pub fn fade(&mut self, seconds: i64, c: &BurstConfig) {
        if self.excess > 0.0 {
            self.excess *= (-(seconds as f64) / (c.memory_days * 86_400.0)).exp();
        }
    }

    pub fn remember(&mut self, score: f64, threshold: f64) {
        self.excess = self.excess.max(score - threshold);
    }

    pub fn surcharge(&self, c: &BurstConfig) -> f64 {
        c.memory_share * self.excess
    }
}
