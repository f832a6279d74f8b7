//! What a rule pack says: its provenance, and that every reference leads somewhere in every playbook it concerns.

use std::collections::BTreeSet;

use super::{Checker, shape};
use crate::domain::playbook::ClockRule;
use crate::domain::rule_pack::{RulePack, concerns};
use crate::error::{Error, Result};
use crate::library::playbooks::Resolved;
use crate::library::rules::settled;
use crate::library::schema::SchemaFile;
use crate::library::{Library, Source, yaml};

impl Library {
    /// Every problem of one rule pack; empty when it is sound.
    ///
    /// # Errors
    /// Not found, or a file that is not YAML at all.
    pub fn validate_rule_pack(&self, id: &str) -> Result<Vec<Error>> {
        self.validate_rule_source(&self.rule_source(id)?)
    }

    /// The same for text that is not (yet) in the library.
    ///
    /// # Errors
    /// A file that is not YAML at all.
    pub fn validate_rule_source(&self, source: &Source) -> Result<Vec<Error>> {
        let positions = yaml::positions(&source.text, &source.path)?;
        let value = yaml::typed(&source.text, &source.path)?;
        let mut checker = Checker { source, positions, value, problems: Vec::new(), misshapen: Vec::new() };
        shape::check(&mut checker, &SchemaFile::RulePack.value())?;
        if !checker.problems.is_empty() {
            return Ok(checker.problems);
        }
        let pack: RulePack = yaml::parse(&source.text, &source.path)?;
        checker.id_is_file_name();
        checker.provenance(&pack);
        checker.pack_ids(&pack);
        let playbooks = self.sound_playbooks()?;
        checker.playbook_names(&pack, &playbooks);
        for (index, clock) in pack.clocks.iter().enumerate() {
            let rule = ClockRule { id: clock.id.clone(), ..pack.rule(clock) };
            let concerned = playbooks.iter().filter(|one| concerns(&clock.playbooks, &one.lineage));
            checker.references(index, &rule, concerned);
        }
        Ok(checker.problems)
    }

    /// Playbooks that can be read; the others have a check of their own.
    fn sound_playbooks(&self) -> Result<Vec<Resolved>> {
        Ok(self.playbook_ids()?.iter().filter_map(|(id, _)| self.playbook(id).ok()).collect())
    }
}

impl Checker<'_> {
    /// A rule without a day on which its text was read must say so.
    fn provenance(&mut self, pack: &RulePack) {
        let verified = pack.source.verified_on.as_deref();
        if verified.is_none() && !pack.source.unverified {
            self.problem("/source", Error::input("problem-rule-provenance"));
        }
        if let Some(day) = verified.filter(|day| day.parse::<chrono::NaiveDate>().is_err()) {
            self.problem("/source/verified_on", Error::input("problem-date").with("value", day));
        }
    }

    fn pack_ids(&mut self, pack: &RulePack) {
        let clocks = pack.clocks.iter().enumerate().map(|(index, clock)| (format!("/clocks/{index}/id"), &clock.id));
        let duties = pack.duties.iter().enumerate().map(|(index, duty)| (format!("/duties/{index}/id"), &duty.id));
        let mut seen = BTreeSet::new();
        for (pointer, id) in clocks.chain(duties) {
            if !seen.insert(id) {
                self.problem(&pointer, Error::input("problem-id-twice").with("id", id));
            }
        }
    }

    fn playbook_names(&mut self, pack: &RulePack, playbooks: &[Resolved]) {
        let clocks = pack.clocks.iter().enumerate().map(|(index, clock)| (format!("/clocks/{index}"), &clock.playbooks));
        let duties = pack.duties.iter().enumerate().map(|(index, duty)| (format!("/duties/{index}"), &duty.playbooks));
        for (pointer, named) in clocks.chain(duties) {
            for (place, name) in named.iter().enumerate() {
                if !playbooks.iter().any(|one| one.playbook.id == *name) {
                    self.problem(&format!("{pointer}/playbooks/{place}"), Error::input("problem-rule-playbook").with("value", name));
                }
            }
        }
    }

    /// Each loose end once, with the first playbook in which it leads nowhere.
    fn references<'a>(&mut self, index: usize, rule: &ClockRule, playbooks: impl Iterator<Item = &'a Resolved>) {
        let mut told = Vec::new();
        for one in playbooks {
            for loose in settled(rule.clone(), &one.playbook).1 {
                if !told.contains(&loose) {
                    let error = Error::input(match loose.field {
                        "role" => "problem-rule-role",
                        "met_by" => "problem-rule-met-by",
                        "limit" => "problem-rule-level",
                        _ => "problem-rule-condition",
                    });
                    let error = error.with("id", &rule.id).with("value", &loose.value).with("playbook", &one.playbook.id);
                    self.problem(&format!("/clocks/{index}/{}", loose.field), error);
                    told.push(loose);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Origin;

    const PACK: &str = "\
kind: clock
id: own
title: Own rule
active: default
source: {title: House rule, verified_on: \"2026-11-22\"}
clocks:
  - id: report
    title: Report
    role: legal
    to: The authority
    article: \"1\"
    starts: detected
    limit: {I: 2h}
    met_by: told:regulator
    playbooks: [medical-accident]
";

    fn problems(text: &str) -> Vec<(&'static str, String)> {
        let source = Source { origin: Origin::Workspace, path: "own.yaml".into(), text: text.to_owned() };
        let found = Library::new(None).validate_rule_source(&source).unwrap();
        found.iter().map(|error| (error.code(), error.place().map(ToString::to_string).unwrap_or_default())).collect()
    }

    #[test]
    fn a_sound_pack_has_no_problem() {
        assert_eq!(problems(PACK), []);
    }

    #[test]
    fn every_mistake_has_its_place() {
        for (right, wrong, code, place) in [
            ("id: own", "id: other", "problem-id-file", "own.yaml:2:1"),
            ("active: default", "active: maybe", "problem-choice", "own.yaml:4:1"),
            ("kind: clock", "kind: clok", "problem-choice", "own.yaml:1:1"),
            (", verified_on: \"2026-11-22\"", "", "problem-rule-provenance", "own.yaml:5:1"),
            ("2026-11-22", "22 Nov", "problem-date", "own.yaml:5:29"),
            ("role: legal", "role: leggal", "problem-rule-role", "own.yaml:9:5"),
            ("{I: 2h}", "{IV: 2h}", "problem-rule-level", "own.yaml:13:5"),
            ("{I: 2h}", "2 hours", "problem-duration", "own.yaml:13:5"),
            ("told:regulator", "told:king", "problem-rule-met-by", "own.yaml:14:5"),
            ("told:regulator", "when:ready", "problem-met-by", "own.yaml:14:5"),
            ("[medical-accident]", "[medical-acident]", "problem-rule-playbook", "own.yaml:15:17"),
            ("    article: \"1\"\n", "", "problem-missing-key", "own.yaml:7:5"),
            ("    article:", "    articel: x\n    article:", "problem-unknown-key-near", "own.yaml:11:5"),
        ] {
            let text = PACK.replace(right, wrong);
            assert_ne!(text, PACK, "{right}");
            assert_eq!(problems(&text).first().cloned(), Some((code, place.to_owned())), "{wrong}");
        }
        let asks = PACK.replace("    starts:", "    when: harm >= 3 and beds > 2\n    starts:");
        assert_eq!(problems(&asks), [("problem-rule-condition", "own.yaml:12:5".to_owned())]);
    }
}
