//! What the product asks of a store: the `Store` and `Txn` traits, the hash chain of the timeline, and the
//! contract that every backend must keep (`contract.rs`).
//!
//! A transaction is a value: dropping it rolls back, `commit` consumes it. SQL lives only in a backend's folder.

mod alerts;
pub mod chain;
#[cfg(test)]
mod contract;
mod label;
mod search;
mod sources;
pub mod sqlite;

use std::path::Path;

pub use self::label::{Correction, Labels};
pub use self::search::{Blocks, Scope, SearchIndex, Segment, Text};
pub use self::sources::Sources;

pub use self::alerts::Alerts;
use crate::domain::alert::Alert;
use crate::domain::assessment::Assessment;
use crate::domain::clock::Clock;
use crate::domain::drill::Drill;
use crate::domain::entity::{Entity, Kind};
use crate::domain::event::Event;
use crate::domain::fact::Fact;
use crate::domain::incident::{Attachment, Incident, Link};
use crate::domain::key::PublicKey;
use crate::domain::mention::{Bucket, Cell, Import, Mention, Story};
use crate::domain::notice::Notice;
use crate::domain::preparedness::PreparednessRecord;
use crate::domain::review::{Action, Answer, Lesson, Survey};
use crate::domain::stakeholder::{Contact, Demand, Stakeholder};
use crate::domain::statement::{Approval, FactUse, Publication, Statement, Version};
use crate::domain::task::Task;
use crate::domain::time::Timestamp;
use crate::error::Result;

/// A place that keeps everything.
pub trait Store {
    /// A transaction that may write; waits for another writer up to the configured timeout.
    fn write(&mut self) -> Result<Box<dyn Txn + '_>>;

    /// A transaction that sees one state throughout and writes nothing.
    fn read(&mut self) -> Result<Box<dyn Txn + '_>>;

    fn status(&mut self) -> Result<StoreStatus>;

    /// Writes a consistent copy to a new file.
    fn backup(&mut self, to: &Path) -> Result<()>;
}

/// What `db status` says.
#[derive(Clone, Debug, serde::Serialize)]
pub struct StoreStatus {
    pub backend: &'static str,
    pub location: String,
    #[serde(rename = "schema_version")]
    pub schema: i64,
    pub bytes: i64,
    pub incidents: i64,
    pub mentions: i64,
    pub events: i64,
    pub integrity: String,
}

/// One kind of thing, kept by id, each with the id of its parent (mostly the incident).
pub trait Table<E: Entity> {
    /// Gives it the next id and revision 1.
    fn insert(&mut self, entity: &mut E) -> Result<()>;

    /// Conflict when the stored revision is not the entity's; else the revision grows by one.
    fn update(&mut self, entity: &mut E) -> Result<()>;

    fn get(&mut self, id: i64) -> Result<Option<E>>;

    /// All of one parent, in the order of their ids.
    fn of(&mut self, parent: i64) -> Result<Vec<E>>;

    /// Every one there is, in the order of ids.
    fn each(&mut self, visit: &mut dyn FnMut(E) -> Result<()>) -> Result<()>;
}

/// Which incidents to list.
#[derive(Clone, Copy, Debug, Default)]
pub struct IncidentFilter {
    pub open_only: bool,
    pub closed_only: bool,
}

