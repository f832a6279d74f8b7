//! The outbox and what notifiers say.

use serde::Serialize;

use super::{Page, Row, Shape, View, object, rows};
use crate::domain::entity::Entity as _;
use crate::domain::notice::{Failure, Notice};
use crate::domain::time::Timestamp;
use crate::ops::notify::{Flushed, Tested};
use crate::text::{Catalog, tr};

#[derive(Debug, Serialize)]
pub struct NoticeView {
    pub id: String,
    pub uuid: String,
    pub notify: String,
    pub event: &'static str,
    pub subject: String,
    pub level: Option<String>,
    pub state: &'static str,
    pub attempts: i64,
    pub queued_at: Timestamp,
    /// The next attempt; null when there is none.
    pub next_at: Option<Timestamp>,
    pub sent_at: Option<Timestamp>,
    pub failure: Option<Failure>,
    pub detail: Option<String>,
}

impl From<&Notice> for NoticeView {
    fn from(notice: &Notice) -> Self {
        Self {
            id: notice.handle(),
            uuid: notice.uuid.clone(),
            notify: notice.notifier.clone(),
            event: notice.occasion.word(),
            subject: notice.subject.clone(),
            level: notice.level.clone(),
            state: notice.state.word(),
            attempts: notice.attempts,
            queued_at: notice.queued_at,
            next_at: (notice.state == crate::domain::notice::NoticeState::Pending).then_some(notice.next_at),
            sent_at: notice.sent_at,
            failure: notice.failure,
            detail: notice.detail.clone(),
        }
    }
}

impl Row for NoticeView {
    const COLUMNS: &'static [&'static str] = &["col-notice", "col-event", "col-notifier", "col-state", "col-next-attempt"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let catalog = page.ui.catalog;
        let state = catalog.word("notice-state", self.state);
        let why = reason(self.failure, self.detail.as_deref(), catalog);
        let state =
            if why.is_empty() { state } else { tr!(catalog, "notify-state-why", state = state, reason = why, attempts = self.attempts) };
        let event = format!("{}\n{}", catalog.word("occasion", self.event), self.subject);
        vec![self.id.clone(), event, self.notify.clone(), state, page.time_or_dash(self.next_at.or(self.sent_at))]
    }
}

/// Why an attempt failed, with the detail in brackets; empty when it did not.
pub fn reason(failure: Option<Failure>, detail: Option<&str>, catalog: &Catalog) -> String {
    let Some(failure) = failure else { return String::new() };
    let word = catalog.word("failure", failure.word());
    detail.map_or_else(|| word.clone(), |detail| tr!(catalog, "notify-reason", reason = word.as_str(), detail = detail))
}

#[derive(Debug, Serialize)]
pub struct TestView {
    pub id: String,
    pub ok: bool,
    pub failure: Option<Failure>,
    pub detail: Option<String>,
}

impl From<&Tested> for TestView {
    fn from(tested: &Tested) -> Self {
        let failed = tested.outcome.as_ref().err();
        Self {
            id: tested.id.clone(),
            ok: failed.is_none(),
            failure: failed.map(|failed| failed.failure),
            detail: failed.and_then(|failed| failed.detail.clone()),
        }
    }
}

impl Row for TestView {
    const COLUMNS: &'static [&'static str] = &["col-notifier", "col-result"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let result = if self.ok { page.tr("notify-delivered") } else { reason(self.failure, self.detail.as_deref(), page.ui.catalog) };
        vec![self.id.clone(), result]
    }
}

/// What `notify flush` did.
#[derive(Debug, Serialize)]
pub struct FlushView {
    pub sent: usize,
    pub moot: usize,
    pub undelivered: Vec<NoticeView>,
}

impl From<&Flushed> for FlushView {
    fn from(flushed: &Flushed) -> Self {
        Self { sent: flushed.sent, moot: flushed.moot, undelivered: flushed.undelivered.iter().map(NoticeView::from).collect() }
    }
}

impl View for FlushView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        let unsent = self.undelivered.iter().filter(|notice| notice.sent_at.is_none()).count();
        let line = tr!(page.ui.catalog, "notify-flushed", sent = self.sent, moot = self.moot, failed = unsent);
        page.line(&line);
        rows(page, &self.undelivered);
    }
}
