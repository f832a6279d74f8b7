//! What a drill left behind, as the score asks for it: plain values, whoever collected them.

use std::collections::BTreeMap;

use crate::domain::clock::ClockState;
use crate::domain::fact::FactStatus;
use crate::domain::playbook::{Group, Posture};
use crate::domain::text::Text;
use crate::domain::time::Timestamp;

/// The record of one drill, in the drill's own time.
#[derive(Clone, Debug, Default)]
pub struct Record {
    pub begins_at: Timestamp,
    /// The drill's present, at most its end.
    pub now: Timestamp,
    /// It is over: what is not done now was not done.
    pub over: bool,
    /// When each inject came in; absent: it has not.
    pub came: BTreeMap<String, Timestamp>,
    pub opened: Option<Opened>,
    /// Levels of the playbook, the gravest first.
    pub levels: Vec<String>,
    pub assessed: Vec<Assessed>,
    pub published: Vec<Published>,
    pub ledger: Vec<Entry>,
    pub told: Vec<(Timestamp, Group)>,
    pub steps: Vec<(Timestamp, String)>,
    pub demands: Vec<Timestamp>,
    pub clocks: Vec<ClockOutcome>,
    /// Confirmed facts, and whether each names a source and who verified it.
    pub grounds: Vec<(String, bool)>,
}

#[derive(Clone, Debug)]
pub struct Opened {
    pub at: Timestamp,
    pub playbook: String,
}

#[derive(Clone, Debug)]
pub struct Assessed {
    pub at: Timestamp,
    pub level: String,
    pub posture: Option<Posture>,
}

/// A statement that went out.
#[derive(Clone, Debug, Default)]
pub struct Published {
    pub statement: String,
    pub template: String,
    pub public: bool,
    /// When each channel had it.
    pub channels: BTreeMap<String, Timestamp>,
    /// Injects whose wrong claim it says as true.
    pub wrong: Vec<String>,
    /// Rules of the linter that find an error in it and were not suppressed.
    pub errors: Vec<String>,
    /// Statements that count something differently.
    pub differs: Vec<String>,
    pub approval: Approval,
}

/// How a text came to be approved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Approval {
    /// Everybody's word, each spoken one with what shows it.
    #[default]
    Whole,
    /// A spoken word that nothing shows.
    Unproven,
    /// Out on a standing approval whose sign-off did not come in time.
    Unsigned,
}

/// A state of the fact ledger: a claim had this status from a moment on.
#[derive(Clone, Debug)]
pub struct Entry {
    pub at: Timestamp,
    pub text: String,
    pub status: FactStatus,
}

/// A clock that ran.
#[derive(Clone, Debug)]
pub struct ClockOutcome {
    pub rule: String,
    pub title: Text,
    pub state: ClockState,
    pub due_at: Timestamp,
}
