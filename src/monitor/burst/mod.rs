//! Burst detection: is a series of counts unusual now, how grave, and why, in numbers.
//!
//! Lives here: the online detector of one series, the combination of several series of one watch ([`WatchDetector`]), the counting
//! of mentions into its samples ([`Sampler`]), the usual range of an hour of the week, and the reading of `timestamp,value` rows ([`mod@detect`]). All of it is one pass, never looks ahead, keeps a small serialisable state and knows neither
//! store nor clock nor language: reasons are codes with numbers. What must not live here: sentences, SQL, the
//! choice of watches, and who is told.

mod alert;
mod baseline;
mod budget;
mod config;
mod detect;
mod detector;
mod episode;
mod gauge;
mod peaks;
mod rhythm;
mod sampler;
mod tally;
mod watch;
mod window;

pub use config::BurstConfig;
pub use detect::{SeriesRead, detect};
pub use episode::Explanation;
pub use sampler::{Sampled, Sampler};
pub use tally::Floor;
pub use watch::WatchDetector;

#[cfg(test)]
mod tests;
