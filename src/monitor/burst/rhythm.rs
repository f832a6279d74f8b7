//! What is usual for this hour of the week, in counts a person can check. It explains alarms; it does not drive the score
//! (correcting the score by hour of week made it worse on labelled series).

use std::collections::VecDeque;

use chrono::{DateTime, Datelike, Duration, FixedOffset, Timelike};
use serde::{Deserialize, Serialize};

use crate::domain::alert::{Basis, UsualRange};

/// Weeks remembered per hour of the week.
const WEEKS: usize = 8;
/// Fewer observations than this give no range of their own.
const LEAST_SAMPLES: usize = 4;
const HOURS_OF_WEEK: usize = 168;

/// The last counts of every hour of the week. Hours that were not wholly observed are left out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rhythm {
    bucket_seconds: i64,
    cells: Vec<VecDeque<f64>>,
    slot: Option<DateTime<FixedOffset>>,
    slot_count: f64,
    slot_seconds: i64,
    trailing: VecDeque<Option<f64>>,
}

impl Rhythm {
    #[must_use]
    pub fn new(bucket_seconds: i64) -> Self {
        let cells = vec![VecDeque::new(); HOURS_OF_WEEK];
        Self { bucket_seconds: bucket_seconds.max(1), cells, slot: None, slot_count: 0.0, slot_seconds: 0, trailing: VecDeque::new() }
    }

    /// Lets unobserved buckets pass.
    pub fn skip(&mut self, buckets: i64) {
        for _ in 0..buckets.min(self.trailing_length() as i64) {
            self.push_trailing(None);
        }
    }

    /// Takes in the bucket that starts at `start`; `None` was not observed.
    pub fn push(&mut self, start: DateTime<FixedOffset>, count: Option<f64>) {
        self.push_trailing(count);
        let slot = if self.bucket_seconds >= 3600 { start } else { truncate_to_hour(start) };
        if self.slot != Some(slot) {
            self.close_slot();
            self.slot = Some(slot);
        }
        if let Some(count) = count {
            self.slot_count += count;
            self.slot_seconds += self.bucket_seconds;
        }
    }

    fn close_slot(&mut self) {
        let whole = self.slot_seconds * 10 >= self.slot_seconds_expected() * 9;
        if let Some(slot) = self.slot.filter(|_| whole) {
            let cell = &mut self.cells[hour_of_week(slot)];
            if cell.len() == WEEKS {
                cell.pop_front();
            }
            cell.push_back(self.slot_count);
        }
        (self.slot_count, self.slot_seconds) = (0.0, 0);
    }

    /// The count of the last hour (or of the last bucket where that is longer), if all of it was observed.
    #[must_use]
    pub fn last_hour(&self) -> Option<f64> {
        let full = self.trailing.len() == self.trailing_length();
        if full { self.trailing.iter().copied().sum() } else { None }
    }

    /// What was usual for the hour that lies around `at`, without the current one. `None` while there are too few observations.
    #[must_use]
    pub fn usual(&self, at: DateTime<FixedOffset>) -> Option<UsualRange> {
        let own = hour_of_week(at);
        let hour = own % 24;
        let of_day = (0..7).flat_map(|day| self.cells[day * 24 + hour].iter().copied());
        let candidates = [
            (Basis::HourOfWeek, self.cells[own].iter().copied().collect::<Vec<f64>>()),
            (Basis::HourOfDay, of_day.collect()),
            (Basis::AnyHour, self.cells.iter().flatten().copied().collect()),
        ];
        let (basis, mut counts) = candidates.into_iter().find(|(_, counts)| counts.len() >= LEAST_SAMPLES)?;
        counts.sort_by(f64::total_cmp);
        // One in six is set aside at either end, so that one past crisis does not become usual.
        let aside = counts.len() / 6;
        let (low, high) = (counts[aside], counts[counts.len() - 1 - aside]);
        let slot_minutes = self.slot_seconds_expected() / 60;
        Some(UsualRange { low, high, basis, samples: counts.len(), weekday: (own / 24) as u8, hour: hour as u8, slot_minutes })
    }

    /// The middle of the hour that ends with the bucket: which hour of the week a trailing hour mostly belongs to.
    #[must_use]
    pub fn middle(&self, bucket: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        if self.bucket_seconds >= 3600 { bucket } else { bucket + Duration::seconds(self.bucket_seconds - 1800) }
    }

    fn slot_seconds_expected(&self) -> i64 {
        self.bucket_seconds.max(3600)
    }

    fn trailing_length(&self) -> usize {
        (3600 / self.bucket_seconds).max(1) as usize
    }

    fn push_trailing(&mut self, count: Option<f64>) {
        if self.trailing.len() == self.trailing_length() {
            self.trailing.pop_front();
        }
        self.trailing.push_back(count);
    }
}

fn truncate_to_hour(t: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    t - Duration::seconds(i64::from(t.minute() * 60 + t.second())) - Duration::nanoseconds(i64::from(t.nanosecond()))
}

fn hour_of_week(t: DateTime<FixedOffset>) -> usize {
    (t.weekday().num_days_from_monday() * 24 + t.hour()) as usize
}
