//! What the organisation did: times, approvals, tasks, promises, clocks.

use serde::Serialize;

use crate::domain::clock::ClockState;
use crate::ops::review::Shown;
use crate::review::metrics::by_role;
use crate::review::response::{Response, Spans};
use crate::text::Catalog;
use crate::ui::view::task::{ClockView, SourceView};

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
    pub alert_minutes: Option<i64>,
    pub first_statement_after_alert_minutes: Option<i64>,
    pub first_fact_update_after_alert_minutes: Option<i64>,
    pub opening_minutes: Option<i64>,
    pub assessment_minutes: Option<i64>,
    pub first_statement_minutes: Option<i64>,
    pub first_statement_after_first_mention_minutes: Option<i64>,
    pub first_statement_after_opening_minutes: Option<i64>,
    pub first_fact_update_minutes: Option<i64>,
    pub first_fact_update_after_first_mention_minutes: Option<i64>,
    pub first_fact_update_after_opening_minutes: Option<i64>,
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
    /// Over the published statements; null without any.
    facts_per_statement: Option<f64>,
    /// What the linter found in the texts as they went out; null where nothing went out.
    findings: Option<FindingsView>,
    findings_suppressed: usize,
}

#[derive(Debug, Serialize)]
pub struct FindingsView {
    errors: usize,
    warnings: usize,
    suggestions: usize,
    contradictions: usize,
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
            alert_minutes: times.alert,
            first_statement_after_alert_minutes: times.first_statement_after_alert,
            first_fact_update_after_alert_minutes: times.first_fact_update_after_alert,
            opening_minutes: times.opening,
            assessment_minutes: times.assessment,
            first_statement_minutes: times.first_statement,
            first_statement_after_first_mention_minutes: times.first_statement_after_first_mention,
            first_statement_after_opening_minutes: times.first_statement_after_opening,
            first_fact_update_minutes: times.first_fact_update,
            first_fact_update_after_first_mention_minutes: times.first_fact_update_after_first_mention,
            first_fact_update_after_opening_minutes: times.first_fact_update_after_opening,
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
                facts_per_statement: quality.facts_per_statement(),
                findings: quality.findings.map(|one| FindingsView {
                    errors: one.errors,
                    warnings: one.warnings,
                    suggestions: one.suggestions,
                    contradictions: one.contradictions,
                }),
                findings_suppressed: quality.suppressed,
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
