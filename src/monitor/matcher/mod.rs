//! Watches: which mentions matter, and why.
//!
//! `compile` turns watches (`domain::watch`) into folded patterns and slots, `patterns` finds tens of thousands of
//! patterns in one pass, `evaluate` decides, `explain` says which rule struck where or what was missing. `evasions` holds the
//! look-alike and sound-alike spellings (data: `evasions.yaml`). A text is folded by `monitor::fold` before anything is looked
//! for; only `regex` rules see it as it was written. No store, no clock, no mention type: text and source come in, watches go out.

#![expect(clippy::cast_possible_truncation, reason = "numbers of watches and terms, places in a text of at most a few MiB: far below 2^32")]

mod compile;
mod evaluate;
mod evasions;
mod explain;
mod patterns;

pub use compile::{CompileError, Matcher};
pub use evaluate::Scratch;
pub use evasions::Evasions;
pub use explain::{Explanation, Outcome, Reason, Via};

#[cfg(test)]
mod tests;
