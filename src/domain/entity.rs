//! What every stored thing has in common: a kind, a handle, a revision, and a place in the digest chain.

use serde::Serialize;

use super::words;

words! {
    /// The kinds of things that have a handle.
    Kind {
        Incident = "incident",
        Task = "task",
        Clock = "clock",
        Fact = "fact",
        Demand = "demand",
        Stakeholder = "stakeholder",
        Contact = "contact",
        Statement = "statement",
        Version = "version",
        FactUse = "fact-use",
        Approval = "approval",
        Publication = "publication",
        Assessment = "assessment",
        Answer = "answer",
        Lesson = "lesson",
        Action = "action",
        Survey = "survey",
        Link = "link",
        Attachment = "attachment",
        Import = "import",
        Preparedness = "preparedness",
        Notice = "notice",
        Drill = "drill",
        Alert = "alert",
        Key = "key",
        Mention = "mention",
    }
}

impl Kind {
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Incident => "INC",
            Self::Task => "TSK",
            Self::Clock => "CLK",
            Self::Fact => "F",
            Self::Demand => "D",
            Self::Stakeholder => "SH",
            Self::Contact => "CT",
            Self::Statement => "ST",
            Self::Version => "V",
            Self::FactUse => "FU",
            Self::Approval => "AP",
            Self::Publication => "PUB",
            Self::Assessment => "AS",
            Self::Answer => "ANS",
            Self::Lesson => "LSN",
            Self::Action => "ACT",
            Self::Survey => "SV",
            Self::Link => "LNK",
            Self::Attachment => "ATT",
            Self::Import => "IMP",
            Self::Preparedness => "PRE",
            Self::Notice => "N",
            Self::Drill => "DR",
            Self::Alert => "AL",
            Self::Key => "KEY",
            Self::Mention => "M",
        }
    }

    /// The short name a person uses: `INC-0042`.
    pub fn handle(self, id: i64) -> String {
        format!("{}-{id:04}", self.prefix())
    }
}

/// A thing in the store. Its serialised form is what the timeline's digests cover, so a new field must be
/// optional and left out when empty: old digests then stay true.
pub trait Entity: Serialize + Sized {
    const KIND: Kind;

    fn id(&self) -> i64;
    fn set_id(&mut self, id: i64);
    fn revision(&self) -> i64;
    fn set_revision(&mut self, revision: i64);

    fn handle(&self) -> String {
        Self::KIND.handle(self.id())
    }
}

/// Implements [`Entity`] for a struct with the fields `id` and `revision`.
macro_rules! entity {
    ($name:ident, $kind:ident) => {
        impl $crate::domain::entity::Entity for $name {
            const KIND: $crate::domain::entity::Kind = $crate::domain::entity::Kind::$kind;

            fn id(&self) -> i64 {
                self.id
            }

            fn set_id(&mut self, id: i64) {
                self.id = id;
            }

            fn revision(&self) -> i64 {
                self.revision
            }

            fn set_revision(&mut self, revision: i64) {
                self.revision = revision;
            }
        }
    };
}
pub(crate) use entity;
