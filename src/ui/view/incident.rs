//! Incidents: one with all its parts, and the list.

use serde::Serialize;

use super::task::{ClockView, TaskView};
use super::{Page, Row, Shape, View, object, or_empty, rows};
use crate::domain::entity::{Entity as _, Kind};
use crate::domain::incident::Incident;
use crate::domain::playbook::Playbook;
use crate::domain::time::Timestamp;
use crate::ops::incident::Shown;
use crate::text::{Catalog, tr};

/// One row of the list.
#[derive(Debug, Serialize)]
pub struct IncidentRow {
    pub id: String,
    pub uuid: String,
    pub revision: i64,
    pub title: String,
    pub summary: Option<String>,
    pub playbook: String,
    pub stage: &'static str,
    pub level: String,
    pub level_provisional: bool,
    pub score: Option<f64>,
    pub cluster: Option<String>,
    pub posture: Option<&'static str>,
    pub lead: Option<String>,
    pub tags: Vec<String>,
    pub drill: bool,
    pub outcome: Option<&'static str>,
    pub merged_into: Option<String>,
    pub occurred_at: Option<Timestamp>,
    pub detected_at: Timestamp,
    pub opened_at: Timestamp,
    pub assessed_at: Option<Timestamp>,
    pub resolved_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
}

impl From<&Incident> for IncidentRow {
    fn from(incident: &Incident) -> Self {
        Self {
            id: incident.handle(),
            uuid: incident.uuid.clone(),
            revision: incident.revision,
            title: incident.title.clone(),
            summary: incident.summary.clone(),
            playbook: incident.playbook.clone(),
            stage: incident.stage.word(),
            level: incident.level.clone(),
            level_provisional: incident.provisional,
            score: incident.score,
            cluster: incident.cluster.clone(),
            posture: incident.posture.map(crate::domain::playbook::Posture::word),
            lead: incident.lead.clone(),
            tags: incident.tags.clone(),
            drill: incident.drill,
            outcome: incident.outcome.map(crate::domain::incident::Outcome::word),
            merged_into: incident.merged_into.map(|id| Kind::Incident.handle(id)),
            occurred_at: incident.occurred_at,
            detected_at: incident.detected_at,
            opened_at: incident.opened_at,
            assessed_at: incident.assessed_at,
            resolved_at: incident.resolved_at,
            closed_at: incident.closed_at,
        }
    }
}

impl IncidentRow {
    pub fn level_text(&self, catalog: &Catalog) -> String {
        if self.level_provisional { tr!(catalog, "level-provisional", level = self.level.as_str()) } else { self.level.clone() }
    }
}

impl Row for IncidentRow {
    const COLUMNS: &'static [&'static str] = &["col-incident", "col-level", "col-stage", "col-detected", "col-title"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let title = if self.drill { tr!(page.ui.catalog, "title-drill", title = self.title.as_str()) } else { self.title.clone() };
        let stage = page.ui.catalog.word("stage", self.stage);
        vec![self.id.clone(), self.level_text(page.ui.catalog), stage, page.time(self.detected_at), title]
    }
}

