//! A scenario on its clock: which inject comes when, and what the response to it was worth.
//! Pure: the record of a drill goes in, items and points with their reasons come out. No store, no clock, no sentence.

pub mod plan;
pub mod record;
pub mod score;
