//! Finding mentions by words: what of a text is indexed (`terms`), how the lists of an index are packed (`postings`), the language
//! people ask in (`query`), whether a text answers (`matching`), and which answer comes first (`rank`).
//!
//! The index holds pairs of characters of scripts without spaces and whole words of the others, over the folded text; it names
//! candidates, and the text itself decides. Pure: the store keeps the packed lists, the use case fetches them.

#![allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "numbers within a segment are below 65,536")]

mod matching;
mod postings;
mod query;
mod rank;
mod terms;

pub use matching::{Asked, snippet};
pub use postings::{Posting, SegmentBuilder, entries, without};
pub use query::{Field, Query, parse};
pub use rank::{Candidate, DOC_BYTES, DOCS_PER_BLOCK, DocInfo, Ranking, SEGMENT_DOCS};
pub use terms::{Need, Phrase, terms_of};
