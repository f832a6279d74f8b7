//! How the organisation responded: times, turnarounds, tasks, promises, the quality of what was said. Each number is a formula
//! over the record alone; `docs/metrics.md` lists them.

use crate::domain::clock::{Clock, ClockOrigin, ClockState};
use crate::domain::event::Event;
use crate::domain::fact::Fact;
use crate::domain::incident::Incident;
use crate::domain::stakeholder::{Demand, DemandState};
use crate::domain::statement::is_public;
use crate::domain::statement::{Approval, Statement, StatementState};
use crate::domain::task::{Phase, Task};
use crate::domain::time::Timestamp;

/// A statement with what the measures need of its surroundings.
pub struct Said<'a> {
    pub statement: &'a Statement,
    pub approvals: &'a [Approval],
    /// Ids of the facts that the version in force uses.
    pub facts: Vec<i64>,
}

/// What the measures are taken from.
pub struct Record<'a> {
    pub incident: &'a Incident,
    pub first_mention: Option<Timestamp>,
    /// When the first of the alerts that became the incident was found.
    pub alerted: Option<Timestamp>,
    pub tasks: &'a [Task],
    pub clocks: &'a [Clock],
    pub facts: &'a [Fact],
    pub demands: &'a [Demand],
    pub statements: Vec<Said<'a>>,
    /// The incident's timeline.
    pub events: &'a [Event],
    pub now: Timestamp,
}

/// Whole minutes between two events of the record; `None` while one of them has not happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// First mention → detection; `None` where it was detected before anybody wrote.
    pub detection: Option<i64>,
    /// First mention → alert.
    pub alert: Option<i64>,
    /// Alert → first public statement.
    pub first_statement_after_alert: Option<i64>,
    /// Alert → first public statement that rests on a confirmed fact.
    pub first_fact_update_after_alert: Option<i64>,
    /// Detection → incident opened.
    pub opening: Option<i64>,
    /// Opened → first assessment.
    pub assessment: Option<i64>,
    /// Detection → first public statement.
    pub first_statement: Option<i64>,
    /// First mention → first public statement.
    pub first_statement_after_first_mention: Option<i64>,
    /// Opened → first public statement.
    pub first_statement_after_opening: Option<i64>,
    /// Detection → first public statement that rests on a confirmed fact.
    pub first_fact_update: Option<i64>,
    /// First mention → the same.
    pub first_fact_update_after_first_mention: Option<i64>,
    /// Opened → the same.
    pub first_fact_update_after_opening: Option<i64>,
    /// Detection → response ended.
    pub resolution: Option<i64>,
}

/// Several spans, in minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spans {
    pub count: usize,
    pub median: Option<i64>,
    pub longest: Option<i64>,
}

/// How long a role took to decide on a text, from its submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turnaround {
    pub role: String,
    pub spans: Spans,
}

/// Tasks of one stage, counted by how they ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageTasks {
    pub phase: Phase,
    pub on_time: usize,
    /// Finished late, or open and overdue.
    pub late: usize,
    pub skipped: usize,
    pub open: usize,
}

/// Next updates that published statements promised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Promises {
    pub made: usize,
    pub kept: usize,
    /// Kept late, or overdue.
    pub broken: usize,
    pub open: usize,
}

/// How good the information was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    pub published: usize,
    /// Published, then replaced by a corrected text.
    pub corrected: usize,
    /// Published, then taken back.
    pub withdrawn: usize,
    pub facts_confirmed: usize,
    pub facts_unconfirmed: usize,
    pub facts_refuted: usize,
    /// Confirmed facts that published statements rest on, added up over the statements.
    pub facts_used: usize,
    /// What the linter found in the texts as they went out; `None` where the record is older than that count.
    pub findings: Option<Findings>,
    /// Findings that somebody set aside with a reason before a text was submitted.
    pub suppressed: usize,
}

