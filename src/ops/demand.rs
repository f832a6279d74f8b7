//! Demands of those affected: what they ask for, what was promised, what came of it.

use super::{Desk, lookup};
use crate::domain::incident::Incident;
use crate::domain::stakeholder::{Demand, DemandState};
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};

/// What `demand add` is told.
#[derive(Clone, Debug, Default)]
pub struct Add {
    pub text: String,
    pub by: Option<String>,
    pub promise: Option<String>,
    pub owner: Option<String>,
    pub due_at: Option<Timestamp>,
}

pub fn add(desk: &mut Desk, typed: &str, add: Add) -> Result<Demand> {
    let text = add.text.trim();
    if text.is_empty() {
        return Err(Error::input("error-empty").with("what", "text"));
    }
    let mut work = desk.work()?;
    let incident = lookup::incident(&mut *work.txn, typed)?;
    lookup::open(&incident)?;
    let mut demand = Demand {
        id: 0,
        uuid: work.uuid(),
        revision: 0,
        incident_id: incident.id,
        text: text.to_owned(),
        by: add.by,
        state: DemandState::Open,
        promise: add.promise,
        result: None,
        owner: add.owner.map(|who| super::person_id(work.config, &who)),
        due_at: add.due_at,
        recorded_at: work.at,
        settled_at: None,
    };
    work.insert(&mut demand)?;
    work.event("demand-added").of(&incident).about(&demand).says("text", &demand.text).says_some("by", demand.by.as_ref()).record()?;
    work.commit()?;
    Ok(demand)
}

/// What `demand set` is told; what is absent stays.
#[derive(Clone, Debug, Default)]
pub struct Set {
    pub state: Option<DemandState>,
    pub promise: Option<String>,
    pub result: Option<String>,
    pub owner: Option<String>,
    pub due_at: Option<Timestamp>,
}

pub fn set(desk: &mut Desk, typed: &str, set: Set) -> Result<Demand> {
    let mut work = desk.work()?;
    let mut demand: Demand = lookup::find(&mut *work.txn, typed)?;
    let incident = lookup::incident(&mut *work.txn, &demand.incident_id.to_string())?;
    demand.state = set.state.unwrap_or(demand.state);
    if set.state.is_some_and(|state| state != DemandState::Open) && set.result.is_none() && demand.result.is_none() {
        return Err(Error::usage("error-demand-result"));
    }
    demand.promise = set.promise.or(demand.promise);
    demand.result = set.result.or(demand.result);
    demand.owner = set.owner.map(|who| super::person_id(work.config, &who)).or(demand.owner);
    demand.due_at = set.due_at.or(demand.due_at);
    demand.settled_at = if demand.state == DemandState::Open { None } else { demand.settled_at.or(Some(work.at)) };
    work.update(&mut demand)?;
    work.event("demand-changed")
        .of(&incident)
        .about(&demand)
        .with("state", demand.state)
        .says_some("promise", demand.promise.as_ref())
        .says_some("result", demand.result.as_ref())
        .record()?;
    work.commit()?;
    Ok(demand)
}

pub fn list(desk: &mut Desk, typed: &str) -> Result<(Incident, Vec<Demand>)> {
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    let demands = txn.of(incident.id)?;
    Ok((incident, demands))
}
