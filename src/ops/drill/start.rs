//! Beginning a drill: first in its own store, then, when that stands, the record in the workspace's.

use crate::domain::drill::Drill;
use crate::domain::entity::{Entity as _, Kind};
use crate::domain::scenario::Scenario;
use crate::domain::time::Timestamp;
use crate::domain::when::{Direction, parse};
use crate::error::{Error, Result};
use crate::ops::Desk;
use crate::store::Table;
use crate::store::chain::sha256;

/// What `drill start` is told.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    pub speed: i64,
    pub seed: Option<i64>,
}

/// The drill that would begin now, by the workspace's desk. Nothing is written.
///
/// # Errors
/// Conflict while another one runs.
pub fn plan(desk: &mut Desk, scenario: &Scenario, start: Start) -> Result<(String, Drill)> {
    if let Some(running) = super::running(desk)? {
        let handle = running.handle();
        return Err(Error::conflict("error-drill-running").with("drill", &handle).hint("hint-drill-end").hint_with("drill", handle));
    }
    let mut last = 0;
    Table::<Drill>::each(&mut *desk.read()?, &mut |drill| {
        last = drill.id;
        Ok(())
    })?;
    let handle = Kind::Drill.handle(last + 1);
    let json = serde_json::to_string(scenario).map_err(Error::bug)?;
    let begins_at = first_moment(desk, scenario)?;
    let drill = Drill {
        id: 0,
        uuid: String::new(),
        revision: 0,
        scenario: scenario.id.clone(),
        scenario_hash: sha256(json.as_bytes()),
        playbook: scenario.playbook.clone(),
        lang: desk.lang.to_string(),
        seed: start.seed,
        speed: start.speed,
        folder: format!("drills/{handle}"),
        by: crate::ops::person_id(&desk.config, &desk.actor.person),
        begins_at,
        lasts: scenario.lasts.as_minutes(),
        real_at: desk.now,
        scene_at: begins_at,
        delivered: 0,
        started_at: desk.now,
        ended_at: None,
        score: None,
        parts: Vec::new(),
    };
    Ok((handle, drill))
}

/// The scenario's hour on the day on which the drill is held.
fn first_moment(desk: &Desk, scenario: &Scenario) -> Result<Timestamp> {
    let text = format!("{} {}", desk.now.local().format("%Y-%m-%d"), scenario.begins);
    let never = Timestamp::new(i64::MAX / 2, 0);
    parse(&text, never, desk.zone(), Direction::Past)
}

/// Begins it in the drill's own store.
///
/// # Errors
/// Whatever the store says.
pub fn begin(desk: &mut Desk, drill: &Drill, scenario: &Scenario) -> Result<()> {
    let json = serde_json::to_string(scenario).map_err(Error::bug)?;
    desk.now = drill.begins_at;
    let mut work = desk.work()?;
    work.txn.keep_blob(&drill.scenario_hash, json.as_bytes())?;
    let mut own = Drill { uuid: work.uuid(), ..drill.clone() };
    work.insert(&mut own)?;
    tell(&mut work, &own)?;
    work.commit()
}

/// Writes the record into the workspace's store.
///
/// # Errors
/// Whatever the store says.
pub fn record(desk: &mut Desk, drill: &Drill) -> Result<Drill> {
    let mut work = desk.work()?;
    let mut drill = Drill { uuid: work.uuid(), ..drill.clone() };
    work.insert(&mut drill)?;
    tell(&mut work, &drill)?;
    work.commit()?;
    Ok(drill)
}

fn tell(work: &mut crate::ops::Work<'_>, drill: &Drill) -> Result<()> {
    work.event("drill-started")
        .about(drill)
        .with("scenario", &drill.scenario)
        .with("speed", drill.speed)
        .with("seed", drill.seed.map(|seed| seed.to_string()).unwrap_or_default())
        .record()
}
