//! Word rules: all lists of all rules in one automaton, one pass over the text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use regex::Regex;

use super::error::RuleError;
use super::finding::Hit;
use super::input::{Draft, Lang};
use super::pattern::{Pattern, is_balanced};
use super::rule_file::{Entry, Kind, Mode, RuleFile, Within};
use super::text::Analysis;

/// The compiled word lists of all rules.
#[derive(Debug)]
pub struct Words {
    automaton: AhoCorasick,
    /// By word number of the automaton.
    needles: Vec<Vec<Needle>>,
    /// With the number of their entries.
    patterns: Vec<(Pattern, usize)>,
    regexes: Vec<(Regex, usize)>,
    entries: Vec<Compiled>,
    excuses: Vec<Excuses>,
}

#[derive(Debug)]
struct Needle {
    /// Number of its pattern, and which of the pattern's heads it is.
    pattern: usize,
    head: usize,
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
    pub fn new(files: &[RuleFile], only: Option<Lang>) -> Result<Self, RuleError> {
        let mut words = Builder::default();
        for (rule, file) in files.iter().enumerate() {
            words.excuses.push(Excuses { within: file.unless.within, patterns: patterns(file.unless.en.iter().chain(&file.unless.zh)) });
            if file.kind == Kind::Word {
                let lists = [(Lang::En, &file.entries.en), (Lang::Zh, &file.entries.zh)];
                for entry in lists.into_iter().filter(|(lang, _)| only.is_none_or(|o| o == *lang)).flat_map(|(_, list)| list) {
                    words.add(rule, entry, &file.id)?;
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .prefilter(false)
            .dense_depth(1)
            .kind(Some(AhoCorasickKind::NoncontiguousNFA)) // quick to build: most runs read one text
            .build(words.heads.keys())
            .map_err(|e| RuleError::TooManyWords { why: e.to_string() })?;
        Ok(Self {
            automaton,
            needles: words.heads.into_values().collect(),
            patterns: words.patterns,
            regexes: words.regexes,
            entries: words.entries,
            excuses: words.excuses,
        })
    }

    /// The hits of all word rules that cover the draft, as (rule number, hit).
    pub fn check(&self, files: &[RuleFile], draft: &Draft, text: &Analysis) -> Vec<(usize, Hit)> {
        let covered: Vec<bool> = files.iter().map(|f| f.kind == Kind::Word && f.applies_to.covers(draft)).collect();
        let mut met = BTreeSet::new();
        let mut hits: BTreeMap<usize, Vec<Found>> = BTreeMap::new();
        for found in self.find(text) {
            let rule = self.entries[found.entry].rule;
            if !covered[rule] {
                continue;
            }
            if files[rule].mode == Mode::Require {
                met.insert(rule);
            } else if !self.excused(rule, &found, text) {
                hits.entry(rule).or_default().push(found);
            }
        }
        let mut out: Vec<(usize, Hit)> =
            hits.into_iter().flat_map(|(rule, found)| self.longest(found, text).map(move |h| (rule, h))).collect();
        let wanted = |r: &usize| covered[*r] && files[*r].mode == Mode::Require && has_words(&files[*r], draft.lang) && !met.contains(r);
        out.extend((0..files.len()).filter(wanted).map(|rule| (rule, Hit::at(0..0))));
        out
    }

    fn find(&self, text: &Analysis) -> Vec<Found> {
        let lower = text.lower.as_str();
        let mut found = Vec::new();
        for m in self.automaton.find_overlapping_iter(lower) {
            let limit = text.sentence_span(m.start()).end.max(m.end());
            for needle in &self.needles[m.pattern().as_usize()] {
                let (pattern, entry) = &self.patterns[needle.pattern];
                if let Some(end) = pattern.end(lower, m.start(), needle.head, limit) {
                    found.push(Found { span: m.start()..end, entry: *entry });
                }
            }
        }
        for (regex, entry) in &self.regexes {
            found.extend(regex.find_iter(text.text()).map(|m| Found { span: m.range(), entry: *entry }));
        }
        found
    }

    fn excused(&self, rule: usize, found: &Found, text: &Analysis) -> bool {
        let sentence = text.sentence_span(found.span.start);
        let excuses = &self.excuses[rule];
        let reach = match excuses.within {
            Within::Sentence => sentence.clone(),
            Within::Next => sentence.start..text.sentences.get(text.sentence_at(found.span.start) + 1).map_or(sentence.end, |s| s.end),
        };
        excuses.patterns.iter().any(|p| p.find(&text.lower[reach.clone()]).is_some())
            || self.entries[found.entry].unless.iter().any(|p| p.find(&text.lower[sentence.clone()]).is_some())
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
    match lang {
        Lang::En => !file.entries.en.is_empty(),
        Lang::Zh => !file.entries.zh.is_empty(),
    }
}

fn patterns<'t>(texts: impl Iterator<Item = &'t String>) -> Vec<Pattern> {
    texts.filter_map(|t| Pattern::new(t)).collect()
}

#[derive(Default)]
struct Builder {
    /// The words that patterns begin with, in the order that the automaton numbers them.
    heads: BTreeMap<String, Vec<Needle>>,
    patterns: Vec<(Pattern, usize)>,
    regexes: Vec<(Regex, usize)>,
    entries: Vec<Compiled>,
    excuses: Vec<Excuses>,
}

impl Builder {
    fn add(&mut self, rule: usize, entry: &Entry, id: &str) -> Result<(), RuleError> {
        let number = self.entries.len();
        self.entries.push(Compiled { rule, instead: entry.instead.clone(), unless: patterns(entry.unless.iter()) });
        if let Some(pattern) = entry.texts.iter().find(|t| !is_balanced(t)) {
            return Err(RuleError::Pattern { rule: id.to_owned(), pattern: pattern.clone() });
        }
        for pattern in patterns(entry.texts.iter()) {
            for (head, text) in pattern.heads().enumerate() {
                self.heads.entry(text.to_owned()).or_default().push(Needle { pattern: self.patterns.len(), head });
            }
            self.patterns.push((pattern, number));
        }
        if let Some(regex) = &entry.regex {
            let compiled = Regex::new(regex).map_err(|e| RuleError::Regex { rule: id.to_owned(), why: e.to_string() })?;
            self.regexes.push((compiled, number));
        }
        Ok(())
    }
}
