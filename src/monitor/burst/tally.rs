//! The recent samples of a watch, what its measures are over a trailing window, and which level the playbook's floors grant.

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, Duration, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::domain::alert::AlertLevel as Level;
use crate::domain::playbook::Measure;

/// Fewer mentions than this give no share: three negative out of three say nothing.
const LEAST_FOR_SHARE: f64 = 10.0;
/// Time constant of the usual negative share and reach per mention, days: as the usual level.
const RATIO_DAYS: f64 = 14.0;

/// What a watch counted in one bucket.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    pub start: DateTime<FixedOffset>,
    pub mentions: f64,
    pub negative: f64,
    /// Sum of reach; interactions where no reach is known.
    pub reach: f64,
    /// Authors seen in this bucket and not in the hour before it, so that a window's sum counts each author about once.
    pub sources: f64,
}

/// An absolute threshold of the playbook: a level is reached where the measure over the window is at least its value.
///
/// Sizes (mentions, negative ones, reach, distinct sources) grant a level; ratios (speed, negative share) say nothing of size and
/// lift what is big enough for the level below. Levels that no size names are not held back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Floor {
    pub measure: Measure,
    pub window_minutes: f64,
    pub at: BTreeMap<Level, f64>,
}

/// The floors and the samples they are measured on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Tally {
    bucket_seconds: i64,
    pub floors: Vec<Floor>,
    recent: VecDeque<Sample>,
    keep_minutes: f64,
}

impl Tally {
    /// A tally that can also look back over windows of `told_minutes` and the ones before them.
    pub fn new(bucket_seconds: i64, floors: Vec<Floor>, told_minutes: f64) -> Self {
        let bucket_minutes = bucket_seconds as f64 / 60.0;
        let longest = floors.iter().map(|f| f.window_minutes).fold(told_minutes.max(bucket_minutes), f64::max);
        Self { bucket_seconds, floors, recent: VecDeque::new(), keep_minutes: 2.0 * longest }
    }

    pub fn newest(&self) -> Option<&Sample> {
        self.recent.back()
    }

    pub fn push(&mut self, sample: Sample) {
        let keep = Duration::seconds((self.keep_minutes * 60.0) as i64);
        self.recent.push_back(sample);
        while self.recent.front().is_some_and(|s| sample.start - s.start > keep) {
            self.recent.pop_front();
        }
    }

    /// The gravest level up to `most` that the floors grant.
    pub fn granted(&self, most: Level) -> Option<Level> {
        let below = |level: Level| Level::ALL.iter().rev().copied().find(|other| *other < level);
        let lifted = |level: Level| below(level).is_some_and(|below| self.big_enough(below)) && self.reached(level, is_ratio);
        Level::ALL.iter().rev().copied().filter(|level| *level <= most).find(|level| self.big_enough(*level) || lifted(*level))
    }

    /// Counts of mentions need voices: those of the level below, where the playbook names any. One account that posts a hundred times is loud,
    /// not many.
    fn big_enough(&self, level: Level) -> bool {
        let named = |of: fn(Measure) -> bool| self.floors.iter().any(|floor| of(floor.measure) && floor.at.contains_key(&level));
        if !named(is_size) {
            return true;
        }
        let below = Level::ALL.iter().rev().copied().find(|other| *other < level);
        let sources =
            |floor: &&Floor| floor.measure == Measure::DistinctSources && below.is_some_and(|below| floor.at.contains_key(&below));
        let corroborated = self.floors.iter().filter(sources).all(|floor| below.is_some_and(|below| self.reaches(floor, below)));
        self.reached(level, is_wide) || (corroborated && self.reached(level, is_count))
    }

    fn reached(&self, level: Level, of: fn(Measure) -> bool) -> bool {
        self.floors.iter().filter(|floor| of(floor.measure)).any(|floor| self.reaches(floor, level))
    }

    fn reaches(&self, floor: &Floor, level: Level) -> bool {
        let limit = floor.at.get(&level);
        limit.is_some_and(|limit| self.measured(floor.measure, floor.window_minutes).is_some_and(|x| x >= *limit))
    }

    /// A measure over the trailing window; `None` where it says nothing.
    pub fn measured(&self, measure: Measure, minutes: f64) -> Option<f64> {
        let mentions = || self.sum(Measure::Mentions, minutes, 0.0);
        match measure {
            Measure::SpreadSpeed => Some(mentions() / self.sum(Measure::Mentions, minutes, minutes).max(1.0)),
            Measure::NegativeShare => {
                (mentions() >= LEAST_FOR_SHARE).then(|| self.sum(Measure::NegativeMentions, minutes, 0.0) / mentions())
            }
            counted => Some(self.sum(counted, minutes, 0.0)),
        }
    }

    /// Sum over the window of `minutes` that ended `ago` minutes before the end of the newest sample.
    pub fn sum(&self, measure: Measure, minutes: f64, ago: f64) -> f64 {
        let Some(newest) = self.recent.back() else { return 0.0 };
        let age = |s: &Sample| (newest.start - s.start).num_seconds() as f64 / 60.0;
        let width = minutes.max(self.bucket_seconds as f64 / 60.0);
        let ago = if ago > 0.0 { ago.max(width) } else { 0.0 };
        let inside = self.recent.iter().rev().skip_while(|s| age(s) < ago).take_while(|s| age(s) < ago + width);
        inside.map(|s| counted(measure, s)).filter(|x| x.is_finite() && *x > 0.0).sum()
    }
}

const fn is_ratio(measure: Measure) -> bool {
    matches!(measure, Measure::SpreadSpeed | Measure::NegativeShare)
}

const fn is_size(measure: Measure) -> bool {
    !is_ratio(measure)
}

const fn is_count(measure: Measure) -> bool {
    matches!(measure, Measure::Mentions | Measure::NegativeMentions)
}

const fn is_wide(measure: Measure) -> bool {
    matches!(measure, Measure::Reach | Measure::DistinctSources)
}

pub(super) fn counted(measure: Measure, s: &Sample) -> f64 {
    match measure {
        Measure::NegativeMentions => s.negative,
        Measure::Reach => s.reach,
        Measure::DistinctSources => s.sources,
        Measure::Mentions | Measure::SpreadSpeed | Measure::NegativeShare => s.mentions,
    }
}

/// Something per mention in the past (negative share, reach): both sums exponentially weighted, so that a busy day weighs
/// what it is worth.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct UsualRatio {
    part: f64,
    mentions: f64,
}

impl UsualRatio {
    pub fn ratio(&self) -> Option<f64> {
        (self.mentions >= LEAST_FOR_SHARE).then(|| self.part / self.mentions)
    }

    pub fn learn(&mut self, part: f64, mentions: f64, bucket_seconds: i64) {
        if !(mentions.is_finite() && part.is_finite() && mentions >= 0.0 && part >= 0.0) {
            return;
        }
        let keep = (-(bucket_seconds as f64) / (RATIO_DAYS * 86_400.0)).exp();
        self.part = self.part * keep + part;
        self.mentions = self.mentions * keep + mentions;
    }
}
