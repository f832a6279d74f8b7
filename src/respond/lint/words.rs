//! Word rules: all lists of all rules, found in one pass over the text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use regex::Regex;

use super::error::RuleError;
use super::finding::Hit;
use super::input::{Draft, Lang};
use super::pattern::{Misspelt, Pattern};
use super::rule_file::{Classes, Entry, Kind, Mode, RuleFile, Within};
use super::scan::{Seen, Vocabulary};
use super::text::Analysis;

/// The compiled word lists of all rules.
#[derive(Debug)]
pub struct Words {
    vocabulary: Vocabulary,
    /// With the number of their entries.
    patterns: Vec<(Pattern, usize)>,
    regexes: Vec<(Regex, usize)>,
    entries: Vec<Compiled>,
    /// By rule.
    excuses: Vec<Excuses>,
}

/// An entry's answer once its words were found.
#[derive(Debug)]
struct Compiled {
    rule: usize,
    instead: Option<String>,
    unless: Vec<Pattern>,
}

#[derive(Debug)]
struct Excuses {
    within: Within,
    patterns: Vec<Pattern>,
}

/// Which word stood where.
struct Found {
    span: Range<usize>,
    entry: usize,
}

impl Words {
    /// Compiles the lists of both languages, or of `only` one; indices into `files` are the rules' numbers.
    pub fn new(files: &[RuleFile], classes: &Classes, only: Option<Lang>) -> Result<Self, RuleError> {
        let mut words = Builder::default();
        words.excuses.extend(files.iter().map(|file| Excuses { within: file.unless.within, patterns: Vec::new() }));
        for lang in Lang::ALL.into_iter().filter(|lang| only.is_none_or(|only| only == *lang)) {
            for (name, list) in classes.of(lang) {
                words.vocabulary.define(name, list.iter().map(String::as_str));
            }
            for (rule, file) in files.iter().enumerate().filter(|(_, file)| file.kind == Kind::Word) {
                words.add_rule(rule, file, lang)?;
            }
        }
        words.vocabulary.order();
        let Builder { vocabulary, patterns, regexes, entries, excuses } = words;
        Ok(Self { vocabulary, patterns, regexes, entries, excuses })
    }

    /// The hits of all word rules that cover the draft, as (rule number, hit).
    pub fn check(&self, files: &[RuleFile], draft: &Draft, text: &Analysis) -> Vec<(usize, Hit)> {
        let covered: Vec<bool> = files.iter().map(|f| f.kind == Kind::Word && f.applies_to.covers(draft)).collect();
        let seen = self.vocabulary.scan(&text.lower);
        let mut met = BTreeSet::new();
        let mut hits: BTreeMap<usize, Vec<Found>> = BTreeMap::new();
        for found in self.find(text, &seen) {
            let rule = self.entries[found.entry].rule;
            if !covered[rule] {
                continue;
            }
            if files[rule].mode == Mode::Require {
                met.insert(rule);
            } else if !self.excused(rule, &found, text, &seen) {
                hits.entry(rule).or_default().push(found);
            }
        }
        let mut out: Vec<(usize, Hit)> =
            hits.into_iter().flat_map(|(rule, found)| self.longest(found, text).map(move |h| (rule, h))).collect();
        let wanted = |r: &usize| covered[*r] && files[*r].mode == Mode::Require && has_words(&files[*r], draft.lang) && !met.contains(r);
        out.extend((0..files.len()).filter(wanted).map(|rule| (rule, Hit::at(0..0))));
        out
    }

    fn find<'s>(&'s self, text: &'s Analysis, seen: &'s Seen) -> impl Iterator<Item = Found> + 's {
        let whole = 0..text.lower.len();
        let listed = self.patterns.iter().flat_map(move |(pattern, entry)| {
            let places = pattern.all(seen, whole.clone(), |at| text.sentence_span(at).end);
            places.map(|span| Found { span, entry: *entry })
        });
        let regexes = self
            .regexes
            .iter()
            .flat_map(|(regex, entry)| regex.find_iter(text.text()).map(|found| Found { span: found.range(), entry: *entry }));
        listed.chain(regexes)
    }

    fn excused(&self, rule: usize, found: &Found, text: &Analysis, seen: &Seen) -> bool {
        let sentence = text.sentence_span(found.span.start);
        let excuses = &self.excuses[rule];
        let reach = match excuses.within {
            Within::Sentence => sentence.clone(),
            Within::Next => sentence.start..text.sentences.get(text.sentence_at(found.span.start) + 1).map_or(sentence.end, |s| s.end),
        };
        excuses.patterns.iter().any(|pattern| pattern.is_in(seen, reach.clone()))
            || self.entries[found.entry].unless.iter().any(|pattern| pattern.is_in(seen, sentence.clone()))
    }

    /// Of overlapping matches of one rule the longest stands.
    fn longest(&self, mut found: Vec<Found>, text: &Analysis) -> impl Iterator<Item = Hit> {
        found.sort_by_key(|f| (f.span.start, usize::MAX - f.span.end));
        let mut kept: Vec<Hit> = Vec::new();
        for f in found {
            if kept.last().is_some_and(|k| f.span.start < k.span.end) {
                continue;
            }
            let hit = Hit::at(f.span.clone()).with("match", &text.text()[f.span]);
            kept.push(Hit { suggestion: self.entries[f.entry].instead.clone(), ..hit });
        }
        kept.into_iter()
    }
}

fn has_words(file: &RuleFile, lang: Lang) -> bool {
    !entries(file, lang).is_empty()
}

fn entries(file: &RuleFile, lang: Lang) -> &[Entry] {
    match lang {
        Lang::En => &file.entries.en,
        Lang::Zh => &file.entries.zh,
    }
}

#[derive(Default)]
struct Builder {
    vocabulary: Vocabulary,
    patterns: Vec<(Pattern, usize)>,
    regexes: Vec<(Regex, usize)>,
    entries: Vec<Compiled>,
    excuses: Vec<Excuses>,
}

impl Builder {
    fn add_rule(&mut self, rule: usize, file: &RuleFile, lang: Lang) -> Result<(), RuleError> {
        let unless = match lang {
            Lang::En => &file.unless.en,
            Lang::Zh => &file.unless.zh,
        };
        let excuses = self.read(unless, &file.id)?;
        self.excuses[rule].patterns.extend(excuses);
        entries(file, lang).iter().try_for_each(|entry| self.add(rule, entry, &file.id))
    }

    fn add(&mut self, rule: usize, entry: &Entry, id: &str) -> Result<(), RuleError> {
        let number = self.entries.len();
        let unless = self.read(&entry.unless, id)?;
        self.entries.push(Compiled { rule, instead: entry.instead.clone(), unless });
        let patterns = self.read(&entry.texts, id)?;
        self.patterns.extend(patterns.into_iter().map(|pattern| (pattern, number)));
        if let Some(regex) = &entry.regex {
            let compiled = Regex::new(regex).map_err(|e| RuleError::Regex { rule: id.to_owned(), why: e.to_string() })?;
            self.regexes.push((compiled, number));
        }
        Ok(())
    }

    fn read(&mut self, texts: &[String], id: &str) -> Result<Vec<Pattern>, RuleError> {
        let read = |text: &String| {
            Pattern::new(text, &mut self.vocabulary).map_err(|error| match error {
                Misspelt::Brackets => RuleError::Pattern { rule: id.to_owned(), pattern: text.clone() },
                Misspelt::UnknownClass(class) => RuleError::NoClass { rule: id.to_owned(), class },
            })
        };
        texts.iter().map(read).filter_map(Result::transpose).collect()
    }
}
