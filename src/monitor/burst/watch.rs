//! Several series of one watch, one alarm: unusual by the series' own past, and big enough by the playbook's thresholds.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::config::{BurstConfig, ConfigError};
use super::detector::{PushError, level_of, missing_between, quiet, reasons_of, usual_range};
use super::episode::{Episode, Explanation};
use super::gauge::{Gauge, Reading};
use super::rhythm::Rhythm;
use super::tally::{Floor, Sample, Tally, UsualRatio, counted};
use crate::domain::alert::{AlertLevel as Level, Outcome, Reason};
use crate::domain::playbook::Measure;

/// The window in which growth and share are told, minutes.
const TOLD_MINUTES: f64 = 60.0;
/// The series whose unusualness can set off an alarm: how much, how angry, how far. Distinct sources corroborate and are
/// asked for by a floor.
const DRIVERS: [Measure; 3] = [Measure::Mentions, Measure::NegativeMentions, Measure::Reach];
const COUNTED: [Measure; 4] = [Measure::Mentions, Measure::NegativeMentions, Measure::Reach, Measure::DistinctSources];

/// The detector of one watch. An alarm has the level that both the series' own past and the floors grant. While there is no past
/// (warm-up), the floors alone decide; without floors nothing does.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WatchDetector {
    config: BurstConfig,
    bucket_seconds: i64,
    tally: Tally,
    gauges: Vec<(Measure, Gauge, Rhythm)>,
    usual_share: UsualRatio,
    usual_reach: UsualRatio,
    episode: Episode,
    last_start: Option<DateTime<FixedOffset>>,
}

impl WatchDetector {
    /// A detector for samples of `bucket_seconds` with the playbook's floors.
    ///
    /// # Errors
    /// A parameter out of range, a bucket width below one second or above a day, or a floor window that is not positive or longer than
    /// a month.
    pub fn new(config: BurstConfig, bucket_seconds: i64, floors: Vec<Floor>) -> Result<Self, ConfigError> {
        config.validate()?;
        if !(1..=86_400).contains(&bucket_seconds) {
            return Err(ConfigError { parameter: "bucket_seconds" });
        }
        if floors.iter().any(|f| !(f.window_minutes > 0.0 && f.window_minutes <= 31.0 * 1440.0)) {
            return Err(ConfigError { parameter: "floor window" });
        }
        let gauges = COUNTED.map(|m| (m, Gauge::new(config.clone(), bucket_seconds), Rhythm::new(bucket_seconds))).to_vec();
        let tally = Tally::new(bucket_seconds, floors, TOLD_MINUTES);
        let (usual_share, usual_reach, episode) = (UsualRatio::default(), UsualRatio::default(), Episode::default());
        Ok(Self { config, bucket_seconds, tally, gauges, usual_share, usual_reach, episode, last_start: None })
    }

    /// Takes in the next sample and says what it came to, with the numbers behind it where `explained` wants them. Samples left out in
    /// between count as not observed (push zeros where the sources were read and nothing was there). Stepping through the samples
    /// of the past answers "why (not) at T".
    ///
    /// # Errors
    /// A sample that starts before the one before ends; the state is unchanged.
    pub fn step(&mut self, sample: Sample, explained: impl Fn(&Outcome) -> bool) -> Result<Explanation, PushError> {
        let verdict = self.judge(sample)?;
        let reasons = if explained(&verdict.outcome) { self.reasons(&verdict, sample.start) } else { Vec::new() };
        Ok(Explanation { bucket: sample.start, outcome: verdict.outcome, reasons })
    }

    fn judge(&mut self, sample: Sample) -> Result<Verdict, PushError> {
        let missing = missing_between(self.last_start, sample.start, self.bucket_seconds)?;
        self.last_start = Some(sample.start);
        if let Some(before) = self.tally.newest() {
            self.usual_share.learn(before.negative, before.mentions, self.bucket_seconds);
            self.usual_reach.learn(before.reach, before.mentions, self.bucket_seconds);
        }
        self.tally.push(sample);
        let reach_unit = self.reach_unit();
        let mut readings = Vec::with_capacity(self.gauges.len());
        for (measure, gauge, rhythm) in &mut self.gauges {
            gauge.skip(missing);
            rhythm.skip(missing);
            let count = counted(*measure, &sample);
            let unit = if *measure == Measure::Reach { reach_unit } else { 1.0 };
            let reading = gauge.push(count / unit);
            rhythm.push(sample.start, reading.score.map(|_| count));
            readings.push((*measure, reading));
        }
        let since = self.episode.since();
        let outcome = self.decide(sample.start, &readings);
        Ok(Verdict { readings, outcome, since })
    }

