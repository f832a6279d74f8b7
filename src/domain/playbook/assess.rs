//! Stage 2 of a playbook: is it true, how grave is it, what is owed.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::monitor::Measure;
use super::respond::Step;
use super::{four, is_false, one};
use crate::domain::span::Span;
use crate::domain::text::Text;
use crate::domain::words;

/// Stage 2: is it true, how grave is it, what do we owe.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assess {
    #[serde(default)]
    pub indicators: Vec<Indicator>,
    /// The lowest score, 0 to 100, at which a level begins.
    #[serde(default)]
    pub thresholds: BTreeMap<String, f64>,
    /// What makes a level certain whatever the sum.
    #[serde(default)]
    pub forcing: Vec<Forcing>,
    /// SCCT crisis clusters; the first whose condition holds applies.
    #[serde(default)]
    pub clusters: Vec<Cluster>,
    /// The first whose condition holds applies.
    #[serde(default)]
    pub postures: Vec<PostureRule>,
    /// Postures that must not be taken, and when.
    #[serde(default)]
    pub guards: Vec<Guard>,
    #[serde(default)]
    pub risk_points: Vec<Text>,
    #[serde(default)]
    pub affected_groups: Vec<Text>,
    #[serde(default)]
    pub steps: Vec<Step>,
}

/// One scored question of the assessment.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    pub id: String,
    pub question: Text,
    #[serde(default = "one")]
    pub weight: f64,
    /// What an unknown counts as, 0 to 4.
    #[serde(default = "four")]
    pub worst_case: u8,
    /// Answered from the incident's mentions when nobody answers it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auto: Option<Auto>,
    /// Exactly five answers, for the scores 0, 1, 2, 3, 4 in this order.
    #[schemars(length(min = 5, max = 5))]
    pub scale: Vec<Answer>,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}

/// One answer of an indicator's scale.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The word for `--set harm=death`: lower case, no spaces, unique in the scale.
    pub word: String,
    pub text: Text,
}

/// An answer the store can give: the measure, and the least values for the scores 1, 2, 3, 4.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Auto {
    pub measure: Measure,
    pub window: Span,
    #[schemars(length(min = 4, max = 4))]
    pub steps: Vec<f64>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Forcing {
    pub id: String,
    pub when: String,
    pub level: String,
    pub reason: Text,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cluster {
    pub id: String,
    pub title: Text,
    pub when: String,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}

words! {
    /// What the organisation owes, after Coombs' Situational Crisis Communication Theory.
    #[derive(JsonSchema)]
    Posture { Deny = "deny", Diminish = "diminish", Rebuild = "rebuild", Bolster = "bolster" }
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostureRule {
    pub id: String,
    pub posture: Posture,
    pub when: String,
    pub reason: Text,
    /// How to speak in this posture.
    pub guidance: Text,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    pub id: String,
    pub posture: Posture,
    /// While this holds the posture is refused.
    pub when: String,
    pub reason: Text,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}
