//! From "unusual now" to one alarm: cool-down, raising the level of the alarm that is there, and the answer to "why (not)".

use chrono::{DateTime, Duration, FixedOffset};
use serde::{Deserialize, Serialize};

use super::budget::Budget;
use super::config::BurstConfig;
use crate::domain::alert::{AlertLevel as Level, Outcome, Reason};

/// The full answer for one bucket: the outcome and every number it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// Start of the bucket.
    pub bucket: DateTime<FixedOffset>,
    pub outcome: Outcome,
    pub reasons: Vec<Reason>,
}

/// The alarm that stands, if one does, and what is left for others.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Episode {
    standing: Option<Standing>,
    budget: Budget,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Standing {
    since: DateTime<FixedOffset>,
    level: Level,
}

impl Episode {
    /// Decides on a bucket. `fresh` is the level that would begin an alarm, `now` the level that the bucket has without regard to
    /// remembered bursts: the standing alarm's own memory must not keep it from being raised. `None` leaves the outcome to the caller.
    pub fn decide(&mut self, bucket: DateTime<FixedOffset>, fresh: Option<Level>, now: Option<Level>, c: &BurstConfig) -> Option<Outcome> {
        let cool_down = Duration::seconds((c.cool_down_hours * 3600.0) as i64);
        if let Some(standing) = self.standing.as_mut()
            && bucket - standing.since < cool_down
        {
            let level = now?;
            if level > standing.level {
                let from = std::mem::replace(&mut standing.level, level);
                return Some(Outcome::Raised { from, to: level });
            }
            let (since, level) = (standing.since, standing.level);
            return Some(Outcome::CoolingDown { level, since: since.into(), until: (since + cool_down).into() });
        }
        let level = fresh?;
        if let Err(until) = self.budget.spend(bucket, level, c.alerts_a_month) {
            return Some(Outcome::HeldBack { level, until: until.into() });
        }
        self.standing = Some(Standing { since: bucket, level });
        Some(Outcome::Alarm { level })
    }

    pub fn since(&self) -> Option<DateTime<FixedOffset>> {
        self.standing.as_ref().map(|s| s.since)
    }
}
