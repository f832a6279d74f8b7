//! A rule pack: what one law, standard or house rule asks, as data with its source.
//!
//! These types are the file format (`playbooks/rules/<id>.yaml`): the JSON Schema is generated from them. A clock pack
//! holds response clocks and the duties of the same text that name no hours.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::playbook::{Anchor, ClockRule, MetBy, Source};
use super::span::{PerLevel, Span};
use super::text::Text;
use super::words;

/// The rules of one law, standard or house rule.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RulePack {
    pub kind: PackKind,
    /// The same as the name of the file.
    pub id: String,
    pub title: Text,
    /// Where it applies: the regions of `crisis.toml`. None named: everywhere.
    #[serde(default)]
    pub regions: Vec<String>,
    /// To which kinds of organisation it applies. None named: to every kind.
    #[serde(default)]
    pub org_kinds: Vec<String>,
    #[serde(default)]
    pub active: Activation,
    pub source: Source,
    /// Whom it binds, what is uncertain, what to check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clocks: Vec<PackClock>,
    /// What the same text asks without naming hours.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<Duty>,
}

words! {
    /// What a pack's rules are about.
    #[derive(JsonSchema)]
    PackKind {
        /// Response clocks.
        Clock = "clock",
        /// Words and phrases in a text.
        Word = "word",
        /// Checks of a text that need more than words.
        Lint = "lint",
    }
}

words! {
    /// Whether a pack applies by itself.
    #[derive(Default, JsonSchema)]
    Activation {
        /// Where region and kind of organisation fit.
        #[default]
        Default = "default",
        /// Only where `crisis.toml` switches it on.
        Off = "off",
    }
}

/// A response clock by rule.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackClock {
    pub id: String,
    pub title: Text,
    /// Who owes it: a role of the playbooks.
    pub role: String,
    /// To whom it is owed.
    pub to: Text,
    /// Article, section or paragraph.
    pub article: Text,
    pub starts: Anchor,
    pub limit: PerLevel<Span>,
    pub met_by: MetBy,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The crisis types it runs in, with those that extend them. None named: all.
    #[serde(default)]
    pub playbooks: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// Something owed without a figure.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    pub id: String,
    pub title: Text,
    pub role: String,
    pub to: Text,
    pub article: Text,
    #[serde(default)]
    pub playbooks: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

impl RulePack {
    /// What a clock of this pack is called everywhere outside it: `<pack>.<clock>`.
    pub fn full_id(&self, clock: &str) -> String {
        format!("{}.{clock}", self.id)
    }

    /// A clock of the pack as a playbook holds it, with the law and the article it stands on.
    pub fn rule(&self, clock: &PackClock) -> ClockRule {
        ClockRule {
            id: self.full_id(&clock.id),
            title: clock.title.clone(),
            role: clock.role.clone(),
            to: clock.to.clone(),
            starts: clock.starts,
            limit: clock.limit.clone(),
            met_by: clock.met_by.clone(),
            source: Source { article: Some(clock.article.clone()), ..self.source.clone() },
            when: clock.when.clone(),
            note: clock.note.clone(),
            overrides: false,
        }
    }
}

/// Whether something for these crisis types concerns a playbook, given the playbook's id and those it extends.
pub fn concerns(playbooks: &[String], lineage: &[String]) -> bool {
    playbooks.is_empty() || playbooks.iter().any(|named| lineage.contains(named))
}
