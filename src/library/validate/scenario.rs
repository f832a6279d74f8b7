//! What a scenario says: every reference leads somewhere in its playbook, everything comes in time, and no expectation is
//! one that nobody could meet.

use std::collections::BTreeSet;

use super::{Checker, all_steps, shape};
use crate::domain::fact::FactStatus;
use crate::domain::playbook::Playbook;
use crate::domain::scenario::{Expectation, Inject, InjectKind, Scenario, What};
use crate::domain::text::Lang;
use crate::error::{Error, Result};
use crate::library::schema::SchemaFile;
use crate::library::{Library, Source, did_you_mean, yaml};
use crate::workspace::Config;

/// The most that may come in during one drill.
const MOST_ITEMS: u32 = 5_000;

impl Library {
    /// Every problem of one scenario; empty when it is sound. Clocks are those of the playbook with the rule packs of
    /// `config`; without one, of the playbook alone.
    ///
    /// # Errors
    /// Not found, or a file that is not YAML at all.
    pub fn validate_scenario(&self, id: &str, config: Option<&Config>) -> Result<Vec<Error>> {
        self.validate_scenario_source(&self.scenario_source(id)?, config)
    }

    /// The same for text that is not (yet) in the library.
    ///
    /// # Errors
    /// A file that is not YAML at all.
    pub fn validate_scenario_source(&self, source: &Source, config: Option<&Config>) -> Result<Vec<Error>> {
        let positions = yaml::positions(&source.text, &source.path)?;
        let value = yaml::typed(&source.text, &source.path)?;
        let mut checker = Checker { source, positions, value, problems: Vec::new(), misshapen: Vec::new() };
        shape::check(&mut checker, &SchemaFile::Scenario.value())?;
        checker.id_is_file_name();
        if !checker.misshapen.iter().all(|(pointer, _)| pointer == "/id") {
            return Ok(checker.problems);
        }
        let scenario: Scenario = yaml::parse(&source.text, &source.path)?;
        checker.times(&scenario);
        checker.ids(&scenario);
        for (index, inject) in scenario.injects.iter().enumerate() {
            checker.inject(&scenario, &format!("/injects/{index}"), inject);
        }
        let Ok(resolved) = self.playbook(&scenario.playbook) else {
            checker.problem("/playbook", Error::input("problem-rule-playbook").with("value", &scenario.playbook));
            return Ok(checker.problems);
        };
        let playbook = self.with_rules(resolved, config)?;
        let known = Known {
            templates: self.statement_templates(Lang::En)?.into_iter().map(|(name, _)| name).collect(),
            channels: self.channels(config.map_or(&[], |config| &config.channels))?.into_iter().map(|channel| channel.id).collect(),
            playbook: &playbook,
        };
        for (index, one) in scenario.expectations.iter().enumerate() {
            let at = format!("/expectations/{index}");
            checker.form(&at, one);
            checker.reachable(&scenario, &at, one);
            checker.names_known(&known, &at, one);
        }
        Ok(checker.problems)
    }
}

/// What an expectation may name.
struct Known<'a> {
    templates: Vec<String>,
    channels: Vec<String>,
    playbook: &'a Playbook,
}

