//! The review: answers, lessons, improvement actions.

use super::report::record::{self, Record};
use super::{Desk, lookup};
use crate::domain::review::{Action, ActionState, Answer, Change, Lesson, LessonKind, Proposal};
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::review::effect::Effect;
use crate::store::Table;

/// The record of an incident, with what public opinion did; `None` without mentions.
pub struct Shown {
    pub record: Record,
    pub effect: Option<Effect>,
    pub now: Timestamp,
}

pub fn show(desk: &mut Desk, typed: &str) -> Result<Shown> {
    let (config, now) = (desk.config.clone(), desk.now);
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    let record = record::gather(&mut *txn, &config, incident, now)?;
    Ok(Shown { effect: record.effect(), record, now })
}

/// Answers one of the playbook's questions; a later answer replaces the earlier one, which the timeline keeps.
pub fn answer(desk: &mut Desk, typed: &str, question: &str, text: &str) -> Result<Answer> {
    let text = filled(text)?;
    let mut work = desk.work()?;
    let incident = lookup::incident(&mut *work.txn, typed)?;
    let playbook = lookup::playbook(&mut *work.txn, &incident)?;
    if !playbook.review.questions.iter().any(|known| known.id == question) {
        let known: Vec<&str> = playbook.review.questions.iter().map(|known| known.id.as_str()).collect();
        return Err(Error::not_found("error-question")
            .with("question", question)
            .hint("hint-did-you-mean")
            .hint_with("names", known.join(", ")));
    }
    let earlier = Table::<Answer>::of(&mut *work.txn, incident.id)?.into_iter().find(|answer| answer.question == question);
    let (by, at) = (work.person(), work.at);
    let answer = match earlier {
        Some(earlier) => {
            let mut answer = Answer { text, by, at, ..earlier };
            work.update(&mut answer)?;
            answer
        }
        None => {
            let mut answer =
                Answer { id: 0, uuid: work.uuid(), revision: 0, incident_id: incident.id, question: question.to_owned(), text, by, at };
            work.insert(&mut answer)?;
            answer
        }
    };
    work.event("review-answered").of(&incident).about(&answer).with("question", question).says("text", &answer.text).record()?;
    work.commit()?;
    Ok(answer)
}

pub fn lesson(desk: &mut Desk, typed: &str, kind: LessonKind, text: &str) -> Result<Lesson> {
    let text = filled(text)?;
    let mut work = desk.work()?;
    let incident = lookup::incident(&mut *work.txn, typed)?;
    let mut lesson = Lesson { id: 0, uuid: work.uuid(), revision: 0, incident_id: incident.id, kind, text, by: work.person(), at: work.at };
    work.insert(&mut lesson)?;
    work.event("lesson-added").of(&incident).about(&lesson).with("kind", kind).says("text", &lesson.text).record()?;
    work.commit()?;
    Ok(lesson)
}

/// What `review action` is told.
#[derive(Clone, Debug, Default)]
pub struct AddAction {
    pub text: String,
    pub owner: Option<String>,
    pub due_at: Option<Timestamp>,
    /// What the playbook should say instead, and which playbook; that of the incident where none is named.
    pub change: Option<Change>,
    pub playbook: Option<String>,
}

/// Adds an improvement; a change that it proposes to a playbook is tried at once, and kept only if it fits.
pub fn add_action(desk: &mut Desk, typed: &str, add: AddAction) -> Result<Action> {
    let text = filled(&add.text)?;
    let library = desk.library.clone();
    let mut work = desk.work()?;
    let incident = lookup::incident(&mut *work.txn, typed)?;
    let proposal = match add.change {
        Some(change) => {
            let proposal = Proposal { playbook: add.playbook.unwrap_or_else(|| incident.playbook.clone()), change };
            super::propose::edited(&library, &proposal)?;
            Some(proposal)
        }
        None => None,
    };
    let mut action = Action {
        id: 0,
        uuid: work.uuid(),
        revision: 0,
        incident_id: incident.id,
        text,
        owner: add.owner.map(|who| super::person_id(work.config, &who)),
        state: ActionState::Open,
        due_at: add.due_at,
        evidence: None,
        recorded_at: work.at,
        done_at: None,
        proposal,
    };
    work.insert(&mut action)?;
    work.event("action-added")
        .of(&incident)
        .about(&action)
        .with_some("owner", action.owner.as_ref())
        .with_some("playbook", action.proposal.as_ref().map(|proposal| &proposal.playbook))
        .says("text", &action.text)
        .record()?;
    work.commit()?;
    Ok(action)
}

/// Carries an action out, or drops it; either needs the evidence or the reason.
pub fn settle_action(desk: &mut Desk, typed: &str, state: ActionState, evidence: &str) -> Result<Action> {
    let evidence = filled(evidence)?;
    let mut work = desk.work()?;
    let mut action: Action = lookup::find(&mut *work.txn, typed)?;
    if action.state != ActionState::Open {
        return Err(Error::conflict("error-action-settled").with("action", typed).with("state", action.state));
    }
    action.state = state;
    action.evidence = Some(evidence);
    action.done_at = Some(work.at);
    work.update(&mut action)?;
    work.event("action-settled")
        .of_id(action.incident_id)
        .about(&action)
        .with("state", state)
        .says_some("evidence", action.evidence.as_ref())
        .record()?;
    work.commit()?;
    Ok(action)
}

fn filled(text: &str) -> Result<String> {
    let text = text.trim();
    if text.is_empty() { Err(Error::input("error-empty").with("what", "text")) } else { Ok(text.to_owned()) }
}
