//! Why there is an alert, or why there was none; what a scan found; what other settings would have changed.

use serde::Serialize;
use serde_json::Value;

use super::{AlertReasonView, AlertView, number};
use crate::domain::alert::Outcome;
use crate::domain::entity::Entity;
use crate::domain::time::Timestamp;
use crate::domain::when::in_zone;
use crate::ops::alert::{Answer, Held, Replay, Replayed, Scanned};
use crate::text::{Catalog, date_time, tr};
use crate::ui::view::{Row, rows};
use crate::ui::{Page, Shape, View, object};

#[derive(Debug, Serialize)]
pub struct ExplanationView {
    pub watch: String,
    pub at: Timestamp,
    /// Code and numbers of what came out.
    pub outcome: Value,
    pub text: String,
    pub alert: Option<String>,
    pub reasons: Vec<AlertReasonView>,
}

impl ExplanationView {
    pub fn new(answer: &Answer, zone: chrono_tz::Tz, catalog: &Catalog) -> Self {
        Self {
            watch: answer.watch.clone(),
            at: answer.at,
            outcome: object(&answer.outcome),
            text: outcome(&answer.outcome, zone, catalog),
            alert: answer.alert.as_ref().map(Entity::handle),
            reasons: AlertReasonView::all(&answer.reasons, catalog),
        }
    }
}

fn outcome(outcome: &Outcome, zone: chrono_tz::Tz, catalog: &Catalog) -> String {
    let time = |at: Timestamp| date_time(in_zone(at, zone));
    match outcome {
        Outcome::Alarm { level } => tr!(catalog, "outcome-alarm", level = level.word()),
        Outcome::Raised { from, to } => tr!(catalog, "outcome-raised", from = from.word(), to = to.word()),
        Outcome::CoolingDown { level, since, until } => {
            tr!(catalog, "outcome-cooling-down", level = level.word(), since = time(*since), until = time(*until))
        }
        Outcome::HeldBack { level, until } => tr!(catalog, "outcome-held-back", level = level.word(), until = time(*until)),
        Outcome::BelowMemory { short_of } => tr!(catalog, "outcome-below-memory", short = number(*short_of)),
        Outcome::Usual { short_of } => tr!(catalog, "outcome-usual", short = number(*short_of)),
        Outcome::BelowFloor => tr!(catalog, "outcome-below-floor"),
        Outcome::WarmingUp { seconds } => tr!(catalog, "outcome-warming-up", span = catalog.minutes((seconds / 60).max(1))),
        Outcome::NotObserved => tr!(catalog, "outcome-not-observed"),
    }
}

impl View for ExplanationView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        let heading = tr!(page.ui.catalog, "explain-heading", watch = self.watch.as_str(), time = page.time(self.at));
        page.heading(&heading);
        page.text(&self.text, "");
        if let Some(alert) = &self.alert {
            let line = tr!(page.ui.catalog, "explain-alert", alert = alert.as_str());
            page.text(&line, "");
        }
        for reason in &self.reasons {
            page.text(&reason.text, "  - ");
        }
    }
}

#[derive(Debug, Serialize)]
pub struct ScanView {
    pub as_of: Timestamp,
    pub watches: usize,
    pub new: Vec<AlertView>,
    pub raised: Vec<AlertView>,
    pub standing: usize,
    /// What watches kept to themselves: they have told as many alerts as they may.
    pub held_back: Vec<HeldView>,
}

#[derive(Debug, Serialize)]
pub struct HeldView {
    pub watch: String,
    pub at: Timestamp,
    pub level: &'static str,
    /// When the watch may tell of this level again.
    pub until: Timestamp,
}

impl ScanView {
    pub fn new(scanned: &Scanned, catalog: &Catalog) -> Self {
        let view = |alert| AlertView::new(alert, catalog);
        Self {
            as_of: scanned.as_of,
            watches: scanned.watches,
            new: scanned.new.iter().map(view).collect(),
            raised: scanned.raised.iter().map(view).collect(),
            standing: scanned.standing,
            held_back: scanned.held.iter().map(HeldView::from).collect(),
        }
    }
}

impl From<&(String, Held)> for HeldView {
    fn from((watch, held): &(String, Held)) -> Self {
        Self { watch: watch.clone(), at: held.due_at, level: held.level.word(), until: held.until_at }
    }
}

impl View for ScanView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        let catalog = page.ui.catalog;
        let line = tr!(
            catalog,
            "scan-done",
            time = page.time(self.as_of),
            watches = self.watches,
            new = self.new.len(),
            raised = self.raised.len(),
            standing = self.standing
        );
        page.text(&line, "");
        for held in &self.held_back {
            let (at, until) = (page.time(held.at), page.time(held.until));
            let line = tr!(catalog, "scan-held-back", watch = held.watch.as_str(), at = at, level = held.level, until = until);
            page.text(&line, "");
        }
        let all: Vec<AlertView> = self.new.iter().chain(&self.raised).cloned().collect();
        rows(page, &all);
        if let Some(first) = all.first() {
            let line = tr!(catalog, "next-command", command = format!("crisis alert show {}", first.id));
            page.line(&line);
        }
    }
}

#[derive(Debug, Serialize)]
pub struct ReplayView {
    pub watch: String,
    pub from: Timestamp,
    pub to: Timestamp,
    pub set: Vec<String>,
    pub present: usize,
    pub changed: usize,
    pub alerts: Vec<ReplayedView>,
}

#[derive(Debug, Serialize)]
pub struct ReplayedView {
    pub began_at: Timestamp,
    pub at: Timestamp,
    pub level: &'static str,
    /// Against the present settings.
    pub change: &'static str,
    pub reasons: Vec<AlertReasonView>,
}

impl ReplayView {
    pub fn new(replay: &Replay, catalog: &Catalog) -> Self {
        let alert = |one: &Replayed| ReplayedView {
            began_at: one.finding.began_at,
            at: one.finding.due_at,
            level: one.finding.level.word(),
            change: one.change.word(),
            reasons: AlertReasonView::all(&one.finding.reasons, catalog),
        };
        Self {
            watch: replay.watch.clone(),
            from: replay.from,
            to: replay.to,
            set: replay.set.clone(),
            present: replay.present,
            changed: replay.changed,
            alerts: replay.alerts.iter().map(alert).collect(),
        }
    }
}

impl Row for ReplayedView {
    const COLUMNS: &'static [&'static str] = &["col-since", "col-level", "col-change", "col-reason"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let first: Vec<&str> = self.reasons.iter().take(2).map(|reason| reason.text.as_str()).collect();
        let change = page.ui.catalog.word("replay-change", self.change);
        vec![page.time(self.began_at), self.level.to_owned(), change, first.join("\n")]
    }
}

impl View for ReplayView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        let catalog = page.ui.catalog;
        let (from, to) = (page.time(self.from), page.time(self.to));
        let line = if self.set.is_empty() {
            tr!(catalog, "replay-present", watch = self.watch.as_str(), from = from, to = to, present = self.present)
        } else {
            let set = catalog.list(&self.set);
            let (present, changed) = (self.present, self.changed);
            tr!(
                catalog,
                "replay-changed",
                watch = self.watch.as_str(),
                from = from,
                to = to,
                set = set,
                present = present,
                changed = changed
            )
        };
        page.text(&line, "");
        rows(page, &self.alerts);
    }
}
