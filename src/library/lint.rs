//! Rules of the linter: found under `playbooks/rules/words` and `playbooks/rules/lint`, read, switched on and off.

use std::path::Path;

use super::{Library, Origin, did_you_mean, yaml};
use crate::domain::text::Lang;
use crate::error::{Error, Result};
use crate::respond::lint::Linter;
use crate::respond::lint::error::RuleError;
use crate::respond::lint::rule_file::RuleFile;
use crate::workspace::RulesConfig;

/// Word rules are data alone; those under `lint` lend their texts to a check in the program.
const FOLDERS: [&str; 2] = ["playbooks/rules/words", "playbooks/rules/lint"];

/// One rule of the linter, and whether it speaks in this workspace.
#[derive(Debug)]
pub struct LintRule {
    pub file: RuleFile,
    pub origin: Origin,
    pub path: std::path::PathBuf,
    /// False where `[rules] off` names it.
    pub active: bool,
}

impl Library {
    /// Every rule of the linter, by id; all of them active.
    ///
    /// # Errors
    /// Bad input with the position for a workspace's file that is no rule, or whose id is not its file's name.
    pub fn lint_rules(&self) -> Result<Vec<LintRule>> {
        let mut rules = Vec::new();
        for folder in FOLDERS {
            for (name, _) in self.names(folder, "yaml")? {
                rules.extend(self.read_rule(folder, &name)?);
            }
        }
        rules.sort_by(|a, b| a.file.id.cmp(&b.file.id));
        match rules.windows(2).find(|pair| pair[0].file.id == pair[1].file.id) {
            Some(pair) => Err(Error::input("error-lint-rule-twice").at(&pair[1].path, None).with("rule", &pair[1].file.id)),
            None => Ok(rules),
        }
    }

    /// The ids alone, without reading a file: an id is its file's name.
    pub fn lint_rule_names(&self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        for folder in FOLDERS {
            names.extend(self.names(folder, "yaml")?.into_iter().map(|(name, _)| name));
        }
        Ok(names)
    }

    fn read_rule(&self, folder: &str, name: &str) -> Result<Option<LintRule>> {
        let Some(source) = self.source(folder, name, "yaml")? else { return Ok(None) };
        let file: RuleFile = match source.origin {
            Origin::Builtin => yaml::typed(&source.text, &source.path)?,
            Origin::Workspace => yaml::parse(&source.text, &source.path)?,
        };
        if file.id != name {
            let position = yaml::positions(&source.text, &source.path)?.nearest("/id");
            return Err(Error::input("error-lint-rule-id").at(&source.path, position).with("rule", &file.id).with("file", name));
        }
        Ok(Some(LintRule { file, origin: source.origin, path: source.path, active: true }))
    }

    /// The same, with those switched off that `[rules] off` names.
    ///
    /// # Errors
    /// As [`Library::lint_rules`].
    pub fn switched_lint_rules(&self, config: Option<&RulesConfig>) -> Result<Vec<LintRule>> {
        let mut rules = self.lint_rules()?;
        for off in config.into_iter().flat_map(|config| &config.off) {
            if let Some(rule) = rules.iter_mut().find(|rule| rule.file.id == off.name) {
                rule.active = false;
            } else if is_lint_name(&off.name) {
                let near = did_you_mean(&off.name, rules.iter().map(|rule| rule.file.id.as_str())).join(", ");
                let error = Error::input("error-rule-switch").with("name", &off.name);
                return Err(self.in_config(off, error).hint("hint-did-you-mean").hint_with("names", near));
            }
        }
        Ok(rules)
    }

    /// The rules that are on, with the word lists of one language, ready to check texts.
    ///
    /// # Errors
    /// As [`Library::lint_rules`]; bad input for a word list that cannot be compiled.
    pub fn linter(&self, config: Option<&RulesConfig>, lang: Lang) -> Result<Linter> {
        let rules: Vec<LintRule> = self.switched_lint_rules(config)?.into_iter().filter(|rule| rule.active).collect();
        let places: Vec<_> = rules.iter().map(|rule| (rule.file.id.clone(), rule.path.clone())).collect();
        Linter::new(rules.into_iter().map(|rule| rule.file).collect(), Some(lang)).map_err(|error| {
            let file = error.rule().and_then(|id| places.iter().find(|(known, _)| known == id));
            let path = file.map_or_else(|| Path::new(FOLDERS[0]), |(_, path)| path.as_path());
            Error::input(rule_error_code(&error)).at(path, None).cause(&error)
        })
    }
}

/// Families of the linter's rules; `[rules]` names rules of other kinds too, which are not judged here.
const FAMILIES: [&str; 6] = ["privacy", "truth", "law", "tone", "completeness", "channel"];

fn is_lint_name(name: &str) -> bool {
    name.split_once('.').is_some_and(|(family, _)| FAMILIES.contains(&family))
}

const fn rule_error_code(error: &RuleError) -> &'static str {
    match error {
        RuleError::NoCheck { .. } => "error-lint-no-check",
        _ => "error-lint-words",
    }
}

/// No rule of this id, with those that look like it.
pub fn unknown_rule<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Error {
    let near = did_you_mean(typed, known);
    let error = Error::not_found("error-lint-rule").with("rule", typed);
    if near.is_empty() { error } else { error.hint("hint-did-you-mean").hint_with("names", near.join(", ")) }
}
