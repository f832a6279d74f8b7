//! Alerts as a person and a program see them: the alert itself, its reasons in words, and what a series or a replay gave.
//! What must not live here: decisions of any kind.

mod detection;
mod reason;

pub use detection::DetectionView;
pub use reason::AlertReasonView;
