//! One assessment of an incident: answers, score, level, posture, and the reasons for each.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::entity::entity;
use super::playbook::Posture;
use super::time::Timestamp;

/// Why something came out as it did: a code of the message catalogue and its parameters, never a sentence, so that
/// it reads in either language years later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub code: String,
    pub params: BTreeMap<String, String>,
}

impl Reason {
    pub fn new<const N: usize>(code: &str, params: [(&str, String); N]) -> Self {
        Self { code: code.to_owned(), params: params.into_iter().map(|(key, value)| (key.to_owned(), value)).collect() }
    }
}

/// One assessment. `scores` holds what was answered, 0 to 4; `missing` what counted at its worst case.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Assessment {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub incident_id: i64,
    pub scores: BTreeMap<String, u8>,
    pub missing: Vec<String>,
    /// 0 to 100.
    pub score: f64,
    pub level: String,
    pub cluster: Option<String>,
    pub posture: Option<Posture>,
    pub reasons: Vec<Reason>,
    /// What a person set against the rules, and why.
    pub level_reason: Option<String>,
    pub posture_reason: Option<String>,
    pub by: String,
    pub at: Timestamp,
}
entity!(Assessment, Assessment);
