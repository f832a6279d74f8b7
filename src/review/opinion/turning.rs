//! The turning point from negative to recovering: when did the negative share (or the volume) begin to stay lower?

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::answer::{Answer, CannotTell};
use super::segments::Segments;
use super::series::{Counts, Series};

const LEAST_BUCKETS: usize = 8;
const LEAST_MENTIONS: f64 = 30.0;
/// A turn is told when its moment, give or take one bucket, is this sure.
const NEED_CONFIDENCE: f64 = 0.9;
/// Buckets that must lie before and after the turn: a low that was not seen to last is none.
const BEFORE: usize = 2;
const AFTER: usize = 3;
/// Drops smaller than this are not called a recovery: five points of share, a third of volume.
const LEAST_SHARE_DROP: f64 = 0.05;
const LEAST_VOLUME_DROP: f64 = 1.0 / 3.0;
/// Above this many buckets neighbours are merged: the search is quadratic.
const MOST_BUCKETS: usize = 400;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    NegativeShare,
    NegativeVolume,
    Volume,
}

/// The turn.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TurningPoint {
    /// Start of the first bucket of the lower level.
    pub at: DateTime<FixedOffset>,
    /// Probability (0.9 to 1) that it lies within `resolution_hours` of `at`, given that the levels are steps.
    pub confidence: f64,
    pub resolution_hours: f64,
    /// The levels on either side: shares, or counts per bucket.
    pub before: f64,
    pub after: f64,
    /// How much wider than chance the buckets scatter; the confidence allows for it.
    pub dispersion: f64,
}

/// Finds the turn by weighing every way to cut the series into one, two or three constant stretches.
///
/// Bayesian change-point analysis (Smith, "A Bayesian approach to inference about a change-point in a sequence of random variables",
/// Biometrika 1975) with conjugate evidence per stretch, counts divided by their dispersion, prior ½ for no change, ¼ for one,
/// ¼ for two (the rise into the crisis and the fall out of it), every place equally likely. The posterior of the deepest lasting fall,
/// summed over a bucket to either side, is the confidence. Slow slides have no step and end as
/// `LowConfidence`, on purpose.
#[must_use]
pub fn turning_point(series: &Series, signal: Signal) -> Answer<TurningPoint> {
    let used: Vec<(usize, Counts)> =
        series.observed().into_iter().filter(|(_, c)| signal != Signal::NegativeShare || c.mentions > 0.0).collect();
    if used.len() < LEAST_BUCKETS {
        return Answer::CannotTell(CannotTell::TooFewBuckets { have: used.len(), need: LEAST_BUCKETS });
    }
    let mentions: f64 = used.iter().map(|(_, c)| if signal == Signal::NegativeVolume { c.negative } else { c.mentions }).sum();
    if mentions < LEAST_MENTIONS {
        return Answer::CannotTell(CannotTell::TooFewMentions { have: mentions, need: LEAST_MENTIONS });
    }
    let merged = used.len().div_ceil(MOST_BUCKETS);
    let (places, counts): (Vec<usize>, Vec<Counts>) = used.chunks(merged).map(merge).unzip();
    let segments = Segments::new(signal, &counts);
    let found = search(&segments, counts.len());
    if found.confidence < NEED_CONFIDENCE {
        return Answer::CannotTell(CannotTell::LowConfidence { confidence: found.confidence, need: NEED_CONFIDENCE });
    }
    let (by, need) = match signal {
        Signal::NegativeShare => (found.before - found.after, LEAST_SHARE_DROP),
        Signal::NegativeVolume | Signal::Volume => (1.0 - found.after / found.before, LEAST_VOLUME_DROP),
    };
    if by < need {
        return Answer::CannotTell(CannotTell::ChangeTooSmall { by, need });
    }
    Answer::Known(TurningPoint {
        at: series.at(places[found.turn]),
        confidence: found.confidence,
        resolution_hours: series.hours(merged),
        before: found.before,
        after: found.after,
        dispersion: segments.dispersion,
    })
}

fn merge(chunk: &[(usize, Counts)]) -> (usize, Counts) {
    let sum = |of: fn(&Counts) -> f64| chunk.iter().map(|(_, c)| of(c)).sum();
    (chunk[0].0, Counts { mentions: sum(|c| c.mentions), negative: sum(|c| c.negative) })
}

struct Found {
    turn: usize,
    confidence: f64,
    before: f64,
    after: f64,
}

/// Σ exp of log weights that come one by one.
#[derive(Clone, Copy)]
struct LogSum {
    top: f64,
    scaled: f64,
}

impl LogSum {
    const ZERO: Self = Self { top: f64::NEG_INFINITY, scaled: 0.0 };

    fn add(&mut self, log: f64) {
        if log > self.top {
            self.scaled = self.scaled * (self.top - log).exp() + 1.0;
            self.top = log;
        } else {
            self.scaled += (log - self.top).exp();
        }
    }

    fn relative_to(self, top: f64) -> f64 {
        if self.scaled > 0.0 { self.scaled * (self.top - top).exp() } else { 0.0 }
    }
}

/// All cuttings weighed. `n` is at least [`LEAST_BUCKETS`].
fn search(s: &Segments, n: usize) -> Found {
    let head: Vec<f64> = (0..=n).map(|k| s.evidence(0, k)).collect();
    let tail: Vec<f64> = (0..=n).map(|k| s.evidence(k, n)).collect();
    let ends = BEFORE..=n - AFTER;
    let singles = ends.clone().count() as f64;
    let doubles = ends.clone().map(|k| (BEFORE..=k.saturating_sub(BEFORE)).count()).sum::<usize>() as f64;
    let (one, two) = (-(4.0 * singles).ln(), -(4.0 * doubles.max(1.0)).ln());

    let mut turns = vec![LogSum::ZERO; n];
    let mut all = LogSum::ZERO;
    let mut best = vec![(f64::NEG_INFINITY, 0.0, 0.0); n];
    all.add(head[n] - 2.0_f64.ln());
    for k in ends {
        let after = s.level(k, n);
        let weight = one + head[k] + tail[k];
        all.add(weight);
        if after < s.level(0, k) {
            note(&mut turns[k], &mut best[k], weight, (s.level(0, k), after));
        }
        for j in BEFORE..=k.saturating_sub(BEFORE) {
            let weight = two + head[j] + s.evidence(j, k) + tail[k];
            all.add(weight);
            let (first, middle) = (s.level(0, j), s.level(j, k));
            // The deeper of two falls is the turn, and it has to last: what follows stays in the lower half of it.
            if first > middle && first - middle >= middle - after {
                if after < f64::midpoint(first, middle) {
                    note(&mut turns[j], &mut best[j], weight, (first, middle));
                }
            } else if middle > after {
                note(&mut turns[k], &mut best[k], weight, (middle, after));
            }
        }
    }
    let whole = all.relative_to(all.top);
    let mass: Vec<f64> = turns.iter().map(|t| t.relative_to(all.top) / whole).collect();
    let turn = (0..n).max_by(|a, b| mass[*a].total_cmp(&mass[*b])).unwrap_or(0);
    let confidence = mass[turn.saturating_sub(1)..(turn + 2).min(n)].iter().sum::<f64>().min(1.0);
    Found { turn, confidence, before: best[turn].1, after: best[turn].2 }
}

/// Adds a cutting's weight to its turn and keeps the levels of the weightiest.
fn note(turn: &mut LogSum, best: &mut (f64, f64, f64), weight: f64, levels: (f64, f64)) {
    turn.add(weight);
    if weight > best.0 {
        *best = (weight, levels.0, levels.1);
    }
}
