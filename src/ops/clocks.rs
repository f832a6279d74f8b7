//! The clocks of an incident: started, moved, taken out and stopped, as level, answers and events ask.

use super::Work;
use super::plan::{Case, Replanned};
use crate::domain::clock::{Clock, ClockOrigin};
use crate::domain::entity::{Entity as _, Kind};
use crate::domain::incident::Incident;
use crate::domain::playbook::{ClockRule, MetBy, Playbook};
use crate::domain::stakeholder::Stakeholder;
use crate::domain::statement::Statement;
use crate::domain::statement::is_public;
use crate::domain::task::Task;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::respond::planning::{Anchors, Happening, clock_times, stops};
use crate::store::Table;

impl Work<'_> {
    pub(super) fn replan_clocks(&mut self, incident: &Incident, case: &Case, anchors: &Anchors, count: &mut Replanned) -> Result<()> {
        let existing: Vec<Clock> = self.txn.of(incident.id)?;
        for rule in &case.playbook.respond.clocks {
            let applies = case.holds(rule.when.as_deref(), &rule.id)?;
            let times = clock_times(rule, &incident.level, anchors).filter(|_| applies);
            let known = existing.iter().find(|clock| clock.origin == ClockOrigin::Playbook && clock.rule == rule.id);
            match (known.cloned(), times) {
                (None, Some((starts_at, due_at))) => {
                    self.add_clock(incident, ClockOrigin::Playbook, &rule.id, starts_at, due_at)?;
                    count.added += 1;
                }
                (Some(clock), Some((starts_at, due_at)))
                    if clock.met_at.is_none()
                        && ((clock.starts_at, clock.due_at) != (starts_at, due_at) || clock.cancelled_at.is_some()) =>
                {
                    self.update(&mut Clock { starts_at, due_at, level: incident.level.clone(), cancelled_at: None, ..clock })?;
                    count.moved += 1;
                }
                (Some(clock), None) if clock.is_open() => {
                    self.update(&mut Clock { cancelled_at: Some(self.at), ..clock })?;
                    count.dropped += 1;
                }
                _ => continue,
            }
            if times.is_some() {
                self.stop_if_answered(incident, rule)?;
            }
        }
        Ok(())
    }

    pub fn add_clock(
        &mut self,
        incident: &Incident,
        origin: ClockOrigin,
        rule: &str,
        starts_at: Timestamp,
        due_at: Timestamp,
    ) -> Result<()> {
        let mut clock = Clock {
            id: 0,
            uuid: self.uuid(),
            revision: 0,
            incident_id: incident.id,
            origin,
            rule: rule.to_owned(),
            level: incident.level.clone(),
            starts_at,
            due_at,
            met_at: None,
            met_by: None,
            cancelled_at: None,
        };
        self.insert(&mut clock)
    }

    /// A clock that begins to apply late (the level moved, the first assessment is in) is met by what its rule waits for
    /// where that has been done since the clock's start: nobody reports twice because the grade became clear.
    fn stop_if_answered(&mut self, incident: &Incident, rule: &ClockRule) -> Result<()> {
        let clocks: Vec<Clock> = self.txn.of(incident.id)?;
        let clock = clocks.into_iter().find(|clock| clock.origin == ClockOrigin::Playbook && clock.rule == rule.id && clock.is_open());
        let Some(clock) = clock else { return Ok(()) };
        let done = self.answers_so_far(incident, &rule.met_by)?;
        if let Some((at, by)) = done.into_iter().filter(|(at, _)| *at >= clock.starts_at).min() {
            self.update(&mut Clock { met_at: Some(at), met_by: Some(by), ..clock })?;
        }
        Ok(())
    }

    /// When, and by which handle, what a clock waits for has happened.
    fn answers_so_far(&mut self, incident: &Incident, met_by: &MetBy) -> Result<Vec<(Timestamp, String)>> {
        let own = |at: Option<Timestamp>| at.map(|at| (at, incident.handle())).into_iter().collect();
        Ok(match met_by {
            MetBy::Hand => Vec::new(),
            MetBy::Assessed => own(incident.assessed_at),
            MetBy::Resolved => own(incident.resolved_at),
            MetBy::Told(rule) => {
                let parties: Vec<Stakeholder> = self.txn.of(incident.id)?;
                let told = parties.iter().filter(|party| party.rule.as_ref() == Some(rule));
                told.filter_map(|party| Some((party.told_at?, party.handle()))).collect()
            }
            MetBy::Task(step) => {
                let tasks: Vec<Task> = self.txn.of(incident.id)?;
                let done = tasks.iter().filter(|task| task.step.as_ref() == Some(step));
                done.filter_map(|task| Some((task.done_at?, task.handle()))).collect()
            }
            MetBy::Published(template) => {
                let statements: Vec<Statement> = self.txn.of(incident.id)?;
                let fits = |one: &&Statement| template.as_ref().map_or_else(|| is_public(&one.audience), |wanted| *wanted == one.template);
                statements.iter().filter(fits).filter_map(|one| Some((one.published_at?, one.handle()))).collect()
            }
        })
    }

    /// Stops every running clock that waits for what happened. Returns the handles of the clocks stopped.
    pub fn happened(&mut self, incident: &Incident, playbook: &Playbook, by: &str, happening: &Happening<'_>) -> Result<Vec<String>> {
        let mut stopped = Vec::new();
        for mut clock in Table::<Clock>::of(&mut *self.txn, incident.id)? {
            if clock.is_open() && clock.starts_at <= self.at && stops(playbook, &clock, happening) {
                clock.met_at = Some(self.at);
                clock.met_by = Some(by.to_owned());
                self.update(&mut clock)?;
                stopped.push(Kind::Clock.handle(clock.id));
            }
        }
        Ok(stopped)
    }
}