impl Quality {
    /// Confirmed facts per published statement, to one decimal; `None` without any.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred at most")]
    pub fn facts_per_statement(&self) -> Option<f64> {
        (self.published > 0).then(|| (self.facts_used as f64 / self.published as f64 * 10.0).round() / 10.0)
    }
}

/// Findings of the linter, added up over the publications.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    pub errors: usize,
    pub warnings: usize,
    pub suggestions: usize,
    /// With an earlier text, or between channels.
    pub contradictions: usize,
}

/// Demands by what came of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Demands {
    pub met: usize,
    pub partly_met: usize,
    pub refused: usize,
    pub open: usize,
}

pub struct Response {
    pub times: Times,
    /// Between one public statement and the next.
    pub between_updates: Spans,
    pub turnarounds: Vec<Turnaround>,
    pub stages: Vec<StageTasks>,
    pub promises: Promises,
    pub quality: Quality,
    pub demands: Demands,
}

pub fn response(record: &Record<'_>) -> Response {
    let published = publications(record);
    let gaps: Vec<i64> = published.windows(2).map(|pair| pair[1].minutes_since(pair[0])).collect();
    Response {
        times: times(record, &published),
        between_updates: spans(gaps),
        turnarounds: turnarounds(&record.statements),
        stages: stages(record.tasks, record.now),
        promises: promises(record.clocks, record.now),
        quality: quality(record),
        demands: demands(record.demands),
    }
}

fn publications(record: &Record<'_>) -> Vec<Timestamp> {
    let public = record.statements.iter().filter(|said| is_public(&said.statement.audience));
    let mut times: Vec<Timestamp> = public.filter_map(|said| said.statement.published_at).collect();
    times.sort();
    times
}

fn times(record: &Record<'_>, published: &[Timestamp]) -> Times {
    let incident = record.incident;
    let since = |from: Option<Timestamp>, to: Option<Timestamp>| Some(to?.minutes_since(from?));
    let detected = Some(incident.detected_at);
    let first = published.first().copied();
    let with_fact = |said: &&Said<'_>| is_public(&said.statement.audience) && confirmed(record, said) > 0;
    let with_facts = record.statements.iter().filter(with_fact).filter_map(|said| said.statement.published_at).min();
    let opened = Some(incident.opened_at);
    let forward = |minutes: Option<i64>| minutes.filter(|minutes| *minutes >= 0);
    Times {
        alert: forward(since(record.first_mention, record.alerted)),
        first_statement_after_alert: forward(since(record.alerted, first)),
        first_fact_update_after_alert: forward(since(record.alerted, with_facts)),
        first_statement_after_opening: forward(since(opened, first)),
        first_fact_update_after_first_mention: forward(since(record.first_mention, with_facts)),
        first_fact_update_after_opening: forward(since(opened, with_facts)),
        detection: since(record.first_mention, detected).filter(|minutes| *minutes >= 0),
        opening: since(detected, Some(incident.opened_at)),
        assessment: since(Some(incident.opened_at), incident.assessed_at),
        first_statement: since(detected, first),
        first_statement_after_first_mention: since(record.first_mention, first).filter(|minutes| *minutes >= 0),
        first_fact_update: since(detected, with_facts),
        resolution: since(detected, incident.resolved_at),
    }
}

/// Confirmed facts that a statement rests on.
fn confirmed(record: &Record<'_>, said: &Said<'_>) -> usize {
    let is_confirmed = |id: &&i64| record.facts.iter().any(|fact| fact.id == **id && fact.is_confirmed());
    said.facts.iter().filter(is_confirmed).count()
}

