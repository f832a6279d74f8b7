//! The record of one incident: everything the store holds about it, read once, and what can be measured on it.

use super::opinion;
use crate::domain::alert::Alert;
use crate::domain::assessment::Assessment;
use crate::domain::clock::Clock;
use crate::domain::event::Event;
use crate::domain::fact::Fact;
use crate::domain::incident::Incident;
use crate::domain::playbook::Playbook;
use crate::domain::review::{Action, Answer, Lesson, Survey};
use crate::domain::stakeholder::Demand;
use crate::domain::statement::Statement;
use crate::domain::task::Task;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::ops::follow_up::{self, Looked};
use crate::ops::lookup;
use crate::ops::stakeholder::{Party, parties};
use crate::ops::statement::{Shown, gather as gather_statement};
use crate::review::effect::{Around, Effect};
use crate::review::response::{self, Response, Said};
use crate::store::{Table, Txn};
use crate::workspace::Config;

/// Everything the store holds about one incident.
pub struct Record {
    pub incident: Incident,
    pub playbook: Playbook,
    pub tasks: Vec<Task>,
    pub clocks: Vec<Clock>,
    pub facts: Vec<Fact>,
    pub demands: Vec<Demand>,
    pub parties: Vec<Party>,
    pub statements: Vec<Shown>,
    pub assessments: Vec<Assessment>,
    pub answers: Vec<Answer>,
    pub lessons: Vec<Lesson>,
    pub actions: Vec<Action>,
    pub surveys: Vec<Survey>,
    /// Alerts that became this incident.
    pub alerts: Vec<Alert>,
    /// Looks back, measured.
    pub looked: Vec<Looked>,
    pub events: Vec<Event>,
    pub opinion: opinion::Opinion,
}

pub fn gather(txn: &mut dyn Txn, config: &Config, incident: Incident, now: Timestamp) -> Result<Record> {
    let id = incident.id;
    let mut events = Vec::new();
    txn.events(Some(id), &mut |event| {
        events.push(event);
        Ok(())
    })?;
    events.sort_by_key(|event| (event.occurred_at, event.seq));
    let statements = Table::<Statement>::of(txn, id)?
        .into_iter()
        .map(|statement| gather_statement(txn, config, statement))
        .collect::<Result<Vec<_>>>()?;
    Ok(Record {
        playbook: lookup::playbook(txn, &incident)?,
        tasks: txn.of(id)?,
        clocks: txn.of(id)?,
        facts: txn.of(id)?,
        demands: txn.of(id)?,
        parties: parties(txn, &incident)?,
        assessments: txn.of(id)?,
        answers: txn.of(id)?,
        lessons: txn.of(id)?,
        actions: txn.of(id)?,
        surveys: txn.of(id)?,
        alerts: txn.of(id)?,
        looked: follow_up::looked(txn, &incident, now)?,
        opinion: opinion::gather(txn, id, &statements, now.offset())?,
        incident,
        statements,
        events,
    })
}

impl Record {
    /// What the organisation did, measured.
    pub fn response(&self, now: Timestamp) -> Response {
        let said = |shown: &'_ Shown| shown.facts.iter().map(|used| used.fact_id).collect();
        let statements =
            self.statements.iter().map(|one| Said { statement: &one.statement, approvals: &one.approvals, facts: said(one) }).collect();
        response::response(&response::Record {
            incident: &self.incident,
            alerted: self.alerts.iter().map(|alert| alert.found_at).min(),
            first_mention: self.opinion.span.map(|(first, _)| first),
            tasks: &self.tasks,
            clocks: &self.clocks,
            facts: &self.facts,
            demands: &self.demands,
            statements,
            events: &self.events,
            now,
        })
    }

    /// 0 for the gravest level of the playbook.
    pub fn level_rank(&self) -> usize {
        self.playbook.levels.iter().position(|level| level.id == self.incident.level).unwrap_or(0)
    }

    /// What public opinion did; `None` without mentions. Recovery is measured against the time before the incident began.
    pub fn effect(&self) -> Option<Effect> {
        let begin = self.incident.occurred_at.unwrap_or(self.incident.detected_at);
        Effect::new(&self.opinion.series, self.opinion.series_width, begin)
    }

    /// Before and after each published statement, in the order of publication.
    pub fn around(&self, effect: &Effect) -> Vec<Around> {
        let published = self.statements.iter().filter_map(|one| Some((one.statement.id, one.statement.published_at?)));
        let mut around: Vec<Around> = published.map(|(id, at)| effect.around(id, at)).collect();
        around.sort_by_key(|one| (one.at, one.statement));
        around
    }
}
