//! What public, staff and stakeholders said: surveys with their numbers, and feedback that came by itself. It stands beside the
//! measured course of opinion, which cannot tell what people think who wrote nothing.

use super::{Desk, lookup};
use crate::domain::incident::Incident;
use crate::domain::playbook::Group;
use crate::domain::review::Survey;
use crate::error::{Error, Result};

/// What `review survey` is told.
#[derive(Clone, Debug)]
pub struct Add {
    pub group: Group,
    pub asked: Option<String>,
    pub count: Option<i64>,
    pub question: Option<String>,
    pub result: String,
    pub source: Option<String>,
}

/// Records a result. An incident that is closed takes it too: people are asked afterwards.
pub fn add(desk: &mut Desk, typed: &str, add: Add) -> Result<Survey> {
    let result = required(&add.result, "result")?;
    let mut work = desk.work()?;
    let incident = lookup::incident(&mut *work.txn, typed)?;
    let mut survey = Survey {
        id: 0,
        uuid: work.uuid(),
        revision: 0,
        incident_id: incident.id,
        group: add.group,
        asked: add.asked.map(|asked| required(&asked, "asked")).transpose()?,
        count: add.count,
        question: add.question.map(|question| required(&question, "question")).transpose()?,
        result,
        source: add.source,
        by: work.person(),
        at: work.at,
    };
    work.insert(&mut survey)?;
    work.event(if survey.count.is_some() { "survey-added" } else { "feedback-added" })
        .of(&incident)
        .about(&survey)
        .with("group", survey.group)
        .with_some("count", survey.count)
        .says("result", &survey.result)
        .says_some("question", survey.question.as_ref())
        .record()?;
    work.commit()?;
    Ok(survey)
}

pub fn list(desk: &mut Desk, typed: &str) -> Result<(Incident, Vec<Survey>)> {
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    let surveys = txn.of(incident.id)?;
    Ok((incident, surveys))
}

fn required(text: &str, what: &'static str) -> Result<String> {
    let text = text.trim();
    if text.is_empty() { Err(Error::input("error-empty").with("what", what)) } else { Ok(text.to_owned()) }
}
