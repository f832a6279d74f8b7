//! What a playbook says: every reference leads somewhere, every condition can be asked, no step waits for itself.

use std::collections::{BTreeMap, BTreeSet};

use super::{CONDITION_NAMES, Meaning, all_steps, awaited, ring};
use crate::domain::playbook::{Anchor, COUNSEL, Playbook};
use crate::domain::span::PerLevel;
use crate::error::Error;
use crate::library::did_you_mean;
use crate::render::unknown_names;

/// The most tasks that a person can take in during the first hour (seven: Miller's span of attention, 1956).
const FIRST_HOUR: usize = 7;

impl Meaning<'_, '_> {
    pub(super) fn ids(&mut self) {
        let lists = id_lists(self.playbook);
        for (list, ids) in lists {
            let mut seen = BTreeSet::new();
            for id in &ids {
                if !seen.insert(id) {
                    self.report(list, id, "id", Error::input("problem-id-twice"));
                }
            }
        }
        let mut seen = BTreeSet::new();
        for (list, step) in all_steps(self.playbook) {
            if !seen.insert(&step.id) {
                self.report(list, &step.id, "id", Error::input("problem-id-twice"));
            }
        }
    }

    pub(super) fn levels(&mut self) {
        let playbook = self.playbook;
        let known: Vec<&str> = playbook.levels.iter().map(|level| level.id.as_str()).collect();
        if let Some(initial) = playbook.initial_level.as_deref().filter(|level| !known.contains(level)) {
            self.checker.problem("/initial_level", Error::input("problem-level").with("value", initial));
        }
        let mut named: Vec<(String, String)> =
            playbook.assess.thresholds.keys().map(|level| ("/assess/thresholds".to_owned(), level.clone())).collect();
        for rule in &playbook.assess.forcing {
            named.extend(self.own("/assess/forcing", &rule.id).map(|pointer| (format!("{pointer}/level"), rule.level.clone())));
        }
        for warning in &playbook.monitor.warnings {
            named.extend(self.own("/monitor/warnings", &warning.id).map(|pointer| (format!("{pointer}/id"), warning.id.clone())));
        }
        for (list, step) in all_steps(playbook) {
            named.extend(self.per_level(list, &step.id, "due", &step.due));
        }
        for clock in &playbook.respond.clocks {
            named.extend(self.per_level("/respond/clocks", &clock.id, "limit", &clock.limit));
        }
        for rule in &playbook.respond.statements {
            named.extend(self.per_level("/respond/statements", &rule.id, "approvers", &rule.approvers));
            if let Some(signed) = &rule.signed {
                named.extend(self.per_level("/respond/statements", &rule.id, "signed", signed));
            }
            if let Some(within) = &rule.approve_within {
                named.extend(self.per_level("/respond/statements", &rule.id, "approve_within", within));
            }
        }
        for (pointer, level) in named {
            if !known.contains(&level.as_str()) {
                self.checker.problem(&pointer, Error::input("problem-level").with("value", level));
            }
        }
    }

    fn per_level<T>(&self, list: &str, id: &str, field: &str, value: &PerLevel<T>) -> Vec<(String, String)> {
        let Some(pointer) = self.own(list, id) else { return Vec::new() };
        value.named().into_iter().map(|level| (format!("{pointer}/{field}/{level}"), level.to_owned())).collect()
    }

    pub(super) fn roles_and_references(&mut self) {
        let playbook = self.playbook;
        for item in &playbook.preparedness {
            self.role("/preparedness", &item.id, "role", &item.role);
        }
        for warning in &playbook.monitor.warnings {
            for role in &warning.report_to {
                self.role("/monitor/warnings", &warning.id, "report_to", role);
            }
        }
        for (list, step) in all_steps(playbook) {
            self.role(list, &step.id, "role", &step.role);
        }
        for party in &playbook.respond.stakeholders {
            self.role("/respond/stakeholders", &party.id, "role", &party.role);
        }
        for follow_up in &playbook.review.follow_ups {
            self.role("/review/follow_ups", &follow_up.id, "role", &follow_up.role);
        }
        self.statement_rules();
        self.clock_references();
    }

