//! What public opinion did: peak, half-life, turn, recovery, and the hours around each statement.

#![allow(clippy::cast_precision_loss, reason = "counts far below 2^52")]

use serde::Serialize;

use super::{cannot_tell, no_recovery};
use crate::domain::entity::Kind;
use crate::domain::time::Timestamp;
use crate::ops::review::Shown;
use crate::review::effect::{Around, Effect, WINDOW_HOURS};
use crate::review::opinion::{Answer, CannotTell, Change, TurningPoint};
use crate::text::Catalog;

/// Why a number is null.
#[derive(Debug, Serialize)]
pub struct Reason {
    #[serde(flatten)]
    why: CannotTell,
    /// The same in words.
    text: String,
}

/// The value, and the reason where there is none.
fn split<T, U>(answer: &Answer<T>, catalog: &Catalog, known: impl FnOnce(&T) -> U) -> (Option<U>, Option<Reason>) {
    match answer {
        Answer::Known(value) => (Some(known(value)), None),
        Answer::CannotTell(why) => (None, Some(Reason { why: why.clone(), text: cannot_tell(catalog, why) })),
    }
}

#[derive(Debug, Serialize)]
pub struct OpinionView {
    pub mentions: i64,
    /// `reach` or `mentions`; null without mentions.
    pub measure: Option<&'static str>,
    pub bucket_minutes: i64,
    pub peak_at: Option<Timestamp>,
    pub peak: Option<f64>,
    pub half_life_hours: Option<f64>,
    pub turning_point: Option<TurningView>,
    pub recovered_at: Option<Timestamp>,
    pub recovery_hours: Option<f64>,
    /// Why there is no turning point, in words.
    pub reason: Option<String>,
    pub reasons: Reasons,
}

/// Why a number of the same name is null.
#[derive(Debug, Default, Serialize)]
pub struct Reasons {
    peak: Option<Reason>,
    half_life: Option<Reason>,
    turning_point: Option<Reason>,
    recovery: Option<Reason>,
}

#[derive(Debug, Serialize)]
pub struct TurningView {
    pub at: Timestamp,
    pub confidence: f64,
    pub signal: crate::review::opinion::Signal,
    pub resolution_hours: f64,
    pub before: f64,
    pub after: f64,
}

impl OpinionView {
    pub fn new(shown: &Shown, catalog: &Catalog) -> Self {
        let total = shown.record.opinion.total;
        let Some(effect) = &shown.effect else { return Self::without_mentions(catalog) };
        let (peak, no_peak) = split(&effect.peak, catalog, |one| (Timestamp::from(one.at), one.mentions));
        let (half_life_hours, no_half_life) = split(&effect.half_life, catalog, |one| one.hours);
        let (turning_point, no_turn) = split(&effect.turning_point, catalog, |one| turn(effect, one));
        let (recovery, mut not_recovered) = split(&effect.recovery, catalog, |one| (Timestamp::from(one.at), one.hours));
        if let Some(reason) = &mut not_recovered {
            reason.text = no_recovery(catalog, &reason.why);
        }
        Self {
            mentions: total,
            measure: Some(effect.measure.word()),
            bucket_minutes: effect.volume.bucket_seconds / 60,
            peak_at: peak.map(|(at, _)| at),
            peak: peak.map(|(_, count)| count),
            half_life_hours,
            turning_point,
            recovered_at: recovery.map(|(at, _)| at),
            recovery_hours: recovery.map(|(_, hours)| hours),
            reason: no_turn.as_ref().map(|reason| reason.text.clone()),
            reasons: Reasons { peak: no_peak, half_life: no_half_life, turning_point: no_turn, recovery: not_recovered },
        }
    }

    fn without_mentions(catalog: &Catalog) -> Self {
        let reason = || split::<(), ()>(&Answer::CannotTell(CannotTell::TooFewMentions { have: 0.0, need: 1.0 }), catalog, |()| ()).1;
        Self {
            mentions: 0,
            measure: None,
            bucket_minutes: 60,
            peak_at: None,
            peak: None,
            half_life_hours: None,
            turning_point: None,
            recovered_at: None,
            recovery_hours: None,
            reason: reason().map(|reason| reason.text),
            reasons: Reasons { peak: reason(), half_life: reason(), turning_point: reason(), recovery: reason() },
        }
    }
}

fn turn(effect: &Effect, one: &TurningPoint) -> TurningView {
    TurningView {
        at: Timestamp::from(one.at),
        confidence: one.confidence,
        signal: effect.signal,
        resolution_hours: one.resolution_hours,
        before: one.before,
        after: one.after,
    }
}

/// A published statement: the measure per hour in the hours before and after it, and their ratio with its 95 % interval.
#[derive(Debug, Serialize)]
pub struct AroundView {
    pub id: String,
    pub published_at: Timestamp,
    pub window_hours: f64,
    pub before: Option<f64>,
    pub after: Option<f64>,
    /// After over before.
    pub ratio: Option<f64>,
    /// Of the ratio.
    pub interval: Option<[f64; 2]>,
    pub reason: Option<Reason>,
    pub negative_share: Option<ShareView>,
    pub negative_share_reason: Option<Reason>,
}

/// Every published statement of the incident, in order.
pub fn around(shown: &Shown, catalog: &Catalog) -> Vec<AroundView> {
    let measured = shown.effect.as_ref().map(|effect| (effect, shown.record.around(effect)));
    if let Some((effect, around)) = measured {
        return around.iter().map(|one| AroundView::new(one, effect, catalog)).collect();
    }
    let nothing = CannotTell::TooFewMentions { have: 0.0, need: 1.0 };
    let published = shown.record.statements.iter().filter_map(|one| Some((one.statement.id, one.statement.published_at?)));
    published.map(|(id, at)| AroundView::unknown(id, at, &nothing, catalog)).collect()
}

/// The negative share on either side; the interval is that of the difference.
#[derive(Debug, Serialize)]
pub struct ShareView {
    pub before: f64,
    pub after: f64,
    pub difference: f64,
    pub interval: [f64; 2],
}

impl AroundView {
    fn unknown(statement: i64, at: Timestamp, why: &CannotTell, catalog: &Catalog) -> Self {
        let reason = || Some(Reason { why: why.clone(), text: cannot_tell(catalog, why) });
        Self {
            id: Kind::Statement.handle(statement),
            published_at: at,
            window_hours: f64::from(WINDOW_HOURS),
            before: None,
            after: None,
            ratio: None,
            interval: None,
            reason: reason(),
            negative_share: None,
            negative_share_reason: reason(),
        }
    }

    pub fn new(around: &Around, effect: &Effect, catalog: &Catalog) -> Self {
        let per_hour = 1.0 / effect.volume.hours(1);
        let (volume, reason) = split(&around.comparison.volume, catalog, |change| *change);
        let share = |change: &Change| ShareView {
            before: change.before,
            after: change.after,
            difference: change.change,
            interval: [change.low, change.high],
        };
        let (negative_share, negative_share_reason) = split(&around.comparison.negative_share, catalog, share);
        Self {
            id: Kind::Statement.handle(around.statement),
            published_at: around.at,
            window_hours: around.comparison.window_hours,
            before: volume.map(|change| change.before * per_hour),
            after: volume.map(|change| change.after * per_hour),
            ratio: volume.map(|change| change.change),
            interval: volume.map(|change| [change.low, change.high]),
            reason,
            negative_share,
            negative_share_reason,
        }
    }
}
