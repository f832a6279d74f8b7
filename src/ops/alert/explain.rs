//! Why there is an alert, or why there was none.

use super::course::{self, Stretch};
use super::settings::judged_one;
use crate::domain::alert::{Alert, Outcome, Reason};
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::ops::{Desk, lookup};

/// What is asked.
#[derive(Clone, Debug)]
pub enum Question {
    Alert(String),
    /// What happened with this watch at this moment?
    Moment {
        watch: String,
        at: Timestamp,
    },
}

/// What the detector said of one span of time.
#[derive(Clone, Debug)]
pub struct Answer {
    pub watch: String,
    /// Start of the span.
    pub at: Timestamp,
    pub outcome: Outcome,
    pub reasons: Vec<Reason>,
    /// The alert that the moment belongs to.
    pub alert: Option<Alert>,
}

/// Replays the past up to the moment. Since the detector never looks ahead, that is what it says of it with today's settings.
///
/// # Errors
/// Not found for an unknown alert or watch.
pub fn explain(desk: &mut Desk, question: &Question) -> Result<Answer> {
    let (watch, at) = match question {
        Question::Alert(typed) => {
            let alert: Alert = lookup::find(&mut *desk.read()?, typed)?;
            let at = alert.raised_at.unwrap_or(alert.due_at).plus_minutes(-1);
            (alert.watch, at)
        }
        Question::Moment { watch, at } => (watch.clone(), *at),
    };
    let judged = judged_one(desk, &watch)?;
    let zone = desk.zone();
    let mut txn = desk.read()?;
    let width = judged.settings.bucket.as_minutes();
    let stretch = Stretch::of(&mut *txn, at, at.plus_minutes(width))?;
    let sampled = course::sampled(&mut *txn, &judged, zone, &stretch)?;
    let told = course::at(&sampled, &judged.settings, at)?;
    let alert = txn.alerts_since(at.plus_minutes(-judged.settings.cool_down().as_minutes()))?;
    let alert = alert.into_iter().rev().find(|alert| {
        let of_watch = alert.watch == watch || alert.also.contains(&watch);
        of_watch && alert.began_at <= at && at < alert.until_at
    });
    let (at, outcome, reasons) = match told {
        Some(told) => (told.bucket.into(), told.outcome, told.reasons),
        None => (at, Outcome::NotObserved, Vec::new()),
    };
    Ok(Answer { watch, at, outcome, reasons, alert })
}
