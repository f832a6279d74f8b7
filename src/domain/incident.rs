//! One crisis, from opening to closing, and the moves between its stages.

use serde::Serialize;

use super::entity::entity;
use super::playbook::Posture;
use super::time::Timestamp;
use super::words;

words! {
    /// Where an incident stands.
    Stage { Assess = "assess", Respond = "respond", Review = "review", Closed = "closed" }
}

words! {
    /// How an incident ended.
    Outcome { Resolved = "resolved", FalseAlarm = "false-alarm", Merged = "merged" }
}

/// One crisis. `level` is the playbook's id of the level in force; until the first assessment it is the playbook's
/// initial level and `provisional`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Incident {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub title: String,
    pub summary: Option<String>,
    pub playbook: String,
    pub playbook_hash: String,
    pub stage: Stage,
    pub level: String,
    pub provisional: bool,
    pub score: Option<f64>,
    pub cluster: Option<String>,
    pub posture: Option<Posture>,
    pub lead: Option<String>,
    pub tags: Vec<String>,
    pub drill: bool,
    pub outcome: Option<Outcome>,
    pub merged_into: Option<i64>,
    pub occurred_at: Option<Timestamp>,
    pub detected_at: Timestamp,
    pub opened_at: Timestamp,
    pub assessed_at: Option<Timestamp>,
    pub resolved_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
}
entity!(Incident, Incident);

impl Incident {
    pub fn is_open(&self) -> bool {
        self.stage != Stage::Closed
    }
}

words! {
    /// What a link points at.
    LinkKind { Incident = "incident", Mention = "mention", Url = "url", Alert = "alert" }
}

/// A reference from an incident to another incident, a mention, or a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Link {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub incident_id: i64,
    pub kind: LinkKind,
    pub target: String,
}
entity!(Link, Link);

/// A file kept as evidence; its content is stored once, by its SHA-256.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Attachment {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub incident_id: i64,
    /// Handle of what it belongs to.
    pub subject: String,
    pub name: String,
    pub sha256: String,
    pub bytes: i64,
    pub attached_at: Timestamp,
}
entity!(Attachment, Attachment);