/// One transaction.
pub trait Txn:
    Table<Incident>
    + Table<Task>
    + Table<Clock>
    + Table<Fact>
    + Table<Demand>
    + Table<Stakeholder>
    + Table<Contact>
    + Table<Statement>
    + Table<Version>
    + Table<FactUse>
    + Table<Approval>
    + Table<Publication>
    + Table<Assessment>
    + Table<Answer>
    + Table<Lesson>
    + Table<Action>
    + Table<Survey>
    + Table<Link>
    + Table<Attachment>
    + Table<Import>
    + Table<PreparednessRecord>
    + Table<Notice>
    + Table<Drill>
    + Table<Alert>
    + Alerts
    + Table<PublicKey>
    + Mentions
    + Labels
    + SearchIndex
    + Sources
    + Trends
    + Timeline
{
    fn commit(self: Box<Self>) -> Result<()>;

    /// Ids whose uuid begins with `prefix`, at most three.
    fn with_uuid(&mut self, kind: Kind, prefix: &str) -> Result<Vec<i64>>;

    fn incidents(&mut self, filter: IncidentFilter) -> Result<Vec<Incident>>;

    /// Open tasks of open incidents, the earliest due first.
    fn next_tasks(&mut self, limit: i64) -> Result<Vec<Task>>;

    /// Clocks of open incidents that are neither met nor cancelled, the earliest due first.
    fn open_clocks(&mut self, limit: i64) -> Result<Vec<Clock>>;

    /// Statements that wait for somebody: drafts, in review, approved.
    fn pending_statements(&mut self) -> Result<Vec<Statement>>;

    /// Follow-ups nobody has taken yet, of incidents in any stage, the earliest due first.
    fn open_follow_ups(&mut self) -> Result<Vec<Task>>;

    fn open_actions(&mut self) -> Result<Vec<Action>>;

    /// Messages whose time has come, those that wait longest first.
    fn due_notices(&mut self, now: Timestamp, limit: i64) -> Result<Vec<Notice>>;

    /// Whether a message with this key was ever queued for the notifier.
    fn has_notice(&mut self, notifier: &str, key: &str) -> Result<bool>;

    /// Keeps a resolved playbook under its hash, once.
    fn keep_playbook(&mut self, hash: &str, json: &str) -> Result<()>;

    fn playbook(&mut self, hash: &str) -> Result<Option<String>>;

    /// Keeps a file's content under its SHA-256, once.
    fn keep_blob(&mut self, sha256: &str, content: &[u8]) -> Result<()>;

    fn blob(&mut self, sha256: &str) -> Result<Option<Vec<u8>>>;
}

/// The append-only timeline.
pub trait Timeline {
    /// The last row's sequence number and hash; zero and the empty hash at the beginning.
    fn head(&mut self) -> Result<(i64, String)>;

    /// The uuid of the first row, which names the workspace for good; empty at the beginning.
    fn workspace_id(&mut self) -> Result<String>;

    fn append(&mut self, event: &Event) -> Result<()>;

    /// In order; of one incident, or all.
    fn events(&mut self, incident: Option<i64>, visit: &mut dyn FnMut(Event) -> Result<()>) -> Result<()>;

    /// Takes the payload and salt of a row away for good.
    fn erase_payload(&mut self, seq: i64) -> Result<()>;
}

/// Whether a mention was new; what is known already stays, with the story it was taken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    New(i64),
    Known {
        id: i64,
        story: i64,
    },
    /// Known, with another text.
    Changed {
        id: i64,
        story: i64,
    },
}

impl Stored {
    pub const fn id(self) -> i64 {
        match self {
            Self::New(id) | Self::Known { id, .. } | Self::Changed { id, .. } => id,
        }
    }

    pub const fn known_story(self) -> Option<i64> {
        match self {
            Self::New(_) => None,
            Self::Known { story, .. } | Self::Changed { story, .. } => Some(story),
        }
    }
}

/// How to cut a trend.
#[derive(Clone, Copy, Debug)]
pub struct TrendQuery {
    pub incident: Option<i64>,
    pub from: Option<Timestamp>,
    pub to: Option<Timestamp>,
    /// Width of a bucket in seconds.
    pub width: i64,
    /// Seconds east: buckets begin at whole hours or days of this offset.
    pub offset: i32,
}

/// Whose mentions.
#[derive(Clone, Copy, Debug)]
pub enum Whose<'a> {
    All,
    Incident(i64),
    Watch(&'a str),
}

