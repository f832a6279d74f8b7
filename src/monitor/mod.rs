//! Stage 1 of a playbook: from files and calls to mentions. Pure: no store, no clock.

pub mod ingest;
