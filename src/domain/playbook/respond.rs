//! Stage 3 of a playbook: act and speak against the clock.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::is_false;
use crate::domain::span::{PerLevel, Span};
use crate::domain::text::Text;
use crate::domain::words;

/// Stage 3: act and speak against the clock.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Respond {
    #[serde(default)]
    pub clocks: Vec<ClockRule>,
    #[serde(default)]
    pub statements: Vec<StatementRule>,
    /// Whom to tell, by whom, and who hears it before the public.
    #[serde(default)]
    pub stakeholders: Vec<StakeholderRule>,
    #[serde(default)]
    pub never_say: Vec<NeverSay>,
    /// Evidence to keep, before it is overwritten or deleted.
    #[serde(default)]
    pub evidence: Vec<Text>,
    #[serde(default)]
    pub resources: Vec<Text>,
    /// When to stop talking, and who decides it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_when: Option<Text>,
    #[serde(default)]
    pub steps: Vec<Step>,
}

/// A deadline by rule: who owes what to whom, from which event, met by which.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClockRule {
    pub id: String,
    pub title: Text,
    pub role: String,
    /// To whom it is owed.
    pub to: Text,
    pub starts: Anchor,
    pub limit: PerLevel<Span>,
    pub met_by: MetBy,
    pub source: Source,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// What to know about it: whom it binds, when it does not apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}

impl ClockRule {
    /// The rule pack it comes from: a pack's clocks are called `<pack>.<clock>`.
    pub fn pack(&self) -> Option<&str> {
        self.id.split_once('.').map(|(pack, _)| pack)
    }
}

words! {
    /// The event a due time counts from.
    #[derive(JsonSchema)]
    Anchor { Occurred = "occurred", Detected = "detected", Opened = "opened", Assessed = "assessed", Resolved = "resolved" }
}

/// The event that stops a clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum MetBy {
    /// `published`, or `published:<template>`.
    Published(Option<String>),
    /// `told:<stakeholder id>`.
    Told(String),
    /// `task:<step id>`.
    Task(String),
    /// `assessed`: the first assessment.
    Assessed,
    /// `resolved`.
    Resolved,
    /// `hand`: only `crisis task done` on the clock itself.
    Hand,
}

impl TryFrom<String> for MetBy {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.split_once(':') {
            None => match text.as_str() {
                "published" => Ok(Self::Published(None)),
                "assessed" => Ok(Self::Assessed),
                "resolved" => Ok(Self::Resolved),
                "hand" => Ok(Self::Hand),
                _ => {
                    Err(format!("`{text}` is none of published, published:TEMPLATE, told:STAKEHOLDER, task:STEP, assessed, resolved, hand"))
                }
            },
            Some(("published", template)) => Ok(Self::Published(Some(template.to_owned()))),
            Some(("told", stakeholder)) => Ok(Self::Told(stakeholder.to_owned())),
            Some(("task", step)) => Ok(Self::Task(step.to_owned())),
            Some(_) => {
                Err(format!("`{text}` is none of published, published:TEMPLATE, told:STAKEHOLDER, task:STEP, assessed, resolved, hand"))
            }
        }
    }
}

impl From<MetBy> for String {
    fn from(met_by: MetBy) -> Self {
        match met_by {
            MetBy::Published(None) => "published".to_owned(),
            MetBy::Published(Some(template)) => format!("published:{template}"),
            MetBy::Told(stakeholder) => format!("told:{stakeholder}"),
            MetBy::Task(step) => format!("task:{step}"),
            MetBy::Assessed => "assessed".to_owned(),
            MetBy::Resolved => "resolved".to_owned(),
            MetBy::Hand => "hand".to_owned(),
        }
    }
}

impl JsonSchema for MetBy {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "MetBy".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^(published(:[a-z0-9-]+)?|told:[a-z0-9-]+|task:[a-z0-9-]+|assessed|resolved|hand)$",
            "description": "The event that stops a clock."
        })
    }
}

/// Where a rule, a figure or a limit comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub title: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<Text>,
    /// The day the text was read, `2026-11-01`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified_on: Option<String>,
    /// True where the text itself was not read.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unverified: bool,
}

/// A kind of statement this crisis needs, and who must approve it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementRule {
    pub id: String,
    pub title: Text,
    /// A template under `templates/statements/`.
    pub template: String,
    pub audience: Text,
    #[serde(default)]
    pub channels: Vec<String>,
    /// Roles that must approve, per level. A role written twice needs two people.
    pub approvers: PerLevel<Vec<String>>,
    #[serde(default)]
    pub order: Order,
    /// Roles whose approval must be signed, per level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<PerLevel<Vec<String>>>,
    /// How long the approvers have once the text is submitted: runs as a clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approve_within: Option<PerLevel<Span>>,
    /// The short way when minutes count: one role's word lets the text out, the others sign off afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expedite: Option<Expedite>,
    /// What a demand to take content down stands on: such a text also needs the word of `legal`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grounds: Option<Grounds>,
    /// The duty officer may publish this text at once, unchanged; sign-off follows within `signoff_within`.
    #[serde(default, skip_serializing_if = "is_false")]
    pub preapproved: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signoff_within: Option<Span>,
    /// The promise of a next update that the draft makes when nobody names another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_update: Option<PerLevel<Span>>,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}

/// Whose word alone lets a text out, and how soon the others must have signed off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expedite {
    pub by: String,
    pub signoff_within: Span,
}

/// The role whose word a demand to take content down needs.
pub const COUNSEL: &str = "legal";

words! {
    /// On what grounds somebody is asked to take content down.
    #[derive(JsonSchema)]
    Grounds {
        /// A claim that was checked and found untrue: drafting refuses until the incident holds such a fact.
        RefutedFact = "refuted-fact",
        /// Personal data that leaked: no fact is needed, being true makes it no better.
        PersonalData = "personal-data",
    }
}

impl StatementRule {
    /// Every approver role at some level or another.
    pub fn approver_roles(&self) -> std::collections::BTreeSet<&str> {
        match &self.approvers {
            PerLevel::All(roles) => roles.iter().map(String::as_str).collect(),
            PerLevel::Some(map) => map.values().flatten().map(String::as_str).collect(),
        }
    }
}

/// Whether approvals come one after another, in the order written, or in any order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    #[default]
    Any,
    Sequence,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StakeholderRule {
    pub id: String,
    pub group: Group,
    pub title: Text,
    /// Who speaks to them.
    pub role: String,
    /// They hear it from us before the public does.
    #[serde(default)]
    pub before_public: bool,
    /// What they need to hear, and how.
    pub detail: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}

words! {
    /// The kinds of stakeholder.
    #[derive(JsonSchema)]
    Group {
        Family = "family",
        Patients = "patients",
        Staff = "staff",
        Media = "media",
        Regulator = "regulator",
        Partners = "partners",
        Experts = "experts",
        Platform = "platform",
        Public = "public",
    }
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeverSay {
    pub id: String,
    /// The phrase, or the kind of phrase.
    pub text: Text,
    pub why: Text,
    /// What to say in its place.
    pub instead: Text,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}

/// Something to do: planned as a task of the incident.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub id: String,
    pub title: Text,
    /// How, and what done looks like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Text>,
    pub role: String,
    /// Planned only at the levels that have a due time.
    pub due: PerLevel<Span>,
    /// The event the due time counts from; default: opened, in review: resolved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Anchor>,
    /// The due time counts from the completion of this step instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_step: Option<String>,
    /// Steps that come first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    #[serde(default, rename = "override", skip_serializing_if = "is_false")]
    pub overrides: bool,
}
