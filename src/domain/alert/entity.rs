//! The alert as the store keeps it, and the moves it allows.

use serde::Serialize;

use super::{AlertLevel, Reason};
use crate::domain::entity::entity;
use crate::domain::time::Timestamp;
use crate::domain::words;

words! {
    /// Where an alert stands.
    AlertState {
        New = "new",
        Acknowledged = "acknowledged",
        Snoozed = "snoozed",
        Opened = "opened",
        Dismissed = "dismissed",
    }
}

/// One finding that a watch is unusual. Later findings of its cool-down belong to it and may raise its level.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Alert {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub watch: String,
    /// Other watches that the same mentions set off.
    pub also: Vec<String>,
    /// The playbook it suggests.
    pub playbook: String,
    pub level: AlertLevel,
    pub state: AlertState,
    /// Start of the span of time that set it off.
    pub began_at: Timestamp,
    /// When it could be known: the end of that span.
    pub due_at: Timestamp,
    /// When it was found.
    pub found_at: Timestamp,
    pub raised_at: Option<Timestamp>,
    /// Findings up to here belong to this alert.
    pub until_at: Timestamp,
    /// Nobody is disturbed before this; level I knows no quiet.
    pub quiet_until: Option<Timestamp>,
    pub snoozed_until: Option<Timestamp>,
    pub handled_by: Option<String>,
    /// Why it was dismissed.
    pub reason: Option<String>,
    pub incident_id: Option<i64>,
    pub reasons: Vec<Reason>,
}
entity!(Alert, Alert);

/// Mentions this long before the beginning belong to an alert: its counts are those of the last hour.
const BEFORE_MINUTES: i64 = 60;

impl Alert {
    /// Whether it still waits for somebody.
    pub fn is_open(&self) -> bool {
        matches!(self.state, AlertState::New | AlertState::Acknowledged | AlertState::Snoozed)
    }

    /// Whether it asks for attention now: new, or slept long enough.
    pub fn calls(&self, now: Timestamp) -> bool {
        match self.state {
            AlertState::New => true,
            AlertState::Snoozed => self.snoozed_until.is_none_or(|until| until <= now),
            _ => false,
        }
    }

    /// Whether a finding that begins here is part of this alert and no alert of its own.
    pub fn covers(&self, began: Timestamp) -> bool {
        let until =
            self.snoozed_until.filter(|_| self.state == AlertState::Snoozed).map_or(self.until_at, |until| until.max(self.until_at));
        let span = self.until_at.minutes_since(self.began_at);
        began < until && began > self.began_at.plus_minutes(-span)
    }

    /// A graver finding wakes whoever acknowledged, snoozed or dismissed the calmer one.
    pub fn raise(&mut self, level: AlertLevel, reasons: Vec<Reason>, at: Timestamp) {
        self.level = level;
        self.reasons = reasons;
        self.raised_at = Some(at);
        if self.state != AlertState::Opened {
            self.state = AlertState::New;
            self.snoozed_until = None;
        }
    }

    /// Where the mentions behind it begin.
    pub fn mentions_from(&self) -> Timestamp {
        self.began_at.plus_minutes(-BEFORE_MINUTES)
    }
}
