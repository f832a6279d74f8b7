//! One post, article, comment, complaint or call, and the import that brought it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::entity::entity;
use super::sentiment::Sentiment;
use super::time::Timestamp;

/// One piece of public opinion. `(at, source_id, platform)` identifies it: the same row imported twice is one mention.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Mention {
    pub id: i64,
    /// The id the source gave, or one derived from its content.
    pub source_id: String,
    pub platform: String,
    pub at: Timestamp,
    pub author: Option<String>,
    pub url: Option<String>,
    pub text: String,
    pub reposts: Option<i64>,
    pub comments: Option<i64>,
    pub likes: Option<i64>,
    /// People reached, where the source says so.
    pub reach: Option<i64>,
    pub sentiment: Option<Sentiment>,
    /// Who said so: `source` (the export), `model` (this program), else a person.
    pub labelled_by: Option<Cow<'static, str>>,
    /// The model's probability of its label, 0 to 1.
    pub confidence: Option<f64>,
    /// Id of the first mention of the story this one repeats; its own where it began one; none until somebody looked.
    pub story: Option<i64>,
    /// Source id of what it answers or reposts.
    pub parent: Option<String>,
    /// Columns this program does not know, kept as they came.
    pub extra: BTreeMap<String, serde_json::Value>,
    pub import_id: Option<i64>,
}

/// Where `extra` says how the time came about.
const TIME_SOURCE: &str = "time_source";
const FIRST_SEEN: &str = "first-seen";

impl Mention {
    /// Its source gave no time that can be read: `at` is when it was seen first.
    #[must_use]
    pub fn seen_first(mut self) -> Self {
        self.extra.insert(TIME_SOURCE.to_owned(), FIRST_SEEN.into());
        self
    }

    pub fn is_seen_first(&self) -> bool {
        self.extra.get(TIME_SOURCE).is_some_and(|source| source == FIRST_SEEN)
    }
}

impl Default for Timestamp {
    fn default() -> Self {
        Self::new(0, 0)
    }
}

/// What early warning needs of a mention that a watch matched.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'a> {
    pub at: Timestamp,
    pub author: Option<&'a str>,
    pub platform: &'a str,
    pub negative: bool,
    /// Reach where known, else interactions.
    pub reach: i64,
}

/// One file taken in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Import {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub name: String,
    pub sha256: String,
    pub format: String,
    pub read: i64,
    pub new: i64,
    pub duplicates: i64,
    pub rejected: i64,
    pub incident_id: Option<i64>,
    pub at: Timestamp,
}
entity!(Import, Import);

/// Mentions counted over one bucket of time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Bucket {
    pub at: Timestamp,
    pub mentions: i64,
    pub negative: i64,
    /// Mentions whose sentiment is known.
    pub labelled: i64,
    /// Reach where known, else interactions, summed.
    pub reach: i64,
    /// The part of `reach` that negative mentions have.
    pub negative_reach: i64,
    /// Mentions whose source told a reach.
    pub with_reach: i64,
    /// Distinct authors, where they were counted.
    pub authors: Option<i64>,
}

/// Mentions of one bucket of time, platform and sentiment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub at: Timestamp,
    pub platform: String,
    pub sentiment: Option<String>,
    pub mentions: i64,
    /// Reach where known, else interactions, summed.
    pub reach: i64,
    /// Mentions whose source told a reach.
    pub with_reach: i64,
}

impl Cell {
    pub fn is_negative(&self) -> bool {
        self.sentiment.as_deref() == Some("negative")
    }
}

/// Mentions that repeat one text, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Its first mention.
    pub id: i64,
    pub mentions: i64,
    pub negative: i64,
    pub reach: i64,
    pub authors: i64,
    pub platforms: Vec<String>,
    pub first_at: Timestamp,
    pub last_at: Timestamp,
}
