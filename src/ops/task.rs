//! Tasks: list, add, start, finish, skip, assign.

use super::plan::Case;
use super::{Desk, lookup};
use crate::domain::clock::Clock;
use crate::domain::entity::Entity as _;
use crate::domain::incident::Incident;
use crate::domain::playbook::Playbook;
use crate::domain::task::{Phase, Task, TaskState};
use crate::domain::text::Lang;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::respond::planning::{Happening, steps, waits_for};

/// A task's title in a language: its own, or that of its playbook step.
pub fn title(task: &Task, playbook: &Playbook, lang: Lang) -> String {
    if let Some(title) = &task.title {
        return title.clone();
    }
    let step = task.step.as_deref().unwrap_or_default();
    let follow_up = || playbook.review.follow_ups.iter().find(|rule| rule.id == step).map(|rule| rule.title.get(lang));
    let planned = steps(playbook, task.phase).iter().find(|one| one.id == step).map(|one| one.title.get(lang));
    planned.or_else(follow_up).unwrap_or(step).to_owned()
}

/// What a step says about how to do it.
pub fn detail(task: &Task, playbook: &Playbook, lang: Lang) -> Option<String> {
    let step = task.step.as_deref()?;
    Some(steps(playbook, task.phase).iter().find(|one| one.id == step)?.detail.as_ref()?.get(lang).to_owned())
}

pub fn list(desk: &mut Desk, typed: &str) -> Result<(Incident, Playbook, Vec<Task>)> {
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    let playbook = lookup::playbook(&mut *txn, &incident)?;
    let tasks = txn.of(incident.id)?;
    Ok((incident, playbook, tasks))
}

/// What `task add` is told.
#[derive(Clone, Debug)]
pub struct Add {
    pub title: String,
    pub role: String,
    pub owner: Option<String>,
    pub due_at: Option<Timestamp>,
    pub required: bool,
}

pub fn add(desk: &mut Desk, typed: &str, add: Add) -> Result<(Incident, Playbook, Task)> {
    if add.title.trim().is_empty() {
        return Err(Error::input("error-empty").with("what", "title"));
    }
    let mut work = desk.work()?;
    let incident = lookup::incident(&mut *work.txn, typed)?;
    lookup::open(&incident)?;
    let playbook = lookup::playbook(&mut *work.txn, &incident)?;
    known_role(&playbook, &add.role)?;
    let mut task = Task {
        id: 0,
        uuid: work.uuid(),
        revision: 0,
        incident_id: incident.id,
        phase: Phase::Respond,
        step: None,
        title: Some(add.title.trim().to_owned()),
        role: add.role,
        owner: add.owner.map(|who| super::person_id(work.config, &who)),
        state: TaskState::Todo,
        required: add.required,
        due_at: add.due_at,
        done_at: None,
        reason: None,
        planned_at: work.at,
    };
    work.insert(&mut task)?;
    work.event("task-added")
        .of(&incident)
        .about(&task)
        .with("role", &task.role)
        .says("title", task.title.as_deref().unwrap_or_default())
        .record()?;
    work.commit()?;
    Ok((incident, playbook, task))
}

fn known_role(playbook: &Playbook, role: &str) -> Result<()> {
    if playbook.roles.iter().any(|known| known.id == role) {
        return Ok(());
    }
    let near = crate::library::did_you_mean(role, playbook.roles.iter().map(|known| known.id.as_str())).join(", ");
    Err(Error::not_found("error-role").with("role", role).hint("hint-did-you-mean").hint_with("names", near))
}

/// A move of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    Start,
    Done { note: Option<String> },
    Skip { reason: Option<String> },
    Assign { to: String },
}

pub fn advance(desk: &mut Desk, typed: &str, step: &Move) -> Result<(Incident, Playbook, Task)> {
    let mut work = desk.work()?;
    let mut task: Task = lookup::find(&mut *work.txn, typed)?;
    let incident = lookup::incident(&mut *work.txn, &task.incident_id.to_string())?;
    let case = Case::of(&mut *work.txn, work.config, &incident)?;
    if !task.is_open() {
        return Err(Error::conflict("error-task-finished").with("task", task.handle()).with("state", task.state));
    }
    let code = match step {
        Move::Start => {
            task.state = TaskState::Doing;
            task.owner = task.owner.or_else(|| Some(work.person()));
            "task-started"
        }
        Move::Done { .. } => {
            let siblings: Vec<Task> = work.txn.of(incident.id)?;
            refuse_out_of_order(&task, &case.playbook, &siblings)?;
            task.state = TaskState::Done;
            task.done_at = Some(work.at);
            task.owner = task.owner.or_else(|| Some(work.person()));
            "task-done"
        }
        Move::Skip { reason } => {
            if task.required && reason.is_none() {
                return Err(Error::conflict("error-task-required").with("task", task.handle()));
            }
            task.state = TaskState::Skipped;
            task.reason.clone_from(reason);
            "task-skipped"
        }
        Move::Assign { to } => {
            task.owner = Some(super::person_id(work.config, to));
            "task-assigned"
        }
    };
    work.update(&mut task)?;
    if let (Move::Done { .. }, Some(step)) = (step, &task.step) {
        work.happened(&incident, &case.playbook, &task.handle(), &Happening::TaskDone { step })?;
        if incident.is_open() {
            work.replan(&incident, &case)?;
        }
    }
    let (note, reason) = match step {
        Move::Done { note } => (note.clone(), None),
        Move::Skip { reason } => (None, reason.clone()),
        _ => (None, None),
    };
    work.event(code)
        .of(&incident)
        .about(&task)
        .with_some("step", task.step.as_ref())
        .with_some("owner", task.owner.as_ref())
        .says_some("title", task.title.as_ref())
        .says_some("note", note)
        .says_some("reason", reason)
        .record()?;
    work.commit()?;
    Ok((incident, case.playbook, task))
}

fn refuse_out_of_order(task: &Task, playbook: &Playbook, siblings: &[Task]) -> Result<()> {
    let Some(step) = task.step.as_deref().and_then(|id| steps(playbook, task.phase).iter().find(|one| one.id == id)) else { return Ok(()) };
    let first: Vec<String> = waits_for(step, siblings)
        .into_iter()
        .filter_map(|id| siblings.iter().find(|other| other.step.as_deref() == Some(id)).map(crate::domain::entity::Entity::handle))
        .collect();
    if first.is_empty() {
        return Ok(());
    }
    Err(Error::conflict("error-task-order").with("task", task.handle()).with("first", first.join(", ")))
}

/// Meets a clock by a person's word.
pub fn meet_clock(desk: &mut Desk, typed: &str, note: Option<&str>) -> Result<(Incident, Playbook, Clock)> {
    let mut work = desk.work()?;
    let mut clock: Clock = lookup::find(&mut *work.txn, typed)?;
    let incident = lookup::incident(&mut *work.txn, &clock.incident_id.to_string())?;
    let playbook = lookup::playbook(&mut *work.txn, &incident)?;
    if !clock.is_open() {
        return Err(Error::conflict("error-clock-stopped").with("clock", clock.handle()));
    }
    clock.met_at = Some(work.at);
    clock.met_by = Some(work.person());
    work.update(&mut clock)?;
    work.event("clock-met").of(&incident).about(&clock).with("rule", &clock.rule).says_some("note", note).record()?;
    work.commit()?;
    Ok((incident, playbook, clock))
}
