//! One message for an audience: versions with a variant per channel, approvals, publications.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::entity::entity;
use super::time::Timestamp;
use super::words;

words! {
    StatementState {
        Draft = "draft",
        InReview = "in_review",
        Approved = "approved",
        Published = "published",
        Withdrawn = "withdrawn",
        Superseded = "superseded",
    }
}

/// One message. `template` names the kind; `version` is the number of the version in force.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub incident_id: i64,
    pub template: String,
    pub lang: String,
    pub audience: String,
    pub state: StatementState,
    pub version: i64,
    pub author: String,
    pub supersedes: Option<i64>,
    pub drafted_at: Timestamp,
    pub submitted_at: Option<Timestamp>,
    pub approved_at: Option<Timestamp>,
    pub published_at: Option<Timestamp>,
    pub withdrawn_at: Option<Timestamp>,
    pub reason: Option<String>,
}
entity!(Statement, Statement);

/// The text for one channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    pub channel: String,
    pub text: String,
}

/// A place that a template left for somebody to fill: the variable, and the marker as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Gap {
    pub name: String,
    pub marker: String,
}

/// One version of a statement's text. `hash` covers all variants: an approval binds to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Version {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub statement_id: i64,
    pub number: i64,
    pub author: String,
    pub hash: String,
    pub variants: Vec<Variant>,
    pub gaps: Vec<Gap>,
    /// What the draft was given: variable → value.
    pub inputs: BTreeMap<String, String>,
    pub next_update: Option<Timestamp>,
    pub written_at: Timestamp,
}
entity!(Version, Version);

impl Version {
    /// The gaps whose marker still stands in a variant.
    pub fn open_gaps(&self) -> Vec<&Gap> {
        self.gaps.iter().filter(|gap| self.variants.iter().any(|variant| variant.text.contains(&gap.marker))).collect()
    }
}

/// Which revision of which fact a version used.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FactUse {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub version_id: i64,
    pub fact_id: i64,
    pub fact_revision: i64,
}
entity!(FactUse, FactUse);

words! {
    Decision { Approved = "approved", Rejected = "rejected" }
}

/// One person's word on one exact text (`hash`). `recorded_by` differs from `person` for a spoken approval.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Approval {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub statement_id: i64,
    pub version: i64,
    pub hash: String,
    pub decision: Decision,
    pub person: String,
    pub roles: Vec<String>,
    pub recorded_by: String,
    pub via: Option<String>,
    pub evidence: Option<String>,
    /// The absent person in whose roles a deputy spoke.
    pub deputy_for: Option<String>,
    /// The key the word was signed with, and the signature.
    pub key_id: Option<i64>,
    pub signature: Option<String>,
    pub at: Timestamp,
    pub cancelled_at: Option<Timestamp>,
}
entity!(Approval, Approval);

impl Approval {
    /// Whether it stands for the text with this hash.
    pub fn stands_for(&self, hash: &str) -> bool {
        self.decision == Decision::Approved && self.cancelled_at.is_none() && self.hash == hash
    }
}

words! {
    /// What a look at an approval's signature found.
    SignatureState {
        Unsigned = "unsigned",
        Valid = "valid",
        /// It does not fit what it stands under: another text, another person, another time.
        Altered = "altered",
        /// No such key of this person is registered.
        UnknownKey = "unknown-key",
        /// The key had been revoked by then.
        Revoked = "revoked",
    }
}

impl SignatureState {
    /// Whether an approval with such a signature counts where one is demanded, or is not.
    pub const fn counts(self, demanded: bool) -> bool {
        match self {
            Self::Valid => true,
            Self::Unsigned => !demanded,
            Self::Altered | Self::UnknownKey | Self::Revoked => false,
        }
    }
}

/// One channel on which a statement went out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Publication {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub statement_id: i64,
    pub version: i64,
    pub channel: String,
    pub url: Option<String>,
    pub by: String,
    pub at: Timestamp,
}
entity!(Publication, Publication);

words! {
    /// What the reader of a copy must know before anything else.
    Mark { Drill = "drill", Draft = "draft", Withdrawn = "withdrawn", Superseded = "superseded" }
}

words! {
    /// What can be wrong with a proof.
    Flaw {
        /// The text is not the one whose hash was approved.
        Text = "text",
        /// An approval's signature does not fit.
        Signature = "signature",
        /// A signed line speaks of another text, person, role or time than the approval it stands under.
        Payload = "payload",
        /// A key is not in the file, or not of this person.
        Key = "key",
        /// A key was revoked when it signed.
        Revoked = "revoked",
        /// A key is none of those the reader trusts.
        Untrusted = "untrusted",
        /// A role that must approve has no signed approval.
        Missing = "missing",
        /// A row of the log does not have its hash.
        Row = "row",
    }
}

/// Audiences whose texts are public: they answer the clocks that wait for a publication.
pub fn is_public(audience: &str) -> bool {
    matches!(audience, "public" | "media")
}
