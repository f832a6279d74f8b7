//! The detector run over what a watch has matched.

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

/// Counts what the watch matched from `history` before `from` up to `until`.
pub fn sampled(txn: &mut dyn Txn, judged: &Judged, zone: chrono_tz::Tz, from: Timestamp, until: Timestamp) -> Result<Sampled> {
    // Whole days, so that the same past is read all day long.
    let begin = from.plus_minutes(-HISTORY_DAYS * 24 * 60).micros();
    let begin = Timestamp::new(begin - begin.rem_euclid(86_400_000_000), from.offset());
    let days = txn.observed_days(begin, until.plus_minutes(24 * 60))?;
    let mut sampler = Sampler::new(judged.settings.bucket_seconds(), zone, days);
    txn.hits(&judged.watch.id, begin, until, &mut |hit| {
        sampler.take(&hit);
        Ok(())
    })?;
    Ok(sampler.finish(until))
}

pub fn detector(settings: &Settings) -> Result<WatchDetector> {
    let floors = settings.floors.values().cloned().collect();
    WatchDetector::new(settings.detector.clone(), settings.bucket_seconds(), floors).map_err(Error::bug)
}

/// Every alarm, in order; a raise changes the alarm that it raises, and the numbers are those of its gravest hour so far.
pub fn findings(sampled: &Sampled, settings: &Settings) -> Result<Vec<Finding>> {
    let mut detector = detector(settings)?;
    let mut found: Vec<Finding> = Vec::new();
    for sample in &sampled.samples {
        let began_at = Timestamp::from(sample.start);
        let due_at = began_at.plus(settings.bucket);
        if let Some(last) = found.last_mut().filter(|last| began_at.minutes_since(last.began_at) < settings.cool_down().as_minutes()) {
            let told = detector.step(*sample).map_err(Error::bug)?;
            let unusual = matches!(told.outcome, Outcome::CoolingDown { .. } | Outcome::Raised { .. });
            if let Outcome::Raised { to, .. } = told.outcome {
                (last.level, last.raised_at) = (to, Some(due_at));
            }
            if unusual && last_hour(&told.reasons) >= last_hour(&last.reasons) {
                last.reasons = with_voices(told.reasons, sampled, due_at);
            }
        } else if let Some(alert) = detector.push(*sample).map_err(Error::bug)? {
            let reasons = with_voices(alert.reasons, sampled, due_at);
            found.push(Finding { began_at, due_at, level: alert.level, raised_at: None, reasons });
        }
    }
    Ok(found)
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
        let told = detector.step(*sample).map_err(Error::bug)?;
        if at < start.plus_minutes(width) {
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