    fn statement_rules(&mut self) {
        for rule in &self.playbook.respond.statements {
            self.template("/respond/statements", &rule.id, &rule.template);
            for role in rule.approver_roles() {
                self.role("/respond/statements", &rule.id, "approvers", role);
            }
            let levels = self.playbook.levels.iter().filter_map(|level| rule.approvers.at(&level.id));
            if rule.grounds.is_some() && levels.into_iter().any(|roles| !roles.iter().any(|role| role == COUNSEL)) {
                self.report("/respond/statements", &rule.id, "approvers", Error::input("problem-grounds-counsel").with("role", COUNSEL));
            }
            for role in rule.signed.iter().flat_map(|signed| self.playbook.levels.iter().filter_map(|level| signed.at(&level.id))).flatten()
            {
                self.role("/respond/statements", &rule.id, "signed", role);
            }
            if let Some(way) = &rule.expedite {
                self.role("/respond/statements", &rule.id, "expedite", &way.by);
                if !rule.approver_roles().contains(way.by.as_str()) {
                    self.report("/respond/statements", &rule.id, "expedite", Error::input("problem-expedite").with("role", &way.by));
                }
            }
            for channel in &rule.channels {
                self.channel("/respond/statements", &rule.id, "channels", channel);
            }
        }
    }

    fn clock_references(&mut self) {
        let playbook = self.playbook;
        for clock in &playbook.respond.clocks {
            self.role("/respond/clocks", &clock.id, "role", &clock.role);
            let known = match awaited(&clock.met_by) {
                Some(("stakeholder", id)) => playbook.respond.stakeholders.iter().any(|party| party.id == id),
                Some(("step", id)) => all_steps(playbook).iter().any(|(_, step)| step.id == id),
                Some((_, id)) => self.templates.contains(id),
                None => true,
            };
            if !known {
                let (kind, name) = awaited(&clock.met_by).unwrap_or_default();
                self.report(
                    "/respond/clocks",
                    &clock.id,
                    "met_by",
                    Error::input("problem-met-by-unknown").with("kind", kind).with("value", name),
                );
            }
        }
    }

    fn role(&mut self, list: &str, id: &str, field: &str, role: &str) {
        let known: Vec<&str> = self.playbook.roles.iter().map(|role| role.id.as_str()).collect();
        if !known.contains(&role) {
            let near = did_you_mean(role, known).join(", ");
            self.report(list, id, field, Error::input("problem-role").with("value", role).with("near", near));
        }
    }

    fn template(&mut self, list: &str, id: &str, template: &str) {
        if !self.templates.contains(template) {
            self.report(list, id, "template", Error::input("problem-template").with("value", template));
        }
    }

    fn channel(&mut self, list: &str, id: &str, field: &str, channel: &str) {
        if !self.channels.contains(channel) {
            self.report(list, id, field, Error::input("problem-channel").with("value", channel));
        }
    }

    pub(super) fn steps(&mut self) {
        let playbook = self.playbook;
        let ids: BTreeSet<&str> = all_steps(playbook).iter().map(|(_, step)| step.id.as_str()).collect();
        for (list, step) in all_steps(playbook) {
            for (field, other) in step.after.iter().map(|id| ("after", id)).chain(step.from_step.iter().map(|id| ("from_step", id))) {
                if !ids.contains(other.as_str()) {
                    self.report(list, &step.id, field, Error::input("problem-step").with("value", other));
                }
            }
            if let Some(template) = &step.template {
                self.template(list, &step.id, template);
            }
            if let Some(channel) = &step.channel {
                self.channel(list, &step.id, "channel", channel);
            }
        }
    }

    pub(super) fn cycles(&mut self) {
        let steps = all_steps(self.playbook);
        let before: BTreeMap<&str, Vec<&str>> = steps
            .iter()
            .map(|(_, step)| (step.id.as_str(), step.after.iter().chain(&step.from_step).map(String::as_str).collect()))
            .collect();
        if let Some(ring) = ring(&before) {
            let own = steps.iter().find(|(list, step)| ring.contains(&step.id) && self.own(list, &step.id).is_some());
            if let Some((list, step)) = own {
                self.report(list, &step.id, "after", Error::input("problem-step-cycle").with("steps", ring.join(", ")));
            }
        }
    }

