//! A playbook: what is known beforehand about one crisis type, in the four stages monitor, assess,
//! respond, review, and what must stand before any crisis (preparedness).
//!
//! These types are the file format (`playbooks/<id>.yaml`): the JSON Schema is generated from them, and a
//! doc comment here is the description an editor shows. Reading and checking live in `library`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::span::{PerLevel, Span};
use super::text::Text;
use super::words;

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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
    /// Roles that must approve, per level.
    pub approvers: PerLevel<Vec<String>>,
    #[serde(default)]
    pub order: Order,
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
