//! Stage 1 of a playbook: from files and calls to mentions, what they say, and whether that is unusual. Pure: no store,
//! no clock.

#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "statistics of counts and spans far below 2^52, within ranges that the configuration is checked for"
)]
pub mod burst;
#[allow(dead_code, reason = "the way back to the original serves explanations, which come next")]
pub mod fold;
pub mod ingest;
#[allow(dead_code, unused_imports, reason = "explanations come next")]
pub mod matcher;
#[allow(dead_code, unused_imports, clippy::pedantic, clippy::upper_case_acronyms, reason = "not wired to a command yet")]
pub mod near_duplicate;
pub mod search;
pub mod sentiment;
