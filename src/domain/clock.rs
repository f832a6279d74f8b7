//! A deadline by rule, running for an incident.

use serde::Serialize;

use super::entity::entity;
use super::time::Timestamp;
use super::words;

words! {
    ClockState { Running = "running", Overdue = "overdue", Met = "met", Missed = "missed", Cancelled = "cancelled" }
}

words! {
    /// Where a clock's rule stands.
    ClockOrigin {
        /// A clock of the incident's playbook.
        Playbook = "playbook",
        /// A next update that a published statement promised.
        Promise = "promise",
        /// Sign-off owed for a text that was published on a standing approval.
        SignOff = "sign-off",
        /// The approvals of a text that was submitted.
        Approval = "approval",
    }
}

/// A running deadline. `rule` is the id of the playbook's clock, or of the statement that made the promise.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Clock {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub incident_id: i64,
    pub origin: ClockOrigin,
    pub rule: String,
    pub level: String,
    pub starts_at: Timestamp,
    pub due_at: Timestamp,
    pub met_at: Option<Timestamp>,
    pub met_by: Option<String>,
    pub cancelled_at: Option<Timestamp>,
}
entity!(Clock, Clock);

impl Clock {
    /// The state at `now`. A clock met late is missed, however late it was met.
    pub fn state(&self, now: Timestamp) -> ClockState {
        match (self.met_at, self.cancelled_at) {
            (Some(met), _) if met <= self.due_at => ClockState::Met,
            (Some(_), _) => ClockState::Missed,
            (None, Some(_)) => ClockState::Cancelled,
            (None, None) if now > self.due_at => ClockState::Overdue,
            (None, None) => ClockState::Running,
        }
    }

    pub fn is_open(&self) -> bool {
        self.met_at.is_none() && self.cancelled_at.is_none()
    }
}
