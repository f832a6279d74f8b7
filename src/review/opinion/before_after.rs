//! Before and after an instant (a statement, an action): differences with intervals, and no word about causes.

use chrono::{DateTime, Duration, FixedOffset};
use serde::{Deserialize, Serialize};

use super::answer::{Answer, CannotTell};
use super::series::{Counts, Series};
use super::statistics::{Z95, wilson};

const LEAST_BUCKETS: usize = 3;
const LEAST_MENTIONS: f64 = 10.0;

/// A change with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub before: f64,
    pub after: f64,
    /// After minus before for shares; after over before for volumes.
    pub change: f64,
    pub low: f64,
    pub high: f64,
    /// How much wider than chance alone the buckets scatter (variance ratio, at least 1); the interval allows for it.
    pub dispersion: f64,
}

/// Two windows of equal length on either side of an instant. The bucket that holds the instant belongs to neither.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BeforeAfter {
    pub window_hours: f64,
    /// Negative share, difference.
    pub negative_share: Answer<Change>,
    /// Mentions per bucket, ratio.
    pub volume: Answer<Change>,
}

/// Compares the `window` before an instant with the one after it.
#[must_use]
pub fn before_after(series: &Series, instant: DateTime<FixedOffset>, window: Duration) -> BeforeAfter {
    let observed = series.observed();
    let within = |from: DateTime<FixedOffset>, to: DateTime<FixedOffset>| -> Vec<Counts> {
        observed.iter().filter(|(i, _)| series.at(*i) >= from && series.at(i + 1) <= to).map(|(_, c)| *c).collect()
    };
    let (before, after) = (within(instant - window, instant), within(instant, instant + window));
    let compared = compare(&before, &after);
    BeforeAfter { window_hours: window.num_seconds() as f64 / 3600.0, ..compared }
}

/// Compares two stretches of buckets, of any length each.
#[must_use]
pub fn compare(before: &[Counts], after: &[Counts]) -> BeforeAfter {
    let (negative_share, volume) = match enough(before).or_else(|| enough(after)) {
        Some(why) => (Answer::CannotTell(why.clone()), Answer::CannotTell(why)),
        None => (share_change(before, after), volume_change(before, after)),
    };
    BeforeAfter { window_hours: 0.0, negative_share, volume }
}

fn enough(side: &[Counts]) -> Option<CannotTell> {
    (side.len() < LEAST_BUCKETS).then_some(CannotTell::TooFewBuckets { have: side.len(), need: LEAST_BUCKETS })
}

/// Difference of two shares with Newcombe's hybrid score interval (Newcombe, "Interval estimation for the difference between independent
/// proportions", Statistics in Medicine 1998, 17:873, method 10). Where shares scatter more between buckets than binomial chance
/// explains, the counts are divided by the dispersion first (`McCullagh` & Nelder, "Generalized Linear Models", 1989, §4.5).
fn share_change(before: &[Counts], after: &[Counts]) -> Answer<Change> {
    let (n1, x1) = totals(before);
    let (n2, x2) = totals(after);
    if n1.min(n2) < LEAST_MENTIONS {
        return Answer::CannotTell(CannotTell::TooFewMentions { have: n1.min(n2), need: LEAST_MENTIONS });
    }
    let pearson = |side: &[Counts], p: f64| {
        let terms = side.iter().filter(|c| c.mentions > 0.0);
        terms.map(|c| (c.negative - c.mentions * p).powi(2) / (c.mentions * p * (1.0 - p)).max(f64::MIN_POSITIVE)).sum::<f64>()
    };
    let (p1, p2) = (x1 / n1, x2 / n2);
    let scatter = [(before, p1), (after, p2)].map(|(side, p)| if p > 0.0 && p < 1.0 { pearson(side, p) } else { 0.0 });
    let dispersion = dispersion(scatter[0] + scatter[1], before.len() + after.len());
    let (l1, u1) = wilson(x1 / dispersion, n1 / dispersion, Z95);
    let (l2, u2) = wilson(x2 / dispersion, n2 / dispersion, Z95);
    let change = p2 - p1;
    let low = change - ((p2 - l2).powi(2) + (u1 - p1).powi(2)).sqrt();
    let high = change + ((u2 - p2).powi(2) + (p1 - l1).powi(2)).sqrt();
    Answer::Known(Change { before: p1, after: p2, change, low, high, dispersion })
}

/// Ratio of two volumes per bucket; on the logarithm the variance is φ(1/y₁ + 1/y₂) (log-linear rate ratio with quasi-Poisson
/// dispersion φ; `McCullagh` & Nelder 1989, §6.2). Half a mention is added to each total, so that a silent side has an interval.
fn volume_change(before: &[Counts], after: &[Counts]) -> Answer<Change> {
    let ((y1, _), (y2, _)) = (totals(before), totals(after));
    if y1.max(y2) < LEAST_MENTIONS {
        return Answer::CannotTell(CannotTell::TooFewMentions { have: y1.max(y2), need: LEAST_MENTIONS });
    }
    let (r1, r2) = (y1 / before.len() as f64, y2 / after.len() as f64);
    let pearson = |side: &[Counts], rate: f64| side.iter().map(|c| (c.mentions - rate).powi(2) / rate.max(f64::MIN_POSITIVE)).sum::<f64>();
    let scatter = [(before, r1), (after, r2)].map(|(side, rate)| if rate > 0.0 { pearson(side, rate) } else { 0.0 });
    let dispersion = dispersion(scatter[0] + scatter[1], before.len() + after.len());
    let (a, b) = ((y1 + 0.5) / before.len() as f64, (y2 + 0.5) / after.len() as f64);
    let half = Z95 * (dispersion * (1.0 / (y1 + 0.5) + 1.0 / (y2 + 0.5))).sqrt();
    let log = (b / a).ln();
    Answer::Known(Change { before: r1, after: r2, change: b / a, low: (log - half).exp(), high: (log + half).exp(), dispersion })
}

/// Pearson's χ² over its degrees of freedom, never below 1: less scatter than chance is itself chance.
fn dispersion(chi_squared: f64, buckets: usize) -> f64 {
    (chi_squared / (buckets as f64 - 2.0).max(1.0)).max(1.0)
}

fn totals(side: &[Counts]) -> (f64, f64) {
    side.iter().fold((0.0, 0.0), |(n, x), c| (n + c.mentions, x + c.negative))
}
