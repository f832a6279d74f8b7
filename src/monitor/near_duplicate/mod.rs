//! Reposts and lightly edited copies of one text fall into one story, as mentions arrive.
//!
//! `shingle` turns a text into its set of character n-grams, `sketch` into a `MinHash` by one permutation, `index` finds who shares a
//! band of it, `story` verifies and decides, `likeness` says by which rule. Sketches only propose: two texts belong together because of the n-grams they share, and the
//! answer says how many. Bounded memory; the state is rebuilt by adding the mentions of the last days again. No store, no clock.

#![expect(clippy::cast_possible_truncation, reason = "hashes are cut on purpose; numbers of texts are bounded by the capacity")]

mod index;
mod likeness;
mod shingle;
mod sketch;
mod story;

pub use likeness::{Settings, compare};
pub use shingle::core;
pub use sketch::{Sketch, Sketcher};
pub use story::Stories;
