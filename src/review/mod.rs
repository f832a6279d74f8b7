//! Stage 4 of a playbook: what the record says about how it went. Pure: no store, no clock, no sentence.
//!
//! `metrics` holds the playbook's targets against the record, `response` measures what the organisation did, `effect` what
//! public opinion did meanwhile, with the methods of `opinion`.

pub mod effect;
pub mod follow_up;
pub mod metrics;
pub mod opinion;
pub mod response;
pub mod stats;
