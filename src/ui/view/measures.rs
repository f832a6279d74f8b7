//! What was measured, as JSON: `response`, `clocks`, `opinion`, `statements`. A number that the data do not carry is null, and
//! its reason stands beside it.

use serde::Serialize;

use super::task::{ClockView, SourceView};
use crate::domain::clock::ClockState;
use crate::domain::entity::Kind;
use crate::domain::time::Timestamp;
use crate::ops::review::Shown;
use crate::review::effect::{Around, Effect, WINDOW_HOURS};
use crate::review::metrics::by_role;
use crate::review::opinion::{Answer, CannotTell, Change, TurningPoint};
use crate::review::response::{Response, Spans};
use crate::text::{Catalog, tr};

/// Why a number cannot be told, in plain words.
pub fn cannot_tell(catalog: &Catalog, why: &CannotTell) -> String {
    let percent = |share: f64| format!("{:.0}", share * 100.0);
    match why {
        CannotTell::TooFewBuckets { have, need } => tr!(catalog, "cannot-tell-buckets", have = *have, need = *need),
        CannotTell::TooFewMentions { have, need } => tr!(catalog, "cannot-tell-mentions", have = grouped(*have), need = grouped(*need)),
        CannotTell::LowConfidence { confidence, need } => {
            tr!(catalog, "cannot-tell-confidence", confidence = percent(*confidence), need = percent(*need))
        }
        CannotTell::ChangeTooSmall { by, need } => tr!(catalog, "cannot-tell-small", by = percent(*by), need = percent(*need)),
        CannotTell::NotOverYet { observed_hours, need_hours } => {
            tr!(catalog, "cannot-tell-not-over", observed = format!("{observed_hours:.0}"), need = format!("{need_hours:.0}"))
        }
        CannotTell::NoPeak => tr!(catalog, "cannot-tell-no-peak"),
    }
}

/// A count with its thousands set apart, one decimal below ten where it is no whole number.
pub fn grouped(number: f64) -> String {
    let digits = if number.abs() < 10.0 && number.fract().abs() > 0.05 { format!("{number:.1}") } else { format!("{number:.0}") };
    let (whole, fraction) = digits.split_once('.').map_or((digits.as_str(), None), |(whole, fraction)| (whole, Some(fraction)));
    let mut text = String::new();
    for (index, c) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) && !text.ends_with('-') {
            text.push(',');
        }
        text.push(c);
    }
    fraction.map_or_else(|| text.clone(), |fraction| format!("{text}.{fraction}"))
}

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
pub struct SpansView {
    count: usize,
    median_minutes: Option<i64>,
    longest_minutes: Option<i64>,
}

impl From<Spans> for SpansView {
    fn from(spans: Spans) -> Self {
        Self { count: spans.count, median_minutes: spans.median, longest_minutes: spans.longest }
    }
}

#[derive(Debug, Serialize)]
pub struct ResponseView {
    pub detection_minutes: Option<i64>,
    pub opening_minutes: Option<i64>,
    pub assessment_minutes: Option<i64>,
    pub first_statement_minutes: Option<i64>,
    pub first_statement_after_first_mention_minutes: Option<i64>,
    pub first_fact_update_minutes: Option<i64>,
    pub resolution_minutes: Option<i64>,
    pub between_updates: SpansView,
    pub approvals: Vec<TurnaroundView>,
    pub tasks_by_role: Vec<TasksView>,
    pub tasks_by_stage: Vec<TasksView>,
    pub promises: PromisesView,
    pub quality: QualityView,
    pub demands: DemandsView,
}

#[derive(Debug, Serialize)]
pub struct TurnaroundView {
    role: String,
    #[serde(flatten)]
    spans: SpansView,
}

#[derive(Debug, Serialize)]
pub struct TasksView {
    /// A role or a stage.
    id: String,
    on_time: usize,
    late: usize,
    skipped: usize,
    open: usize,
}

#[derive(Debug, Serialize)]
pub struct PromisesView {
    made: usize,
    kept: usize,
    broken: usize,
    open: usize,
}

#[derive(Debug, Serialize)]
pub struct QualityView {
    published: usize,
    corrected: usize,
    withdrawn: usize,
    facts_confirmed: usize,
    facts_unconfirmed: usize,
    facts_refuted: usize,
    facts_used: usize,
}

