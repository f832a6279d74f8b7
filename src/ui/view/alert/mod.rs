//! Alerts as a person and a program see them: the alert itself, its reasons in words, what a scan, a question or a replay
//! gave. What must not live here: decisions of any kind.

mod answer;
mod detection;
mod one;
mod reason;
mod round;

pub use answer::{ExplanationView, ReplayView, ScanView};
pub use detection::DetectionView;
pub use one::{AlertPage, AlertView};
pub use reason::{AlertReasonView, number};
pub use round::RoundView;
