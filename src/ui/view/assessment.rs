//! Assessments with their reasons.

use std::collections::BTreeMap;

use serde::Serialize;

use super::incident::level_title;
use super::reason::ReasonView;
use super::{Page, Shape, View, object};
use crate::domain::assessment::Assessment;
use crate::domain::entity::Entity as _;
use crate::domain::time::Timestamp;
use crate::ops::assess::Made;
use crate::text::{Catalog, tr};

#[derive(Debug, Serialize)]
pub struct AssessmentView {
    pub id: String,
    pub uuid: String,
    pub incident: String,
    pub stage: &'static str,
    pub level: String,
    pub level_title: String,
    pub previous_level: String,
    pub score: f64,
    pub scores: BTreeMap<String, u8>,
    pub missing: Vec<String>,
    pub cluster: Option<String>,
    pub posture: Option<&'static str>,
    pub posture_guidance: Option<String>,
    pub reasons: Vec<ReasonView>,
    pub level_reason: Option<String>,
    pub posture_reason: Option<String>,
    pub at: Timestamp,
    pub by: String,
    pub tasks_added: usize,
    pub due_times_moved: usize,
    pub tasks_dropped: usize,
}

impl AssessmentView {
    pub fn new(made: &Made, catalog: &Catalog) -> Self {
        let Assessment { score, scores, missing, cluster, posture, reasons, .. } = &made.assessment;
        let rule_id = reasons.iter().find(|reason| reason.code == "reason-posture").and_then(|reason| reason.params.get("rule"));
        let rule =
            made.playbook.assess.postures.iter().find(|rule| Some(rule.posture) == *posture && rule_id.is_none_or(|id| *id == rule.id));
        Self {
            id: made.assessment.handle(),
            uuid: made.assessment.uuid.clone(),
            incident: made.incident.handle(),
            stage: made.incident.stage.word(),
            level: made.assessment.level.clone(),
            level_title: level_title(&made.playbook, &made.assessment.level, catalog),
            previous_level: made.previous_level.clone(),
            score: *score,
            scores: scores.clone(),
            missing: missing.clone(),
            cluster: cluster.clone(),
            posture: posture.map(crate::domain::playbook::Posture::word),
            posture_guidance: rule.map(|rule| rule.guidance.get(catalog.lang()).to_owned()),
            reasons: reasons.iter().map(|reason| ReasonView::new(reason, &made.playbook, catalog)).collect(),
            level_reason: made.assessment.level_reason.clone(),
            posture_reason: made.assessment.posture_reason.clone(),
            at: made.assessment.at,
            by: made.assessment.by.clone(),
            tasks_added: made.replanned.added,
            due_times_moved: made.replanned.moved,
            tasks_dropped: made.replanned.dropped,
        }
    }
}

impl View for AssessmentView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        let catalog = page.ui.catalog;
        let heading = tr!(
            catalog,
            "assessed-as",
            incident = self.incident.as_str(),
            level = self.level.as_str(),
            title = self.level_title.as_str(),
            score = format!("{:.1}", self.score)
        );
        page.heading(&heading);
        for reason in &self.reasons {
            page.line(&format!("  · {}", reason.text));
        }
        for reason in self.level_reason.iter().chain(&self.posture_reason) {
            page.line(&format!("    “{reason}”"));
        }
        if let (Some(posture), Some(guidance)) = (self.posture, &self.posture_guidance) {
            page.blank();
            let label = catalog.word("posture", posture);
            page.fields(&[(label, guidance.clone())]);
        }
        page.blank();
        let planned = tr!(
            catalog,
            "assessed-replanned",
            added = self.tasks_added,
            moved = self.due_times_moved,
            dropped = self.tasks_dropped,
            incident = self.incident.as_str()
        );
        page.line(&planned);
    }
}
