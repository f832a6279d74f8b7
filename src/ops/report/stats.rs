//! `report stats`: every incident of the workspace, real ones and drills apart.

use std::collections::BTreeMap;

use crate::domain::incident::Incident;
use crate::domain::playbook::Playbook;
use crate::domain::statement::Statement;
use crate::domain::statement::is_public;
use crate::error::Result;
use crate::ops::{Desk, lookup};
use crate::review::stats::{Case, Stats, stats};
use crate::store::{IncidentFilter, Table, Txn};

/// The statistics, and the playbooks that give names to types and clocks.
pub struct Counted {
    pub real: Stats,
    pub drills: Stats,
    /// By id: the one of the latest incident, as it may have changed.
    pub playbooks: BTreeMap<String, Playbook>,
}

pub fn count(desk: &mut Desk) -> Result<Counted> {
    let now = desk.now;
    let mut txn = desk.read()?;
    let incidents = txn.incidents(IncidentFilter::default())?;
    let mut playbooks = BTreeMap::new();
    for incident in incidents.iter().rev() {
        if !playbooks.contains_key(&incident.playbook) {
            playbooks.insert(incident.playbook.clone(), lookup::playbook(&mut *txn, incident)?);
        }
    }
    let cases = incidents.into_iter().map(|incident| case(&mut *txn, incident)).collect::<Result<Vec<_>>>()?;
    let (drills, real): (Vec<Case>, Vec<Case>) = cases.into_iter().partition(|case| case.incident.drill);
    Ok(Counted { real: stats(&real, now), drills: stats(&drills, now), playbooks })
}

fn case(txn: &mut dyn Txn, incident: Incident) -> Result<Case> {
    let statements: Vec<Statement> = txn.of(incident.id)?;
    let first = statements.iter().filter(|one| is_public(&one.audience)).filter_map(|one| one.published_at).min();
    Ok(Case {
        first_statement: first.map(|at| at.minutes_since(incident.detected_at)),
        clocks: Table::of(txn, incident.id)?,
        actions: Table::of(txn, incident.id)?,
        lessons: Table::of(txn, incident.id)?,
        incident,
    })
}
