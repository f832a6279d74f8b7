//! The linter's rules as one workspace has them: read, switched on and off, compiled for one language.

use std::path::{Path, PathBuf};

use crate::domain::text::Lang;
use crate::error::{Error, Result};
use crate::library::{Library, Origin, Source, did_you_mean, yaml};
use crate::respond::lint::Linter;
use crate::respond::lint::error::RuleError;
use crate::respond::lint::rule_file::{Classes, RuleFile};
use crate::workspace::RulesConfig;

/// One rule, and whether it speaks in this workspace.
#[derive(Debug)]
pub struct LintRule {
    pub file: RuleFile,
    pub origin: Origin,
    pub path: PathBuf,
    /// False where `[rules] off` names it.
    pub active: bool,
}

/// Every rule by id, those switched off that `[rules] off` names.
///
/// # Errors
/// Bad input with the position for a file that is no rule, whose id is not its name, or for a switch of an unknown rule.
pub fn rules(library: &Library, config: Option<&RulesConfig>) -> Result<Vec<LintRule>> {
    let mut rules = library.lint_rule_sources()?.into_iter().map(|(name, source)| read(&name, source)).collect::<Result<Vec<_>>>()?;
    rules.sort_by(|a, b| a.file.id.cmp(&b.file.id));
    if let Some(pair) = rules.windows(2).find(|pair| pair[0].file.id == pair[1].file.id) {
        return Err(Error::input("error-lint-rule-twice").at(&pair[1].path, None).with("rule", &pair[1].file.id));
    }
    for off in config.into_iter().flat_map(|config| &config.off) {
        if let Some(rule) = rules.iter_mut().find(|rule| rule.file.id == off.name) {
            rule.active = false;
        } else if is_lint_name(&off.name) {
            let near = did_you_mean(&off.name, rules.iter().map(|rule| rule.file.id.as_str())).join(", ");
            let error = Error::input("error-rule-switch").with("name", &off.name);
            return Err(library.in_config(off, error).hint("hint-did-you-mean").hint_with("names", near));
        }
    }
    Ok(rules)
}

fn read(name: &str, source: Source) -> Result<LintRule> {
    let file: RuleFile = source.read()?;
    if file.id != name {
        let position = yaml::positions(&source.text, &source.path)?.nearest("/id");
        return Err(Error::input("error-lint-rule-id").at(&source.path, position).with("rule", &file.id).with("file", name));
    }
    Ok(LintRule { file, origin: source.origin, path: source.path, active: true })
}

/// The rules that are on, with the word lists of one language, ready to check texts.
///
/// # Errors
/// As [`rules`]; bad input for a word list that cannot be compiled.
pub fn linter(library: &Library, config: Option<&RulesConfig>, lang: Lang) -> Result<Linter> {
    compile(library, rules(library, config)?.into_iter().filter(|rule| rule.active).collect(), Some(lang))
}

/// The classes of words that the rules' lists share: every file adds to them.
///
/// # Errors
/// Bad input with the position for a file that holds something else.
pub fn classes(library: &Library) -> Result<Classes> {
    let mut all = Classes::default();
    for source in library.word_class_sources()? {
        all.extend(source.read()?);
    }
    Ok(all)
}

fn compile(library: &Library, rules: Vec<LintRule>, only: Option<Lang>) -> Result<Linter> {
    let places: Vec<(String, PathBuf)> = rules.iter().map(|rule| (rule.file.id.clone(), rule.path.clone())).collect();
    let place = |id: &str| places.iter().find(|(known, _)| known == id).map_or_else(|| Path::new(""), |(_, path)| path.as_path());
    let classes = classes(library)?;
    Linter::new(rules.into_iter().map(|rule| rule.file).collect(), &classes, only).map_err(|error| match error {
        RuleError::NoCheck { rule } => Error::input("error-lint-no-check").at(place(&rule), None).with("rule", &rule),
        RuleError::Pattern { rule, pattern } => Error::input("error-lint-pattern").at(place(&rule), None).with("pattern", pattern),
        RuleError::Regex { rule, why } => Error::input("error-lint-words").at(place(&rule), None).cause(why),
        RuleError::NoClass { rule, class } => Error::input("error-lint-class").at(place(&rule), None).with("class", class),
    })
}

/// Families of the linter's rules; `[rules]` names rules of other kinds too, which are not judged here.
const FAMILIES: [&str; 6] = ["privacy", "truth", "law", "tone", "completeness", "channel"];

fn is_lint_name(name: &str) -> bool {
    name.split_once('.').is_some_and(|(family, _)| FAMILIES.contains(&family))
}

/// No rule of this id, with those that look like it.
pub fn unknown_rule<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Error {
    let near = did_you_mean(typed, known);
    let error = Error::not_found("error-lint-rule").with("rule", typed);
    if near.is_empty() { error } else { error.hint("hint-did-you-mean").hint_with("names", near.join(", ")) }
}

/// The privacy rules in both languages, whatever the workspace switches off: what leaves the house is read with all of them.
///
/// # Errors
/// As [`linter`].
pub fn privacy(library: &Library) -> Result<Linter> {
    let rules = rules(library, None)?.into_iter().filter(|rule| rule.file.id.starts_with("privacy."));
    compile(library, rules.collect(), None)
}
