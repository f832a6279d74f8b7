//! Preparedness: each item with how it stands.

use serde::Serialize;

use super::{Page, Row};
use crate::domain::entity::Entity as _;
use crate::domain::playbook::PreparednessKind;
use crate::domain::preparedness::PreparednessRecord;
use crate::domain::time::Timestamp;
use crate::ops::prepare::Prepared;
use crate::text::Catalog;

#[derive(Debug, Serialize)]
pub struct PreparedView {
    /// What `prepare done` takes: `<playbook>.<item>`, or the item alone where no other playbook has one of that name.
    pub id: String,
    pub playbook: String,
    pub item: String,
    pub kind: PreparednessKind,
    pub title: String,
    pub detail: String,
    pub role: String,
    pub role_title: String,
    pub valid_for: String,
    pub state: &'static str,
    pub record: Option<String>,
    pub done_at: Option<Timestamp>,
    pub expires_at: Option<Timestamp>,
    pub by: Option<String>,
    pub evidence: Option<String>,
}

impl PreparedView {
    pub fn new(one: &Prepared, catalog: &Catalog) -> Self {
        let lang = catalog.lang();
        let record = one.record.as_ref();
        Self {
            id: one.id(),
            playbook: one.playbook.clone(),
            item: one.item.id.clone(),
            kind: one.item.kind,
            title: one.item.title.get(lang).to_owned(),
            detail: one.item.detail.get(lang).to_owned(),
            role: one.item.role.clone(),
            role_title: one.role_title.get(lang).to_owned(),
            valid_for: one.item.valid_for.to_string(),
            state: one.readiness.word(),
            record: record.map(PreparednessRecord::handle),
            done_at: record.map(|record| record.done_at),
            expires_at: one.expires_at,
            by: record.map(|record| record.by.clone()),
            evidence: record.and_then(|record| record.evidence.clone()),
        }
    }
}

impl Row for PreparedView {
    const COLUMNS: &'static [&'static str] = &["col-item", "col-role", "col-state"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let until = self.expires_at.map(|at| format!("\n{}", at.local().format("%Y-%m-%d"))).unwrap_or_default();
        let state = page.ui.catalog.word("readiness", self.state);
        vec![format!("{}\n{}", self.id, self.title), self.role_title.clone(), format!("{state}{until}")]
    }
}
