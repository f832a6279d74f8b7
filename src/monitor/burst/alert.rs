//! An alarm as the detector gives it.

use chrono::{DateTime, FixedOffset};

use crate::domain::alert::{AlertLevel, Reason};

/// An alarm, or the raise of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Alert {
    /// Start of the bucket that set it off.
    pub bucket: DateTime<FixedOffset>,
    /// End of that bucket: the moment the alarm could be known.
    pub at: DateTime<FixedOffset>,
    pub level: AlertLevel,
    /// Where this raises an alarm instead of beginning one: the level it had.
    pub raises: Option<AlertLevel>,
    pub reasons: Vec<Reason>,
}
