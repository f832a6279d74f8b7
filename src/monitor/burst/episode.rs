//! From "unusual now" to one alarm: cool-down, raising the level of the alarm that is there, and the answer to "why (not)".

use chrono::{DateTime, Duration, FixedOffset};
use serde::{Deserialize, Serialize};

use super::alert::{Level, Reason};

/// Why there was, or was not, an alarm at a bucket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum Outcome {
    Alarm {
        level: Level,
    },
    Raised {
        from: Level,
        to: Level,
    },
    /// Unusual, but an alarm of at least this level stands.
    CoolingDown {
        level: Level,
        since: DateTime<FixedOffset>,
        until: DateTime<FixedOffset>,
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

/// The full answer for one bucket: the outcome and every number it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// Start of the bucket.
    pub bucket: DateTime<FixedOffset>,
    pub outcome: Outcome,
    pub reasons: Vec<Reason>,
}

/// The alarm that stands, if one does.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Episode {
    standing: Option<Standing>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Standing {
    since: DateTime<FixedOffset>,
    level: Level,
}

impl Episode {
    /// Decides on a bucket. `fresh` is the level that would begin an alarm, `now` the level that the bucket has without regard to
    /// remembered bursts: the standing alarm's own memory must not keep it from being raised. `None` leaves the outcome to the caller.
    pub fn decide(
        &mut self,
        bucket: DateTime<FixedOffset>,
        fresh: Option<Level>,
        now: Option<Level>,
        cool_down_hours: f64,
    ) -> Option<Outcome> {
        let cool_down = Duration::seconds((cool_down_hours * 3600.0) as i64);
        if let Some(standing) = self.standing.as_mut()
            && bucket - standing.since < cool_down
        {
            let level = now?;
            if level > standing.level {
                let from = std::mem::replace(&mut standing.level, level);
                return Some(Outcome::Raised { from, to: level });
            }
            let (since, level) = (standing.since, standing.level);
            return Some(Outcome::CoolingDown { level, since, until: since + cool_down });
        }
        let level = fresh?;
        self.standing = Some(Standing { since: bucket, level });
        Some(Outcome::Alarm { level })
    }

    pub fn since(&self) -> Option<DateTime<FixedOffset>> {
        self.standing.as_ref().map(|s| s.since)
    }
}
