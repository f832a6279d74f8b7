//! Checks a playbook file and names every problem at once, each with file, line and column: first its shape (against the
//! JSON Schema generated from the types), then what it says (roles, levels, steps, templates, conditions).

mod pack;
mod scenario;
mod shape;

use std::collections::{BTreeMap, BTreeSet};

use super::merge::merge;
use super::playbooks::contradiction;
use super::schema::SchemaFile;
use super::yaml::{Positions, positions};
use super::{Library, Source};
use crate::domain::playbook::{MetBy, Playbook, Step};
use crate::domain::text::Lang;
use crate::error::{Error, Result};

/// Names a condition may use besides the indicators.
pub const CONDITION_NAMES: &[&str] = &[
    "level",
    "score",
    "cluster",
    "posture",
    "assessed",
    "confirmed_facts",
    "unconfirmed_facts",
    "refuted_facts",
    "demands_open",
    "mentions",
    "drill",
    "region",
    "org_kind",
    "tags",
];

impl Library {
    /// Every problem of one playbook file; empty when it is sound.
    ///
    /// # Errors
    /// Not found, or a file that is not YAML at all.
    pub fn validate_playbook(&self, id: &str) -> Result<Vec<Error>> {
        let source = self.playbook_source(id)?;
        self.validate_source(&source)
    }

    /// The same for text that is not (yet) in the library.
    ///
    /// # Errors
    /// A file that is not YAML at all.
    pub fn validate_source(&self, source: &Source) -> Result<Vec<Error>> {
        let positions = positions(&source.text, &source.path)?;
        let value = super::yaml::typed(&source.text, &source.path)?;
        let mut checker = Checker { source, positions, value, problems: Vec::new(), misshapen: Vec::new() };
        shape::check(&mut checker, &SchemaFile::Playbook.value())?;
        checker.id_is_file_name();
        let own = if checker.problems.is_empty() { Some(source.read()?) } else { checker.mended() };
        let Some(own) = own else { return Ok(checker.problems) };
        match self.merged(source, own) {
            Ok(playbook) => {
                let templates = self.statement_templates(Lang::En)?.into_iter().map(|(name, _)| name).collect();
                let channels = self.channels(&[])?.into_iter().map(|channel| channel.id).collect();
                Meaning { playbook: &playbook, templates, channels, checker: &mut checker }.check();
                Ok(checker.problems)
            }
            Err(problems) => Ok(checker.problems.into_iter().chain(problems).collect()),
        }
    }

    fn merged(&self, source: &Source, own: Playbook) -> Result<Playbook, Vec<Error>> {
        let Some(parent) = own.extends.clone() else { return Ok(own) };
        if parent == own.id {
            return Err(vec![Error::input("problem-extends-cycle").with("chain", format!("{parent} → {parent}")).at(&source.path, None)]);
        }
        let parent = match self.playbook(&parent) {
            Ok(parent) => parent.playbook,
            Err(error) => return Err(vec![error]),
        };
        let (playbook, contradictions) = merge(parent, own);
        if contradictions.is_empty() {
            return Ok(playbook);
        }
        Err(contradictions.iter().map(|found| contradiction(source, found)).collect())
    }
}

/// Collects problems with their places.
struct Checker<'a> {
    source: &'a Source,
    positions: Positions,
    value: serde_json::Value,
    problems: Vec<Error>,
    /// JSON pointers of the problems of shape.
    misshapen: Vec<(String, &'static str)>,
}

impl Checker<'_> {
    fn problem(&mut self, pointer: &str, error: Error) {
        self.misshapen.push((pointer.to_owned(), error.code()));
        self.problems.push(error.at(&self.source.path, self.positions.nearest(pointer)));
    }

    /// The file as it would be with its small slips of shape mended, so that its meaning can be checked in the same run;
    /// `None` where more is wrong than an unknown key, a span of time or a missing language.
    fn mended(&self) -> Option<Playbook> {
        let mut value = self.value.clone();
        for (pointer, code) in &self.misshapen {
            match *code {
                "problem-unknown-key" | "problem-unknown-key-near" => {
                    let (parent, key) = pointer.rsplit_once('/')?;
                    value.pointer_mut(parent)?.as_object_mut()?.remove(&key.replace("~1", "/").replace("~0", "~"));
                }
                "problem-duration" => *value.pointer_mut(pointer)? = "1h".into(),
                "problem-language" => *value.pointer_mut(pointer)? = "?".into(),
                _ => return None,
            }
        }
        serde_json::from_value(value).ok()
    }

    /// A file is found by its name and kept by its id: they must be one.
    fn id_is_file_name(&mut self) {
        let stem = self.source.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let id = self.value.get("id").and_then(|id| id.as_str()).unwrap_or_default().to_owned();
        if id != stem {
            self.problem("/id", Error::input("problem-id-file").with("id", id).with("file", stem));
        }
    }
}

/// What the merged playbook says, checked where the file itself says it: a finding about an inherited item belongs to
/// the parent's own check.
struct Meaning<'a, 'b> {
    playbook: &'a Playbook,
    templates: BTreeSet<String>,
    channels: BTreeSet<String>,
    checker: &'a mut Checker<'b>,
}

impl Meaning<'_, '_> {
    fn check(&mut self) {
        self.ids();
        self.levels();
        self.roles_and_references();
        self.steps();
        self.cycles();
        self.conditions();
        self.scales();
        self.first_hour();
    }

    /// The pointer of an item in this file, if the file holds it.
    fn own(&self, list: &str, id: &str) -> Option<String> {
        let items = self.checker.value.pointer(list)?.as_array()?;
        let index = items.iter().position(|item| item["id"].as_str() == Some(id))?;
        Some(format!("{list}/{index}"))
    }

    fn report(&mut self, list: &str, id: &str, field: &str, error: Error) {
        if let Some(pointer) = self.own(list, id) {
            self.checker.problem(&format!("{pointer}/{field}"), error.with("id", id));
        }
    }
}

mod meaning;

/// All steps with the list they stand in.
pub fn all_steps(playbook: &Playbook) -> Vec<(&'static str, &Step)> {
    let lists = [
        ("/monitor/steps", &playbook.monitor.steps),
        ("/assess/steps", &playbook.assess.steps),
        ("/respond/steps", &playbook.respond.steps),
        ("/review/steps", &playbook.review.steps),
    ];
    lists.into_iter().flat_map(|(list, steps)| steps.iter().map(move |step| (list, step))).collect()
}

/// Steps that wait for each other in a ring, one ring at most.
fn ring(steps: &BTreeMap<&str, Vec<&str>>) -> Option<Vec<String>> {
    let mut settled: BTreeSet<&str> = BTreeSet::new();
    loop {
        let ready: Vec<&str> = steps
            .iter()
            .filter(|(id, before)| !settled.contains(**id) && before.iter().all(|b| settled.contains(b) || !steps.contains_key(b)))
            .map(|(id, _)| *id)
            .collect();
        if ready.is_empty() {
            let ring: Vec<String> = steps.keys().filter(|id| !settled.contains(**id)).map(|id| (*id).to_owned()).collect();
            return (!ring.is_empty()).then_some(ring);
        }
        settled.extend(ready);
    }
}

/// The step or stakeholder a clock waits for.
fn awaited(met_by: &MetBy) -> Option<(&'static str, &str)> {
    match met_by {
        MetBy::Told(id) => Some(("stakeholder", id)),
        MetBy::Task(id) => Some(("step", id)),
        MetBy::Published(Some(id)) => Some(("template", id)),
        _ => None,
    }
}
