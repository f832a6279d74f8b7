//! What the linter is told about a text. Everything but the text may be missing: a bare file has no incident.

use chrono::NaiveDateTime;
use serde::Deserialize;

pub use crate::domain::text::Lang;

/// One text to check, with all that is known around it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Draft {
    pub lang: Lang,
    pub text: String,
    /// A title that the channel keeps apart from the body; a text that opens with a heading needs none.
    pub title: Option<String>,
    pub channel: Option<Channel>,
    /// Statement kind: `holding`, `update`, `result`, `apology`, … `None` asks for no particular content.
    pub kind: Option<String>,
    pub audience: Option<String>,
    /// SCCT posture: `deny`, `diminish`, `rebuild`, `bolster`.
    pub posture: Option<String>,
    pub level: Option<String>,
    /// Score of the harm indicator, 0 (none) to 4 (death or many injured).
    pub harm: Option<u8>,
    /// The fact ledger. `None` means there is none to compare with, which is not the same as an empty one.
    pub facts: Option<Vec<Fact>>,
    /// What was published before in this incident, oldest first.
    pub earlier: Vec<Published>,
    /// The other channels' texts of this same statement.
    pub variants: Vec<Published>,
    /// People who may be named: spokesperson, signatories, officials who agreed.
    pub people: Vec<String>,
    /// Organisations that may be named: our own, the regulator, partners.
    pub organizations: Vec<String>,
    /// Our own public contact data: hotline, mailbox, website, postal address.
    pub contacts: Vec<String>,
    /// Private data of our staff that must never be printed: home address, own phone, names of relatives.
    pub staff_private: Vec<String>,
    /// The moment of the check, in the zone of the text.
    pub now: Option<NaiveDateTime>,
    /// The moment promised for the next word.
    pub next_update: Option<NaiveDateTime>,
    /// Who is to speak: a person or an office.
    pub speaker: Option<String>,
}

/// Where a text will appear.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Channel {
    pub id: String,
    /// `weibo`, `wechat`, `x`, `website`, `sms`, `press`, …
    pub kind: String,
    /// Limit in characters, as the platform counts them; `None` is no limit.
    pub max_chars: Option<usize>,
}

/// One line of the fact ledger.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fact {
    pub id: String,
    pub text: String,
    pub status: Status,
    /// Released for the public; a confirmed fact that is not stays inside.
    pub public: bool,
}

/// How sure a fact is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Confirmed,
    #[default]
    Unconfirmed,
    Refuted,
}

/// A text that already stands elsewhere.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Published {
    pub id: String,
    pub channel: String,
    pub text: String,
    pub at: Option<NaiveDateTime>,
}
