//! A playbook: what is known beforehand about one crisis type, in the four stages monitor, assess,
//! respond, review, and what must stand before any crisis (preparedness).
//!
//! These types are the file format (`playbooks/<id>.yaml`): the JSON Schema is generated from them, and a
//! doc comment here is the description an editor shows. Reading and checking live in `library`.

mod assess;
mod monitor;
mod respond;
mod review;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::span::Span;
use super::text::Text;

pub use self::assess::{Assess, Auto, Cluster, Forcing, Guard, Indicator, Posture, PostureRule};
pub use self::monitor::{Measure, Monitor, SuggestedWatch, Warning, WarningIndicator};
pub use self::respond::{
    Anchor, COUNSEL, ClockRule, Expedite, Grounds, Group, MetBy, NeverSay, Order, Respond, Source, StakeholderRule, StatementRule, Step,
};
pub use self::review::{FollowUp, Metric, Question, Review, Target};

/// One crisis type. `extends: base` takes over all that the base holds; a list item of the same id must say
/// `override: true` to replace the inherited one, and `drop` removes inherited items by id.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Playbook {
    pub id: String,
    pub version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extends: Option<String>,
    pub title: Text,
    pub description: Text,
    #[serde(default)]
    pub tags: Vec<String>,
    /// The day a practitioner last read it through, `2026-11-01`.
    pub reviewed_on: String,
    /// How long that reading holds.
    pub review_every: Span,
    /// The level an incident is planned at until its first assessment; default: the gravest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initial_level: Option<String>,
    /// Gravest first.
    #[serde(default)]
    pub levels: Vec<LevelDef>,
    #[serde(default)]
    pub roles: Vec<Role>,
    #[serde(default)]
    pub preparedness: Vec<Preparedness>,
    #[serde(default)]
    pub monitor: Monitor,
    #[serde(default)]
    pub assess: Assess,
    #[serde(default)]
    pub respond: Respond,
    #[serde(default)]
    pub review: Review,
    /// Ids of inherited items (of any list) that this crisis type does not use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drop: Vec<String>,
    /// Which incidents changed this file, the latest last; `crisis playbook propose` writes it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Revision>,
}

/// A change that an incident taught.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// The day, `2026-11-22`.
    pub on: String,
    /// The incident's handle in this workspace.
    pub incident: String,
    /// The improvement action's.
    pub action: String,
    /// What was changed; empty where a diff changed it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paths: Vec<String>,
}

/// A level of gravity.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelDef {
    pub id: String,
    pub title: Text,
    pub color: Color,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Color {
    Red,
    Orange,
    Yellow,
    Blue,
    Green,
}

/// A duty in the crisis group; people hold roles in `crisis.toml`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Role {
    pub id: String,
    pub title: Text,
    /// What the holder answers for.
    pub duty: Text,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}

/// Something that must stand before the crisis.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Preparedness {
    pub id: String,
    pub kind: PreparednessKind,
    pub title: Text,
    /// What done looks like.
    pub detail: Text,
    pub role: String,
    /// How long it holds once done.
    pub valid_for: Span,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PreparednessKind {
    RiskPoint,
    Roster,
    Contacts,
    Training,
    Meeting,
    Drill,
    Resource,
    Trust,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if passes a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

const fn one() -> f64 {
    1.0
}

const fn four() -> u8 {
    4
}
