//! Rule packs: find, read, decide which apply in a workspace, and put the clocks of those into a playbook.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::playbooks::{Resolved, place};
use super::schema::SchemaFile;
use super::validate::CONDITION_NAMES;
use super::{Library, Origin, Source, did_you_mean};
use crate::domain::playbook::{ClockRule, MetBy, Playbook};
use crate::domain::rule_pack::{Activation, Duty, PackClock, RulePack, concerns};
use crate::domain::span::PerLevel;
use crate::error::{Error, Message, Result};
use crate::render::unknown_names;
use crate::workspace::{Config, FILE, Placed, RulesConfig, line_column, read_limited};

const FOLDER: &str = "playbooks/rules";

/// A rule pack, and whether it applies here.
#[derive(Clone, Debug)]
pub struct Applied {
    pub pack: RulePack,
    pub origin: Origin,
    pub active: bool,
    /// A code of the catalogue.
    pub why: Message,
    /// Clocks that the configuration switches otherwise than their pack.
    exceptions: BTreeSet<String>,
}

impl Applied {
    pub fn clock_active(&self, clock: &PackClock) -> bool {
        self.active != self.exceptions.contains(&clock.id)
    }
}

impl Library {
    pub fn rule_pack_ids(&self) -> Result<Vec<(String, Origin)>> {
        self.names(FOLDER, "yaml")
    }

    /// # Errors
    /// Not found with candidates; bad input with position for broken YAML, a wrong shape, or an id that is not the
    /// file's name.
    pub fn rule_pack(&self, id: &str) -> Result<(RulePack, Source)> {
        let source = self.rule_source(id)?;
        let pack: RulePack = source.read()?;
        if pack.id != id {
            return Err(place(&source, "/id", Error::input("problem-id-file").with("id", &pack.id).with("file", id)));
        }
        Ok((pack, source))
    }

    pub fn rule_source(&self, id: &str) -> Result<Source> {
        self.source(FOLDER, id, "yaml")?.ok_or_else(|| {
            let known = self.rule_pack_ids().unwrap_or_default();
            let near = did_you_mean(id, known.iter().map(|(name, _)| name.as_str()));
            let error = Error::not_found("error-rule-unknown").with("name", id);
            if near.is_empty() { error.hint("hint-rule-list") } else { error.hint("hint-did-you-mean").hint_with("names", near.join(", ")) }
        })
    }

    pub fn eject_rule_pack(&self, id: &str) -> Result<PathBuf> {
        self.rule_source(id)?;
        self.eject_with_schema(FOLDER, &format!("{id}.yaml"), SchemaFile::RulePack)
    }

    /// Every pack, with whether and why it applies to the organisation of `config`; nothing applies where there is none.
    ///
    /// # Errors
    /// A pack that cannot be read; a name in `[rules]` that no pack or clock has, or that is both on and off.
    pub fn rules(&self, config: Option<&Config>) -> Result<Vec<Applied>> {
        let none = RulesConfig::default();
        let switches = config.map_or(&none, |config| &config.rules);
        let mut rules = Vec::new();
        for (id, _) in self.rule_pack_ids()? {
            let (pack, source) = self.rule_pack(&id)?;
            let (active, why) = applies(&pack, config);
            let switched = |clock: &&PackClock| switches.switched(&pack.full_id(&clock.id)).is_some_and(|on| on != active);
            let exceptions = pack.clocks.iter().filter(switched).map(|clock| clock.id.clone()).collect();
            rules.push(Applied { pack, origin: source.origin, active, why, exceptions });
        }
        self.check_switches(switches, &rules)?;
        Ok(rules)
    }

    /// The playbook with the clocks of every pack that applies: what an incident keeps as the law of its day.
    ///
    /// # Errors
    /// Those of [`Self::rules`].
    pub fn with_rules(&self, resolved: Resolved, config: Option<&Config>) -> Result<Playbook> {
        let mut playbook = resolved.playbook;
        for applied in self.rules(config)? {
            for clock in applied.pack.clocks.iter().filter(|clock| applied.clock_active(clock)) {
                if concerns(&clock.playbooks, &resolved.lineage) {
                    let (rule, _) = settled(applied.pack.rule(clock), &playbook);
                    playbook.respond.clocks.push(rule);
                }
            }
        }
        Ok(playbook)
    }

