//! Plans tasks and stakeholders for an incident, and again whenever level, facts or events move; clocks: see `clocks`.

use std::collections::BTreeMap;

use super::Work;
use super::lookup;
use crate::assess::{Situation, holds};
use crate::domain::assessment::Assessment;
use crate::domain::fact::{Fact, FactStatus};
use crate::domain::incident::{Incident, Stage};
use crate::domain::playbook::{Playbook, StakeholderRule};
use crate::domain::stakeholder::{Demand, DemandState, Stakeholder};
use crate::domain::task::{Phase, Task, TaskState};
use crate::error::Result;
use crate::respond::planning::{Anchors, Change, NOT_AT_LEVEL, Planned, change, tasks};
use crate::store::{Table, Txn};
use crate::workspace::Config;

/// An incident with its playbook and the latest answers: what conditions are asked about.
pub struct Case {
    pub playbook: Playbook,
    pub answers: BTreeMap<String, u8>,
    pub situation: Situation,
}

impl Case {
    pub fn of(txn: &mut dyn Txn, config: &Config, incident: &Incident) -> Result<Self> {
        let playbook = lookup::playbook(txn, incident)?;
        let latest = Table::<Assessment>::of(txn, incident.id)?.pop();
        Ok(Self { playbook, answers: latest.map(|a| a.scores).unwrap_or_default(), situation: situation(txn, config, incident)? })
    }

    /// For an incident that is just being opened.
    pub fn new(playbook: Playbook, config: &Config, incident: &Incident) -> Self {
        let situation = bare_situation(config, incident);
        Self { playbook, answers: BTreeMap::new(), situation }
    }

    pub fn holds(&self, when: Option<&str>, item: &str) -> Result<bool> {
        holds(&self.playbook, when, item, &self.answers, &self.situation)
    }
}

fn bare_situation(config: &Config, incident: &Incident) -> Situation {
    Situation {
        assessed: incident.assessed_at.is_some(),
        drill: incident.drill,
        region: config.organization.region.clone().unwrap_or_default(),
        org_kind: config.organization.kind.clone().unwrap_or_default(),
        tags: incident.tags.clone(),
        level: incident.level.clone(),
        score: incident.score.unwrap_or_default(),
        cluster: incident.cluster.clone().unwrap_or_default(),
        posture: incident.posture.map(|posture| posture.to_string()).unwrap_or_default(),
        ..Situation::default()
    }
}

pub fn situation(txn: &mut dyn Txn, config: &Config, incident: &Incident) -> Result<Situation> {
    let facts: Vec<Fact> = txn.of(incident.id)?;
    let demands: Vec<Demand> = txn.of(incident.id)?;
    let count = |status| facts.iter().filter(|fact| fact.status == status && fact.erased_at.is_none()).count();
    Ok(Situation {
        confirmed_facts: count(FactStatus::Confirmed),
        unconfirmed_facts: count(FactStatus::Unconfirmed),
        refuted_facts: count(FactStatus::Refuted),
        demands_open: demands.iter().filter(|demand| demand.state == DemandState::Open).count(),
        mentions: txn.mention_count(Some(incident.id))?,
        ..bare_situation(config, incident)
    })
}

/// How many of each were added, moved, dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Replanned {
    pub added: usize,
    pub moved: usize,
    pub dropped: usize,
}

/// The phases planned while an incident stands in `stage`.
const fn phases(stage: Stage) -> &'static [Phase] {
    match stage {
        Stage::Assess | Stage::Respond => &[Phase::Monitor, Phase::Assess, Phase::Respond],
        Stage::Review | Stage::Closed => &[Phase::Monitor, Phase::Assess, Phase::Respond, Phase::Review],
    }
}

impl Work<'_> {
    /// Brings tasks, clocks and stakeholders in line with the case as it stands: adds what applies now, moves due times,
    /// takes out what no longer applies; never touches what is finished.
    pub fn replan(&mut self, incident: &Incident, case: &Case) -> Result<Replanned> {
        let existing: Vec<Task> = self.txn.of(incident.id)?;
        let anchors = Anchors::of(incident, &existing);
        let planned = tasks(&case.playbook, phases(incident.stage), &incident.level, &anchors, &|when, item| case.holds(when, item))?;
        let mut count = Replanned::default();
        for task in existing.clone() {
            self.move_task(task, &planned, incident, &mut count)?;
        }
        for one in planned.iter().filter(|one| !existing.iter().any(|task| task.step.as_ref() == Some(&one.step.id))) {
            self.add_task(incident, one)?;
            count.added += 1;
        }
        self.replan_clocks(incident, case, &anchors, &mut count)?;
        self.plan_stakeholders(incident, case)?;
        Ok(count)
    }

    fn add_task(&mut self, incident: &Incident, planned: &Planned<'_>) -> Result<()> {
        let mut task = Task {
            id: 0,
            uuid: self.uuid(),
            revision: 0,
            incident_id: incident.id,
            phase: planned.phase,
            step: Some(planned.step.id.clone()),
            title: None,
            role: planned.step.role.clone(),
            owner: None,
            state: TaskState::Todo,
            required: planned.step.required,
            due_at: planned.due_at,
            done_at: None,
            reason: None,
            planned_at: self.at,
        };
        self.insert(&mut task)
    }

    fn move_task(&mut self, mut task: Task, planned: &[Planned<'_>], incident: &Incident, count: &mut Replanned) -> Result<()> {
        match change(&task, planned) {
            Change::Keep => return Ok(()),
            Change::Reschedule(due_at) => {
                task.due_at = due_at;
                count.moved += 1;
            }
            Change::Drop => {
                task.state = TaskState::Skipped;
                task.reason = Some(format!("{NOT_AT_LEVEL}{}", incident.level));
                count.dropped += 1;
            }
            Change::Revive(due_at) => {
                task.state = TaskState::Todo;
                task.reason = None;
                task.due_at = due_at;
                count.added += 1;
            }
        }
        self.update(&mut task)
    }

    fn plan_stakeholders(&mut self, incident: &Incident, case: &Case) -> Result<()> {
        let existing: Vec<Stakeholder> = self.txn.of(incident.id)?;
        for rule in &case.playbook.respond.stakeholders {
            let known = existing.iter().any(|party| party.rule.as_ref() == Some(&rule.id));
            if !known && case.holds(rule.when.as_deref(), &rule.id)? {
                self.add_stakeholder(incident, rule)?;
            }
        }
        Ok(())
    }

    fn add_stakeholder(&mut self, incident: &Incident, rule: &StakeholderRule) -> Result<()> {
        let mut party = Stakeholder {
            id: 0,
            uuid: self.uuid(),
            revision: 0,
            incident_id: incident.id,
            rule: Some(rule.id.clone()),
            name: None,
            group: rule.group,
            role: Some(rule.role.clone()),
            before_public: rule.before_public,
            told_at: None,
        };
        self.insert(&mut party)
    }
}