/// One incident with its tasks and clocks.
#[derive(Debug, Serialize)]
pub struct IncidentView {
    #[serde(flatten)]
    pub row: IncidentRow,
    pub playbook_title: String,
    pub level_title: String,
    pub clocks: Vec<ClockView>,
    pub tasks: Vec<TaskView>,
    pub links: Vec<LinkView>,
    pub attachments: Vec<AttachmentView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct LinkView {
    pub kind: &'static str,
    pub target: String,
}

#[derive(Debug, Serialize)]
pub struct AttachmentView {
    pub id: String,
    pub subject: String,
    pub name: String,
    pub sha256: String,
    pub bytes: i64,
}

impl IncidentView {
    pub fn new(shown: &Shown, catalog: &Catalog, now: Timestamp) -> Self {
        let mut tasks: Vec<TaskView> = shown.tasks.iter().map(|task| TaskView::new(task, &shown.playbook, catalog, now)).collect();
        tasks.sort_by(|a, b| (a.due_at.is_none(), a.due_at, &a.id).cmp(&(b.due_at.is_none(), b.due_at, &b.id)));
        let mut clocks: Vec<ClockView> = shown.clocks.iter().map(|clock| ClockView::new(clock, &shown.playbook, catalog, now)).collect();
        clocks.sort_by_key(|clock| clock.due_at);
        Self {
            playbook_title: shown.playbook.title.get(catalog.lang()).to_owned(),
            level_title: level_title(&shown.playbook, &shown.incident.level, catalog),
            row: IncidentRow::from(&shown.incident),
            clocks,
            tasks,
            links: shown.links.iter().map(|link| LinkView { kind: link.kind.word(), target: link.target.clone() }).collect(),
            attachments: shown
                .attachments
                .iter()
                .map(|file| AttachmentView {
                    id: file.handle(),
                    subject: file.subject.clone(),
                    name: file.name.clone(),
                    sha256: file.sha256.clone(),
                    bytes: file.bytes,
                })
                .collect(),
            statement: shown.statement.clone(),
        }
    }

    fn fields(&self, page: &Page<'_>) -> Vec<(String, String)> {
        let catalog = page.ui.catalog;
        let level = format!("{} {}", self.row.level_text(catalog), self.level_title);
        let posture = self.row.posture.map(|posture| catalog.word("posture", posture)).unwrap_or_default();
        vec![
            (page.tr("label-level"), level),
            (page.tr("label-stage"), catalog.word("stage", self.row.stage)),
            (page.tr("label-playbook"), format!("{} ({})", self.playbook_title, self.row.playbook)),
            (page.tr("label-posture"), posture),
            (page.tr("label-summary"), or_empty(self.row.summary.as_ref())),
            (page.tr("label-lead"), or_empty(self.row.lead.as_ref())),
            (page.tr("label-occurred"), self.row.occurred_at.map(|at| page.time(at)).unwrap_or_default()),
            (page.tr("label-detected"), page.time(self.row.detected_at)),
            (page.tr("label-opened"), page.time(self.row.opened_at)),
            (page.tr("label-resolved"), self.row.resolved_at.map(|at| page.time(at)).unwrap_or_default()),
            (page.tr("label-closed"), self.row.closed_at.map(|at| page.time(at)).unwrap_or_default()),
            (page.tr("label-tags"), catalog.list(&self.row.tags)),
            (page.tr("label-links"), catalog.list(&self.links.iter().map(|link| link.target.as_str()).collect::<Vec<_>>())),
            (page.tr("label-files"), catalog.list(&self.attachments.iter().map(|file| file.name.as_str()).collect::<Vec<_>>())),
        ]
    }
}

pub fn level_title(playbook: &Playbook, level: &str, catalog: &Catalog) -> String {
    playbook.levels.iter().find(|known| known.id == level).map(|known| known.title.get(catalog.lang()).to_owned()).unwrap_or_default()
}

impl View for IncidentView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        let title =
            if self.row.drill { tr!(page.ui.catalog, "title-drill", title = self.row.title.as_str()) } else { self.row.title.clone() };
        page.heading(&format!("{}  {title}", self.row.id));
        let fields = self.fields(page);
        page.fields(&fields);
        if !self.clocks.is_empty() {
            let heading = page.tr("heading-clocks");
            page.heading(&heading);
            rows(page, &self.clocks);
        }
        if !self.tasks.is_empty() {
            let heading = page.tr("heading-tasks");
            page.heading(&heading);
            rows(page, &self.tasks);
        }
        if let Some(statement) = &self.statement {
            page.blank();
            let next = tr!(page.ui.catalog, "opened-with-holding", statement = statement.as_str());
            page.line(&next);
        }
    }
}
