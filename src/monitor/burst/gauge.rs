//! One series turned into a score: how far the counts of several trailing windows lie above their usual, and the threshold that
//! the score has to pass. A gauge does not alarm; that is the episode's business.

use serde::{Deserialize, Serialize};

use super::baseline::{Baseline, Rates};
use super::config::BurstConfig;
use super::peaks::{DailyPeaks, Memory};
use super::window::Windows;

/// What one window says about one bucket.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScaleReading {
    pub window_minutes: f64,
    /// Count in the window that ends with the bucket, scaled up for buckets not observed.
    pub observed: f64,
    /// The usual count of such a window (geometric mean of the past).
    pub usual: f64,
    /// Deviation of the logarithms, in usual spreads.
    pub z: f64,
}

/// What the gauge says about one bucket. Serialisable, so an alert can keep the numbers it rests on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// Empty where the bucket was not observed.
    pub scales: Vec<ScaleReading>,
    /// Mean of the windows' z; `None` where nothing was observed.
    pub score: Option<f64>,
    /// The self-calibrated threshold, without memory.
    pub base_threshold: f64,
    /// What remembered bursts add to it.
    pub surcharge: f64,
    /// Seconds of warm-up still missing; 0 once the gauge may alarm.
    pub warm_up_seconds: i64,
}

impl Reading {
    #[must_use]
    pub fn threshold(&self) -> f64 {
        self.base_threshold + self.surcharge
    }

    #[must_use]
    pub fn unusual(&self) -> bool {
        self.warm_up_seconds == 0 && self.score.is_some_and(|s| s > self.threshold())
    }
}

/// State of one series. Memory is one number per bucket of the longest window.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Gauge {
    config: BurstConfig,
    bucket_seconds: i64,
    windows: Windows,
    baselines: [Baseline; 3],
    rates: Rates,
    peaks: DailyPeaks,
    memory: Memory,
    seen_seconds: i64,
}

impl Gauge {
    /// A gauge for buckets of this width (at least a second).
    #[must_use]
    pub fn new(config: BurstConfig, bucket_seconds: i64) -> Self {
        let bucket_seconds = bucket_seconds.max(1);
        let windows = Windows::new(config.window_minutes, bucket_seconds);
        let peaks = DailyPeaks::new(&config);
        let (baselines, memory) = (Default::default(), Memory::default());
        let rates = Rates::new(bucket_seconds as f64 / 86_400.0, &config);
        Self { config, bucket_seconds, windows, baselines, rates, peaks, memory, seen_seconds: 0 }
    }

    #[must_use]
    pub fn config(&self) -> &BurstConfig {
        &self.config
    }

    #[must_use]
    pub fn bucket_seconds(&self) -> i64 {
        self.bucket_seconds
    }

    /// Lets buckets pass that nobody observed: they are neither zero nor usual, only time.
    pub fn skip(&mut self, buckets: i64) {
        if buckets >= self.windows.longest() as i64 {
            self.windows.clear();
        } else {
            (0..buckets).for_each(|_| self.windows.push(None));
        }
        let seconds = buckets.saturating_mul(self.bucket_seconds);
        self.memory.fade(seconds, &self.config);
        self.peaks.learn(None, seconds, &self.config);
    }

    /// Takes in the next bucket's count and judges it against everything before. A count that is negative or not a number
    /// is treated as not observed.
    pub fn push(&mut self, count: f64) -> Reading {
        let count = (count.is_finite() && count >= 0.0).then_some(count);
        self.windows.push(count);
        self.memory.fade(self.bucket_seconds, &self.config);
        let scales = if count.is_some() { self.read_scales() } else { Vec::new() };
        let score = (!scales.is_empty()).then(|| scales.iter().map(|s| s.z).sum::<f64>() / scales.len() as f64);
        let base_threshold = self.peaks.threshold();
        let surcharge = self.memory.surcharge(&self.config);
        let warm_up_seconds = ((self.config.warm_up_hours * 3600.0) as i64 - self.seen_seconds).max(0);
        if warm_up_seconds == 0 {
            if let Some(score) = score {
                self.memory.remember(score, base_threshold);
            }
            self.peaks.learn(score, self.bucket_seconds, &self.config);
        }
        self.seen_seconds += if count.is_some() { self.bucket_seconds } else { 0 };
        Reading { scales, score, base_threshold, surcharge, warm_up_seconds }
    }

    fn read_scales(&mut self) -> Vec<ScaleReading> {
        let mut readings = Vec::with_capacity(self.baselines.len());
        for (i, baseline) in self.baselines.iter_mut().enumerate() {
            let Some(observed) = self.windows.count(i) else { continue };
            let usual = baseline.usual(&self.config);
            let z = baseline.judge_and_learn(observed, usual, self.rates, &self.config);
            let window_minutes = self.windows.length(i) as f64 * self.bucket_seconds as f64 / 60.0;
            readings.push(ScaleReading { window_minutes, observed, usual, z });
        }
        readings
    }
}
