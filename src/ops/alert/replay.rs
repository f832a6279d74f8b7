//! `monitor replay`: the past judged anew, and what other settings would have changed.

use super::course::{self, Course, Finding, Stretch};
use super::settings::judged_one;
use crate::domain::alert::ReplayChange as Change;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::ops::Desk;

/// An alert of the replay.
#[derive(Clone, Debug)]
pub struct Replayed {
    pub finding: Finding,
    /// Against the present settings.
    pub change: Change,
}

#[derive(Clone, Debug)]
pub struct Replay {
    pub watch: String,
    pub from: Timestamp,
    pub to: Timestamp,
    /// What was set for this replay.
    pub set: Vec<String>,
    /// How many alerts the present settings give.
    pub present: usize,
    /// How many the changed settings give.
    pub changed: usize,
    /// In the order of time, those that are gone among them.
    pub alerts: Vec<Replayed>,
}

/// # Errors
/// Not found for an unknown watch; usage for a change that names nothing or lies out of range, and for an end before the beginning.
pub fn replay(desk: &mut Desk, watch: &str, from: Option<Timestamp>, to: Option<Timestamp>, set: Vec<String>) -> Result<Replay> {
    let judged = judged_one(desk, watch)?;
    let to = to.unwrap_or(desk.now);
    let from = from.unwrap_or_else(|| to.plus_minutes(-30 * 24 * 60));
    if from >= to {
        return Err(Error::usage("error-replay-span").with("from", from).with("to", to));
    }
    let changed = set.iter().try_fold(judged.settings.clone(), |settings, change| settings.with(change))?;
    let zone = desk.zone();
    let sampled = {
        let mut txn = desk.read()?;
        let stretch = Stretch::of(&mut *txn, from, to)?;
        course::sampled(&mut *txn, &judged, zone, &stretch)?
    };
    let inside = |course: Course| course.findings.into_iter().filter(|one| one.due_at >= from).collect::<Vec<_>>();
    let present = inside(course::course(&sampled, &judged.settings)?);
    let changed = if set.is_empty() { present.clone() } else { inside(course::course(&sampled, &changed)?) };
    let cool_down = judged.settings.cool_down().as_minutes();
    Ok(Replay {
        watch: judged.watch.id,
        from,
        to,
        set,
        present: present.len(),
        changed: changed.len(),
        alerts: compared(present, changed, cool_down),
    })
}

/// Alerts of both that begin within a cool-down of each other are one.
fn compared(present: Vec<Finding>, changed: Vec<Finding>, cool_down: i64) -> Vec<Replayed> {
    let near = |a: &Finding, b: &Finding| a.began_at.minutes_since(b.began_at).abs() < cool_down;
    let gone = present.iter().filter(|old| !changed.iter().any(|new| near(old, new)));
    let mut all: Vec<Replayed> = gone.map(|old| Replayed { finding: old.clone(), change: Change::Gone }).collect();
    for finding in changed {
        let old = present.iter().find(|old| near(old, &finding));
        let change = match old.map(|old| finding.level.cmp(&old.level)) {
            None => Change::Added,
            Some(std::cmp::Ordering::Less) => Change::Milder,
            Some(std::cmp::Ordering::Equal) => Change::Same,
            Some(std::cmp::Ordering::Greater) => Change::Graver,
        };
        all.push(Replayed { finding, change });
    }
    all.sort_by_key(|one| one.finding.began_at);
    all
}
