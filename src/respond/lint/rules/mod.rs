//! The checks, one rule to a file, a folder to a family. Law, ethics and nearly all of tone are word rules and need no code.
//! What several rules share lives beside them (`labelled.rs`); what reads texts lives in `text/`.

pub mod channel;
pub mod completeness;
mod labelled;
pub mod privacy;
pub mod tone;
pub mod truth;
