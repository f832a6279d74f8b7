//! Follow-ups with what they measured.

use serde::Serialize;

use super::measures::{cannot_tell, grouped};
use super::{Page, Row};
use crate::domain::entity::{Entity as _, Kind};
use crate::domain::time::Timestamp;
use crate::ops::follow_up::{FollowUps, Looked};
use crate::review::follow_up::unknown;
use crate::review::opinion::{Answer, CannotTell, Change};
use crate::text::{Catalog, tr};

#[derive(Debug, Serialize)]
pub struct FollowUpView {
    pub id: String,
    pub incident: String,
    pub step: Option<String>,
    pub title: String,
    pub state: &'static str,
    pub due_at: Option<Timestamp>,
    pub overdue: bool,
    pub done_at: Option<Timestamp>,
    /// The days that were looked at.
    pub from: Timestamp,
    pub to: Timestamp,
    /// `back`, `raised` or `cannot-tell`.
    pub verdict: &'static str,
    /// Mentions a day: before the incident, now, their ratio and its 95 % interval.
    pub volume: Option<ChangeView>,
    /// Of mentions with a sentiment: before, now, the difference and its 95 % interval.
    pub negative_share: Option<ChangeView>,
    /// Why there is no figure.
    pub reason: Option<Reason>,
    /// The figures, or the reason, in words.
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct ChangeView {
    before: f64,
    after: f64,
    change: f64,
    interval: [f64; 2],
}

#[derive(Debug, Serialize)]
pub struct Reason {
    #[serde(flatten)]
    why: CannotTell,
}

impl ChangeView {
    fn new(answer: &Answer<Change>) -> Option<Self> {
        match answer {
            Answer::Known(one) => Some(Self { before: one.before, after: one.after, change: one.change, interval: [one.low, one.high] }),
            Answer::CannotTell(_) => None,
        }
    }
}

impl FollowUpView {
    pub fn all(found: &FollowUps, catalog: &Catalog, now: Timestamp) -> Vec<Self> {
        found.looked.iter().map(|one| Self::new(one, found, catalog, now)).collect()
    }

    fn new(one: &Looked, found: &FollowUps, catalog: &Catalog, now: Timestamp) -> Self {
        let (task, outlook) = (&one.task, &one.outlook);
        Self {
            id: task.handle(),
            incident: Kind::Incident.handle(task.incident_id),
            step: task.step.clone(),
            title: crate::ops::task::title(task, &found.playbook, catalog.lang()),
            state: task.state.word(),
            due_at: task.due_at,
            overdue: task.is_overdue(now),
            done_at: task.done_at,
            from: outlook.from,
            to: outlook.to,
            verdict: outlook.verdict.word(),
            volume: ChangeView::new(&outlook.volume),
            negative_share: ChangeView::new(&outlook.negative_share),
            reason: unknown(&outlook.volume).map(|why| Reason { why: why.clone() }),
            text: told(one, catalog),
        }
    }
}

/// What a look back found, in one sentence.
pub fn told(one: &Looked, catalog: &Catalog) -> String {
    let outlook = &one.outlook;
    let Answer::Known(volume) = &outlook.volume else {
        return match unknown(&outlook.volume) {
            Some(CannotTell::TooFewBuckets { have, need }) => tr!(catalog, "follow-up-days", have = *have, need = *need),
            Some(why) => cannot_tell(catalog, why),
            None => String::new(),
        };
    };
    let verdict = catalog.word("follow-up", outlook.verdict.word());
    let daily = tr!(catalog, "follow-up-volume", before = grouped(volume.before), after = grouped(volume.after));
    match &outlook.negative_share {
        Answer::Known(share) => {
            let percent = |share: f64| format!("{:.0}%", share * 100.0);
            let share = tr!(catalog, "follow-up-share", before = percent(share.before), after = percent(share.after));
            tr!(catalog, "follow-up-both", verdict = verdict, volume = daily, share = share)
        }
        Answer::CannotTell(_) => tr!(catalog, "follow-up-one", verdict = verdict, volume = daily),
    }
}

impl Row for FollowUpView {
    const COLUMNS: &'static [&'static str] = &["col-task", "col-due", "col-title", "col-state", "col-found"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let state = if self.overdue { page.tr("state-overdue") } else { page.ui.catalog.word("task-state", self.state) };
        vec![self.id.clone(), page.time_or_dash(self.due_at), self.title.clone(), state, self.text.clone()]
    }
}
