//! Stage 1 of a playbook: from files and calls to mentions, what they say, and whether that is unusual. Pure: no store,
//! no clock.

mod ahead;

#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "statistics of counts and spans far below 2^52, within ranges that the configuration is checked for"
)]
pub mod burst;
pub mod fold;
pub mod ingest;
pub mod matcher;
pub mod near_duplicate;
pub mod search;
pub mod sentiment;
pub mod terms;
pub mod understand;
