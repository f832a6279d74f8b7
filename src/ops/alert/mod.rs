//! Early warning: watches scanned for what is unusual, and what becomes of an alert.
//!
//! `settings` puts together what a watch is judged by, `course` runs the detector over what the store has, `scan` turns
//! findings into alerts, `handle` holds the moves of an alert, `explain` and `replay` answer questions about the past. The
//! detector itself is pure and lives in `monitor::burst`.

mod course;
mod explain;
mod handle;
mod replay;
mod scan;
mod settings;
mod show;

pub use course::Held;
pub use explain::{Answer, Question, explain};
pub use handle::{acknowledge, dismiss, snooze};
pub use replay::{Replay, Replayed, replay};
pub use scan::{Scanned, scan};
pub use show::{Shown, list, show};
