//! A rehearsal of statement templates: each rendered with sample data, for every kind of channel, with all that can be
//! known and with hardly anything, so that a mistake shows on a quiet day.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use super::compose::{Draft, add_inputs, channel_value, context};
use super::plan::Case;
use crate::assess::Situation;
use crate::domain::fact::{Fact, FactStatus, Release};
use crate::domain::incident::{Incident, Stage};
use crate::domain::playbook::Posture;
use crate::domain::text::Lang;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::library::templates::{Channel, Template};
use crate::library::variables::VARIABLES;
use crate::render::{self, Gaps};
use crate::text::{Catalog, spoken_date_time};
use crate::workspace::{Config, Organization};

/// The turns a text takes: nothing known, grave and ours, slight and not ours, untrue.
const CASES: [(Option<Posture>, Option<u8>); 4] =
    [(None, None), (Some(Posture::Rebuild), Some(4)), (Some(Posture::Diminish), Some(1)), (Some(Posture::Deny), Some(0))];

/// The statement templates of either language.
pub fn names(library: &Library) -> Result<Vec<String>> {
    let mut names = BTreeSet::new();
    for lang in Lang::ALL {
        names.extend(library.statement_templates(lang)?.into_iter().map(|(name, _)| name));
    }
    Ok(names.into_iter().collect())
}

/// Everything wrong with a statement template, in both languages.
///
/// # Errors
/// Not found in a language, or a head that cannot be read.
pub fn rehearse(library: &Library, name: &str, channels: &[Channel]) -> Result<Vec<Error>> {
    let mut problems = Vec::new();
    for lang in Lang::ALL {
        let template = library.statement_template(name, lang)?;
        let stage = Rehearsal { template: &template, lang, catalog: &Catalog::new(lang), playbook: library.playbook("base")?.playbook };
        problems.extend(stage.unused());
        problems.extend(stage.problems(channels));
    }
    Ok(problems)
}

struct Rehearsal<'a> {
    template: &'a Template,
    lang: Lang,
    catalog: &'a Catalog,
    playbook: crate::domain::playbook::Playbook,
}

