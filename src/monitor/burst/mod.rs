//! Burst detection: is a series of counts unusual now, how grave, and why, in numbers.
//!
//! Lives here: the online detector of one series ([`Detector`]), the combination of several series of one watch
//! ([`WatchDetector`]), the usual range of an hour of the week ([`Rhythm`]), and the reading of `timestamp,value`
//! rows ([`detect`]). All of it is one pass, never looks ahead, keeps a small serialisable state and knows neither
//! store nor clock nor language: reasons are codes with numbers. What must not live here: sentences, SQL, the
//! choice of watches, and who is told.

mod alert;
mod baseline;
mod config;
mod detect;
mod detector;
mod episode;
mod gauge;
mod peaks;
mod rhythm;
mod tally;
mod watch;
mod window;

pub use alert::Alert;
pub use config::{BurstConfig, ConfigError};
pub use detect::{SeriesRead, detect};
pub use detector::{Bucket, Detector, PushError, explain};
pub use episode::Explanation;
pub use gauge::{Gauge, Reading, ScaleReading};
pub use rhythm::Rhythm;
pub use tally::{Floor, Sample};
pub use watch::WatchDetector;

#[cfg(test)]
mod tests;
