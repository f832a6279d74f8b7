//! The numbers of the detector, with one default for every series: nobody has to tune a watch.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// Parameters of the detector. Spans are in the unit that the name ends with.
///
/// The default is the middle of a wide plateau: chosen on six labelled five-minute series, their thinned copies
/// and synthetic ones, so that no single parameter matters much. Where a number has another source it is named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BurstConfig {
    /// Trailing windows whose counts are judged, in minutes, each six times the one before: a post that explodes,
    /// an evening of talk, half a day of slow growth. A window shorter than a bucket is one bucket.
    pub window_minutes: [f64; 3],
    /// What is added to a count before its logarithm (in mentions). 1 keeps an empty window at zero.
    pub count_offset: f64,
    /// Time constant of the usual level, in days: two weekly rhythms.
    pub level_days: f64,
    /// Time constant of the usual spread, in days: twice as slow, for a spread needs more data than a mean.
    pub spread_days: f64,
    /// A deviation enters the baseline with at most this many spreads (a Huber bound), so that a crisis barely moves what
    /// counts as usual.
    pub clip_spreads: f64,
    /// The spread is never taken as less than this (natural-log units; 0.2 is about ±20 %), else a plateau of equal
    /// counts would make every ripple an alarm.
    pub least_spread: f64,
    /// An alarm is a score that the day's highest reaches once in this many days.
    pub return_days: f64,
    /// What is assumed of the day's highest score before there are days to learn from: its mean …
    pub daily_peak_mean: f64,
    /// … and its spread. A day that lies more than two of these from the mean is clipped there.
    pub daily_peak_spread: f64,
    /// How many days of observation the two assumptions are worth.
    pub daily_peak_prior_days: f64,
    /// How long a past burst is remembered (time constant, days): its aftershocks have to be graver to alarm again.
    pub memory_days: f64,
    /// The part of a past burst's excess that is added to the threshold while remembered (0 to 1).
    pub memory_share: f64,
    /// No second alarm within this many hours; a graver level still raises the one that is there.
    pub cool_down_hours: f64,
    /// No alarm before this many hours of data: there is no "usual" yet.
    pub warm_up_hours: f64,
    /// How many alarms of level III may begin in four weeks in the long run, and how many of level II; what is left over is saved up, two
    /// months of it at most. Level I is never held back. 0: no limit. A series has none; the watches of a workspace have one.
    pub alerts_a_month: f64,
    /// How much reach weighs like one mention; 0: what is usual for the watch. To be set where a source tells an index instead of people.
    pub reach_unit: f64,
    /// The score from which an alarm is level II, and level I (III below both). In spreads, mean over the windows.
    pub level_two_score: f64,
    pub level_one_score: f64,
}

impl Default for BurstConfig {
    fn default() -> Self {
        Self {
            window_minutes: [15.0, 90.0, 540.0],
            count_offset: 1.0,
            level_days: 14.0,
            spread_days: 28.0,
            clip_spreads: 3.5,
            least_spread: 0.2,
            return_days: 14.0,
            daily_peak_mean: 1.2,
            daily_peak_spread: 0.4,
            daily_peak_prior_days: 7.0,
            memory_days: 4.0,
            memory_share: 0.6,
            cool_down_hours: 16.0,
            warm_up_hours: 24.0,
            alerts_a_month: 0.0,
            reach_unit: 0.0,
            level_two_score: 3.0,
            level_one_score: 4.0,
        }
    }
}

/// A parameter outside its range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    pub parameter: &'static str,
}

impl std::fmt::Display for ConfigError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "burst parameter out of range: {}", self.parameter)
    }
}

impl std::error::Error for ConfigError {}

impl BurstConfig {
    /// With one parameter changed, by its name; a member of a list by `name.index`.
    ///
    /// # Errors
    /// Usage for an unknown name, listing the known ones, and for a value out of range.
    pub fn with(&self, name: &str, value: f64) -> Result<Self> {
        let mut all = serde_json::to_value(self).map_err(Error::bug)?;
        let known: Vec<String> = all.as_object().into_iter().flat_map(|map| map.keys().cloned()).collect();
        match all.pointer_mut(&format!("/{}", name.replace('.', "/"))) {
            Some(number) if number.is_number() => *number = value.into(),
            _ => return Err(Error::usage("error-detector-parameter").with("name", name).with("known", known.join(", "))),
        }
        let changed: Self = serde_json::from_value(all).map_err(Error::bug)?;
        changed.validate().map_err(|error| Error::usage("error-detector-range").with("name", error.parameter))?;
        Ok(changed)
    }

    /// Checks every range: all are finite and positive, what `not_negative` lists may be zero,
    /// `return_days` is above one, and the level scores do not fall.
    ///
    /// # Errors
    /// The first parameter that is out of range.
    pub fn validate(&self) -> Result<(), ConfigError> {
        let positive = [
            ("window_minutes", self.window_minutes.iter().copied().fold(f64::INFINITY, f64::min)),
            ("count_offset", self.count_offset),
            ("level_days", self.level_days),
            ("spread_days", self.spread_days),
            ("clip_spreads", self.clip_spreads),
            ("least_spread", self.least_spread),
            ("return_days", self.return_days - 1.0),
            ("daily_peak_spread", self.daily_peak_spread),
            ("daily_peak_prior_days", self.daily_peak_prior_days),
            ("memory_days", self.memory_days),
        ];
        let not_negative = [
            ("daily_peak_mean", self.daily_peak_mean),
            ("memory_share", self.memory_share),
            ("cool_down_hours", self.cool_down_hours),
            ("warm_up_hours", self.warm_up_hours),
            ("alerts_a_month", self.alerts_a_month),
            ("reach_unit", self.reach_unit),
            ("level_two_score", self.level_two_score),
            ("level_one_score", self.level_one_score - self.level_two_score),
        ];
        let longest = self.window_minutes.iter().copied().fold(0.0, f64::max);
        let bad = positive.iter().find(|(_, x)| !(x.is_finite() && *x > 0.0));
        let bad = bad.or_else(|| not_negative.iter().find(|(_, x)| !(x.is_finite() && *x >= 0.0)));
        match bad {
            Some((parameter, _)) => Err(ConfigError { parameter }),
            None if longest > 60.0 * 24.0 * 366.0 => Err(ConfigError { parameter: "window_minutes" }),
            None => Ok(()),
        }
    }
}