    /// What the packs that apply ask for without naming hours, in crises of this type.
    ///
    /// # Errors
    /// Those of [`Self::rules`].
    pub fn duties(&self, lineage: &[String], config: Option<&Config>) -> Result<Vec<(RulePack, Duty)>> {
        let mut found = Vec::new();
        for Applied { pack, .. } in self.rules(config)?.into_iter().filter(|applied| applied.active) {
            let duties = pack.duties.iter().filter(|duty| concerns(&duty.playbooks, lineage));
            found.extend(duties.map(|duty| (pack.clone(), duty.clone())));
        }
        Ok(found)
    }

    fn check_switches(&self, switches: &RulesConfig, rules: &[Applied]) -> Result<()> {
        let mut known: Vec<String> = Vec::new();
        for Applied { pack, .. } in rules {
            known.push(pack.id.clone());
            known.extend(pack.clocks.iter().map(|clock| pack.full_id(&clock.id)));
        }
        known.extend(self.lint_rule_names()?);
        for one in switches.on.iter().chain(&switches.off) {
            if !known.contains(&one.name) {
                let near = did_you_mean(&one.name, known.iter().map(String::as_str));
                let error = self.in_config(one, Error::input("error-rule-switch").with("name", &one.name));
                return Err(if near.is_empty() {
                    error.hint("hint-rule-list")
                } else {
                    error.hint("hint-did-you-mean").hint_with("names", near.join(", "))
                });
            }
        }
        match switches.off.iter().find(|off| switches.on.iter().any(|on| on.name == off.name)) {
            Some(twice) => Err(self.in_config(twice, Error::input("error-rule-both").with("name", &twice.name))),
            None => Ok(()),
        }
    }

    /// Puts an error at a name's place in `crisis.toml`.
    pub fn in_config(&self, name: &Placed, error: Error) -> Error {
        let Some(file) = self.folder.as_ref().map(|folder| folder.join(FILE)) else { return error };
        let position = read_limited(&file).ok().map(|text| line_column(&text, name.byte));
        error.at(&file, position)
    }
}

/// Whether a pack applies to an organisation, with the reason.
fn applies(pack: &RulePack, config: Option<&Config>) -> (bool, Message) {
    let Some(config) = config else { return (false, Message::new("why-no-workspace")) };
    match config.rules.switched(&pack.id) {
        Some(true) => return (true, Message::new("why-switched-on")),
        Some(false) => return (false, Message::new("why-switched-off")),
        None => {}
    }
    let organization = &config.organization;
    let region = organization.region.as_deref().unwrap_or_default();
    let kind = organization.kind.as_deref().unwrap_or_default();
    let params = |code, wanted: &[String]| {
        let mut message = Message::new(code);
        message.params = vec![
            ("region", if region.is_empty() { "none" } else { region }.to_owned()),
            ("kind", kind.to_owned()),
            ("wanted", named(wanted)),
        ];
        message
    };
    if !pack.regions.is_empty() && !pack.regions.iter().any(|wanted| is_in(region, wanted)) {
        return (false, params("why-other-region", &pack.regions));
    }
    if !pack.org_kinds.is_empty() && !pack.org_kinds.iter().any(|wanted| wanted.eq_ignore_ascii_case(kind)) {
        return (false, params("why-other-kind", &pack.org_kinds));
    }
    match (pack.active, pack.regions.is_empty(), pack.org_kinds.is_empty()) {
        (Activation::Off, ..) => (false, Message::new("why-off-by-default")),
        (_, true, true) => (true, Message::new("why-everywhere")),
        (_, false, true) => (true, params("why-region", &[])),
        (_, true, false) => (true, params("why-kind", &[])),
        _ => (true, params("why-region-and-kind", &[])),
    }
}

