//! Reposts and lightly edited copies of one text fall into one story, as mentions arrive.
//!
//! `wording` finds what a post says among names, links and the chain it passes on; `shingle` turns that into its set of character
//! n-grams, `sketch` into a `MinHash` by one permutation, `index` finds who shares a band of it, `story` holds them against each other,
//! `likeness` says by which rule two are copies. Sketches only propose: two texts belong together because of the characters they share,
//! and the answer says how many. Bounded memory; the state is rebuilt by adding the mentions of the last days again. No store, no clock.

#![expect(clippy::cast_possible_truncation, reason = "hashes are cut on purpose; numbers of texts are bounded by the capacity")]

mod index;
#[cfg(test)]
mod labelled_tests;
mod likeness;
mod shingle;
mod sketch;
mod story;
mod wording;

pub use likeness::compare;
pub use sketch::{Sketch, Sketcher};
pub use story::{CAPACITY, Copies, Memory, Stories, Told};