impl Rehearsal<'_> {
    /// One channel of each kind; the first thing that goes wrong ends it, or one mistake would be told a hundred times.
    fn problems(&self, channels: &[Channel]) -> Option<Error> {
        let mut kinds = BTreeSet::new();
        for channel in channels.iter().filter(|channel| kinds.insert(channel.kind.clone())) {
            for (posture, harm) in CASES {
                for full in [true, false] {
                    if let Err(error) = self.play(channel, posture, harm, full) {
                        return Some(error);
                    }
                }
            }
        }
        None
    }

    fn play(&self, channel: &Channel, posture: Option<Posture>, harm: Option<u8>, full: bool) -> Result<()> {
        let context = self.sample(channel, posture, harm, full);
        let gaps = Gaps::new(Arc::new(|name| format!("[{name}]")));
        let text = render::statement(&self.template.path.display().to_string(), &self.template.body, &context, &gaps)?;
        let here = |code| Error::input(code).with("channel", &channel.kind).at(&self.template.path, None);
        if text.trim().is_empty() {
            return Err(here("problem-template-silent"));
        }
        match gaps.found().first().filter(|_| full) {
            Some(gap) => Err(here("problem-template-open").with("name", &gap.name)),
            None => Ok(()),
        }
    }

    /// A variable in the head that the text never asks for.
    fn unused(&self) -> Vec<Error> {
        let used = |name: &&String| !self.template.body.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == *name);
        let names = self.template.front.variables.keys().filter(used);
        names.map(|name| Error::input("problem-template-unused").with("name", name).at(&self.template.path, None)).collect()
    }

    fn sample(&self, channel: &Channel, posture: Option<Posture>, harm: Option<u8>, full: bool) -> Value {
        let at = Timestamp::new(1_795_284_000_000_000, 8 * 3_600);
        let (config, incident) = (self.config(full), self.incident(posture, full, at));
        let answers = harm.map(|harm| ("harm".to_owned(), harm)).into_iter().collect();
        let case = Case { playbook: self.playbook.clone(), answers, situation: Situation::default() };
        let facts: Vec<Fact> = if full { vec![self.fact(1, at), self.fact(2, at)] } else { Vec::new() };
        let mut context = context(&config, &incident, &case, &facts, self.lang, at);
        context["next_update"] = if full { spoken_date_time(self.lang, at).into() } else { Value::Null };
        context["channel"] = channel_value(channel);
        add_inputs(&mut context, self.template, &self.draft(full), &config);
        context
    }

    /// A variable's own meaning stands for its value.
    fn meaning(&self, name: &str) -> String {
        VARIABLES.iter().find(|one| one.name == name).map_or_else(|| name.to_owned(), |one| self.catalog.format(one.key, &[]))
    }

    fn config(&self, full: bool) -> Config {
        let given = |name| full.then(|| self.meaning(name));
        Config {
            organization: Organization {
                name: self.meaning("organization.name"),
                short_name: given("organization.short_name"),
                kind: given("organization.kind"),
                region: None,
                spokesperson: given("organization.spokesperson"),
                hotline: given("organization.hotline"),
                website: given("organization.website"),
            },
            ..Config::default()
        }
    }

    fn incident(&self, posture: Option<Posture>, full: bool, at: Timestamp) -> Incident {
        Incident {
            id: 1,
            uuid: String::new(),
            revision: 1,
            title: self.meaning("incident.summary"),
            summary: full.then(|| self.meaning("incident.summary")),
            playbook: self.playbook.id.clone(),
            playbook_hash: String::new(),
            stage: Stage::Respond,
            level: self.playbook.levels.first().map(|level| level.id.clone()).unwrap_or_default(),
            provisional: !full,
            score: None,
            cluster: None,
            posture,
            lead: None,
            tags: Vec::new(),
            drill: false,
            outcome: None,
            merged_into: None,
            occurred_at: full.then_some(at),
            detected_at: at,
            opened_at: at,
            assessed_at: None,
            resolved_at: None,
            closed_at: None,
        }
    }

    fn fact(&self, id: i64, at: Timestamp) -> Fact {
        Fact {
            id,
            uuid: String::new(),
            revision: 1,
            incident_id: 1,
            text: self.meaning("facts"),
            status: FactStatus::Confirmed,
            release: Release::Public,
            source: None,
            verified_by: None,
            recorded_at: at,
            changed_at: None,
            erased_at: None,
        }
    }

    fn draft(&self, full: bool) -> Draft {
        let list = |name| if full { vec![self.meaning(name), self.meaning(name)] } else { Vec::new() };
        let own = &self.template.front.variables;
        Draft {
            set: if full { own.clone() } else { BTreeMap::new() },
            unknowns: list("unknowns"),
            actions: list("actions"),
            commitments: list("commitments"),
            advice: list("advice"),
            contact: full.then(|| self.meaning("contact")),
            ..Draft::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn channels(library: &Library) -> Vec<Channel> {
        library.channels(&[]).unwrap()
    }

    #[test]
    fn every_built_in_template_plays() {
        let library = Library::new(None);
        let channels = channels(&library);
        for name in names(&library).unwrap() {
            let problems = rehearse(&library, &name, &channels).unwrap();
            let told: Vec<String> = problems.iter().map(|problem| problem.render(&Catalog::new(Lang::En))).collect();
            assert!(told.is_empty(), "{told:#?}");
        }
    }

    #[test]
    fn every_standard_variable_is_explained_and_no_other() {
        let library = Library::new(None);
        let template = library.statement_template("holding", Lang::En).unwrap();
        let catalog = Catalog::new(Lang::En);
        let stage =
            Rehearsal { template: &template, lang: Lang::En, catalog: &catalog, playbook: library.playbook("base").unwrap().playbook };
        let context = stage.sample(&channels(&library)[0], None, None, true);
        let mut names = BTreeSet::new();
        for (name, value) in context.as_object().unwrap() {
            match value.as_object() {
                // `who` is a map by role.
                Some(map) if name != "who" => names.extend(map.keys().map(|key| format!("{name}.{key}"))),
                _ => drop(names.insert(name.clone())),
            }
        }
        for own in template.front.variables.keys() {
            names.remove(own);
        }
        assert_eq!(names, VARIABLES.iter().map(|one| one.name.to_owned()).collect());
        for lang in Lang::ALL {
            let catalog = Catalog::new(lang);
            for one in VARIABLES {
                assert!(catalog.has(one.key), "{lang} {}", one.name);
            }
        }
    }
}
