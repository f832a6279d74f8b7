//! The page of the duty officer: where things stand, and the next commands to paste.

use serde::Serialize;

use super::alert::AlertView;
use super::incident::IncidentRow;
use super::prepare::PreparedView;
use super::review::ActionView;
use super::task::{ClockView, TaskView};
use super::{Page, Shape, View, object, rows};
use crate::domain::entity::{Entity as _, Kind};
use crate::domain::preparedness::Readiness;
use crate::domain::time::Timestamp;
use crate::ops::status::{Aside, Next, Status, What};
use crate::text::{Catalog, tr};

/// Rows of each kind that a person is shown.
const SHOWN: usize = 12;

/// Alerts that are named.
const ALERTS_SHOWN: usize = 3;

/// Preparedness items that are named when no incident is open.
const PREPAREDNESS_SHOWN: usize = 3;

#[derive(Debug, Serialize)]
pub struct StatusView {
    pub now: Timestamp,
    /// The drill that runs beside; none where this is the drill.
    pub running_drill: Option<DrillNoticeView>,
    /// Alerts that ask for attention.
    pub alerts: Vec<AlertView>,
    pub incidents: Vec<IncidentRow>,
    pub next: Vec<NextView>,
    pub overdue_clocks: Vec<ClockView>,
    pub running_clocks: Vec<ClockView>,
    pub overdue_tasks: Vec<TaskView>,
    pub approvals_waiting: Vec<WaitingView>,
    pub open_actions: Vec<ActionView>,
    /// Looks back after closing, due or due within a week.
    pub follow_ups: Vec<TaskView>,
    /// Rules that `crisis.toml` switches off.
    pub rules_off: Vec<String>,
    /// Preparedness that is expired or was never done.
    pub preparedness_due: Vec<PreparedView>,
    #[serde(skip)]
    brief: bool,
}

#[derive(Debug, Serialize)]
pub struct DrillNoticeView {
    pub id: String,
    pub scenario: String,
    /// Below the workspace.
    pub folder: String,
}

#[derive(Debug, Serialize)]
pub struct NextView {
    pub command: String,
    pub what: String,
    pub due_at: Option<Timestamp>,
}

#[derive(Debug, Serialize)]
pub struct WaitingView {
    pub statement: String,
    pub incident: String,
    pub state: &'static str,
    pub roles: Vec<String>,
}

impl StatusView {
    /// Without `aside` only the next things: the bare command.
    pub fn new(status: &Status, aside: Option<&Aside>, catalog: &Catalog, now: Timestamp) -> Self {
        let clock = |clock: &crate::domain::clock::Clock| Some(ClockView::new(clock, status.playbook(clock.incident_id)?, catalog, now));
        let task = |task: &crate::domain::task::Task| Some(TaskView::new(task, status.playbook(task.incident_id)?, catalog, now));
        Self {
            now,
            running_drill: status.drill.as_ref().map(|drill| DrillNoticeView {
                id: drill.handle(),
                scenario: drill.scenario.clone(),
                folder: drill.folder.clone(),
            }),
            alerts: status.alerts.iter().map(|alert| AlertView::new(alert, catalog)).collect(),
            incidents: status.incidents.iter().map(IncidentRow::from).collect(),
            next: status.next.iter().map(|next| next_view(next, status, catalog)).collect(),
            overdue_clocks: status.overdue.iter().filter_map(clock).collect(),
            running_clocks: status.running.iter().filter_map(clock).collect(),
            overdue_tasks: status.tasks.iter().filter(|one| one.is_overdue(now)).filter_map(task).collect(),
            approvals_waiting: status
                .statements
                .iter()
                .map(|(statement, missing)| WaitingView {
                    statement: statement.handle(),
                    incident: Kind::Incident.handle(statement.incident_id),
                    state: statement.state.word(),
                    roles: missing.clone(),
                })
                .collect(),
            follow_ups: status.follow_ups.iter().filter_map(task).collect(),
            open_actions: status.actions.iter().map(ActionView::from).collect(),
            rules_off: aside.map(|aside| aside.rules_off.clone()).unwrap_or_default(),
            preparedness_due: aside.map(|aside| aside.due.iter().map(|one| PreparedView::new(one, catalog)).collect()).unwrap_or_default(),
            brief: aside.is_none(),
        }
    }

    /// Whether anything is late: `status --check` answers no then.
    pub fn is_late(&self) -> bool {
        !self.overdue_clocks.is_empty() || !self.overdue_tasks.is_empty()
    }

    fn show_next(&self, page: &mut Page<'_>) {
        let heading = page.tr("heading-next");
        page.heading(&heading);
        for next in &self.next {
            let due = next.due_at.map(|at| format!("  {}", page.due(at))).unwrap_or_default();
            page.line(&format!("  {}", next.command));
            page.line(&format!("      {}{due}", next.what));
        }
    }

