//! Tasks and clocks.

use serde::Serialize;

use super::{Page, Row};
use crate::domain::clock::{Clock, ClockOrigin};
use crate::domain::entity::Entity as _;
use crate::domain::playbook::{Playbook, Source};
use crate::domain::task::Task;
use crate::domain::time::Timestamp;
use crate::ops::task::{detail, title};
use crate::respond::planning::NOT_AT_LEVEL;
use crate::text::{Catalog, tr};

#[derive(Debug, Serialize)]
pub struct TaskView {
    pub id: String,
    pub uuid: String,
    pub incident: String,
    pub title: String,
    pub detail: Option<String>,
    pub role: String,
    pub role_title: String,
    pub owner: Option<String>,
    pub phase: &'static str,
    pub step: Option<String>,
    pub state: &'static str,
    pub required: bool,
    pub due_at: Option<Timestamp>,
    pub overdue: bool,
    pub done_at: Option<Timestamp>,
    pub reason: Option<String>,
}

impl TaskView {
    pub fn new(task: &Task, playbook: &Playbook, catalog: &Catalog, now: Timestamp) -> Self {
        Self {
            id: task.handle(),
            uuid: task.uuid.clone(),
            incident: crate::domain::entity::Kind::Incident.handle(task.incident_id),
            title: title(task, playbook, catalog.lang()),
            detail: detail(task, playbook, catalog.lang()),
            role: task.role.clone(),
            role_title: role_title(playbook, &task.role, catalog),
            owner: task.owner.clone(),
            phase: task.phase.word(),
            step: task.step.clone(),
            state: task.state.word(),
            required: task.required,
            due_at: task.due_at,
            overdue: task.is_overdue(now),
            done_at: task.done_at,
            reason: task.reason.as_deref().map(|reason| reason_text(reason, catalog)),
        }
    }
}

fn reason_text(reason: &str, catalog: &Catalog) -> String {
    match reason.strip_prefix(NOT_AT_LEVEL) {
        Some(level) => tr!(catalog, "task-not-at-level", level = level),
        None => reason.to_owned(),
    }
}

pub fn role_title(playbook: &Playbook, role: &str, catalog: &Catalog) -> String {
    playbook.roles.iter().find(|known| known.id == role).map_or_else(|| role.to_owned(), |known| known.title.get(catalog.lang()).to_owned())
}

impl Row for TaskView {
    const COLUMNS: &'static [&'static str] = &["col-task", "col-due", "col-title", "col-role", "col-state"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let mark = if self.required { "*" } else { "" };
        let state = if self.overdue { page.tr("state-overdue") } else { page.ui.catalog.word("task-state", self.state) };
        let who = self.owner.as_ref().map_or_else(|| self.role_title.clone(), |owner| format!("{} ({owner})", self.role_title));
        vec![format!("{}{mark}", self.id), page.time_or_dash(self.due_at), self.title.clone(), who, state]
    }
}

#[derive(Debug, Serialize)]
pub struct ClockView {
    pub id: String,
    pub uuid: String,
    pub incident: String,
    pub title: String,
    pub rule: String,
    pub origin: &'static str,
    pub role: Option<String>,
    pub to: Option<String>,
    pub starts_at: Timestamp,
    pub due_at: Timestamp,
    pub limit_minutes: i64,
    pub state: &'static str,
    pub met_at: Option<Timestamp>,
    pub met_by: Option<String>,
    pub source: Option<SourceView>,
    /// The rule pack it comes from.
    pub pack: Option<String>,
    pub note: Option<String>,
    /// Law and article, for a clock of a rule pack.
    #[serde(skip)]
    law: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct SourceView {
    pub title: String,
    pub article: Option<String>,
    pub verified_on: Option<String>,
    pub unverified: bool,
}

impl SourceView {
    pub fn new(source: &Source, catalog: &Catalog) -> Self {
        Self {
            title: source.title.get(catalog.lang()).to_owned(),
            article: source.article.as_ref().map(|article| article.get(catalog.lang()).to_owned()),
            verified_on: source.verified_on.clone(),
            unverified: source.unverified,
        }
    }

    /// Title, article, and a mark where nobody read the text.
    pub fn line(&self, catalog: &Catalog) -> String {
        let mut line = self.title.clone();
        if let Some(article) = &self.article {
            line = format!("{line} {article}");
        }
        if self.unverified { tr!(catalog, "source-unverified", source = line) } else { line }
    }
}

impl ClockView {
    pub fn new(clock: &Clock, playbook: &Playbook, catalog: &Catalog, now: Timestamp) -> Self {
        let rule = playbook.respond.clocks.iter().find(|rule| clock.origin == ClockOrigin::Playbook && rule.id == clock.rule);
        Self {
            id: clock.handle(),
            uuid: clock.uuid.clone(),
            incident: crate::domain::entity::Kind::Incident.handle(clock.incident_id),
            title: clock_title(clock, playbook, catalog),
            rule: clock.rule.clone(),
            origin: clock.origin.word(),
            role: rule.map(|rule| rule.role.clone()),
            to: rule.map(|rule| rule.to.get(catalog.lang()).to_owned()),
            starts_at: clock.starts_at,
            due_at: clock.due_at,
            limit_minutes: clock.due_at.minutes_since(clock.starts_at),
            state: clock.state(now).word(),
            met_at: clock.met_at,
            met_by: clock.met_by.clone(),
            source: rule.map(|rule| SourceView::new(&rule.source, catalog)),
            pack: rule.and_then(|rule| rule.pack()).map(str::to_owned),
            note: rule.and_then(|rule| rule.note.as_ref()).map(|note| note.get(catalog.lang()).to_owned()),
            law: rule.filter(|rule| rule.pack().is_some()).map(|rule| SourceView::new(&rule.source, catalog).line(catalog)),
        }
    }
}

pub fn clock_title(clock: &Clock, playbook: &Playbook, catalog: &Catalog) -> String {
    match clock.origin {
        ClockOrigin::Playbook => {
            let rule = playbook.respond.clocks.iter().find(|rule| rule.id == clock.rule);
            rule.map_or_else(|| clock.rule.clone(), |rule| rule.title.get(catalog.lang()).to_owned())
        }
        ClockOrigin::Promise => tr!(catalog, "clock-promise", statement = clock.rule.as_str()),
        ClockOrigin::SignOff => tr!(catalog, "clock-sign-off", statement = clock.rule.as_str()),
        ClockOrigin::Approval => tr!(catalog, "clock-approval", statement = clock.rule.as_str()),
    }
}

impl Row for ClockView {
    const COLUMNS: &'static [&'static str] = &["col-clock", "col-due", "col-title", "col-state", "col-met"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let state = page.ui.catalog.word("clock-state", self.state);
        let title = self.law.as_ref().map_or_else(|| self.title.clone(), |law| format!("{}\n{law}", self.title));
        vec![self.id.clone(), page.time(self.due_at), title, state, page.time_or_dash(self.met_at)]
    }
}
