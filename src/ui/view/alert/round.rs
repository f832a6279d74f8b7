//! What one round of `monitor run` did.

use serde::Serialize;

use super::AlertView;
use crate::domain::source::Poll;
use crate::domain::time::Timestamp;
use crate::ops::round::Round;
use crate::text::{Catalog, tr};
use crate::ui::view::source::SourceView;
use crate::ui::{Page, Shape, View, object};

#[derive(Debug, Serialize)]
pub struct RoundView {
    pub at: Timestamp,
    /// Another process was at it.
    pub busy: bool,
    pub sources: Vec<SourceView>,
    pub watches: usize,
    pub new: Vec<AlertView>,
    pub raised: Vec<AlertView>,
    pub overdue_clocks: usize,
    /// Messages.
    pub sent: usize,
    /// Tried and not delivered; they are tried again.
    pub unsent: usize,
}

impl RoundView {
    pub fn new(round: &Round, at: Timestamp, catalog: &Catalog) -> Self {
        let views = |alerts: &[crate::domain::alert::Alert]| alerts.iter().map(|alert| AlertView::new(alert, catalog)).collect();
        let scanned = round.scanned.as_ref();
        Self {
            at,
            busy: round.busy,
            sources: round.fetched.iter().map(|fetched| SourceView::new(fetched, catalog)).collect(),
            watches: scanned.map_or(0, |scanned| scanned.watches),
            new: scanned.map(|scanned| views(&scanned.new)).unwrap_or_default(),
            raised: scanned.map(|scanned| views(&scanned.raised)).unwrap_or_default(),
            overdue_clocks: round.overdue_clocks,
            sent: round.sent,
            unsent: round.unsent,
        }
    }
}

impl RoundView {
    /// What the sources brought, and which of them gave nothing; empty where there is none.
    fn fetched(&self, catalog: &Catalog) -> String {
        let new: i64 = self.sources.iter().map(|source| source.new).sum();
        let lost: Vec<&str> =
            self.sources.iter().filter(|one| matches!(one.state, Poll::Failed | Poll::Waiting)).map(|one| one.id.as_str()).collect();
        match (&self.sources[..], &lost[..]) {
            ([], _) => String::new(),
            (all, []) => tr!(catalog, "round-fetched", sources = all.len(), new = new),
            (all, lost) => tr!(catalog, "round-fetched-some", sources = all.len() - lost.len(), new = new, lost = lost.join(", ")),
        }
    }
}

impl View for RoundView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        let (catalog, time) = (page.ui.catalog, page.time(self.at));
        let line = if self.busy {
            tr!(catalog, "round-busy", time = time)
        } else {
            let (new, raised) = (self.new.len(), self.raised.len());
            let line =
                tr!(catalog, "round-done", time = time, watches = self.watches, new = new, raised = raised, overdue = self.overdue_clocks);
            let told = tr!(catalog, "round-told", sent = self.sent, unsent = self.unsent);
            let line = line + &self.fetched(catalog);
            if self.sent + self.unsent > 0 { line + &told } else { line }
        };
        page.line(&line);
        for alert in self.new.iter().chain(&self.raised) {
            let first = alert.reasons.first().map(|reason| reason.text.as_str()).unwrap_or_default();
            page.line(&format!("  {} {} {}  {first}", alert.id, alert.level, alert.watch));
        }
    }
}
