//! The detector of one series: push buckets in order, get an alarm when there is one.

use chrono::{DateTime, Duration, FixedOffset};
use serde::{Deserialize, Serialize};

use super::alert::Alert;
use super::config::{BurstConfig, ConfigError};
use super::episode::Episode;
use super::gauge::{Gauge, Reading};
use super::rhythm::Rhythm;
use crate::domain::alert::{AlertLevel as Level, Outcome, Reason};
use crate::domain::playbook::Measure;

/// One bucket of a series: where it starts and what was counted in it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bucket {
    pub start: DateTime<FixedOffset>,
    pub count: f64,
}

/// A bucket that cannot follow the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PushError {
    /// It starts before the end of the one before.
    OutOfOrder,
}

impl std::fmt::Display for PushError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("bucket starts before the one before it ends")
    }
}

impl std::error::Error for PushError {}

/// Online burst detector of one series. Its state is serialisable: store it, load it, go on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Detector {
    measure: Measure,
    gauge: Gauge,
    rhythm: Rhythm,
    episode: Episode,
    last_start: Option<DateTime<FixedOffset>>,
}

impl Detector {
    /// A detector for buckets of `bucket_seconds` of this measure.
    ///
    /// # Errors
    /// A parameter out of range, or a bucket width below one second or above a year.
    pub fn new(measure: Measure, config: BurstConfig, bucket_seconds: i64) -> Result<Self, ConfigError> {
        config.validate()?;
        if !(1..=366 * 86_400).contains(&bucket_seconds) {
            return Err(ConfigError { parameter: "bucket_seconds" });
        }
        let (gauge, rhythm) = (Gauge::new(config, bucket_seconds), Rhythm::new(bucket_seconds));
        Ok(Self { measure, gauge, rhythm, episode: Episode::default(), last_start: None })
    }

    /// Takes in the next bucket; buckets left out in between count as not observed.
    ///
    /// # Errors
    /// A bucket that starts before the one before ends; the state is unchanged.
    pub fn push(&mut self, bucket: Bucket) -> Result<Option<Alert>, PushError> {
        let verdict = self.judge(bucket)?;
        let (level, raises) = match verdict.outcome {
            Outcome::Alarm { level } => (level, None),
            Outcome::Raised { from, to } => (to, Some(from)),
            _ => return Ok(None),
        };
        let at = bucket.start + Duration::seconds(self.gauge.bucket_seconds());
        Ok(Some(Alert { bucket: bucket.start, at, level, raises, reasons: self.reasons(&verdict, bucket.start) }))
    }

    /// How many buckets lie unobserved between the last one and one that starts at `start`.
    ///
    /// # Errors
    /// As [`Detector::push`].
    pub fn missing_before(&self, start: DateTime<FixedOffset>) -> Result<i64, PushError> {
        missing_between(self.last_start, start, self.gauge.bucket_seconds())
    }

    fn judge(&mut self, bucket: Bucket) -> Result<Verdict, PushError> {
        let missing = missing_between(self.last_start, bucket.start, self.gauge.bucket_seconds())?;
        self.last_start = Some(bucket.start);
        self.gauge.skip(missing);
        self.rhythm.skip(missing);
        let reading = self.gauge.push(bucket.count);
        self.rhythm.push(bucket.start, reading.score.map(|_| bucket.count));

        let level = level_of(&reading, self.gauge.config());
        let fresh = level.filter(|_| reading.unusual());
        let since = self.episode.since();
        let decided = self.episode.decide(bucket.start, fresh, level, self.gauge.config());
        let outcome = decided.unwrap_or_else(|| quiet(&reading));
        Ok(Verdict { reading, outcome, since })
    }

    fn reasons(&self, verdict: &Verdict, bucket: DateTime<FixedOffset>) -> Vec<Reason> {
        let mut reasons = reasons_of(self.measure, &verdict.reading, 1.0, self.gauge.config());
        reasons.extend(usual_range(self.measure, &self.rhythm, bucket));
        if let (Outcome::Raised { from, .. }, Some(since)) = (&verdict.outcome, verdict.since) {
            reasons.push(Reason::Raised { from: *from, since: since.into() });
        }
        reasons
    }
}

/// What a bucket came to; `since` is when the alarm that stood before it began.
struct Verdict {
    reading: Reading,
    outcome: Outcome,
    since: Option<DateTime<FixedOffset>>,
}

/// How many buckets were left out between the last one and the one that starts at `start`. A late timestamp of less than half a
/// bucket is jitter, not a gap.
pub(super) fn missing_between(
    last: Option<DateTime<FixedOffset>>,
    start: DateTime<FixedOffset>,
    bucket_seconds: i64,
) -> Result<i64, PushError> {
    let Some(last) = last else { return Ok(0) };
    let elapsed = (start - last).num_seconds();
    if elapsed * 2 < bucket_seconds {
        return Err(PushError::OutOfOrder);
    }
    Ok(((elapsed + bucket_seconds / 2) / bucket_seconds - 1).max(0))
}

/// The level of a score that lies above the series' own threshold.
pub(super) fn level_of(reading: &Reading, c: &BurstConfig) -> Option<Level> {
    let score = reading.score.filter(|s| reading.warm_up_seconds == 0 && *s > reading.base_threshold)?;
    Some(match score {
        s if s >= c.level_one_score => Level::One,
        s if s >= c.level_two_score => Level::Two,
        _ => Level::Three,
    })
}

/// Why a bucket is quiet.
pub(super) fn quiet(reading: &Reading) -> Outcome {
    match reading.score {
        None => Outcome::NotObserved,
        Some(_) if reading.warm_up_seconds > 0 => Outcome::WarmingUp { seconds: reading.warm_up_seconds },
        Some(score) if score > reading.base_threshold => Outcome::BelowMemory { short_of: reading.threshold() - score },
        Some(score) => Outcome::Usual { short_of: reading.threshold() - score },
    }
}

/// The numbers of a reading, whose counts are in units of `unit`.
pub(super) fn reasons_of(measure: Measure, reading: &Reading, unit: f64, c: &BurstConfig) -> Vec<Reason> {
    let score = reading.score.map(|score| Reason::Score { measure, score, threshold: reading.threshold(), return_days: c.return_days });
    let deviations = reading.scales.iter().map(|s| Reason::Deviation {
        measure,
        window_minutes: s.window_minutes,
        observed: s.observed * unit,
        usual: s.usual * unit,
        ratio: (s.observed + 1.0) / (s.usual + 1.0),
        z: s.z,
    });
    // Below a tenth of a spread a memory explains nothing.
    let memory = (reading.surcharge > 0.1).then_some(Reason::Remembered { measure, surcharge: reading.surcharge });
    let warm_up = (reading.warm_up_seconds > 0).then_some(Reason::WarmUp { seconds: reading.warm_up_seconds });
    score.into_iter().chain(deviations).chain(memory).chain(warm_up).collect()
}

/// The last hour against what is usual for it.
pub(super) fn usual_range(measure: Measure, rhythm: &Rhythm, bucket: DateTime<FixedOffset>) -> Option<Reason> {
    let usual = rhythm.usual(rhythm.middle(bucket))?;
    Some(Reason::UsualRange { measure, observed: rhythm.last_hour()?, usual })
}
