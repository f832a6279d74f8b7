//! Stage 4 of a playbook: learn.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::is_false;
use super::respond::Step;
use crate::domain::span::{PerLevel, Span};
use crate::domain::text::Text;

/// Stage 4: learn.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Review {
    #[serde(default)]
    pub questions: Vec<Question>,
    #[serde(default)]
    pub targets: Vec<Target>,
    #[serde(default)]
    pub follow_ups: Vec<FollowUp>,
    /// What flows back into playbook, service and management.
    #[serde(default)]
    pub feed_back: Vec<Text>,
    /// How trust is repaired.
    #[serde(default)]
    pub repair: Vec<Text>,
    #[serde(default)]
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: String,
    pub question: Text,
    /// Closing refuses while a required question is open.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}

/// A figure the review is measured against.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Target {
    pub id: String,
    pub title: Text,
    pub metric: Metric,
    pub at_most: PerLevel<f64>,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Metric {
    /// Minutes from detection to the first published statement.
    FirstStatementMinutes,
    /// Minutes from opening to the first assessment.
    AssessmentMinutes,
    /// Longest gap in minutes between two published statements.
    LongestSilenceMinutes,
    /// Clocks missed.
    ClocksMissed,
    /// Statements withdrawn or corrected.
    Corrections,
    /// Required tasks finished late.
    LateTasks,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    pub id: String,
    pub title: Text,
    pub role: String,
    /// Counted from closing.
    pub after: Span,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}