    fn decide(&mut self, start: DateTime<FixedOffset>, readings: &[(Measure, Reading)]) -> Outcome {
        let drivers = || readings.iter().filter(|(m, _)| DRIVERS.contains(m)).map(|(_, r)| r);
        let warming = drivers().all(|r| r.warm_up_seconds > 0);
        let (fresh, now) = if warming {
            let by_floor = if self.tally.floors.is_empty() { None } else { self.tally.granted(Level::One) };
            (by_floor, by_floor)
        } else {
            let highest =
                |only_unusual: bool| drivers().filter(|r| !only_unusual || r.unusual()).filter_map(|r| level_of(r, &self.config)).max();
            (highest(true).and_then(|l| self.tally.granted(l)), highest(false).and_then(|l| self.tally.granted(l)))
        };
        if let Some(outcome) = self.episode.decide(start, fresh, now, &self.config) {
            return outcome;
        }
        if drivers().any(Reading::unusual) && fresh.is_none() {
            return Outcome::BelowFloor;
        }
        // The driver that came closest tells why it is quiet.
        let closest = drivers().max_by(|a, b| margin(a).total_cmp(&margin(b)));
        closest.map_or(Outcome::NotObserved, quiet)
    }

    /// Reach is judged in mentions of usual reach: one post by an account a hundred times the usual counts as a hundred mentions. In its
    /// own unit a single mention on a silent watch would look like millions out of nothing.
    fn reach_unit(&self) -> f64 {
        if self.config.reach_unit > 0.0 {
            return self.config.reach_unit;
        }
        let own = || self.tally.newest().map(|s| s.reach / s.mentions.max(1.0));
        self.usual_reach.ratio().or_else(own).filter(|x| x.is_finite() && *x > 0.0).unwrap_or(1.0)
    }

    fn reasons(&self, verdict: &Verdict, start: DateTime<FixedOffset>) -> Vec<Reason> {
        let mut reasons = Vec::new();
        for ((measure, reading), (_, _, rhythm)) in verdict.readings.iter().zip(&self.gauges) {
            if reading.unusual() || *measure == Measure::Mentions {
                let unit = if *measure == Measure::Reach { self.reach_unit() } else { 1.0 };
                reasons.extend(reasons_of(*measure, reading, unit, &self.config));
            }
            reasons.extend(usual_range(*measure, rhythm, start));
        }
        for floor in &self.tally.floors {
            let Some(observed) = self.tally.measured(floor.measure, floor.window_minutes) else { continue };
            let Some((level, limit)) = floor.at.iter().rev().find(|(_, limit)| observed >= **limit) else { continue };
            let (measure, window_minutes) = (floor.measure, floor.window_minutes);
            reasons.push(Reason::Threshold { measure, window_minutes, observed, limit: *limit, level: *level });
        }
        reasons.extend(self.growth());
        reasons.extend(self.share());
        if let (Outcome::Raised { from, .. }, Some(since)) = (&verdict.outcome, verdict.since) {
            reasons.push(Reason::Raised { from: *from, since: since.into() });
        }
        reasons
    }

    fn growth(&self) -> Option<Reason> {
        let (now, before) =
            (self.tally.sum(Measure::Mentions, TOLD_MINUTES, 0.0), self.tally.sum(Measure::Mentions, TOLD_MINUTES, TOLD_MINUTES));
        (now > before).then(|| Reason::Growth { window_minutes: TOLD_MINUTES, now, before, ratio: now / before.max(1.0) })
    }

    fn share(&self) -> Option<Reason> {
        let share = self.tally.measured(Measure::NegativeShare, TOLD_MINUTES)?;
        let (negative, mentions) =
            (self.tally.sum(Measure::NegativeMentions, TOLD_MINUTES, 0.0), self.tally.sum(Measure::Mentions, TOLD_MINUTES, 0.0));
        Some(Reason::NegativeShare { window_minutes: TOLD_MINUTES, negative, mentions, share, usual_share: self.usual_share.ratio() })
    }
}

/// How far a score lies above its threshold.
fn margin(r: &Reading) -> f64 {
    r.score.map_or(f64::NEG_INFINITY, |s| s - r.threshold())
}

/// What a sample came to; `since` is when the alarm that stood before it began.
struct Verdict {
    readings: Vec<(Measure, Reading)>,
    outcome: Outcome,
    since: Option<DateTime<FixedOffset>>,
}
