//! How many alarms may begin: a watch whose words are too broad must not use up the patience that the next crisis needs.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::domain::alert::AlertLevel as Level;

/// What a level may have saved up, in months of its allowance: two stories in one week are told, a third has to be graver.
const SAVED_MONTHS: f64 = 2.0;
/// Four weeks: talk has a rhythm of weeks, not of months.
const MONTH_SECONDS: f64 = 28.0 * 86_400.0;

/// An allowance for level III and one for level II, each filling up steadily and paying for an alarm of its level and of every milder one
/// (a token bucket per level). Level I is never held back: nobody wants to learn of it from a statistic.
///
/// In the long run no more than `a_month` alarms of level III, and as many of level II, begin in four weeks.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Budget {
    /// Alarms saved up, the mildest level first; `None` before the first alarm, when both are full.
    saved: Option<(DateTime<FixedOffset>, [f64; 2])>,
}

impl Budget {
    /// Pays for an alarm; where the allowance does not reach, says when it will.
    pub fn spend(&mut self, now: DateTime<FixedOffset>, level: Level, a_month: f64) -> Result<(), DateTime<FixedOffset>> {
        if a_month <= 0.0 {
            return Ok(());
        }
        let most = (SAVED_MONTHS * a_month).max(1.0);
        let mut saved = self.saved.map_or([most; 2], |(then, saved)| {
            let gained = (now - then).num_seconds() as f64 / MONTH_SECONDS * a_month;
            saved.map(|alarms| (alarms + gained).min(most))
        });
        let own = match level {
            Level::Three => Some(0),
            Level::Two => Some(1),
            Level::One => None,
        };
        if let Some(short) = own.map(|own| 1.0 - saved[own]).filter(|short| *short > 1e-6) {
            return Err(now + chrono::Duration::seconds((short / a_month * MONTH_SECONDS).round() as i64));
        }
        for alarms in saved.iter_mut().take(own.unwrap_or(1) + 1) {
            *alarms = (*alarms - 1.0).max(0.0);
        }
        self.saved = Some((now, saved));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on_day(day: i64) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2026-03-02T00:00:00+08:00").unwrap() + chrono::Duration::days(day)
    }

    fn told(alarms: &[(i64, Level)]) -> Vec<bool> {
        let mut budget = Budget::default();
        alarms.iter().map(|(day, level)| budget.spend(on_day(*day), *level, 1.0).is_ok()).collect()
    }

    #[test]
    fn two_are_told_in_a_row_and_then_one_a_month() {
        let every_day: Vec<_> = (0..360).map(|day| (day, Level::Three)).collect();
        let days: Vec<usize> = told(&every_day).iter().enumerate().filter(|(_, told)| **told).map(|(day, _)| day).collect();
        assert_eq!(days, [0, 1, 28, 56, 84, 112, 140, 168, 196, 224, 252, 280, 308, 336]);
        assert_eq!(told(&[(0, Level::Three), (100, Level::Three), (101, Level::Three), (102, Level::Three)]), [true, true, true, false]);
    }

    #[test]
    fn a_graver_level_has_its_own_and_the_gravest_knows_no_limit() {
        let (three, two, one) = (Level::Three, Level::Two, Level::One);
        assert_eq!(
            told(&[(0, three), (1, three), (2, three), (3, two), (4, two), (5, two), (6, one), (7, one), (8, one)]),
            [true, true, false, true, true, false, true, true, true]
        );
        assert_eq!(told(&[(0, two), (1, two), (2, three)]), [true, true, false], "the graver pays for the milder");
        let mut budget = Budget::default();
        assert!((0..100).all(|day| budget.spend(on_day(day), three, 0.0).is_ok()), "zero is no limit");
    }

    #[test]
    fn what_is_held_back_says_until_when() {
        let mut budget = Budget::default();
        for day in [0, 1] {
            budget.spend(on_day(day), Level::Three, 1.0).unwrap();
        }
        assert_eq!(budget.spend(on_day(2), Level::Three, 1.0), Err(on_day(28)));
        assert_eq!(budget.spend(on_day(28), Level::Three, 1.0), Ok(()));
    }
}
