//! Stage 1 of a playbook: watch and warn.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::is_false;
use super::respond::Step;
use crate::domain::span::Span;
use crate::domain::text::Text;

/// Stage 1: watch and warn.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Monitor {
    #[serde(default)]
    pub watches: Vec<SuggestedWatch>,
    #[serde(default)]
    pub indicators: Vec<WarningIndicator>,
    /// What to do at each warning level, and how fast.
    #[serde(default)]
    pub warnings: Vec<Warning>,
    #[serde(default)]
    pub steps: Vec<Step>,
}

/// A keyword rule worth setting up in `crisis.toml` for this crisis type.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuggestedWatch {
    pub id: String,
    pub title: Text,
    #[serde(default)]
    pub any: Vec<String>,
    #[serde(default)]
    pub all: Vec<String>,
    #[serde(default)]
    pub none: Vec<String>,
    #[serde(default)]
    pub regex: Vec<String>,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}

/// A measured sign of danger with a threshold per level.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WarningIndicator {
    pub id: String,
    pub title: Text,
    pub measure: Measure,
    /// The window it is counted over.
    pub window: Span,
    pub thresholds: BTreeMap<String, f64>,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Count of negative mentions in the window.
    NegativeMentions,
    /// Mentions in the window over mentions in the window before.
    SpreadSpeed,
    /// Sum of reach (or of reposts + comments + likes where no reach is known).
    Reach,
    /// Distinct authors.
    DistinctSources,
    /// Negative over all, 0 to 1.
    NegativeShare,
    /// All mentions in the window.
    Mentions,
}

/// What a warning of this level asks for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    /// The level; also the id for `override` and `drop`.
    pub id: String,
    pub within: Span,
    pub report_to: Vec<String>,
    pub actions: Vec<Text>,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}