/// Whose mentions, from when until before when, in UTC microseconds.
#[derive(Clone, Copy, Debug)]
pub struct Slice<'a> {
    pub scope: Whose<'a>,
    pub from: i64,
    pub to: i64,
}

/// A count under a name.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    pub name: String,
    pub mentions: i64,
    pub negative: i64,
    pub reach: i64,
}

/// Mentions over time, and the stories they tell.
pub trait Trends {
    /// Cells that hold at least one mention, in the order of time, platform, sentiment; buckets are `width` seconds wide and begin at
    /// whole hours or days of `offset`.
    fn cells(&mut self, slice: Slice<'_>, width: i64, offset: i32) -> Result<Vec<Cell>>;

    /// Ids of the stories with most mentions; only stories of two or more.
    fn hottest(&mut self, slice: Slice<'_>, limit: i64) -> Result<Vec<i64>>;

    /// What of a story lies in the slice; none if nothing does.
    fn story(&mut self, slice: Slice<'_>, id: i64) -> Result<Option<Story>>;

    /// The mentions of a story, the first first.
    fn members(&mut self, story: i64, limit: i64) -> Result<Vec<Mention>>;

    /// Texts of the newest mentions, one of each story.
    fn sample_texts(&mut self, slice: Slice<'_>, limit: i64) -> Result<Vec<String>>;
}

/// Mentions: many, keyed by integers, never part of the hash chain one by one (their import is).
pub trait Mentions {
    /// Under the id it carries, or the next where that is 0.
    fn store_mention(&mut self, mention: &Mention) -> Result<Stored>;

    /// The id after the highest one; nobody else takes it while this transaction lasts.
    fn next_mention_id(&mut self) -> Result<i64>;

    /// Story and text of the newest `limit` mentions from `from` until before `to`, the oldest of them first.
    fn told_between(&mut self, from: Timestamp, to: Timestamp, limit: i64, visit: &mut dyn FnMut(i64, &str)) -> Result<()>;

    /// False when it already belonged to the incident.
    fn link_mention(&mut self, incident: i64, mention: i64) -> Result<bool>;

    fn mention(&mut self, id: i64) -> Result<Option<Mention>>;

    fn mention_count(&mut self, incident: Option<i64>) -> Result<i64>;

    /// Blanks author, text, url and unknown columns.
    fn erase_mention(&mut self, id: i64) -> Result<()>;

    /// Buckets that hold at least one mention, in order.
    fn buckets(&mut self, query: TrendQuery) -> Result<Vec<Bucket>>;

    /// An incident's mentions from `from` until before `to` as one bucket: its authors are counted once, however often they wrote.
    fn total(&mut self, incident: i64, from: Timestamp, to: Timestamp) -> Result<Bucket>;

    fn platforms(&mut self, incident: i64) -> Result<Vec<Tally>>;

    /// How many of the incident's mentions hold one of the terms, and none of `but`, by the bucket; letters A to Z in either case.
    fn mentions_with(&mut self, query: TrendQuery, terms: &[String], but: &[String]) -> Result<Vec<(Timestamp, i64)>>;

    /// Who wrote the incident's mentions, each once.
    fn authors(&mut self, incident: i64) -> Result<Vec<String>>;

    /// The heaviest first.
    fn top_mentions(&mut self, incident: i64, limit: i64) -> Result<Vec<Mention>>;

    /// Earliest and latest time.
    fn mention_span(&mut self, incident: i64) -> Result<Option<(Timestamp, Timestamp)>>;

    /// Notes that a watch matched a mention; false when that was known. `at` is the mention's time.
    fn hit(&mut self, watch: &str, at: Timestamp, mention: i64) -> Result<bool>;

    /// What a watch matched from `from` until before `to`, the heaviest first.
    fn watch_mentions(&mut self, watch: &str, from: Timestamp, to: Timestamp, limit: i64) -> Result<Vec<Mention>>;
}
