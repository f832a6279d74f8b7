//! The detector run over what a watch has matched.

use std::collections::BTreeSet;

use super::settings::{Judged, Settings};
use crate::domain::alert::{AlertLevel, Outcome, Reason};
use crate::domain::playbook::Measure;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::monitor::burst::{Explanation, Sampled, Sampler, WatchDetector};
use crate::store::Txn;

/// What is usual is learnt from this much before the beginning: the rhythm of a week needs eight of them.
const HISTORY_DAYS: i64 = 56;

/// Minutes over which distinct authors and platforms are told.
const VOICES_MINUTES: i64 = 60;

/// One alarm with its raises.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Start of the bucket.
    pub began_at: Timestamp,
    /// End of the bucket: when it could be known.
    pub due_at: Timestamp,
    /// The gravest level it reached.
    pub level: AlertLevel,
    /// When it reached it.
    pub raised_at: Option<Timestamp>,
    pub reasons: Vec<Reason>,
}

/// A stretch of time with the history before it, and the days of it on which anything came in. The same for every watch.
pub struct Stretch {
    begin: Timestamp,
    until: Timestamp,
    observed_days: BTreeSet<i64>,
}

impl Stretch {
    pub fn of(txn: &mut dyn Txn, from: Timestamp, until: Timestamp) -> Result<Self> {
        // Whole days, so that the same past is read all day long.
        let begin = from.plus_minutes(-HISTORY_DAYS * 24 * 60).micros();
        let begin = Timestamp::new(begin - begin.rem_euclid(86_400_000_000), from.offset());
        Ok(Self { begin, until, observed_days: txn.observed_days(begin, until.plus_minutes(24 * 60))? })
    }
}

/// Counts what the watch matched.
pub fn sampled(txn: &mut dyn Txn, judged: &Judged, zone: chrono_tz::Tz, stretch: &Stretch) -> Result<Sampled> {
    let mut sampler = Sampler::new(judged.settings.bucket_seconds(), zone, stretch.observed_days.clone());
    txn.hits(&judged.watch.id, stretch.begin, stretch.until, &mut |hit| {
        sampler.take(&hit);
        Ok(())
    })?;
    Ok(sampler.finish(stretch.until))
}

pub fn detector(settings: &Settings) -> Result<WatchDetector> {
    let floors = settings.floors.values().cloned().collect();
    WatchDetector::new(settings.detector.clone(), settings.bucket_seconds(), floors).map_err(Error::bug)
}

/// An alarm that was held back: the watch had told as many as it may.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// When it could have been known.
    pub due_at: Timestamp,
    /// The gravest it was.
    pub level: AlertLevel,
    /// When the watch may tell of that level again.
    pub until_at: Timestamp,
}

/// What the detector made of a course of samples, in order.
#[derive(Clone, Debug, Default)]
pub struct Course {
    /// A raise changes the alarm that it raises.
    pub findings: Vec<Finding>,
    /// One for all that follow within a cool-down.
    pub held: Vec<Held>,
}

pub fn course(sampled: &Sampled, settings: &Settings) -> Result<Course> {
    let mut detector = detector(settings)?;
    let mut course = Course::default();
    let explained = |outcome: &Outcome| matches!(outcome, Outcome::Alarm { .. } | Outcome::Raised { .. } | Outcome::CoolingDown { .. });
    for sample in &sampled.samples {
        let told = detector.step(*sample, explained).map_err(Error::bug)?;
        let began_at = Timestamp::from(sample.start);
        let due_at = began_at.plus(settings.bucket);
        match (told.outcome, course.findings.last_mut()) {
            (Outcome::Alarm { level }, _) => {
                let reasons = with_voices(told.reasons, sampled, due_at);
                course.findings.push(Finding { began_at, due_at, level, raised_at: None, reasons });
            }
            (Outcome::Raised { to, .. }, Some(last)) => {
                (last.level, last.raised_at) = (to, Some(due_at));
                last.reasons = with_voices(told.reasons, sampled, due_at);
            }
            (Outcome::CoolingDown { .. }, Some(last)) if outdoes(&told.reasons, &last.reasons) => {
                last.reasons = with_voices(told.reasons, sampled, due_at);
            }
            (Outcome::HeldBack { level, until }, _) => course.hold(Held { due_at, level, until_at: until }, settings),
            _ => {}
        }
    }
    Ok(course)
}

impl Course {
    fn hold(&mut self, held: Held, settings: &Settings) {
        match self.held.last_mut().filter(|last| held.due_at.minutes_since(last.due_at) < settings.cool_down().as_minutes()) {
            Some(last) if held.level > last.level => (last.level, last.until_at) = (held.level, held.until_at),
            Some(_) => {}
            None => self.held.push(held),
        }
    }
}

/// The numbers of an alarm are those of its gravest hour: more was said, and it was no less grave.
fn outdoes(new: &[Reason], old: &[Reason]) -> bool {
    last_hour(new) > last_hour(old) && gravity(new) >= gravity(old)
}

/// The gravest threshold that was reached.
fn gravity(reasons: &[Reason]) -> Option<AlertLevel> {
    let level = |reason: &Reason| if let Reason::Threshold { level, .. } = reason { Some(*level) } else { None };
    reasons.iter().filter_map(level).max()
}

/// Mentions of the last hour as the reasons give them; of the shortest window while the hour is not full.
fn last_hour(reasons: &[Reason]) -> f64 {
    let observed = |reason: &Reason| match reason {
        Reason::UsualRange { measure: Measure::Mentions, observed, .. } => Some(*observed),
        _ => None,
    };
    reasons.iter().find_map(observed).unwrap_or(0.0)
}

/// What the detector said of the bucket that holds `at`; `None` where the watch was not observed then.
pub fn at(sampled: &Sampled, settings: &Settings, at: Timestamp) -> Result<Option<Explanation>> {
    let mut detector = detector(settings)?;
    let width = settings.bucket.as_minutes();
    for sample in &sampled.samples {
        let start = Timestamp::from(sample.start);
        if start > at {
            break;
        }
        let inside = at < start.plus_minutes(width);
        let told = detector.step(*sample, |_| inside).map_err(Error::bug)?;
        if inside {
            let reasons = with_voices(told.reasons, sampled, start.plus_minutes(width));
            return Ok(Some(Explanation { reasons, ..told }));
        }
    }
    Ok(None)
}

fn with_voices(mut reasons: Vec<Reason>, sampled: &Sampled, until: Timestamp) -> Vec<Reason> {
    let (authors, platforms) = sampled.voices(until, VOICES_MINUTES);
    if authors > 0 {
        reasons.push(Reason::Voices { window_minutes: 60.0, authors, platforms });
    }
    reasons
}
