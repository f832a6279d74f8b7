//! The moves of an incident: resolve, close, reopen.

use super::plan::Case;
use super::{Desk, Work, lookup};
use crate::domain::clock::Clock;
use crate::domain::entity::Entity as _;
use crate::domain::incident::{Incident, Outcome, Stage};
use crate::domain::playbook::Playbook;
use crate::domain::review::{Action, ActionState, Answer};
use crate::domain::statement::{Statement, StatementState};
use crate::domain::task::{Phase, Task, TaskState};
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::respond::planning::Happening;
use crate::store::Table;

/// Ends the response and enters review; plans the review's tasks.
pub fn resolve(desk: &mut Desk, typed: &str, reason: Option<&str>) -> Result<Incident> {
    let mut work = desk.work()?;
    let mut incident = lookup::incident(&mut *work.txn, typed)?;
    match incident.stage {
        Stage::Respond => {}
        Stage::Assess => return Err(illegal(&incident, "resolve").hint("hint-assess").hint_with("incident", incident.handle())),
        Stage::Review | Stage::Closed => return Err(illegal(&incident, "resolve")),
    }
    incident.stage = Stage::Review;
    incident.resolved_at = Some(work.at);
    work.update(&mut incident)?;
    let case = Case::of(&mut *work.txn, work.config, &incident)?;
    work.happened(&incident, &case.playbook, &incident.handle(), &Happening::Resolved)?;
    work.replan(&incident, &case)?;
    work.event("incident-resolved").of(&incident).says_some("reason", reason).record()?;
    work.commit()?;
    Ok(incident)
}

/// What `incident close` is told.
#[derive(Clone, Debug)]
pub struct Close {
    pub outcome: Outcome,
    pub into: Option<String>,
    pub force: bool,
    pub reason: Option<String>,
}

/// Closes; refuses while required things are open, and lists them, unless forced with a reason.
pub fn close(desk: &mut Desk, typed: &str, close: &Close) -> Result<Incident> {
    let mut work = desk.work()?;
    let mut incident = lookup::incident(&mut *work.txn, typed)?;
    lookup::open(&incident)?;
    let playbook = lookup::playbook(&mut *work.txn, &incident)?;
    if close.force && close.reason.is_none() {
        return Err(Error::usage("error-force-reason"));
    }
    if close.outcome != Outcome::Resolved && close.reason.is_none() {
        return Err(Error::usage("error-outcome-reason").with("outcome", close.outcome));
    }
    if !close.force && close.outcome == Outcome::Resolved {
        refuse_unfinished(&mut work, &incident, &playbook)?;
    }
    incident.merged_into = merged_into(&mut work, &incident, close)?;
    incident.stage = Stage::Closed;
    incident.outcome = Some(close.outcome);
    incident.resolved_at = incident.resolved_at.or(Some(work.at));
    incident.closed_at = Some(work.at);
    work.update(&mut incident)?;
    if close.outcome == Outcome::Resolved {
        work.plan_follow_ups(&incident, &playbook)?;
    }
    work.event("incident-closed")
        .of(&incident)
        .with("outcome", close.outcome)
        .with("forced", close.force)
        .says_some("reason", close.reason.as_ref())
        .record()?;
    work.commit()?;
    Ok(incident)
}

fn merged_into(work: &mut Work<'_>, incident: &Incident, close: &Close) -> Result<Option<i64>> {
    match (close.outcome, &close.into) {
        (Outcome::Merged, Some(other)) => {
            let other = lookup::incident(&mut *work.txn, other)?;
            if other.id == incident.id {
                return Err(Error::conflict("error-link-self"));
            }
            Ok(Some(other.id))
        }
        (Outcome::Merged, None) => Err(Error::usage("error-merged-into")),
        _ => Ok(None),
    }
}

/// Back to the response.
pub fn reopen(desk: &mut Desk, typed: &str, reason: &str) -> Result<Incident> {
    let mut work = desk.work()?;
    let mut incident = lookup::incident(&mut *work.txn, typed)?;
    if !matches!(incident.stage, Stage::Review | Stage::Closed) {
        return Err(illegal(&incident, "reopen"));
    }
    incident.stage = if incident.assessed_at.is_some() { Stage::Respond } else { Stage::Assess };
    incident.outcome = None;
    incident.merged_into = None;
    incident.resolved_at = None;
    incident.closed_at = None;
    work.update(&mut incident)?;
    let case = Case::of(&mut *work.txn, work.config, &incident)?;
    work.replan(&incident, &case)?;
    work.event("incident-reopened").of(&incident).says("reason", reason).record()?;
    work.commit()?;
    Ok(incident)
}

