//! One claim of the fact ledger.

use schemars::JsonSchema;
use serde::Serialize;

use super::entity::entity;
use super::time::Timestamp;
use super::words;

words! {
    #[derive(JsonSchema)]
    FactStatus { Confirmed = "confirmed", Unconfirmed = "unconfirmed", Refuted = "refuted" }
}

words! {
    /// Who may read a fact.
    Release { Internal = "internal", Public = "public" }
}

/// One claim, with its status, its source and how far it may go.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub incident_id: i64,
    pub text: String,
    pub status: FactStatus,
    pub release: Release,
    pub source: Option<String>,
    pub verified_by: Option<String>,
    pub recorded_at: Timestamp,
    pub changed_at: Option<Timestamp>,
    pub erased_at: Option<Timestamp>,
}
entity!(Fact, Fact);

impl Fact {
    pub fn is_confirmed(&self) -> bool {
        self.status == FactStatus::Confirmed && self.erased_at.is_none()
    }

    pub fn is_public(&self) -> bool {
        self.is_confirmed() && self.release == Release::Public
    }
}
