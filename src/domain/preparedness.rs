//! What must stand before any crisis, once it was done: by whom, when, on what evidence.

use serde::Serialize;

use super::entity::entity;
use super::time::Timestamp;

/// One item of a playbook's preparedness, done. The latest record of an item counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PreparednessRecord {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    /// The playbook that holds the item itself, not one that inherits it.
    pub playbook: String,
    pub item: String,
    pub by: String,
    pub evidence: Option<String>,
    pub done_at: Timestamp,
}
entity!(PreparednessRecord, Preparedness);

/// How an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Readiness {
    /// Done, but too long ago.
    Expired,
    /// Never done.
    Never,
    Ready,
}

impl Readiness {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Never => "never",
            Self::Ready => "ready",
        }
    }
}
