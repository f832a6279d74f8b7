//! One alert: a row of the list, and the whole of it with what lies behind.

use serde::Serialize;

use super::AlertReasonView;
use crate::domain::alert::{Alert, AlertState};
use crate::domain::entity::{Entity as _, Kind};
use crate::domain::span::Span;
use crate::domain::time::Timestamp;
use crate::ops::alert::Shown;
use crate::text::{Catalog, beginning, tr};
use crate::ui::view::mention::MentionView;
use crate::ui::view::{Row, or_empty};
use crate::ui::{Page, Shape, View, object};

/// Reasons in the row of a list.
const IN_A_ROW: usize = 2;
/// Reasons that a person cannot check at a glance.
const STATISTICS: [&str; 3] = ["deviation", "score", "remembered"];
/// Stories that are named.
const STORIES: usize = 5;
/// Characters of a post on one line.
const POST: usize = 60;

#[derive(Clone, Debug, Serialize)]
pub struct AlertView {
    pub id: String,
    pub uuid: String,
    pub watch: String,
    pub also: Vec<String>,
    pub playbook: String,
    pub level: &'static str,
    pub state: &'static str,
    pub began_at: Timestamp,
    /// When it could be known.
    pub at: Timestamp,
    pub found_at: Timestamp,
    pub raised_at: Option<Timestamp>,
    pub quiet_until: Option<Timestamp>,
    pub snoozed_until: Option<Timestamp>,
    pub handled_by: Option<String>,
    pub reason: Option<String>,
    pub incident: Option<String>,
    pub reasons: Vec<AlertReasonView>,
    pub next: Vec<String>,
}

impl AlertView {
    pub fn new(alert: &Alert, catalog: &Catalog) -> Self {
        Self {
            id: alert.handle(),
            uuid: alert.uuid.clone(),
            watch: alert.watch.clone(),
            also: alert.also.clone(),
            playbook: alert.playbook.clone(),
            level: alert.level.word(),
            state: alert.state.word(),
            began_at: alert.began_at,
            at: alert.due_at,
            found_at: alert.found_at,
            raised_at: alert.raised_at,
            quiet_until: alert.quiet_until,
            snoozed_until: alert.snoozed_until,
            handled_by: alert.handled_by.clone(),
            reason: alert.reason.clone(),
            incident: alert.incident_id.map(|id| Kind::Incident.handle(id)),
            reasons: AlertReasonView::all(&alert.reasons, catalog),
            next: next(alert),
        }
    }

    /// The first reasons as one line: what a person reads first.
    pub fn headline(&self) -> String {
        let first: Vec<&str> = self.reasons.iter().take(IN_A_ROW).map(|reason| reason.text.as_str()).collect();
        first.join("\n")
    }
}

/// What one may do with it, as commands to paste.
pub fn next(alert: &Alert) -> Vec<String> {
    let handle = alert.handle();
    let open = format!("crisis alert open {handle} --playbook {} --holding weibo,wechat", alert.playbook);
    match alert.state {
        AlertState::New | AlertState::Snoozed => {
            vec![open, format!("crisis alert ack {handle}"), format!("crisis alert dismiss {handle} --reason …")]
        }
        AlertState::Acknowledged => vec![open, format!("crisis alert dismiss {handle} --reason …")],
        AlertState::Opened => {
            alert.incident_id.map(|id| format!("crisis incident show {}", Kind::Incident.handle(id))).into_iter().collect()
        }
        AlertState::Dismissed => Vec::new(),
    }
}

impl Row for AlertView {
    const COLUMNS: &'static [&'static str] = &["col-alert", "col-level", "col-state", "col-watch", "col-since", "col-reason"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        vec![
            self.id.clone(),
            self.level.to_owned(),
            page.ui.catalog.word("alert-state", self.state),
            self.watch.clone(),
            page.time(self.began_at),
            self.headline(),
        ]
    }
}

/// The whole of an alert.
#[derive(Debug, Serialize)]
pub struct AlertPage {
    #[serde(flatten)]
    pub alert: AlertView,
    pub title: String,
    pub stories: Vec<StoryView>,
    pub warning: Option<WarningView>,
}