    pub(super) fn conditions(&mut self) {
        let playbook = self.playbook;
        let indicators: BTreeSet<&str> = playbook.assess.indicators.iter().map(|indicator| indicator.id.as_str()).collect();
        let known = |name: &str| CONDITION_NAMES.contains(&name) || indicators.contains(name);
        for (list, id, condition) in all_conditions(playbook) {
            match unknown_names(condition, &known) {
                Err(cause) => self.report(list, id, "when", Error::input("problem-condition").cause(cause)),
                Ok(names) => {
                    for name in names {
                        self.report(list, id, "when", Error::input("problem-condition-name").with("value", name));
                    }
                }
            }
        }
    }

    pub(super) fn scales(&mut self) {
        for indicator in &self.playbook.assess.indicators {
            let words: BTreeSet<&str> = indicator.scale.iter().map(|answer| answer.word.as_str()).collect();
            if words.len() != indicator.scale.len() {
                self.report("/assess/indicators", &indicator.id, "scale", Error::input("problem-scale-words"));
            }
            if indicator.worst_case > 4 || !(indicator.weight > 0.0 && indicator.weight <= 100.0) {
                self.report("/assess/indicators", &indicator.id, "weight", Error::input("problem-weight"));
            }
        }
    }

    pub(super) fn first_hour(&mut self) {
        for level in &self.playbook.levels {
            let early = all_steps(self.playbook)
                .iter()
                .filter(|(_, step)| step.from_step.is_none() && !matches!(step.from, Some(Anchor::Assessed | Anchor::Resolved)))
                .filter(|(list, step)| {
                    (*list != "/review/steps" || step.from.is_some()) && step.due.at(&level.id).is_some_and(|due| due.as_minutes() <= 60)
                })
                .count();
            if early > FIRST_HOUR {
                let error = Error::input("problem-first-hour").with("level", &level.id).with("count", early).with("most", FIRST_HOUR);
                self.checker.problem("/respond/steps", error);
            }
        }
    }
}

/// Every condition with the list and id of the item it stands in.
fn all_conditions(playbook: &Playbook) -> Vec<(&'static str, &str, &str)> {
    let mut found: Vec<(&'static str, &str, &str)> = Vec::new();
    let assess = &playbook.assess;
    found.extend(assess.forcing.iter().map(|rule| ("/assess/forcing", rule.id.as_str(), rule.when.as_str())));
    found.extend(assess.clusters.iter().map(|rule| ("/assess/clusters", rule.id.as_str(), rule.when.as_str())));
    found.extend(assess.postures.iter().map(|rule| ("/assess/postures", rule.id.as_str(), rule.when.as_str())));
    found.extend(assess.guards.iter().map(|rule| ("/assess/guards", rule.id.as_str(), rule.when.as_str())));
    found.extend(playbook.respond.clocks.iter().filter_map(|rule| Some(("/respond/clocks", rule.id.as_str(), rule.when.as_deref()?))));
    found.extend(
        playbook.respond.stakeholders.iter().filter_map(|rule| Some(("/respond/stakeholders", rule.id.as_str(), rule.when.as_deref()?))),
    );
    found.extend(all_steps(playbook).into_iter().filter_map(|(list, step)| Some((list, step.id.as_str(), step.when.as_deref()?))));
    found
}

/// The ids of every list, for the check that each is unique.
fn id_lists(playbook: &Playbook) -> Vec<(&'static str, Vec<String>)> {
    fn ids<T: crate::library::merge::Item>(items: &[T]) -> Vec<String> {
        items.iter().map(|item| item.id().to_owned()).collect()
    }
    let (assess, respond, review) = (&playbook.assess, &playbook.respond, &playbook.review);
    vec![
        ("/levels", ids(&playbook.levels)),
        ("/roles", ids(&playbook.roles)),
        ("/preparedness", ids(&playbook.preparedness)),
        ("/monitor/watches", ids(&playbook.monitor.watches)),
        ("/monitor/indicators", ids(&playbook.monitor.indicators)),
        ("/assess/indicators", ids(&assess.indicators)),
        ("/assess/forcing", ids(&assess.forcing)),
        ("/respond/clocks", ids(&respond.clocks)),
        ("/respond/statements", ids(&respond.statements)),
        ("/respond/stakeholders", ids(&respond.stakeholders)),
        ("/respond/never_say", ids(&respond.never_say)),
        ("/review/questions", ids(&review.questions)),
        ("/review/targets", ids(&review.targets)),
        ("/review/follow_ups", ids(&review.follow_ups)),
    ]
}