fn illegal(incident: &Incident, action: &str) -> Error {
    Error::conflict("error-stage").with("incident", incident.handle()).with("stage", incident.stage).with("action", action)
}

/// Lists all that must be finished first.
fn refuse_unfinished(work: &mut Work<'_>, incident: &Incident, playbook: &Playbook) -> Result<()> {
    let mut open = Vec::new();
    if incident.stage != Stage::Review {
        open.push(Error::conflict("open-stage").with("stage", incident.stage).with("incident", incident.handle()));
    }
    let lang = work.lang;
    for task in Table::<Task>::of(&mut *work.txn, incident.id)?.iter().filter(|task| task.required && task.is_open()) {
        open.push(Error::conflict("open-task").with("task", task.handle()).with("title", super::task::title(task, playbook, lang)));
    }
    for clock in Table::<Clock>::of(&mut *work.txn, incident.id)?.iter().filter(|clock| clock.is_open()) {
        open.push(Error::conflict("open-clock").with("clock", clock.handle()).with("rule", &clock.rule));
    }
    for statement in Table::<Statement>::of(&mut *work.txn, incident.id)? {
        if matches!(statement.state, StatementState::InReview | StatementState::Approved) {
            open.push(Error::conflict("open-statement").with("statement", statement.handle()).with("state", statement.state));
        }
    }
    let answers: Vec<Answer> = work.txn.of(incident.id)?;
    for question in playbook.review.questions.iter().filter(|question| question.required) {
        if !answers.iter().any(|answer| answer.question == question.id) {
            open.push(Error::conflict("open-question").with("question", &question.id).with("text", question.question.get(lang)));
        }
    }
    if open.is_empty() {
        return Ok(());
    }
    let error = Error::conflict("error-close").with("incident", incident.handle()).with("count", open.len());
    Err(error.details(open).hint("hint-close-force").hint_with("incident", incident.handle()))
}

/// What a closed incident leaves to be done.
pub struct StillOpen {
    /// Id and text of the review's questions without an answer, the required ones first.
    pub questions: Vec<(String, String)>,
    /// When the looks back are due.
    pub follow_ups: Vec<Timestamp>,
    /// Improvement actions not carried out.
    pub actions: usize,
}

/// Nothing for an incident that was not closed as resolved: there is nothing to learn from a false alarm's questions.
pub fn still_open(desk: &mut Desk, incident: &Incident) -> Result<StillOpen> {
    let lang = desk.lang;
    let mut txn = desk.read()?;
    let playbook = super::lookup::playbook(&mut *txn, incident)?;
    let answers: Vec<Answer> = txn.of(incident.id)?;
    let actions: Vec<Action> = txn.of(incident.id)?;
    let tasks: Vec<Task> = txn.of(incident.id)?;
    let asks = incident.outcome == Some(Outcome::Resolved);
    let unanswered = playbook.review.questions.iter().filter(|one| asks && !answers.iter().any(|answer| answer.question == one.id));
    let mut unanswered: Vec<_> = unanswered.collect();
    unanswered.sort_by_key(|one| !one.required);
    let owed = tasks.iter().filter(|task| task.phase == Phase::FollowUp && task.is_open());
    let mut follow_ups: Vec<Timestamp> = owed.filter_map(|task| task.due_at).collect();
    follow_ups.sort();
    Ok(StillOpen {
        questions: unanswered.into_iter().map(|one| (one.id.clone(), one.question.get(lang).to_owned())).collect(),
        follow_ups,
        actions: actions.iter().filter(|action| action.state == ActionState::Open).count(),
    })
}

impl Work<'_> {
    /// The long-term looks back at 7, 30 and 90 days, as tasks counted from closing.
    fn plan_follow_ups(&mut self, incident: &Incident, playbook: &Playbook) -> Result<()> {
        let existing: Vec<Task> = self.txn.of(incident.id)?;
        for rule in &playbook.review.follow_ups {
            if existing.iter().any(|task| task.phase == Phase::FollowUp && task.step.as_ref() == Some(&rule.id)) {
                continue;
            }
            let mut task = Task {
                id: 0,
                uuid: self.uuid(),
                revision: 0,
                incident_id: incident.id,
                phase: Phase::FollowUp,
                step: Some(rule.id.clone()),
                title: None,
                role: rule.role.clone(),
                owner: None,
                state: TaskState::Todo,
                required: false,
                due_at: Some(self.at.plus(rule.after)),
                done_at: None,
                reason: None,
                planned_at: self.at,
            };
            self.insert(&mut task)?;
        }
        Ok(())
    }
}