impl Checker<'_> {
    fn times(&mut self, scenario: &Scenario) {
        if scenario.begins_minute().is_none() {
            self.problem("/begins", Error::input("problem-time-of-day").with("value", &scenario.begins));
        }
        if scenario.weights.sum() != 100 {
            self.problem("/weights", Error::input("problem-weights").with("sum", scenario.weights.sum()));
        }
        let items: u32 = scenario.injects.iter().fold(0, |sum, inject| sum.saturating_add(inject.count.unwrap_or(1)));
        if items > MOST_ITEMS {
            self.problem("/injects", Error::input("problem-inject-count").with("count", items).with("most", MOST_ITEMS));
        }
        for (list, empty) in [("injects", scenario.injects.is_empty()), ("expectations", scenario.expectations.is_empty())] {
            if empty {
                self.problem(&format!("/{list}"), Error::input("problem-drill-empty").with("list", list));
            }
        }
    }

    fn ids(&mut self, scenario: &Scenario) {
        let injects = scenario.injects.iter().enumerate().map(|(index, one)| (format!("/injects/{index}/id"), &one.id));
        let expectations = scenario.expectations.iter().enumerate().map(|(index, one)| (format!("/expectations/{index}/id"), &one.id));
        let mut seen = BTreeSet::new();
        for (pointer, id) in injects.chain(expectations) {
            if !seen.insert(id) {
                self.problem(&pointer, Error::input("problem-id-twice").with("id", id));
            }
        }
    }

    fn inject(&mut self, scenario: &Scenario, at: &str, inject: &Inject) {
        let jitter = inject.jitter.map_or(0, crate::domain::span::Span::as_minutes);
        let spread = inject.over.map_or(0, crate::domain::span::Span::as_minutes);
        if inject.offset() + spread > scenario.lasts.as_minutes() {
            self.problem(
                &format!("{at}/at"),
                Error::input("problem-inject-after-end").with("id", &inject.id).with("lasts", scenario.lasts),
            );
        }
        if jitter > inject.offset() || inject.offset() + spread + jitter > scenario.lasts.as_minutes() {
            self.problem(&format!("{at}/jitter"), Error::input("problem-inject-jitter").with("id", &inject.id));
        }
        let only_posts = [("count", inject.count.is_some()), ("over", inject.over.is_some())];
        let only_mentions = [("platform", inject.platform.is_some()), ("reach", inject.reach.is_some()), ("tone", inject.tone.is_some())];
        let only_claims = [("claim", inject.claim.is_some()), ("keywords", inject.keywords.is_some())];
        let misplaced = [
            (inject.kind == InjectKind::Mentions, &only_posts[..]),
            (inject.kind.is_mention(), &only_mentions[..]),
            (inject.kind.is_claim(), &only_claims[..]),
        ];
        for (fits, keys) in misplaced {
            for (key, _) in keys.iter().filter(|(_, there)| *there && !fits) {
                self.problem(&format!("{at}/{key}"), Error::input("problem-key-not-here").with("key", key).with("what", inject.kind));
            }
        }
        if inject.kind.is_claim() {
            self.claim(at, inject);
        }
    }

    /// A claim is known by its sentence and by its words; the words must be those of the claim.
    fn claim(&mut self, at: &str, inject: &Inject) {
        for (key, there) in [("claim", inject.claim.is_some()), ("keywords", inject.keywords.is_some())] {
            if !there {
                self.problem(at, Error::input("problem-missing-key").with("key", key));
            }
        }
        let (Some(claim), Some(keywords)) = (&inject.claim, &inject.keywords) else { return };
        for (lang, words) in [(Lang::En, &keywords.en), (Lang::Zh, &keywords.zh)] {
            let text = claim.get(lang).to_lowercase();
            if !words.iter().any(|word| !word.trim().is_empty() && text.contains(&word.to_lowercase())) {
                self.problem(&format!("{at}/keywords/{lang}"), Error::input("problem-claim-keywords").with("id", &inject.id));
            }
        }
    }

    /// Each kind of expectation has its own keys: all that it needs, none that it does not.
    fn form(&mut self, at: &str, one: &Expectation) {
        let (needs, may): (&[&str], &[&str]) = match one.what {
            What::Opened | What::Demand => (&["within"], &["after"]),
            What::Level => (&["within", "level"], &["after"]),
            What::Posture => (&["within", "postures"], &["after"]),
            What::Statement => (&["within", "templates"], &["after", "channels"]),
            What::Fact => (&["within", "about", "status"], &["after"]),
            What::Silent => (&["about"], &[]),
            What::Told => (&["within", "group"], &["after"]),
            What::Clock => (&["clock"], &[]),
            What::Step => (&["within", "step"], &["after"]),
        };
        let keys = [
            ("after", one.after.is_some()),
            ("within", one.within.is_some()),
            ("level", one.level.is_some()),
            ("postures", !one.postures.is_empty()),
            ("templates", !one.templates.is_empty()),
            ("channels", !one.channels.is_empty()),
            ("about", one.about.is_some()),
            ("status", one.status.is_some()),
            ("group", one.group.is_some()),
            ("clock", one.clock.is_some()),
            ("step", one.step.is_some()),
        ];
        for (key, there) in keys {
            if needs.contains(&key) && !there {
                self.problem(at, Error::input("problem-missing-key").with("key", key));
            }
            if there && !needs.contains(&key) && !may.contains(&key) {
                self.problem(&format!("{at}/{key}"), Error::input("problem-key-not-here").with("key", key).with("what", one.what));
            }
        }
    }

    /// What nobody could meet: a deadline after the end, an inject that does not exist, a true fact refuted.
    fn reachable(&mut self, scenario: &Scenario, at: &str, one: &Expectation) {
        let after = match one.after.as_deref().map(|id| (id, scenario.inject(id))) {
            None => Some(0),
            Some((_, Some(inject))) => Some(inject.offset() + inject.jitter.map_or(0, crate::domain::span::Span::as_minutes)),
            Some((id, None)) => {
                self.unknown_inject(scenario, &format!("{at}/after"), id);
                None
            }
        };
        if let (Some(after), Some(within)) = (after, one.within)
            && after + within.as_minutes() > scenario.lasts.as_minutes()
        {
            let error = Error::input("problem-expect-after-end").with("id", &one.id).with("lasts", scenario.lasts);
            self.problem(&format!("{at}/within"), error);
        }
        let Some(id) = one.about.as_deref() else { return };
        let Some(inject) = scenario.inject(id) else { return self.unknown_inject(scenario, &format!("{at}/about"), id) };
        let wanted = match (one.what, one.status) {
            (What::Silent, _) | (What::Fact, Some(FactStatus::Refuted)) => &[InjectKind::WrongFact][..],
            (What::Fact, Some(FactStatus::Confirmed)) => &[InjectKind::Fact][..],
            _ => &[InjectKind::Fact, InjectKind::WrongFact][..],
        };
        if !wanted.contains(&inject.kind) {
            let error = Error::input("problem-expect-impossible").with("id", &one.id).with("inject", id).with("kind", inject.kind);
            self.problem(&format!("{at}/about"), error);
        }
    }

    fn unknown_inject(&mut self, scenario: &Scenario, pointer: &str, id: &str) {
        let near = did_you_mean(id, scenario.injects.iter().map(|inject| inject.id.as_str())).join(", ");
        self.problem(pointer, Error::input("problem-inject-unknown").with("value", id).with("near", near));
    }

    fn names_known(&mut self, known: &Known<'_>, at: &str, one: &Expectation) {
        let playbook = known.playbook;
        if let Some(level) = one.level.as_deref().filter(|level| !playbook.levels.iter().any(|one| one.id == *level)) {
            self.problem(&format!("{at}/level"), Error::input("problem-level").with("value", level));
        }
        for (index, name) in one.templates.iter().enumerate().filter(|(_, name)| !known.templates.contains(name)) {
            let error = Error::input("problem-template").with("id", &one.id).with("value", name);
            self.problem(&format!("{at}/templates/{index}"), error);
        }
        for (index, name) in one.channels.iter().enumerate().filter(|(_, name)| !known.channels.contains(name)) {
            let error = Error::input("problem-channel").with("id", &one.id).with("value", name);
            self.problem(&format!("{at}/channels/{index}"), error);
        }
        if let Some(clock) = one.clock.as_deref().filter(|clock| !playbook.respond.clocks.iter().any(|one| one.id == *clock)) {
            let near = did_you_mean(clock, playbook.respond.clocks.iter().map(|one| one.id.as_str())).join(", ");
            self.problem(&format!("{at}/clock"), Error::input("problem-expect-clock").with("value", clock).with("near", near));
        }
        if let Some(step) = one.step.as_deref().filter(|step| !all_steps(playbook).iter().any(|(_, one)| one.id == *step)) {
            let near = did_you_mean(step, all_steps(playbook).iter().map(|(_, one)| one.id.as_str())).join(", ");
            self.problem(&format!("{at}/step"), Error::input("problem-expect-step").with("value", step).with("near", near));
        }
    }
}
