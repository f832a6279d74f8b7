//! What public opinion did during an incident, measured on bucketed series: peak, half-life, turning point, before and after an
//! instant, recovery, and how a correction was picked up against its rumour.
//!
//! Lives here: pure functions from counts to numbers with their uncertainty, each with its formula and source. Every one answers
//! [`Answer::CannotTell`] with a reason where the data do not carry a number. What must not live here: sentences, the store,
//! and causal claims: "before" and "after" are times, not effects.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "counts and lengths far below 2^52"
)]

mod answer;
mod before_after;
mod peak;
mod pickup;
mod recovery;
mod segments;
mod series;
mod statistics;
mod turning;

pub use answer::{Answer, CannotTell};
pub use before_after::{BeforeAfter, Change, before_after, compare};
pub use peak::{HalfLife, Peak, half_life, peak};
pub use pickup::{PickUp, pick_up};
pub use recovery::{Recovery, recovery};
pub use series::{Counts, Series};
pub use turning::{Signal, TurningPoint, turning_point};

#[cfg(test)]
mod tests;
