//! The workspace's record of its drills: which were held, which runs, how they ended.

use super::collect::Scored;
use super::of_store;
use crate::domain::drill::Drill;
use crate::error::{Error, Result};
use crate::ops::{Desk, lookup};
use crate::store::Table;

/// The drills of a scenario, or all, the latest first.
#[derive(Clone, Debug)]
pub struct Held {
    pub drills: Vec<Drill>,
}

/// # Errors
/// Whatever the store says.
pub fn held(desk: &mut Desk) -> Result<Held> {
    let mut drills = Vec::new();
    Table::<Drill>::each(&mut *desk.read()?, &mut |drill| {
        drills.push(drill);
        Ok(())
    })?;
    drills.reverse();
    Ok(Held { drills })
}

/// The drill that runs, if one does.
///
/// # Errors
/// Whatever the store says.
pub fn running(desk: &mut Desk) -> Result<Option<Drill>> {
    Ok(held(desk)?.drills.into_iter().find(Drill::is_running))
}

/// The drill a person names; absent: the one that runs, else the last.
///
/// # Errors
/// Not found.
pub fn named(desk: &mut Desk, typed: Option<&str>) -> Result<Drill> {
    if let Some(typed) = typed {
        return lookup::find(&mut *desk.read()?, typed);
    }
    let held = held(desk)?.drills;
    let running = held.iter().find(|drill| drill.is_running()).cloned();
    running.or_else(|| held.into_iter().next()).ok_or_else(|| Error::not_found("error-drill-none").hint("hint-drill-list"))
}

/// Ends the drill in its own store: its clock stops.
///
/// # Errors
/// Whatever the store says.
pub fn finish(desk: &mut Desk, scored: &Scored) -> Result<()> {
    let mut work = desk.work()?;
    let (mut drill, _) = of_store(&mut *work.txn)?;
    if !drill.is_running() {
        return Ok(());
    }
    (drill.scene_at, drill.ended_at) = (work.now, Some(work.now));
    (drill.score, drill.parts) = (scored.score.total, scored.score.kept());
    work.update(&mut drill)?;
    tell(&mut work, &drill)?;
    work.commit()
}

/// Ends it in the workspace's record; without a score where the drill's data are gone. Ending twice is ending once.
///
/// # Errors
/// Whatever the store says.
pub fn end(desk: &mut Desk, handle: &str, scored: Option<&Scored>) -> Result<Drill> {
    let mut work = desk.work()?;
    let mut drill: Drill = lookup::find(&mut *work.txn, handle)?;
    if !drill.is_running() {
        return Ok(drill);
    }
    drill.ended_at = Some(work.now);
    if let Some(scored) = scored {
        (drill.score, drill.parts) = (scored.score.total, scored.score.kept());
        (drill.scene_at, drill.delivered) = (scored.drill.scene_at, scored.drill.delivered);
    }
    work.update(&mut drill)?;
    tell(&mut work, &drill)?;
    work.commit()?;
    Ok(drill)
}

fn tell(work: &mut crate::ops::Work<'_>, drill: &Drill) -> Result<()> {
    work.event("drill-ended")
        .about(drill)
        .with("scenario", &drill.scenario)
        .with("score", drill.score.map_or_else(|| "none".to_owned(), |score| format!("{score:.1}")))
        .record()
}
