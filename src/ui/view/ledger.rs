//! Facts, demands, stakeholders.

use serde::Serialize;

use super::{Page, Row, or_empty};
use crate::domain::entity::{Entity as _, Kind};
use crate::domain::fact::Fact;
use crate::domain::playbook::Playbook;
use crate::domain::stakeholder::Demand;
use crate::domain::time::Timestamp;
use crate::ops::stakeholder::{Party, name};
use crate::text::Catalog;

#[derive(Debug, Serialize)]
pub struct FactView {
    pub id: String,
    pub uuid: String,
    pub revision: i64,
    pub incident: String,
    pub text: String,
    pub status: &'static str,
    pub release: &'static str,
    pub source: Option<String>,
    pub verified_by: Option<String>,
    pub recorded_at: Timestamp,
    pub changed_at: Option<Timestamp>,
    pub erased_at: Option<Timestamp>,
}

impl From<&Fact> for FactView {
    fn from(fact: &Fact) -> Self {
        Self {
            id: fact.handle(),
            uuid: fact.uuid.clone(),
            revision: fact.revision,
            incident: Kind::Incident.handle(fact.incident_id),
            text: fact.text.clone(),
            status: fact.status.word(),
            release: fact.release.word(),
            source: fact.source.clone(),
            verified_by: fact.verified_by.clone(),
            recorded_at: fact.recorded_at,
            changed_at: fact.changed_at,
            erased_at: fact.erased_at,
        }
    }
}

impl Row for FactView {
    const COLUMNS: &'static [&'static str] = &["col-fact", "col-status", "col-release", "col-text", "col-source"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let catalog = page.ui.catalog;
        let text = if self.erased_at.is_some() { page.tr("text-erased") } else { self.text.clone() };
        let (status, release) = (catalog.word("fact-status", self.status), catalog.word("release", self.release));
        vec![self.id.clone(), status, release, text, or_empty(self.source.as_ref())]
    }
}

#[derive(Debug, Serialize)]
pub struct DemandView {
    pub id: String,
    pub uuid: String,
    pub revision: i64,
    pub incident: String,
    pub text: String,
    pub by: Option<String>,
    pub state: &'static str,
    pub promise: Option<String>,
    pub result: Option<String>,
    pub owner: Option<String>,
    pub due_at: Option<Timestamp>,
    pub recorded_at: Timestamp,
    pub settled_at: Option<Timestamp>,
}

impl From<&Demand> for DemandView {
    fn from(demand: &Demand) -> Self {
        Self {
            id: demand.handle(),
            uuid: demand.uuid.clone(),
            revision: demand.revision,
            incident: Kind::Incident.handle(demand.incident_id),
            text: demand.text.clone(),
            by: demand.by.clone(),
            state: demand.state.word(),
            promise: demand.promise.clone(),
            result: demand.result.clone(),
            owner: demand.owner.clone(),
            due_at: demand.due_at,
            recorded_at: demand.recorded_at,
            settled_at: demand.settled_at,
        }
    }
}

impl Row for DemandView {
    const COLUMNS: &'static [&'static str] = &["col-demand", "col-state", "col-by", "col-text", "col-promise", "col-result"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let state = page.ui.catalog.word("demand-state", self.state);
        vec![
            self.id.clone(),
            state,
            or_empty(self.by.as_ref()),
            self.text.clone(),
            or_empty(self.promise.as_ref()),
            or_empty(self.result.as_ref()),
        ]
    }
}

#[derive(Debug, Serialize)]
pub struct StakeholderView {
    pub id: String,
    pub uuid: String,
    pub incident: String,
    pub name: String,
    pub rule: Option<String>,
    pub group: &'static str,
    pub role: Option<String>,
    pub before_public: bool,
    pub detail: Option<String>,
    pub told_at: Option<Timestamp>,
    pub contacts: Vec<ContactView>,
}

#[derive(Debug, Serialize)]
pub struct ContactView {
    pub at: Timestamp,
    pub by: String,
    pub via: Option<String>,
    pub text: String,
}

impl StakeholderView {
    pub fn new(party: &Party, playbook: &Playbook, catalog: &Catalog) -> Self {
        let one = &party.stakeholder;
        let rule = one.rule.as_ref().and_then(|id| playbook.respond.stakeholders.iter().find(|rule| &rule.id == id));
        Self {
            id: one.handle(),
            uuid: one.uuid.clone(),
            incident: Kind::Incident.handle(one.incident_id),
            name: name(one, playbook, catalog.lang()),
            rule: one.rule.clone(),
            group: one.group.word(),
            role: one.role.clone(),
            before_public: one.before_public,
            detail: rule.map(|rule| rule.detail.get(catalog.lang()).to_owned()),
            told_at: one.told_at,
            contacts: party
                .contacts
                .iter()
                .map(|contact| ContactView { at: contact.at, by: contact.by.clone(), via: contact.via.clone(), text: contact.text.clone() })
                .collect(),
        }
    }
}

impl Row for StakeholderView {
    const COLUMNS: &'static [&'static str] = &["col-stakeholder", "col-name", "col-group", "col-told", "col-last-contact"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let told = match (self.told_at, self.before_public) {
            (Some(at), _) => page.time(at),
            (None, true) => page.tr("untold-before-public"),
            (None, false) => page.tr("untold"),
        };
        let last = self.contacts.last().map(|contact| contact.text.clone()).unwrap_or_default();
        let id = self.rule.as_ref().map_or_else(|| self.id.clone(), |rule| format!("{} {rule}", self.id));
        vec![id, self.name.clone(), page.ui.catalog.word("group", self.group), told, last]
    }
}
