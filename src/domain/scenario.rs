//! A scenario: what comes in during a drill, when, and what a good response does about it.
//!
//! These types are the file format (`drills/<id>.yaml`): the JSON Schema is generated from them, and a doc comment here is
//! the description an editor shows. Reading and checking live in `library`; the clock and the score in `drill`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::fact::FactStatus;
use super::playbook::{Group, Posture};
use super::sentiment::Sentiment;
use super::span::Span;
use super::text::Text;
use super::words;

/// One exercise for one crisis type. Everything in it is invented.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    pub id: String,
    pub version: u32,
    pub title: Text,
    /// What the drill practises; read before it is chosen.
    pub description: Text,
    /// The playbook the team is expected to work by.
    pub playbook: String,
    /// The time of day at which it begins, `22:40`.
    pub begins: String,
    /// How long it lasts; what was not done by then was not done.
    pub lasts: Span,
    /// What the team is told when it begins.
    pub briefing: Text,
    pub injects: Vec<Inject>,
    pub expectations: Vec<Expectation>,
    #[serde(default)]
    pub weights: Weights,
}

impl Scenario {
    pub fn inject(&self, id: &str) -> Option<&Inject> {
        self.injects.iter().find(|inject| inject.id == id)
    }

    /// Minutes after midnight at which it begins; `None` for what is no time of day.
    pub fn begins_minute(&self) -> Option<i64> {
        let (hour, minute) = self.begins.split_once(':')?;
        let number = |text: &str, below: i64| (text.len() == 2).then(|| text.parse().ok()).flatten().filter(|n| (0..below).contains(n));
        Some(number(hour, 24)? * 60 + number(minute, 60)?)
    }
}

words! {
    /// What kind of thing comes in.
    #[derive(JsonSchema)]
    InjectKind {
        /// Posts, comments, articles: kept as mentions.
        Mentions = "mentions",
        /// A telephone call of somebody affected: kept as a mention.
        Call = "call",
        /// A journalist asks: kept as a mention.
        Question = "question",
        /// An internal paper, picture or chat that got out: kept as a mention.
        Leak = "leak",
        /// Something true that the team is told from inside.
        Fact = "fact",
        /// Something untrue, told in good faith.
        WrongFact = "wrong-fact",
        /// The supervising authority calls.
        Regulator = "regulator",
    }
}

impl InjectKind {
    /// Comes from outside and is kept as a mention, like everything people say.
    pub const fn is_mention(self) -> bool {
        matches!(self, Self::Mentions | Self::Call | Self::Question | Self::Leak)
    }

    /// Makes a claim that is either true or not.
    pub const fn is_claim(self) -> bool {
        matches!(self, Self::Fact | Self::WrongFact)
    }
}

/// Something that comes in at a time of the drill's clock.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Inject {
    pub id: String,
    /// Counted from the beginning; absent: with the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Span>,
    /// With a seed it comes up to so much earlier or later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jitter: Option<Span>,
    pub kind: InjectKind,
    /// Who says it.
    pub from: Text,
    /// Where, for what is kept as a mention: `weibo`, `hotline`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    /// Posts take turns through all of them. Of anything else these are variants: the first, or with a seed any one.
    #[schemars(length(min = 1))]
    pub texts: Vec<Text>,
    /// How many posts; absent: one per text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 2000))]
    pub count: Option<u32>,
    /// The posts come spread over so long; absent: at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<Span>,
    /// People each post reaches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0))]
    pub reach: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tone: Option<Sentiment>,
    /// The claim of a fact or wrong fact as one sentence: a public text that says it is known by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<Text>,
    /// Words by which an entry of the fact ledger is known to be about this claim; one is enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keywords: Option<Keywords>,
}

impl Inject {
    /// Minutes after the beginning, as written.
    pub fn offset(&self) -> i64 {
        self.at.map_or(0, Span::as_minutes)
    }
}

/// Words in each language.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Keywords {
    pub en: Vec<String>,
    pub zh: Vec<String>,
}

impl Keywords {
    /// Whether a text, in whichever language, holds one of them.
    pub fn found_in(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.en.iter().chain(&self.zh).any(|word| text.contains(&word.to_lowercase()))
    }
}

words! {
    /// What is looked for in the record of the drill.
    #[derive(JsonSchema)]
    What {
        /// An incident was opened (with the scenario's playbook).
        Opened = "opened",
        /// An assessment set a level at least as grave as `level`.
        Level = "level",
        /// An assessment set one of `postures`.
        Posture = "posture",
        /// A statement of one of `templates` was published, on every one of `channels` if any are named.
        Statement = "statement",
        /// The ledger holds the claim of inject `about` with this `status`.
        Fact = "fact",
        /// No published text says the claim of inject `about`, a wrong fact, as true.
        Silent = "silent",
        /// Somebody of this `group` was told.
        Told = "told",
        /// The playbook's clock `clock` was met within its limit.
        Clock = "clock",
        /// The playbook's step `step` was done.
        Step = "step",
        /// A demand of those affected was written down.
        Demand = "demand",
    }
}

/// Something a good response does.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    pub id: String,
    pub title: Text,
    pub what: What,
    /// The inject it answers: nothing done before counts. Absent: the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Counted from that inject. Done later it earns half.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Span>,
    #[schemars(range(min = 1, max = 100))]
    pub points: u32,
    /// What the playbook expects here, and why.
    pub why: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub postures: Vec<Posture>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub templates: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<FactStatus>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Group>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
}

/// What each part of the score is worth; together 100.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// The scenario's own expectations.
    pub expected: u32,
    /// The clocks of the playbook and of the rule packs.
    pub clocks: u32,
    /// The fact ledger, and no wrong fact in public.
    pub facts: u32,
    /// What the linter says of what was published.
    pub wording: u32,
    /// Whether approvals are whole and can be shown.
    pub approvals: u32,
    /// One voice: no text counts differently than another.
    pub voice: u32,
}

impl Default for Weights {
    fn default() -> Self {
        Self { expected: 50, clocks: 15, facts: 10, wording: 10, approvals: 5, voice: 10 }
    }
}

impl Weights {
    pub const fn sum(&self) -> u32 {
        self.expected + self.clocks + self.facts + self.wording + self.approvals + self.voice
    }
}
