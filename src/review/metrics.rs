//! Response metrics of one incident, each from the record alone.
//!
//! | metric | formula |
//! |---|---|
//! | first statement | first public publication − detection, whole minutes |
//! | assessment | first assessment − opening |
//! | longest silence | longest gap between detection, public publications in order, and resolution (or now) |
//! | clocks missed | clocks met after their due time, or not met and past it |
//! | corrections | statements withdrawn or superseded after publication |
//! | late tasks | required tasks finished, or still open, after their due time |

use crate::domain::clock::{Clock, ClockState};
use crate::domain::incident::Incident;
use crate::domain::playbook::{Metric, Playbook};
use crate::domain::statement::is_public;
use crate::domain::statement::{Statement, StatementState};
use crate::domain::task::{Task, TaskState};
use crate::domain::time::Timestamp;

/// The record a metric is computed from.
pub struct Record<'a> {
    pub incident: &'a Incident,
    pub tasks: &'a [Task],
    pub clocks: &'a [Clock],
    pub statements: &'a [Statement],
    pub now: Timestamp,
}

/// A metric held against the playbook's target.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    pub target: String,
    pub metric: Metric,
    /// `None`: cannot be said yet.
    pub value: Option<f64>,
    pub at_most: Option<f64>,
}

impl Measured {
    pub fn met(&self) -> Option<bool> {
        Some(self.value? <= self.at_most?)
    }
}

/// Every target of the playbook at the incident's level.
pub fn against_targets(playbook: &Playbook, record: &Record<'_>) -> Vec<Measured> {
    let targets = playbook.review.targets.iter();
    targets
        .map(|target| Measured {
            target: target.id.clone(),
            metric: target.metric,
            value: value(target.metric, record),
            at_most: target.at_most.at(&record.incident.level).copied(),
        })
        .collect()
}

pub fn value(metric: Metric, record: &Record<'_>) -> Option<f64> {
    match metric {
        Metric::FirstStatementMinutes => Some(as_f64(publications(record).first()?.minutes_since(record.incident.detected_at))),
        Metric::AssessmentMinutes => Some(as_f64(record.incident.assessed_at?.minutes_since(record.incident.opened_at))),
        Metric::LongestSilenceMinutes => longest_silence(record),
        Metric::ClocksMissed => {
            Some(count(record.clocks, |clock| matches!(clock.state(record.now), ClockState::Missed | ClockState::Overdue)))
        }
        Metric::Corrections => Some(count(record.statements, |one| {
            one.published_at.is_some() && matches!(one.state, StatementState::Withdrawn | StatementState::Superseded)
        })),
        Metric::LateTasks => Some(count(record.tasks, |task| task.required && is_late(task, record.now))),
    }
}

/// Finished late, or open and overdue.
pub fn is_late(task: &Task, now: Timestamp) -> bool {
    task.was_late() || task.is_overdue(now)
}

/// When public statements went out, in order.
pub fn publications(record: &Record<'_>) -> Vec<Timestamp> {
    let mut times: Vec<Timestamp> =
        record.statements.iter().filter(|one| is_public(&one.audience)).filter_map(|one| one.published_at).collect();
    times.sort();
    times
}

fn longest_silence(record: &Record<'_>) -> Option<f64> {
    let published = publications(record);
    published.first()?;
    let end = record.incident.resolved_at.unwrap_or(record.now);
    let mut moments = vec![record.incident.detected_at];
    moments.extend(published.into_iter().filter(|at| *at < end));
    moments.push(end);
    moments.windows(2).map(|pair| pair[1].minutes_since(pair[0])).max().map(as_f64)
}

fn count<T>(items: &[T], matches: impl Fn(&T) -> bool) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred at most")]
    let count = items.iter().filter(|item| matches(item)).count() as f64;
    count
}

#[expect(clippy::cast_precision_loss, reason = "minutes of years are far below 2^52")]
const fn as_f64(minutes: i64) -> f64 {
    minutes as f64
}

/// Tasks of one role, counted by how they ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleTasks {
    pub role: String,
    pub on_time: usize,
    pub late: usize,
    pub skipped: usize,
    pub open: usize,
    pub overdue: usize,
}

/// In the order in which the roles first appear.
pub fn by_role(tasks: &[Task], now: Timestamp) -> Vec<RoleTasks> {
    let mut roles: Vec<RoleTasks> = Vec::new();
    for task in tasks {
        let index = roles.iter().position(|one| one.role == task.role).unwrap_or_else(|| {
            roles.push(RoleTasks { role: task.role.clone(), ..RoleTasks::default() });
            roles.len() - 1
        });
        let one = &mut roles[index];
        match task.state {
            TaskState::Done if task.was_late() => one.late += 1,
            TaskState::Done => one.on_time += 1,
            TaskState::Skipped => one.skipped += 1,
            _ if task.is_overdue(now) => one.overdue += 1,
            _ => one.open += 1,
        }
    }
    roles
}
