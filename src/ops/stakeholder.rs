//! Who has a stake, and who has been told what, when, by whom.

use super::{Desk, lookup};
use crate::domain::entity::Entity as _;
use crate::domain::incident::Incident;
use crate::domain::playbook::{Group, Playbook};
use crate::domain::stakeholder::{Contact, Stakeholder};
use crate::domain::text::Lang;
use crate::error::{Error, Result};
use crate::respond::planning::Happening;
use crate::store::{Table, Txn};

/// A party with every contact so far.
pub struct Party {
    pub stakeholder: Stakeholder,
    pub contacts: Vec<Contact>,
}

pub fn name(party: &Stakeholder, playbook: &Playbook, lang: Lang) -> String {
    let rule = party.rule.as_ref().and_then(|id| playbook.respond.stakeholders.iter().find(|rule| &rule.id == id));
    let own = party.name.clone().or_else(|| rule.map(|rule| rule.title.get(lang).to_owned()));
    own.unwrap_or_else(|| party.group.to_string())
}

pub fn add(desk: &mut Desk, typed: &str, who: &str, group: Group, before_public: bool) -> Result<(Incident, Playbook, Party)> {
    if who.trim().is_empty() {
        return Err(Error::input("error-empty").with("what", "name"));
    }
    let mut work = desk.work()?;
    let incident = lookup::incident(&mut *work.txn, typed)?;
    lookup::open(&incident)?;
    let playbook = lookup::playbook(&mut *work.txn, &incident)?;
    let mut stakeholder = Stakeholder {
        id: 0,
        uuid: work.uuid(),
        revision: 0,
        incident_id: incident.id,
        rule: None,
        name: Some(who.trim().to_owned()),
        group,
        role: None,
        before_public,
        told_at: None,
    };
    work.insert(&mut stakeholder)?;
    work.event("stakeholder-added").of(&incident).about(&stakeholder).with("group", group).says("name", who.trim()).record()?;
    work.commit()?;
    Ok((incident, playbook, Party { stakeholder, contacts: Vec::new() }))
}

/// Records that a stakeholder was told. `party` is a handle, or the playbook's stakeholder id such as `family`.
pub fn contact(desk: &mut Desk, typed: &str, party: &str, text: &str, via: Option<String>) -> Result<(Incident, Playbook, Party)> {
    if text.trim().is_empty() {
        return Err(Error::input("error-empty").with("what", "text"));
    }
    let mut work = desk.work()?;
    let incident = lookup::incident(&mut *work.txn, typed)?;
    let playbook = lookup::playbook(&mut *work.txn, &incident)?;
    let mut stakeholder = find_party(&mut *work.txn, &incident, party)?;
    let mut contact = Contact {
        id: 0,
        uuid: work.uuid(),
        revision: 0,
        stakeholder_id: stakeholder.id,
        by: work.person(),
        via,
        text: text.trim().to_owned(),
        at: work.at,
    };
    work.insert(&mut contact)?;
    stakeholder.told_at = Some(stakeholder.told_at.map_or(work.at, |told| told.min(work.at)));
    work.update(&mut stakeholder)?;
    if let Some(rule) = &stakeholder.rule {
        work.happened(&incident, &playbook, &stakeholder.handle(), &Happening::Told { stakeholder: rule })?;
    }
    work.event("stakeholder-told")
        .of(&incident)
        .about(&stakeholder)
        .with("group", stakeholder.group)
        .with_some("rule", stakeholder.rule.as_ref())
        .says_some("name", stakeholder.name.as_ref())
        .says("text", &contact.text)
        .record()?;
    let contacts = work.txn.of(stakeholder.id)?;
    work.commit()?;
    Ok((incident, playbook, Party { stakeholder, contacts }))
}

fn find_party(txn: &mut dyn Txn, incident: &Incident, party: &str) -> Result<Stakeholder> {
    let all: Vec<Stakeholder> = txn.of(incident.id)?;
    if let Some(found) = all.iter().find(|one| one.rule.as_deref() == Some(party) || one.name.as_deref() == Some(party)) {
        return Ok(found.clone());
    }
    if party.chars().any(|c| c.is_ascii_digit()) {
        let found: Stakeholder = lookup::find(txn, party)?;
        if found.incident_id == incident.id {
            return Ok(found);
        }
    }
    let known: Vec<String> = all.iter().filter_map(|one| one.rule.clone().or_else(|| one.name.clone())).collect();
    Err(lookup::unknown(crate::domain::entity::Kind::Stakeholder, party).hint("hint-did-you-mean").hint_with("names", known.join(", ")))
}

pub fn list(desk: &mut Desk, typed: &str) -> Result<(Incident, Playbook, Vec<Party>)> {
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    let playbook = lookup::playbook(&mut *txn, &incident)?;
    let parties = parties(&mut *txn, &incident)?;
    Ok((incident, playbook, parties))
}

pub fn parties(txn: &mut dyn Txn, incident: &Incident) -> Result<Vec<Party>> {
    let mut parties = Vec::new();
    for stakeholder in Table::<Stakeholder>::of(txn, incident.id)? {
        let contacts = Table::<Contact>::of(txn, stakeholder.id)?;
        parties.push(Party { stakeholder, contacts });
    }
    Ok(parties)
}
