//! Reposts and lightly edited copies of one text fall into one story, as mentions arrive.
//!
//! `shingle` turns a text into its set of character n-grams, `sketch` into a `MinHash` by one permutation, `index` finds who shares a
//! band of it, `story` verifies and decides. Sketches only propose: two texts belong together because of the n-grams they share, and the
//! answer says how many. Bounded memory; the state is rebuilt by adding the mentions of the last days again. No store, no clock.

mod index;
mod shingle;
mod sketch;
mod story;

pub use story::{Likeness, Match, Settings, Stories, likeness};