#[derive(Debug, Serialize)]
pub struct StoryView {
    #[serde(flatten)]
    pub mention: MentionView,
    pub copies: usize,
}

/// What the playbook asks for at this level.
#[derive(Debug, Serialize)]
pub struct WarningView {
    pub within: Span,
    pub report_to: Vec<String>,
    pub actions: Vec<String>,
}

impl AlertPage {
    pub fn new(shown: &Shown, catalog: &Catalog) -> Self {
        let lang = catalog.lang();
        let stories = shown.stories.iter().map(|story| StoryView { mention: MentionView::from(&story.mention), copies: story.copies });
        Self {
            alert: AlertView::new(&shown.alert, catalog),
            title: shown.title.as_ref().map_or_else(|| shown.alert.watch.clone(), |title| title.get(lang).to_owned()),
            stories: stories.collect(),
            warning: shown.warning.as_ref().map(|warning| WarningView {
                within: warning.within,
                report_to: warning.report_to.clone(),
                actions: warning.actions.iter().map(|action| action.get(lang).to_owned()).collect(),
            }),
        }
    }

    fn show_stories(&self, page: &mut Page<'_>) {
        if self.stories.is_empty() {
            return;
        }
        let heading = page.tr("heading-alert-stories");
        page.heading(&heading);
        for story in self.stories.iter().take(STORIES) {
            let text = beginning(&story.mention.text, POST);
            let line = tr!(
                page.ui.catalog,
                "alert-story",
                id = story.mention.id.as_str(),
                time = page.time(story.mention.time),
                platform = story.mention.platform.as_str(),
                copies = story.copies,
                text = text.replace('\n', " ")
            );
            page.text(&line, "  ");
        }
        if self.stories.len() > STORIES {
            let line = tr!(page.ui.catalog, "and-more", count = self.stories.len() - STORIES);
            page.text(&line, "  ");
        }
    }

    fn show_warning(&self, page: &mut Page<'_>) {
        let Some(warning) = &self.warning else { return };
        let within = page.ui.catalog.minutes(warning.within.as_minutes());
        let heading = tr!(page.ui.catalog, "heading-alert-actions", level = self.alert.level, within = within);
        page.heading(&heading);
        for action in &warning.actions {
            page.text(action, "  - ");
        }
    }
}

impl View for AlertPage {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        let catalog = page.ui.catalog;
        let heading = tr!(catalog, "alert-heading", id = self.alert.id.as_str(), level = self.alert.level, title = self.title.as_str());
        page.heading(&heading);
        let until = |at: Option<Timestamp>| at.map(|at| page.time(at)).unwrap_or_default();
        let fields = [
            ("col-state", catalog.word("alert-state", self.alert.state)),
            ("label-began", page.time(self.alert.began_at)),
            ("label-raised", until(self.alert.raised_at)),
            ("label-quiet", until(self.alert.quiet_until)),
            ("label-snoozed", until(self.alert.snoozed_until)),
            ("label-also", catalog.list(&self.alert.also)),
            ("label-handled-by", or_empty(self.alert.handled_by.as_ref())),
            ("label-dismissed", or_empty(self.alert.reason.as_ref())),
            ("label-incident", or_empty(self.alert.incident.as_ref())),
            ("label-suggested-playbook", self.alert.playbook.clone()),
        ]
        .map(|(label, value)| (page.tr(label), value));
        page.fields(&fields);
        let why = page.tr("heading-alert-why");
        page.heading(&why);
        // The statistics behind them stand in the JSON and in `alert explain`.
        for reason in self.alert.reasons.iter().filter(|reason| !STATISTICS.contains(&reason.code.as_str())) {
            page.text(&reason.text, "  - ");
        }
        self.show_stories(page);
        self.show_warning(page);
        if !self.alert.next.is_empty() {
            let heading = page.tr("heading-next");
            page.heading(&heading);
            for command in &self.alert.next {
                page.line(&format!("  {command}"));
            }
        }
    }
}
