//! Closed incidents for teaching.

use serde::Serialize;

use super::{Page, Row};
use crate::ops::report::cases::Case;

#[derive(Serialize)]
pub struct CaseRow {
    pub id: String,
    #[serde(flatten)]
    pub case: Case,
}

impl From<Case> for CaseRow {
    fn from(case: Case) -> Self {
        Self { id: case.incident.id.clone(), case }
    }
}

impl Row for CaseRow {
    const COLUMNS: &'static [&'static str] = &["col-incident", "col-level", "col-title", "col-worked", "col-failed", "col-lessons"];

    fn cells(&self, _: &Page<'_>) -> Vec<String> {
        let case = &self.case;
        let title = format!("{}\n{}", case.incident.title, case.incident.playbook);
        let lines = |texts: &[String]| texts.join("\n");
        vec![self.id.clone(), case.incident.level.clone(), title, lines(&case.worked), lines(&case.failed), lines(&case.lessons)]
    }
}
