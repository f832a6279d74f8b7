//! Follow-ups: the looks back at 7, 30 and 90 days that a closed incident is owed. Each measures by itself when it is looked at; one
//! that is recorded keeps its figures in the timeline, whatever is erased or imported later.

use super::{Desk, Work, lookup};
use crate::domain::entity::Kind;
use crate::domain::incident::Incident;
use crate::domain::mention::Bucket;
use crate::domain::playbook::Playbook;
use crate::domain::task::{Phase, Task, TaskState};
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::review::follow_up::{self, Outlook};
use crate::review::opinion::{Answer, Change};
use crate::store::{Table, TrendQuery, Txn};

/// A follow-up with what it finds.
pub struct Looked {
    pub task: Task,
    pub outlook: Outlook,
}

/// The follow-ups of an incident, the earliest due first.
pub struct FollowUps {
    pub playbook: Playbook,
    pub looked: Vec<Looked>,
}

pub fn list(desk: &mut Desk, typed: &str) -> Result<FollowUps> {
    let now = desk.now;
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    let playbook = lookup::playbook(&mut *txn, &incident)?;
    let looked = looked(&mut *txn, &incident, now)?;
    Ok(FollowUps { playbook, looked })
}

/// Every follow-up that is planned for the incident, measured, the earliest due first.
pub fn looked(txn: &mut dyn Txn, incident: &Incident, now: Timestamp) -> Result<Vec<Looked>> {
    let mut tasks: Vec<Task> = txn.of(incident.id)?;
    tasks.retain(|task| task.phase == Phase::FollowUp && task.state != TaskState::Skipped);
    tasks.sort_by_key(|task| (task.due_at, task.id));
    let days = if tasks.is_empty() { Vec::new() } else { days(txn, now.offset())? };
    Ok(tasks.into_iter().map(|task| Looked { outlook: look(&days, incident, &task, now), task }).collect())
}

/// Takes the look now, notes what it found, and finishes the task.
///
/// # Errors
/// Not found for the task; conflict for one that is no follow-up or is settled.
pub fn record(desk: &mut Desk, typed: &str, remark: Option<&str>) -> Result<FollowUps> {
    let mut work = desk.work()?;
    let mut task: Task = lookup::find(&mut *work.txn, typed)?;
    if task.phase != Phase::FollowUp {
        return Err(Error::conflict("error-no-follow-up").with("task", typed));
    }
    if !task.is_open() {
        return Err(Error::conflict("error-task-finished").with("task", typed).with("state", task.state));
    }
    let incident = Table::<Incident>::get(&mut *work.txn, task.incident_id)?
        .ok_or_else(|| lookup::unknown(Kind::Incident, &task.incident_id.to_string()))?;
    let playbook = lookup::playbook(&mut *work.txn, &incident)?;
    let days = days(&mut *work.txn, work.now.offset())?;
    task.state = TaskState::Done;
    task.done_at = Some(work.at);
    let outlook = look(&days, &incident, &task, work.now);
    work.update(&mut task)?;
    note(&mut work, &incident, &task, &outlook, remark)?;
    work.commit()?;
    Ok(FollowUps { playbook, looked: vec![Looked { task, outlook }] })
}

fn note(work: &mut Work<'_>, incident: &Incident, task: &Task, outlook: &Outlook, remark: Option<&str>) -> Result<()> {
    let known = |answer: &Answer<Change>, of: fn(&Change) -> f64| match answer {
        Answer::Known(change) => Some(format!("{:.3}", of(change))),
        Answer::CannotTell(_) => None,
    };
    work.event("follow-up-measured")
        .of(incident)
        .about(task)
        .with("verdict", outlook.verdict)
        .with_some("volume_before", known(&outlook.volume, |change| change.before))
        .with_some("volume_after", known(&outlook.volume, |change| change.after))
        .with_some("negative_before", known(&outlook.negative_share, |change| change.before))
        .with_some("negative_after", known(&outlook.negative_share, |change| change.after))
        .says_some("remark", remark)
        .record()
}

/// Everything that was monitored, by the day.
fn days(txn: &mut dyn Txn, offset: i32) -> Result<Vec<Bucket>> {
    txn.buckets(TrendQuery { incident: None, from: None, to: None, width: 86_400, offset })
}

fn look(days: &[Bucket], incident: &Incident, task: &Task, now: Timestamp) -> Outlook {
    let begin = incident.occurred_at.unwrap_or(incident.detected_at).min(incident.detected_at);
    let end = incident.resolved_at.or(incident.closed_at).unwrap_or(now);
    follow_up::outlook(days, begin, end, follow_up::moment(task.due_at, task.done_at, now))
}