#[derive(Debug, Serialize)]
pub struct DemandsView {
    met: usize,
    partly_met: usize,
    refused: usize,
    open: usize,
}

impl ResponseView {
    pub fn new(shown: &Shown, response: &Response) -> Self {
        let times = response.times;
        let (promises, quality, demands) = (response.promises, response.quality, response.demands);
        let by_stage = response.stages.iter().map(|one| TasksView {
            id: one.phase.word().to_owned(),
            on_time: one.on_time,
            late: one.late,
            skipped: one.skipped,
            open: one.open,
        });
        let roles = by_role(&shown.record.tasks, shown.now);
        let by_role = roles.into_iter().map(|one| TasksView {
            id: one.role,
            on_time: one.on_time,
            late: one.late + one.overdue,
            skipped: one.skipped,
            open: one.open,
        });
        Self {
            detection_minutes: times.detection,
            opening_minutes: times.opening,
            assessment_minutes: times.assessment,
            first_statement_minutes: times.first_statement,
            first_statement_after_first_mention_minutes: times.first_statement_after_first_mention,
            first_fact_update_minutes: times.first_fact_update,
            resolution_minutes: times.resolution,
            between_updates: response.between_updates.into(),
            approvals: response.turnarounds.iter().map(|one| TurnaroundView { role: one.role.clone(), spans: one.spans.into() }).collect(),
            tasks_by_role: by_role.collect(),
            tasks_by_stage: by_stage.collect(),
            promises: PromisesView { made: promises.made, kept: promises.kept, broken: promises.broken, open: promises.open },
            quality: QualityView {
                published: quality.published,
                corrected: quality.corrected,
                withdrawn: quality.withdrawn,
                facts_confirmed: quality.facts_confirmed,
                facts_unconfirmed: quality.facts_unconfirmed,
                facts_refuted: quality.facts_refuted,
                facts_used: quality.facts_used,
            },
            demands: DemandsView { met: demands.met, partly_met: demands.partly_met, refused: demands.refused, open: demands.open },
        }
    }
}

#[derive(Debug, Serialize)]
pub struct MeasuredClock {
    pub id: String,
    pub rule: String,
    pub title: String,
    /// Null while it runs within its limit.
    pub met: Option<bool>,
    pub state: &'static str,
    pub limit_minutes: i64,
    /// The limit in words.
    pub limit: String,
    pub used_minutes: Option<i64>,
    pub source: Option<SourceView>,
}

/// Clocks that were not cancelled, the earliest due first.
pub fn clocks(shown: &Shown, catalog: &Catalog) -> Vec<MeasuredClock> {
    let state = |clock: &crate::domain::clock::Clock| clock.state(shown.now);
    let mut clocks: Vec<_> = shown.record.clocks.iter().filter(|clock| state(clock) != ClockState::Cancelled).collect();
    clocks.sort_by_key(|clock| (clock.due_at, clock.id));
    clocks
        .into_iter()
        .map(|clock| {
            let view = ClockView::new(clock, &shown.record.playbook, catalog, shown.now);
            MeasuredClock {
                met: match state(clock) {
                    ClockState::Met => Some(true),
                    ClockState::Missed | ClockState::Overdue => Some(false),
                    ClockState::Running | ClockState::Cancelled => None,
                },
                limit: catalog.minutes(view.limit_minutes),
                used_minutes: clock.met_at.map(|met| met.minutes_since(clock.starts_at)),
                id: view.id,
                rule: view.rule,
                title: view.title,
                state: view.state,
                limit_minutes: view.limit_minutes,
                source: view.source,
            }
        })
        .collect()
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
        let (recovery, no_recovery) = split(&effect.recovery, catalog, |one| (Timestamp::from(one.at), one.hours));
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
            reasons: Reasons { peak: no_peak, half_life: no_half_life, turning_point: no_turn, recovery: no_recovery },
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
            window_hours: WINDOW_HOURS as f64,
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
        let per_hour = 3_600.0 / effect.volume.bucket_seconds as f64;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!([0.0, 9.44, 999.6, 1_924_210.0, -1234.0].map(grouped), ["0", "9.4", "1,000", "1,924,210", "-1,234"]);
    }
}
