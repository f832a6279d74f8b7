//! Who must be told, who was told, and what those affected ask for.

use serde::Serialize;

use super::entity::entity;
use super::playbook::Group;
use super::time::Timestamp;
use super::words;

/// A party with a stake in an incident. `rule` is the playbook's stakeholder id; one added by hand has a `name`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stakeholder {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub incident_id: i64,
    pub rule: Option<String>,
    pub name: Option<String>,
    pub group: Group,
    pub role: Option<String>,
    pub before_public: bool,
    pub told_at: Option<Timestamp>,
}
entity!(Stakeholder, Stakeholder);

/// One contact with a stakeholder.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contact {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub stakeholder_id: i64,
    pub by: String,
    pub via: Option<String>,
    pub text: String,
    pub at: Timestamp,
}
entity!(Contact, Contact);

words! {
    DemandState { Open = "open", Met = "met", PartlyMet = "partly-met", Refused = "refused", Withdrawn = "withdrawn" }
}

/// What those affected ask for, what was promised, and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Demand {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub incident_id: i64,
    pub text: String,
    pub by: Option<String>,
    pub state: DemandState,
    pub promise: Option<String>,
    pub result: Option<String>,
    pub owner: Option<String>,
    pub due_at: Option<Timestamp>,
    pub recorded_at: Timestamp,
    pub settled_at: Option<Timestamp>,
}
entity!(Demand, Demand);
