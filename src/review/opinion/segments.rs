//! How well a stretch of buckets is explained by one constant level: the evidence that change points are weighed with.

use super::series::Counts;
use super::statistics::{ln_beta, ln_gamma, median};
use super::turning::Signal;

/// Median of χ² with one degree of freedom.
const CHI2_MEDIAN: f64 = 0.454_936;
/// Lags at which neighbours are compared for their scatter; the longer one sees what swings slowly.
const LAGS: [usize; 2] = [1, 3];

/// Prefix sums, so that the evidence of any stretch costs a constant.
pub(super) struct Segments {
    signal: Signal,
    /// Σ successes and Σ trials (share), or Σ mentions and buckets (volume), before each bucket.
    sums: Vec<(f64, f64)>,
    /// Variance ratio to chance; the counts are divided by it.
    pub dispersion: f64,
    prior_rate: f64,
}

impl Segments {
    pub fn new(signal: Signal, counts: &[Counts]) -> Self {
        let pairs: Vec<(f64, f64)> = counts
            .iter()
            .map(|c| match signal {
                Signal::NegativeShare => (c.negative, c.mentions),
                Signal::Volume => (c.mentions, 1.0),
                Signal::NegativeVolume => (c.negative, 1.0),
            })
            .collect();
        let dispersion = LAGS.iter().filter_map(|lag| scatter(signal, &pairs, *lag)).fold(1.0, f64::max);
        let mut sums = vec![(0.0, 0.0)];
        let mut total = (0.0, 0.0);
        for (y, n) in pairs {
            total = (total.0 + y, total.1 + n);
            sums.push(total);
        }
        let prior_rate = total.1 * dispersion / total.0.max(1.0);
        Self { signal, sums, dispersion, prior_rate }
    }

    fn stretch(&self, from: usize, to: usize) -> (f64, f64) {
        (self.sums[to].0 - self.sums[from].0, self.sums[to].1 - self.sums[from].1)
    }

    /// The level of a stretch: share, or counts per bucket.
    pub fn level(&self, from: usize, to: usize) -> f64 {
        let (y, n) = self.stretch(from, to);
        if n > 0.0 { y / n } else { 0.0 }
    }

    /// Log marginal likelihood of the stretch under one unknown constant level, with a uniform prior on a share, an exponential
    /// one with the overall mean on a rate (beta-binomial and gamma-Poisson conjugacy; Gelman et al., "Bayesian Data Analysis", §2).
    pub fn evidence(&self, from: usize, to: usize) -> f64 {
        let (y, n) = self.stretch(from, to);
        let y = y / self.dispersion;
        if self.signal == Signal::NegativeShare {
            return ln_beta(1.0 + y, 1.0 + (n / self.dispersion - y).max(0.0));
        }
        self.prior_rate.ln() + ln_gamma(1.0 + y) - (1.0 + y) * (self.prior_rate + n).ln()
    }
}

/// Scatter between buckets `lag` apart against chance: the median of squared differences over their chance variance, so that
/// the changes looked for do not count as scatter (successive differences: von Neumann 1941; the median for robustness).
fn scatter(signal: Signal, pairs: &[(f64, f64)], lag: usize) -> Option<f64> {
    let ratio = |a: &(f64, f64), b: &(f64, f64)| {
        if signal == Signal::NegativeShare {
            let p = (a.0 + b.0 + 0.5) / (a.1 + b.1 + 1.0);
            (a.0 / a.1 - b.0 / b.1).powi(2) / (p * (1.0 - p) * (1.0 / a.1 + 1.0 / b.1))
        } else {
            (a.0 - b.0).powi(2) / (a.0 + b.0).max(1.0)
        }
    };
    let ratios = pairs.iter().zip(pairs.iter().skip(lag)).map(|(a, b)| ratio(a, b)).filter(|r| r.is_finite()).collect();
    median(ratios).map(|m| m / CHI2_MEDIAN)
}
