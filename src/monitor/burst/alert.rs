//! What an alarm is and the numbers it rests on: codes with parameters, never sentences.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::rhythm::UsualRange;

/// Gravity of an alarm; a greater value is graver, I is the gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    III,
    II,
    I,
}

impl Level {
    /// Gravest first.
    pub const ALL: [Level; 3] = [Level::I, Level::II, Level::III];
}

/// What is counted. The names are those of the playbook's warning indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// All mentions in the window.
    Mentions,
    /// Negative mentions in the window.
    NegativeMentions,
    /// Sum of the reach of the mentions in the window.
    Reach,
    /// Distinct authors in the window.
    DistinctSources,
    /// Mentions in the window over mentions in the window before (the window before counts as at least one).
    SpreadSpeed,
    /// Negative over all mentions in the window, 0 to 1.
    NegativeShare,
}

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

/// One reason of an alarm, or of its absence, in numbers.
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
    Threshold { measure: Measure, window_minutes: f64, observed: f64, limit: f64, level: Level },
    /// The window against the window before it.
    Growth { window_minutes: f64, now: f64, before: f64, ratio: f64 },
    /// The negative share of the window against the usual share (`None` while none is known).
    NegativeShare { window_minutes: f64, negative: f64, mentions: f64, share: f64, usual_share: Option<f64> },
    /// A recent burst is remembered: the threshold stands higher by `surcharge`.
    Remembered { measure: Measure, surcharge: f64 },
    /// The alarm raises one that is there already.
    Raised { from: Level, since: DateTime<FixedOffset> },
    /// There is no usual yet; only the playbook's thresholds count. `seconds` of warm-up are missing.
    WarmUp { seconds: i64 },
}

/// An alarm, or the raise of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alert {
    /// Start of the bucket that set it off.
    pub bucket: DateTime<FixedOffset>,
    /// End of that bucket: the moment the alarm could be known.
    pub at: DateTime<FixedOffset>,
    pub level: Level,
    /// Where this raises an alarm instead of beginning one: the level it had.
    pub raises: Option<Level>,
    pub reasons: Vec<Reason>,
}
