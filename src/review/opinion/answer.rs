//! A number, or why there is none.

use serde::{Deserialize, Serialize};

/// The result of a measurement that the data may not carry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer<T> {
    Known(T),
    CannotTell(CannotTell),
}

#[cfg(test)]
impl<T> Answer<T> {
    #[cfg(test)]
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::CannotTell(_) => None,
        }
    }
}

/// Why a number cannot be told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum CannotTell {
    /// Fewer observed buckets than the measure needs.
    TooFewBuckets { have: usize, need: usize },
    /// Fewer mentions than the measure needs.
    TooFewMentions { have: f64, need: f64 },
    /// No change was found, or its moment is not sure enough (0 to 1).
    LowConfidence { confidence: f64, need: f64 },
    /// There is a change, but a small one: `by` is the drop (of the share, or of the volume as a part of itself).
    ChangeTooSmall { by: f64, need: f64 },
    /// The series goes no lower: the peak is not over, or did not stay over long enough, when the data end.
    NotOverYet { observed_hours: f64, need_hours: f64 },
    /// A drop was found, but the highest bucket came this many hours after it: what followed was no recovery.
    PeakLater { hours: f64 },
    /// The peak does not rise above the ordinary: there is nothing to fall from.
    NoPeak,
}
