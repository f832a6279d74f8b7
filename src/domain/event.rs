//! One row of the timeline: who did what, when it happened and when it was written down.
//!
//! A row holds a code and parameters, never a sentence. Words of people (titles, notes, texts) are its payload,
//! which lives beside it in a table that can be erased by law; the row keeps only a salted digest of it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::time::Timestamp;

/// Who acts: the claimed person, and the operating system's word on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Actor {
    pub person: String,
    pub os_user: String,
    pub host: String,
}

/// One timeline row. `digests` holds, per handle, the salted digest of the state it had after this event.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    pub seq: i64,
    pub uuid: String,
    pub incident_id: Option<i64>,
    pub actor: Actor,
    pub occurred_at: Timestamp,
    pub recorded_at: Timestamp,
    /// How `occurred_at` came about: `clock`, or `stated` by `--at`.
    pub clock_source: String,
    /// A word of [`super::entity::Kind`].
    pub kind: String,
    pub subject: String,
    pub code: String,
    pub params: BTreeMap<String, String>,
    pub payload_digest: String,
    pub digests: BTreeMap<String, String>,
    pub prev_hash: String,
    pub hash: String,
    /// Absent once erased.
    pub payload: Option<BTreeMap<String, String>>,
    pub salt: Option<String>,
}

impl Event {
    /// Set to happen earlier than it was written down.
    pub fn is_backdated(&self) -> bool {
        self.recorded_at.minutes_since(self.occurred_at) >= 1
    }
}
