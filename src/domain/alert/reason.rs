//! Why there is an alert, or none: codes with numbers, never sentences.

use serde::{Deserialize, Serialize};

use super::AlertLevel;
use crate::domain::playbook::Measure;
use crate::domain::time::Timestamp;

/// What a usual range was taken from, most specific first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The same hour of the same weekday.
    HourOfWeek,
    /// The same hour of any day.
    HourOfDay,
    /// Any hour.
    AnyHour,
}

/// A range of hourly counts that was usual, and what it was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct UsualRange {
    pub low: f64,
    pub high: f64,
    pub basis: Basis,
    pub samples: usize,
    /// Monday is 0.
    pub weekday: u8,
    /// 0 to 23, in the offset of the timestamps.
    pub hour: u8,
    /// What one count spans: 60, or the bucket's width where that is longer.
    pub slot_minutes: i64,
}

/// One reason of an alert, or of its absence, in numbers. Windows are in minutes and end with the bucket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum Reason {
    /// The score passed the threshold, a level that this series' daily highest reaches once in `return_days` days.
    Score { measure: Measure, score: f64, threshold: f64, return_days: f64 },
    /// The count of a trailing window against its usual count; `ratio` is `(observed + 1) / (usual + 1)`.
    Deviation { measure: Measure, window_minutes: f64, observed: f64, usual: f64, ratio: f64, z: f64 },
    /// The last hour against the usual of this hour. Explains; does not drive the score.
    UsualRange { measure: Measure, observed: f64, usual: UsualRange },
    /// An absolute threshold of the playbook was reached at this level.
    Threshold { measure: Measure, window_minutes: f64, observed: f64, limit: f64, level: AlertLevel },
    /// The window against the window before it.
    Growth { window_minutes: f64, now: f64, before: f64, ratio: f64 },
    /// The negative share of the window against the usual share (`None` while none is known).
    NegativeShare { window_minutes: f64, negative: f64, mentions: f64, share: f64, usual_share: Option<f64> },
    /// How many wrote it, on how many platforms.
    Voices { window_minutes: f64, authors: i64, platforms: i64 },
    /// A recent burst is remembered: the threshold stands higher by `surcharge`.
    Remembered { measure: Measure, surcharge: f64 },
    /// The alert was raised from a lower level.
    Raised { from: AlertLevel, since: Timestamp },
    /// There is no usual yet; only the playbook's thresholds count. `seconds` of warm-up are missing.
    WarmUp { seconds: i64 },
}

/// Why there was, or was not, an alert at a bucket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum Outcome {
    Alarm {
        level: AlertLevel,
    },
    Raised {
        from: AlertLevel,
        to: AlertLevel,
    },
    /// Unusual, but an alert of at least this level stands.
    CoolingDown {
        level: AlertLevel,
        since: Timestamp,
        until: Timestamp,
    },
    /// Unusual and big enough for this level, but the watch has told as many of it as it may; graver ones are told at once.
    HeldBack {
        level: AlertLevel,
        until: Timestamp,
    },
    /// Above the series' own threshold, but not above what recent bursts added to it.
    BelowMemory {
        short_of: f64,
    },
    /// The score lies below the threshold by this much.
    Usual {
        short_of: f64,
    },
    /// Unusual, but no absolute threshold of the playbook is reached.
    BelowFloor,
    /// There is no usual yet.
    WarmingUp {
        seconds: i64,
    },
    /// The bucket was not observed.
    NotObserved,
}
