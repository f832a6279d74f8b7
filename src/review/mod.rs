//! Stage 4 of a playbook: what the record says about how it went. Pure: no store, no clock.

pub mod metrics;
pub mod opinion;
