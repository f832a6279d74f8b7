//! How it sounds, where no list of words says it.

pub mod wording;
