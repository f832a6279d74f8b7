//! What the review keeps: answers to the playbook's questions, lessons, improvement actions.

use serde::Serialize;

use super::entity::entity;
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
}
entity!(Action, Action);
