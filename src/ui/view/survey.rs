//! What people said, as a table and as JSON.

use serde::Serialize;

use super::{Page, Row, or_empty};
use crate::domain::entity::{Entity as _, Kind};
use crate::domain::review::Survey;
use crate::domain::time::Timestamp;
use crate::text::tr;

#[derive(Debug, Serialize)]
pub struct SurveyView {
    pub id: String,
    pub uuid: String,
    pub incident: String,
    pub group: &'static str,
    /// Null, with `count` and `question`, for feedback that nobody asked for.
    pub asked: Option<String>,
    pub count: Option<i64>,
    pub question: Option<String>,
    pub result: String,
    pub source: Option<String>,
    pub by: String,
    pub at: Timestamp,
}

impl From<&Survey> for SurveyView {
    fn from(survey: &Survey) -> Self {
        Self {
            id: survey.handle(),
            uuid: survey.uuid.clone(),
            incident: Kind::Incident.handle(survey.incident_id),
            group: survey.group.word(),
            asked: survey.asked.clone(),
            count: survey.count,
            question: survey.question.clone(),
            result: survey.result.clone(),
            source: survey.source.clone(),
            by: survey.by.clone(),
            at: survey.at,
        }
    }
}

impl Row for SurveyView {
    const COLUMNS: &'static [&'static str] = &["col-survey", "col-time", "col-asked", "col-question", "col-result", "col-source"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let group = page.ui.catalog.word("group", self.group);
        let asked = match (&self.asked, self.count) {
            (Some(asked), Some(count)) => tr!(page.ui.catalog, "survey-asked", group = group, asked = asked.as_str(), count = count),
            _ => group,
        };
        let question = self.question.clone().unwrap_or_else(|| page.tr("survey-unasked"));
        vec![self.id.clone(), page.time(self.at), asked, question, self.result.clone(), or_empty(self.source.as_ref())]
    }
}
