//! The word index: what the store keeps of it and hands out. What the blobs mean is known to `monitor::search` alone.

use crate::domain::time::Timestamp;
use crate::error::Result;

/// A stretch of neighbouring mentions that is indexed as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The first mention; names the segment.
    pub first: i64,
    pub last: i64,
    /// Length of all texts together, in the index's own unit.
    pub length: i64,
}

impl Segment {
    pub const fn docs(&self) -> i64 {
        self.last - self.first + 1
    }
}

/// What is indexed of a mention.
pub struct Text<'a> {
    pub mention: i64,
    /// UTC microseconds.
    pub at: i64,
    /// Reach where known, else interactions.
    pub heat: i64,
    pub text: &'a str,
}

/// Which mentions are asked for, beside their words.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    pub incident: Option<i64>,
    pub watch: Option<String>,
}

/// Blobs under a number, in rising order.
pub type Blocks = [(i64, Vec<u8>)];

/// The index of the words of mentions.
pub trait SearchIndex {
    /// In the order of their mentions.
    fn segments(&mut self) -> Result<Vec<Segment>>;

    /// The number of the newest mention; 0 without any.
    fn last_mention(&mut self) -> Result<i64>;

    /// Mentions `from..=to`, in order.
    fn texts(&mut self, from: i64, to: i64, visit: &mut dyn FnMut(Text<'_>)) -> Result<()>;

    /// Keeps a segment with its lists (by first term) and what ranking needs (by first mention).
    fn put_segment(&mut self, segment: &Segment, lists: &Blocks, docs: &Blocks) -> Result<()>;

    fn drop_segment(&mut self, segment: &Segment) -> Result<()>;

    /// The blocks that may hold terms `from..=to`, in order.
    fn lists(&mut self, segment: i64, from: i64, to: i64, visit: &mut dyn FnMut(i64, &[u8])) -> Result<()>;

    /// Puts other lists in the place of a block's.
    fn replace_lists(&mut self, segment: i64, first_term: i64, lists: &[u8]) -> Result<()>;

    /// The block of documents that begins with this mention; empty where there is none.
    fn docs(&mut self, first: i64) -> Result<Vec<u8>>;

    /// Whether a mention is within the scope.
    fn within(&mut self, mention: i64, at: Timestamp, scope: &Scope) -> Result<bool>;
}
