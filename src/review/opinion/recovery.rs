//! When the volume was back to what had been usual before the incident.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::answer::{Answer, CannotTell};
use super::peak::{lasting, peak};
use super::series::Series;

/// A day of buckets before the incident, in hours, is the least that a usual level can be taken from.
const BASELINE_HOURS: f64 = 24.0;
/// Hours at the usual level that count as recovered: one daily rhythm.
const STAY_HOURS: f64 = 24.0;

/// The return to the usual volume.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recovery {
    pub at: DateTime<FixedOffset>,
    /// Hours since the peak.
    pub hours: f64,
    /// What counts as usual: nine in ten buckets before the incident had at most this.
    pub usual_high: f64,
}

/// The first bucket after the peak from which the volume stays for a day at or below the 90th percentile (nearest rank) of the
/// buckets before `incident_start`.
#[must_use]
pub fn recovery(series: &Series, incident_start: DateTime<FixedOffset>) -> Answer<Recovery> {
    let observed = series.observed();
    let mut before: Vec<f64> = observed.iter().filter(|(i, _)| series.at(i + 1) <= incident_start).map(|(_, c)| c.mentions).collect();
    let need = series.buckets_in(BASELINE_HOURS);
    if before.len() < need {
        return Answer::CannotTell(CannotTell::TooFewBuckets { have: before.len(), need });
    }
    before.sort_by(f64::total_cmp);
    let usual_high = before[(before.len() * 9).div_ceil(10) - 1];
    let top = match peak(series) {
        Answer::Known(top) => top,
        Answer::CannotTell(why) => return Answer::CannotTell(why),
    };
    if top.mentions <= usual_high || top.at < incident_start {
        return Answer::CannotTell(CannotTell::NoPeak);
    }
    match lasting(series, top.index + 1, series.buckets_in(STAY_HOURS), |mentions| mentions <= usual_high) {
        Ok(i) => Answer::Known(Recovery { at: series.at(i), hours: series.hours(i - top.index), usual_high }),
        Err(buckets) => Answer::CannotTell(CannotTell::NotOverYet { observed_hours: series.hours(buckets), need_hours: STAY_HOURS }),
    }
}