    /// What early warning found, before everything else: it may be the beginning of the next incident.
    fn show_alerts(&self, page: &mut Page<'_>) {
        if self.alerts.is_empty() {
            return;
        }
        let heading = page.tr("heading-alerts");
        page.heading(&heading);
        for alert in self.alerts.iter().take(ALERTS_SHOWN) {
            let watch = alert.watch.as_str();
            let line = tr!(
                page.ui.catalog,
                "status-alert",
                id = alert.id.as_str(),
                level = alert.level,
                watch = watch,
                since = page.due(alert.began_at)
            );
            page.line(&format!("  {line}"));
            if let Some(reason) = alert.reasons.first() {
                page.text(&reason.text, "      ");
            }
            page.line(&format!("      crisis alert show {}", alert.id));
        }
        if self.alerts.len() > ALERTS_SHOWN {
            let line = tr!(page.ui.catalog, "and-more", count = self.alerts.len() - ALERTS_SHOWN);
            page.line(&line);
        }
    }

    fn show_incidents(&self, page: &mut Page<'_>) {
        let heading = page.tr("heading-open-incidents");
        page.heading(&heading);
        rows(page, &self.incidents[..self.incidents.len().min(SHOWN)]);
        more(page, self.incidents.len());
    }

    /// Never more than a few lines: whoever reads this may have something worse at hand.
    fn show_aside(&self, page: &mut Page<'_>) {
        if !self.rules_off.is_empty() {
            let line = tr!(page.ui.catalog, "status-rules-off", rules = page.ui.catalog.list(&self.rules_off));
            page.blank();
            page.text(&line, "");
        }
        if self.preparedness_due.is_empty() {
            return;
        }
        let expired = self.preparedness_due.iter().filter(|one| one.state == Readiness::Expired.word()).count();
        let line = tr!(page.ui.catalog, "status-prepare", expired = expired, never = self.preparedness_due.len() - expired);
        page.blank();
        page.text(&line, "");
        let few = if self.incidents.is_empty() { PREPAREDNESS_SHOWN } else { 0 };
        for one in self.preparedness_due.iter().take(few) {
            let line = tr!(page.ui.catalog, "status-prepare-item", title = one.title.as_str(), role = one.role_title.as_str());
            page.text(&line, "  ");
        }
    }

    fn show_waiting(&self, page: &mut Page<'_>) {
        if self.approvals_waiting.is_empty() {
            return;
        }
        let heading = page.tr("heading-waiting");
        page.heading(&heading);
        for one in self.approvals_waiting.iter().take(SHOWN) {
            let state = page.ui.catalog.word("statement-state", one.state);
            page.line(&format!("  {} {} {state}  {}", one.statement, one.incident, page.ui.catalog.list(&one.roles)));
        }
    }
}

fn next_view(next: &Next, status: &Status, catalog: &Catalog) -> NextView {
    let what = match &next.what {
        What::Task(task) => {
            let title = status.playbook(task.incident_id).map(|playbook| crate::ops::task::title(task, playbook, catalog.lang()));
            format!("{} {}", Kind::Incident.handle(task.incident_id), title.unwrap_or_default())
        }
        What::Statement(statement) => {
            let state = catalog.word("statement-state", statement.state.word());
            tr!(
                catalog,
                "next-statement",
                incident = Kind::Incident.handle(statement.incident_id),
                template = statement.template.as_str(),
                state = state
            )
        }
        What::Assess(incident) => tr!(catalog, "next-assess", incident = incident.handle()),
    };
    NextView { command: next.command.clone(), what, due_at: next.due }
}

fn more(page: &mut Page<'_>, count: usize) {
    if count > SHOWN {
        let line = tr!(page.ui.catalog, "and-more", count = count - SHOWN);
        page.line(&line);
    }
}

impl View for StatusView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        self.show_alerts(page);
        if !self.incidents.is_empty() {
            self.show_incidents(page);
            if self.is_late() {
                let late = tr!(page.ui.catalog, "status-late", clocks = self.overdue_clocks.len(), tasks = self.overdue_tasks.len());
                page.warning(&late);
            }
        } else if self.alerts.is_empty() {
            let none = page.tr("status-quiet");
            page.line(&none);
        }
        if !self.next.is_empty() {
            self.show_next(page);
        }
        if let Some(drill) = &self.running_drill {
            let (id, scenario, folder) = (drill.id.as_str(), drill.scenario.as_str(), drill.folder.as_str());
            let line = tr!(page.ui.catalog, "status-drill", id = id, scenario = scenario, folder = folder);
            page.blank();
            page.text(&line, "");
        }
        if self.brief {
            return;
        }
        for (key, clocks) in [("heading-overdue", &self.overdue_clocks), ("heading-running", &self.running_clocks)] {
            if !clocks.is_empty() {
                let heading = page.tr(key);
                page.heading(&heading);
                rows(page, &clocks[..clocks.len().min(SHOWN)]);
                more(page, clocks.len());
            }
        }
        self.show_waiting(page);
        if !self.open_actions.is_empty() {
            let heading = page.tr("heading-actions");
            page.heading(&heading);
            rows(page, &self.open_actions[..self.open_actions.len().min(SHOWN)]);
        }
        if !self.follow_ups.is_empty() {
            let heading = page.tr("heading-follow-ups");
            page.heading(&heading);
            rows(page, &self.follow_ups[..self.follow_ups.len().min(SHOWN)]);
        }
        self.show_aside(page);
    }
}
