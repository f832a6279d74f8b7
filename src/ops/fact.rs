//! The fact ledger: add a claim, change what is known of it.

use std::path::PathBuf;

use super::plan::Case;
use super::{Desk, lookup};
use crate::domain::entity::Entity as _;
use crate::domain::fact::{Fact, FactStatus, Release};
use crate::domain::incident::Incident;
use crate::error::{Error, Result};

/// What `fact add` is told.
#[derive(Clone, Debug)]
pub struct Add {
    pub text: String,
    pub status: FactStatus,
    pub release: Release,
    pub source: Option<String>,
    pub verified_by: Option<String>,
    pub attach: Vec<PathBuf>,
}

pub fn add(desk: &mut Desk, typed: &str, add: Add) -> Result<Fact> {
    let text = add.text.trim();
    if text.is_empty() {
        return Err(Error::input("error-empty").with("what", "text"));
    }
    releasable(add.status, add.release)?;
    let mut work = desk.work()?;
    let incident = lookup::incident(&mut *work.txn, typed)?;
    lookup::open(&incident)?;
    let verified_by = add.verified_by.map(|who| super::person_id(work.config, &who));
    let mut fact = Fact {
        id: 0,
        uuid: work.uuid(),
        revision: 0,
        incident_id: incident.id,
        text: text.to_owned(),
        status: add.status,
        release: add.release,
        source: add.source,
        verified_by: verified_by.or_else(|| (add.status == FactStatus::Confirmed).then(|| work.person())),
        recorded_at: work.at,
        changed_at: None,
        erased_at: None,
    };
    work.insert(&mut fact)?;
    work.attach(&incident, &fact.handle(), &add.attach)?;
    let case = Case::of(&mut *work.txn, work.config, &incident)?;
    work.replan(&incident, &case)?;
    work.fact_moved(&incident, &case.playbook, &fact)?;
    work.event("fact-added")
        .of(&incident)
        .about(&fact)
        .with("status", fact.status)
        .with("release", fact.release)
        .says("text", &fact.text)
        .says_some("source", fact.source.as_ref())
        .record()?;
    work.commit()?;
    Ok(fact)
}

/// Only what is confirmed may be public.
fn releasable(status: FactStatus, release: Release) -> Result<()> {
    if release == Release::Public && status != FactStatus::Confirmed {
        return Err(Error::conflict("error-fact-release").with("status", status));
    }
    Ok(())
}

/// What `fact set` is told; what is absent stays.
#[derive(Clone, Debug, Default)]
pub struct Set {
    pub text: Option<String>,
    pub status: Option<FactStatus>,
    pub release: Option<Release>,
    pub source: Option<String>,
    pub verified_by: Option<String>,
}

pub fn set(desk: &mut Desk, typed: &str, set: Set) -> Result<Fact> {
    let mut work = desk.work()?;
    let mut fact: Fact = lookup::find(&mut *work.txn, typed)?;
    if fact.erased_at.is_some() {
        return Err(Error::conflict("error-erased").with("handle", fact.handle()));
    }
    let incident = lookup::incident(&mut *work.txn, &fact.incident_id.to_string())?;
    let before = fact.status;
    fact.text = set.text.clone().unwrap_or(fact.text);
    fact.status = set.status.unwrap_or(fact.status);
    // What is no longer confirmed is no longer public, unless the same command asks for both.
    let kept = if fact.status == FactStatus::Confirmed { fact.release } else { Release::Internal };
    fact.release = set.release.unwrap_or(kept);
    releasable(fact.status, fact.release)?;
    fact.source = set.source.clone().or(fact.source);
    let confirmed_now = fact.status == FactStatus::Confirmed && before != FactStatus::Confirmed;
    let verifier = set.verified_by.map(|who| super::person_id(work.config, &who)).or_else(|| confirmed_now.then(|| work.person()));
    fact.verified_by = verifier.or(fact.verified_by);
    fact.changed_at = Some(work.at);
    work.update(&mut fact)?;
    if incident.is_open() {
        let case = Case::of(&mut *work.txn, work.config, &incident)?;
        work.replan(&incident, &case)?;
        work.fact_moved(&incident, &case.playbook, &fact)?;
    }
    work.event("fact-changed")
        .of(&incident)
        .about(&fact)
        .with("status", fact.status)
        .with("previous", before)
        .with("release", fact.release)
        .says("text", &fact.text)
        .says_some("source", set.source)
        .record()?;
    work.commit()?;
    Ok(fact)
}

pub fn list(desk: &mut Desk, typed: &str) -> Result<(Incident, Vec<Fact>)> {
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    let facts = txn.of(incident.id)?;
    Ok((incident, facts))
}