/// The regions a reader is told; `--format json` and `rule show` hold them all.
const NAMED: usize = 3;

fn named(wanted: &[String]) -> String {
    let more = if wanted.len() > NAMED { ", …" } else { "" };
    wanted.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ") + more
}

/// `CN`, and a part of it such as `CN-31` (ISO 3166-2).
fn is_in(region: &str, wanted: &str) -> bool {
    region.split('-').next().is_some_and(|country| country.eq_ignore_ascii_case(wanted)) || region.eq_ignore_ascii_case(wanted)
}

/// A reference of a clock that leads nowhere in a playbook: the field, and what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loose {
    pub field: &'static str,
    pub value: String,
}

/// The clock as it can run in this playbook. A clock of law is never lost: what stops it by an event the playbook does not
/// know is stopped by hand, a condition that cannot be asked always holds, and a limit for other levels than the
/// playbook's is, at its shortest, the limit at each.
pub fn settled(mut rule: ClockRule, playbook: &Playbook) -> (ClockRule, Vec<Loose>) {
    let mut loose = Vec::new();
    let mut note = |field, value: &str| loose.push(Loose { field, value: value.to_owned() });
    if !playbook.roles.iter().any(|role| role.id == rule.role) {
        note("role", &rule.role);
    }
    if !leads_somewhere(&rule.met_by, playbook) {
        note("met_by", &String::from(rule.met_by.clone()));
        rule.met_by = MetBy::Hand;
    }
    let known = |name: &str| CONDITION_NAMES.contains(&name) || playbook.assess.indicators.iter().any(|indicator| indicator.id == name);
    match rule.when.as_deref().map(|when| unknown_names(when, &known)) {
        Some(Ok(names)) if names.is_empty() => {}
        Some(Ok(names)) => {
            note("when", &names.join(", "));
            rule.when = None;
        }
        Some(Err(cause)) => {
            note("when", &cause);
            rule.when = None;
        }
        None => {}
    }
    if let PerLevel::Some(limits) = &rule.limit {
        let strange: Vec<&str> =
            limits.keys().filter(|level| !playbook.levels.iter().any(|one| &one.id == *level)).map(String::as_str).collect();
        for level in &strange {
            note("limit", level);
        }
        if strange.len() == limits.len() {
            rule.limit = limits.values().min().map_or_else(|| rule.limit.clone(), |shortest| PerLevel::All(*shortest));
        }
    }
    (rule, loose)
}

