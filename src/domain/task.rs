//! A step planned for an incident: role, owner, due time, state.

use serde::Serialize;

use super::entity::entity;
use super::time::Timestamp;
use super::words;

words! {
    TaskState { Todo = "todo", Doing = "doing", Done = "done", Skipped = "skipped" }
}

words! {
    /// The part of the playbook a task comes from.
    Phase { Monitor = "monitor", Assess = "assess", Respond = "respond", Review = "review", FollowUp = "follow-up" }
}

/// One thing to do. A planned task names its playbook `step` and takes its title from there in any language;
/// a task added by hand has its own `title`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Task {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub incident_id: i64,
    pub phase: Phase,
    pub step: Option<String>,
    pub title: Option<String>,
    pub role: String,
    pub owner: Option<String>,
    pub state: TaskState,
    pub required: bool,
    /// `None` while the event it counts from has not happened.
    pub due_at: Option<Timestamp>,
    pub done_at: Option<Timestamp>,
    pub reason: Option<String>,
    pub planned_at: Timestamp,
}
entity!(Task, Task);

impl Task {
    pub fn is_open(&self) -> bool {
        matches!(self.state, TaskState::Todo | TaskState::Doing)
    }

    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.is_open() && self.due_at.is_some_and(|due| due < now)
    }

    /// Done after it was due.
    pub fn was_late(&self) -> bool {
        matches!((self.done_at, self.due_at), (Some(done), Some(due)) if self.state == TaskState::Done && done > due)
    }
}
