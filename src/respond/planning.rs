//! From a playbook's steps and clock rules to an incident's tasks and clocks, and again when the level changes.

use std::collections::BTreeMap;

use crate::domain::clock::{Clock, ClockOrigin};
use crate::domain::incident::Incident;
use crate::domain::playbook::{Anchor, ClockRule, MetBy, Playbook, Step};
use crate::domain::task::{Phase, Task, TaskState};
use crate::domain::time::Timestamp;

/// When the events happened that due times count from.
#[derive(Clone, Debug)]
pub struct Anchors {
    occurred: Option<Timestamp>,
    detected: Timestamp,
    opened: Timestamp,
    assessed: Option<Timestamp>,
    resolved: Option<Timestamp>,
    /// Completion by step id.
    done: BTreeMap<String, Timestamp>,
}

impl Anchors {
    pub fn of(incident: &Incident, tasks: &[Task]) -> Self {
        let done = tasks.iter().filter_map(|task| Some((task.step.clone()?, task.done_at?))).collect();
        Self {
            occurred: incident.occurred_at,
            detected: incident.detected_at,
            opened: incident.opened_at,
            assessed: incident.assessed_at,
            resolved: incident.resolved_at,
            done,
        }
    }

    fn at(&self, anchor: Anchor) -> Option<Timestamp> {
        match anchor {
            // What nobody knows the time of is counted from its detection.
            Anchor::Occurred => Some(self.occurred.unwrap_or(self.detected)),
            Anchor::Detected => Some(self.detected),
            Anchor::Opened => Some(self.opened),
            Anchor::Assessed => self.assessed,
            Anchor::Resolved => self.resolved,
        }
    }
}

/// A step that applies now, with its due time.
#[derive(Clone, Debug)]
pub struct Planned<'a> {
    pub step: &'a Step,
    pub phase: Phase,
    pub due_at: Option<Timestamp>,
}

/// Answers the condition of the step or clock with the given id.
pub type Applies<'a, E> = &'a dyn Fn(Option<&str>, &str) -> Result<bool, E>;

/// The steps of the given phases that have a due time at this level. `applies` answers a step's condition.
///
/// # Errors
/// Whatever `applies` finds.
pub fn tasks<'a, E>(
    playbook: &'a Playbook,
    phases: &[Phase],
    level: &str,
    anchors: &Anchors,
    applies: Applies<'_, E>,
) -> Result<Vec<Planned<'a>>, E> {
    let mut planned = Vec::new();
    for phase in phases {
        for step in steps(playbook, *phase) {
            if step.due.at(level).is_some() && applies(step.when.as_deref(), &step.id)? {
                planned.push(Planned { step, phase: *phase, due_at: due_at(step, *phase, level, anchors) });
            }
        }
    }
    Ok(planned)
}

pub fn steps(playbook: &Playbook, phase: Phase) -> &[Step] {
    match phase {
        Phase::Monitor => &playbook.monitor.steps,
        Phase::Assess => &playbook.assess.steps,
        Phase::Respond => &playbook.respond.steps,
        Phase::Review => &playbook.review.steps,
        Phase::FollowUp => &[],
    }
}

/// When a step is due; `None` while the event it counts from has not happened.
pub fn due_at(step: &Step, phase: Phase, level: &str, anchors: &Anchors) -> Option<Timestamp> {
    let span = *step.due.at(level)?;
    let from = match &step.from_step {
        Some(other) => anchors.done.get(other).copied(),
        None => anchors.at(step.from.unwrap_or(if phase == Phase::Review { Anchor::Resolved } else { Anchor::Opened })),
    };
    Some(from?.plus(span))
}

/// A clock rule that applies at this level, with its start and its end.
pub fn clock_times(rule: &ClockRule, level: &str, anchors: &Anchors) -> Option<(Timestamp, Timestamp)> {
    let limit = *rule.limit.at(level)?;
    let starts = anchors.at(rule.starts)?;
    Some((starts, starts.plus(limit)))
}

/// Something that happened and may stop a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening<'a> {
    Published { template: &'a str, public: bool },
    Told { stakeholder: &'a str },
    TaskDone { step: &'a str },
    Assessed,
    Resolved,
}

/// Whether a clock that waits for `met_by` is answered by what happened. A plain `published` waits for a public text.
pub fn answers(met_by: &MetBy, happening: &Happening<'_>) -> bool {
    match (met_by, happening) {
        (MetBy::Published(None), Happening::Published { public, .. }) => *public,
        (MetBy::Published(Some(wanted)), Happening::Published { template, .. }) => wanted == template,
        (MetBy::Told(wanted), Happening::Told { stakeholder }) => wanted == stakeholder,
        (MetBy::Task(wanted), Happening::TaskDone { step }) => wanted == step,
        (MetBy::Assessed, Happening::Assessed) | (MetBy::Resolved, Happening::Resolved) => true,
        _ => false,
    }
}

/// Whether what happened stops this running clock. A promised update is answered by the next public text.
pub fn stops(playbook: &Playbook, clock: &Clock, happening: &Happening<'_>) -> bool {
    match clock.origin {
        ClockOrigin::Playbook => {
            playbook.respond.clocks.iter().find(|rule| rule.id == clock.rule).is_some_and(|rule| answers(&rule.met_by, happening))
        }
        ClockOrigin::Promise => matches!(happening, Happening::Published { public: true, .. }),
        ClockOrigin::SignOff | ClockOrigin::Approval => false,
    }
}

/// Steps that must come first and are not finished.
pub fn waits_for<'a>(step: &'a Step, tasks: &[Task]) -> Vec<&'a str> {
    let unfinished = |id: &&String| tasks.iter().any(|task| task.step.as_ref() == Some(*id) && task.is_open());
    step.after.iter().filter(unfinished).map(String::as_str).collect()
}

/// The mark in `Task::reason` of a step that a level change took out of the plan.
pub const NOT_AT_LEVEL: &str = "@level:";

/// What a level change does to an unfinished planned task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Keep,
    Reschedule(Option<Timestamp>),
    Drop,
    /// It was dropped by an earlier level change and applies again.
    Revive(Option<Timestamp>),
}

/// Finished tasks, tasks in hand and tasks added by a person are never dropped.
pub fn change(task: &Task, planned: &[Planned<'_>]) -> Change {
    let Some(step) = &task.step else { return Change::Keep };
    let now = planned.iter().find(|one| &one.step.id == step);
    let was_dropped = task.state == TaskState::Skipped && task.reason.as_deref().is_some_and(|reason| reason.starts_with(NOT_AT_LEVEL));
    match (now, task.state) {
        (Some(one), TaskState::Skipped) if was_dropped => Change::Revive(one.due_at),
        (Some(one), TaskState::Todo | TaskState::Doing) if one.due_at != task.due_at => Change::Reschedule(one.due_at),
        (None, TaskState::Todo) if task.phase != Phase::FollowUp => Change::Drop,
        _ => Change::Keep,
    }
}