/// Roles in alphabetical order. A decision counts once for each role it was given in.
fn turnarounds(statements: &[Said<'_>]) -> Vec<Turnaround> {
    let mut by_role = std::collections::BTreeMap::<&str, Vec<i64>>::new();
    for said in statements {
        let Some(submitted) = said.statement.submitted_at else { continue };
        for approval in said.approvals.iter().filter(|approval| approval.at >= submitted) {
            for role in &approval.roles {
                by_role.entry(role).or_default().push(approval.at.minutes_since(submitted));
            }
        }
    }
    by_role.into_iter().map(|(role, minutes)| Turnaround { role: role.to_owned(), spans: spans(minutes) }).collect()
}

/// The median of an even number is the lower of the two in the middle, so that it is a span that happened.
pub fn spans(mut minutes: Vec<i64>) -> Spans {
    minutes.sort_unstable();
    let median = minutes.get(minutes.len().saturating_sub(1) / 2).copied();
    Spans { count: minutes.len(), median, longest: minutes.last().copied() }
}

fn stages(tasks: &[Task], now: Timestamp) -> Vec<StageTasks> {
    let of = |phase: Phase| {
        let tasks: Vec<&Task> = tasks.iter().filter(|task| task.phase == phase).collect();
        let late = tasks.iter().filter(|task| super::metrics::is_late(task, now)).count();
        let skipped = tasks.iter().filter(|task| task.state == crate::domain::task::TaskState::Skipped).count();
        let open = tasks.iter().filter(|task| task.is_open() && !task.is_overdue(now)).count();
        (!tasks.is_empty()).then(|| StageTasks { phase, on_time: tasks.len() - late - skipped - open, late, skipped, open })
    };
    Phase::ALL.iter().copied().filter_map(of).collect()
}

fn promises(clocks: &[Clock], now: Timestamp) -> Promises {
    let mut promises = Promises::default();
    for clock in clocks.iter().filter(|clock| clock.origin == ClockOrigin::Promise) {
        match clock.state(now) {
            ClockState::Met => promises.kept += 1,
            ClockState::Missed | ClockState::Overdue => promises.broken += 1,
            ClockState::Running => promises.open += 1,
            ClockState::Cancelled => continue,
        }
        promises.made += 1;
    }
    promises
}

fn quality(record: &Record<'_>) -> Quality {
    use crate::domain::fact::FactStatus;
    let out: Vec<&Said<'_>> = record.statements.iter().filter(|said| said.statement.published_at.is_some()).collect();
    let ended = |state: StatementState| out.iter().filter(|said| said.statement.state == state).count();
    let facts = |status: FactStatus| record.facts.iter().filter(|fact| fact.status == status).count();
    Quality {
        published: out.len(),
        corrected: ended(StatementState::Superseded),
        withdrawn: ended(StatementState::Withdrawn),
        facts_confirmed: facts(FactStatus::Confirmed),
        facts_unconfirmed: facts(FactStatus::Unconfirmed),
        facts_refuted: facts(FactStatus::Refuted),
        facts_used: out.iter().map(|said| confirmed(record, said)).sum(),
        findings: findings(record.events),
        suppressed: record.events.iter().filter(|event| event.code == "lint-suppressed").count(),
    }
}

/// Of each text that went out, what was found when it last did.
fn findings(events: &[Event]) -> Option<Findings> {
    let published = events.iter().filter(|event| event.code == "statement-published" && event.params.contains_key("errors"));
    let last: std::collections::BTreeMap<&str, &Event> = published.map(|event| (event.subject.as_str(), event)).collect();
    let sum = |name: &str| last.values().filter_map(|event| event.params.get(name)?.parse::<usize>().ok()).sum();
    (!last.is_empty()).then(|| Findings {
        errors: sum("errors"),
        warnings: sum("warnings"),
        suggestions: sum("suggestions"),
        contradictions: sum("contradictions"),
    })
}

fn demands(demands: &[Demand]) -> Demands {
    let count = |state: DemandState| demands.iter().filter(|demand| demand.state == state).count();
    Demands {
        met: count(DemandState::Met),
        partly_met: count(DemandState::PartlyMet),
        refused: count(DemandState::Refused),
        open: count(DemandState::Open),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_medians_that_happened() {
        assert_eq!(spans(vec![]), Spans::default());
        assert_eq!(spans(vec![9, 1, 4, 2]), Spans { count: 4, median: Some(2), longest: Some(9) });
    }
}
