//! What the review keeps: answers to the playbook's questions, lessons, improvement actions, what people said when asked.

use serde::{Deserialize, Serialize};

use super::entity::entity;
use super::playbook::Group;
use super::time::Timestamp;
use super::words;

/// The answer to one question of the playbook.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub incident_id: i64,
    pub question: String,
    pub text: String,
    pub by: String,
    pub at: Timestamp,
}
entity!(Answer, Answer);

words! {
    LessonKind { Worked = "worked", Failed = "failed", Lesson = "lesson" }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lesson {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub incident_id: i64,
    pub kind: LessonKind,
    pub text: String,
    pub by: String,
    pub at: Timestamp,
}
entity!(Lesson, Lesson);

words! {
    ActionState { Open = "open", Done = "done", Dropped = "dropped" }
}

/// An improvement with an owner, a due time, and the evidence that it was carried out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Action {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub incident_id: i64,
    pub text: String,
    pub owner: Option<String>,
    pub state: ActionState,
    pub due_at: Option<Timestamp>,
    pub evidence: Option<String>,
    pub recorded_at: Timestamp,
    pub done_at: Option<Timestamp>,
    /// What the playbook should say instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposal: Option<Proposal>,
}
entity!(Action, Action);

/// A change to a playbook's file, not yet made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// The playbook's id.
    pub playbook: String,
    pub change: Change,
}

/// How the file is to change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// New values, each at a path of keys and ids: `respond.clocks.first-statement.limit.I`.
    Set(Vec<Setting>),
    /// A unified diff of the file.
    Diff(String),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Setting {
    pub path: String,
    /// YAML.
    pub value: String,
}

/// What a group of people said of the incident: the result of a survey, or feedback nobody asked for (no question, no count).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Survey {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub incident_id: i64,
    pub group: Group,
    /// Who exactly: "outpatients of the week".
    pub asked: Option<String>,
    /// How many answered.
    pub count: Option<i64>,
    pub question: Option<String>,
    pub result: String,
    pub source: Option<String>,
    pub by: String,
    pub at: Timestamp,
}
entity!(Survey, Survey);
