//! What an alert is: the finding that a watch is unusual now, how grave, and the numbers it rests on.

mod entity;
mod reason;

pub use entity::{Alert, AlertState};
pub use reason::{Basis, Outcome, Reason, UsualRange};

use super::words;

words! {
    /// Gravity of an alert; a greater value is graver. I is the gravest, as the playbook's first level is.
    AlertLevel {
        Three = "III",
        Two = "II",
        One = "I",
    }
}

words! {
    /// What became of an alert under other settings.
    ReplayChange {
        Same = "same",
        Graver = "graver",
        Milder = "milder",
        Added = "added",
        Gone = "gone",
    }
}

/// One alert of a series that was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Detection {
    /// The timestamp as it stands in the file.
    pub at: String,
    pub level: AlertLevel,
    pub reasons: Vec<Reason>,
}
