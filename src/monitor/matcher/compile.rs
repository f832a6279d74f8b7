//! From watches to one pattern set and, for every pattern, the places in the rules that it fills.

use super::evasions::Evasions;
use super::explain::Via;
use super::patterns::{Pattern, Patterns};
use crate::domain::watch::Watch;
use crate::monitor::fold::fold;
use regex::{Regex, RegexBuilder};
use std::collections::{BTreeMap, HashMap};

/// Compiled size of one regular expression; a bigger one is refused rather than let it eat the memory.
const REGEX_BYTES: usize = 1 << 20;

/// Why a watch cannot be used: the watch, and what in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CompileError {
    #[error("watch {watch}: nothing left of the term {term:?} after folding")]
    EmptyTerm { watch: String, term: String },
    #[error("watch {watch}: no term, regex or near rule that could be found")]
    NothingToFind { watch: String },
    #[error("watch {watch}: a near rule needs two terms or more")]
    NearNeedsTwo { watch: String },
    #[error("watch {watch}: regex {pattern:?}: {detail}")]
    BadRegex { watch: String, pattern: String, detail: String },
}

impl CompileError {
    /// The watch it is about.
    pub fn watch(&self) -> &str {
        match self {
            Self::EmptyTerm { watch, .. } | Self::NothingToFind { watch } | Self::NearNeedsTwo { watch } | Self::BadRegex { watch, .. } => {
                watch
            }
        }
    }
}

/// Which rule of a watch a term belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Part {
    Any(u32),
    All(u32),
    None(u32),
    /// Rule, term within the rule.
    Near(u32, u32),
}

/// A place that a pattern fills.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub watch: u32,
    pub part: Part,
    pub via: Via,
}

/// What evaluation needs of a watch.
#[derive(Debug)]
pub(super) struct Rule {
    pub watch: Watch,
    pub sources: Vec<String>,
    pub regexes: Vec<Regex>,
}

/// Watches compiled for matching.
#[derive(Debug)]
pub struct Matcher {
    pub(super) rules: Vec<Rule>,
    pub(super) patterns: Patterns,
    /// By pattern id.
    pub(super) slots: Vec<Vec<Slot>>,
    /// Watches that can match without any keyword: they have a regular expression.
    pub(super) with_regex: Vec<u32>,
}

impl Matcher {
    /// Compiles `watches`; `shared_aliases` (the organisation's names, say) hold for all of them, their own come first.
    ///
    /// # Errors
    /// The first watch that could never match or whose regular expression cannot be read.
    pub fn new(watches: &[Watch], shared_aliases: &BTreeMap<String, Vec<String>>, evasions: &Evasions) -> Result<Self, CompileError> {
        let mut terms = Terms { shared_aliases, evasions, slots: HashMap::new() };
        let mut rules = Vec::with_capacity(watches.len());
        for (number, watch) in watches.iter().enumerate() {
            terms.add_watch(number as u32, watch)?;
            rules.push(compile_rule(watch)?);
        }
        let with_regex = (0..).zip(&rules).filter(|(_, rule)| !rule.regexes.is_empty()).map(|(number, _)| number).collect();
        let mut sorted: Vec<(Pattern, Vec<Slot>)> = terms.slots.into_iter().collect();
        sorted.sort_by(|a, b| a.0.cmp(&b.0));
        let (patterns, slots) = sorted.into_iter().unzip();
        Ok(Self { rules, patterns: Patterns::new(patterns), slots, with_regex })
    }

    /// The watches of these numbers.
    pub fn named(&self, numbers: &[u32]) -> impl Iterator<Item = &Watch> {
        numbers.iter().filter_map(|number| self.rules.get(*number as usize)).map(|rule| &rule.watch)
    }

    /// The watches in the order they were given; every number handed out is an index into them.
    pub fn watches(&self) -> impl Iterator<Item = &Watch> {
        self.rules.iter().map(|rule| &rule.watch)
    }
}

fn compile_rule(watch: &Watch) -> Result<Rule, CompileError> {
    let compile = |pattern: &String| {
        RegexBuilder::new(pattern).size_limit(REGEX_BYTES).build().map_err(|error| CompileError::BadRegex {
            watch: watch.id.clone(),
            pattern: pattern.clone(),
            detail: error.to_string(),
        })
    };
    let regexes = watch.regex.iter().map(compile).collect::<Result<_, _>>()?;
    Ok(Rule { watch: watch.clone(), sources: watch.sources.iter().map(|s| s.to_lowercase()).collect(), regexes })
}

/// Gathers patterns and the slots they fill.
struct Terms<'a> {
    shared_aliases: &'a BTreeMap<String, Vec<String>>,
    evasions: &'a Evasions,
    slots: HashMap<Pattern, Vec<Slot>>,
}

impl Terms<'_> {
    fn add_watch(&mut self, number: u32, watch: &Watch) -> Result<(), CompileError> {
        if watch.any.is_empty() && watch.all.is_empty() && watch.near.is_empty() && watch.regex.is_empty() {
            return Err(CompileError::NothingToFind { watch: watch.id.clone() });
        }
        let list = |terms: &[String], part: fn(u32) -> Part| (0..).zip(terms).map(|(i, t)| (t.clone(), part(i))).collect::<Vec<_>>();
        let mut all = list(&watch.any, Part::Any);
        all.extend(list(&watch.all, Part::All));
        all.extend(list(&watch.none, Part::None));
        for (rule, near) in (0..).zip(&watch.near) {
            if near.terms.len() < 2 {
                return Err(CompileError::NearNeedsTwo { watch: watch.id.clone() });
            }
            all.extend((0..).zip(&near.terms).map(|(i, term)| (term.clone(), Part::Near(rule, i))));
        }
        all.iter().try_for_each(|(term, part)| self.add_term(number, watch, term, *part))
    }

    fn add_term(&mut self, number: u32, watch: &Watch, term: &str, part: Part) -> Result<(), CompileError> {
        self.add_spellings(number, watch, term, part, &Via::Itself)?;
        for alias in watch.aliases.get(term).or_else(|| self.shared_aliases.get(term)).into_iter().flatten() {
            self.add_spellings(number, watch, alias, part, &Via::Alias(alias.clone()))?;
        }
        Ok(())
    }

    fn add_spellings(&mut self, number: u32, watch: &Watch, term: &str, part: Part, via: &Via) -> Result<(), CompileError> {
        let bare = term.trim_end_matches('*');
        let open_end = bare.len() < term.len();
        for (i, chars) in self.evasions.spellings(&fold(bare)).into_iter().enumerate() {
            if chars.is_empty() {
                return Err(CompileError::EmptyTerm { watch: watch.id.clone(), term: term.to_owned() });
            }
            let via = if i == 0 { via.clone() } else { Via::Evasion(chars.iter().collect()) };
            let slots = self.slots.entry(Pattern { chars, open_end }).or_default();
            if !slots.iter().any(|slot| slot.watch == number && slot.part == part) {
                slots.push(Slot { watch: number, part, via });
            }
        }
        Ok(())
    }
}