/// Whether the playbook knows the event a clock waits for. A template may be of the workspace: it counts as known.
fn leads_somewhere(met_by: &MetBy, playbook: &Playbook) -> bool {
    match met_by {
        MetBy::Told(id) => playbook.respond.stakeholders.iter().any(|party| &party.id == id),
        MetBy::Task(id) => super::validate::all_steps(playbook).iter().any(|(_, step)| &step.id == id),
        MetBy::Published(_) | MetBy::Assessed | MetBy::Resolved | MetBy::Hand => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Organization;

    fn config(region: &str, kind: &str, rules: RulesConfig) -> Config {
        let organization = Organization { region: Some(region.to_owned()), kind: Some(kind.to_owned()), ..Organization::default() };
        Config { organization, rules, ..Config::default() }
    }

    fn switch(names: &[&str]) -> Vec<Placed> {
        names.iter().map(|name| Placed { name: (*name).to_owned(), byte: 0 }).collect()
    }

    fn active(config: &Config) -> Vec<String> {
        let rules = Library::new(None).rules(Some(config)).unwrap();
        rules.into_iter().filter(|applied| applied.active).map(|applied| applied.pack.id).collect()
    }

    fn clocks(config: &Config) -> Vec<String> {
        let library = Library::new(None);
        let playbook = library.with_rules(library.playbook("medical-accident").unwrap(), Some(config)).unwrap();
        playbook.respond.clocks.into_iter().filter(|clock| clock.pack().is_some()).map(|clock| clock.id).collect()
    }

    #[test]
    fn region_and_kind_decide() {
        let chinese = active(&config("CN", "hospital", RulesConfig::default()));
        assert!(chinese.contains(&"cn-medical-dispute".to_owned()) && !chinese.iter().any(|id| id.starts_with("us-")));
        assert!(!chinese.contains(&"cn-state-council-80".to_owned()), "addressed to government");
        assert_eq!(active(&config("cn-31", "hospital", RulesConfig::default())), chinese, "a part of the country");
        assert_eq!(active(&config("US", "hospital", RulesConfig::default())), ["us-hipaa-breach"]);
        assert!(Library::new(None).rules(None).unwrap().iter().all(|applied| !applied.active));
    }

    #[test]
    fn a_pack_or_one_clock_is_switched() {
        let off = config("CN", "hospital", RulesConfig { on: Vec::new(), off: switch(&["cn-medical-quality-report.report-grave"]) });
        let left = clocks(&off);
        assert!(left.contains(&"cn-medical-quality-report.report-general".to_owned()));
        assert!(!left.contains(&"cn-medical-quality-report.report-grave".to_owned()));
        let on = config("CN", "hospital", RulesConfig { on: switch(&["cdc-cerc"]), off: switch(&["cdc-cerc.team"]) });
        assert!(clocks(&on).contains(&"cdc-cerc.spokesperson".to_owned()));
        assert!(!clocks(&on).contains(&"cdc-cerc.team".to_owned()));
        let one = config("CN", "hospital", RulesConfig { on: switch(&["cdc-cerc.team"]), off: Vec::new() });
        assert!(clocks(&one).contains(&"cdc-cerc.team".to_owned()) && !clocks(&one).contains(&"cdc-cerc.spokesperson".to_owned()));
    }

    #[test]
    fn a_contradiction_is_refused() {
        let both = config("CN", "hospital", RulesConfig { on: switch(&["cdc-cerc"]), off: switch(&["cdc-cerc"]) });
        assert_eq!(Library::new(None).rules(Some(&both)).unwrap_err().code(), "error-rule-both");
        let unknown = config("CN", "hospital", RulesConfig { on: switch(&["cdc-cercc"]), off: Vec::new() });
        assert_eq!(Library::new(None).rules(Some(&unknown)).unwrap_err().code(), "error-rule-switch");
    }

    #[test]
    fn a_clock_of_law_is_never_lost() {
        let library = Library::new(None);
        let playbook = library.playbook("base").unwrap().playbook;
        let (pack, _) = library.rule_pack("cn-medical-quality-report").unwrap();
        let sound = pack.rule(&pack.clocks[0]);
        assert_eq!(settled(sound.clone(), &playbook).1, []);
        let limits = [("A", 120), ("B", 60)].map(|(level, minutes)| (level.to_owned(), crate::domain::span::Span::minutes(minutes)));
        let strange = ClockRule {
            met_by: MetBy::Told("nobody".to_owned()),
            when: Some("harm >= 3 and bed_count > 2".to_owned()),
            limit: PerLevel::Some(limits.into()),
            ..sound
        };
        let (rule, loose) = settled(strange, &playbook);
        assert_eq!((rule.met_by, rule.when), (MetBy::Hand, None));
        assert_eq!(rule.limit, PerLevel::All(crate::domain::span::Span::minutes(60)));
        let found: Vec<(&str, &str)> = loose.iter().map(|one| (one.field, one.value.as_str())).collect();
        assert_eq!(found, [("met_by", "told:nobody"), ("when", "bed_count"), ("limit", "A"), ("limit", "B")]);
    }

    #[test]
    fn every_built_in_pack_is_sound_and_fits_every_playbook() {
        let library = Library::new(None);
        for (id, _) in library.rule_pack_ids().unwrap() {
            let problems = library.validate_rule_pack(&id).unwrap();
            assert!(problems.is_empty(), "{id}: {problems:?}");
        }
    }
}
