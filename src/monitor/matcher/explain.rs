//! Why a watch matched a text, or why it did not: codes and places, never sentences.

use super::compile::{Matcher, Part};
use super::evaluate::{Filled, closest};
use crate::domain::watch::Watch;
use crate::monitor::fold::Folded;
use std::ops::Range;

/// An expression that matches everywhere is shown at so many places.
const REGEX_PLACES: usize = 20;

/// How a term came to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Via {
    Itself,
    /// Through another name of the term.
    Alias(String),
    /// Through a spelling that stands for it; the folded spelling.
    Evasion(String),
}

/// One term that was found, with its bytes in the text as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub term: String,
    pub at: Range<usize>,
    pub via: Via,
}

/// Why a watch did not match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    OutOfScope {
        source: Option<String>,
        sources: Vec<String>,
    },
    /// None of the alternatives (any, near, regex) was found.
    NoneFound {
        terms: Vec<String>,
        regexes: Vec<String>,
    },
    MissingAll {
        term: String,
    },
    StruckByNone {
        term: String,
        at: Range<usize>,
    },
    /// All terms are there, but further apart than allowed.
    TooFarApart {
        terms: Vec<String>,
        within: usize,
        closest: usize,
    },
    NearMissing {
        terms: Vec<String>,
        missing: Vec<String>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Matched(Vec<Found>),
    Unmatched(Vec<Reason>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    pub watch: String,
    pub outcome: Outcome,
}

impl Matcher {
    /// Says of every watch what was found where, or all the reasons why it did not match.
    #[must_use]
    pub fn explain(&self, text: &str, source: Option<&str>) -> Vec<Explanation> {
        let folded = Folded::new(text);
        let (mut hits, mut filled) = (Vec::new(), Vec::new());
        self.patterns.find(&folded.chars, |hit| hits.push(hit));
        self.fill(&hits, &mut filled);
        (0..self.rules.len() as u32)
            .map(|number| {
                let own: Vec<Filled> = filled.iter().copied().filter(|f| f.watch == number).collect();
                let case = Case { matcher: self, number, text, folded: &folded, filled: &own };
                Explanation { watch: self.rules[number as usize].watch.id.clone(), outcome: case.outcome(source) }
            })
            .collect()
    }
}

/// One watch against one text.
struct Case<'a> {
    matcher: &'a Matcher,
    number: u32,
    text: &'a str,
    folded: &'a Folded,
    filled: &'a [Filled],
}

impl Case<'_> {
    fn outcome(&self, source: Option<&str>) -> Outcome {
        let rule = &self.matcher.rules[self.number as usize];
        let mut reasons = Vec::new();
        if !rule.in_scope(source) {
            reasons.push(Reason::OutOfScope { source: source.map(str::to_owned), sources: rule.watch.sources.clone() });
        }
        self.check_all_and_none(&rule.watch, &mut reasons);
        let mut one_of = self.found(|part| matches!(part, Part::Any(_)));
        let (near_found, near_reasons) = self.near(&rule.watch);
        one_of.extend(near_found);
        for regex in &rule.regexes {
            let places = regex.find_iter(self.text).take(REGEX_PLACES);
            one_of.extend(places.map(|m| Found { term: regex.as_str().to_owned(), at: m.range(), via: Via::Itself }));
        }
        let asked = !rule.watch.any.is_empty() || !rule.watch.near.is_empty() || !rule.regexes.is_empty();
        if asked && one_of.is_empty() {
            reasons.push(Reason::NoneFound { terms: rule.watch.any.clone(), regexes: rule.watch.regex.clone() });
            reasons.extend(near_reasons);
        }
        let mut found = self.found(|part| matches!(part, Part::All(_)));
        found.extend(one_of);
        found.sort_by_key(|f| f.at.start);
        if reasons.is_empty() { Outcome::Matched(found) } else { Outcome::Unmatched(reasons) }
    }

    fn check_all_and_none(&self, watch: &Watch, reasons: &mut Vec<Reason>) {
        for (i, term) in (0..).zip(&watch.all) {
            if !self.filled.iter().any(|f| f.part == Part::All(i)) {
                reasons.push(Reason::MissingAll { term: term.clone() });
            }
        }
        let struck = self.found(|part| matches!(part, Part::None(_)));
        reasons.extend(struck.into_iter().map(|found| Reason::StruckByNone { term: found.term, at: found.at }));
    }

    fn near(&self, watch: &Watch) -> (Vec<Found>, Vec<Reason>) {
        let (mut found, mut reasons) = (Vec::new(), Vec::new());
        for (rule, near) in (0..).zip(&watch.near) {
            let terms = near.terms.clone();
            match closest(self.filled, rule, terms.len()) {
                Some(c) if c.gap <= near.within => {
                    let inside = |f: &Found| self.folded.original(self.text, c.from as usize, c.to as usize).contains(&f.at.start);
                    found.extend(self.found(|part| matches!(part, Part::Near(r, _) if r == rule)).into_iter().filter(inside));
                }
                Some(c) => reasons.push(Reason::TooFarApart { terms, within: near.within, closest: c.gap }),
                None => {
                    let there = |i: u32| self.filled.iter().any(|f| f.part == Part::Near(rule, i));
                    let missing = (0..).zip(&terms).filter(|(i, _)| !there(*i)).map(|(_, term)| term.clone()).collect();
                    reasons.push(Reason::NearMissing { terms, missing });
                }
            }
        }
        (found, reasons)
    }

    fn found(&self, wanted: impl Fn(Part) -> bool) -> Vec<Found> {
        self.filled.iter().filter(|f| wanted(f.part)).map(|f| self.to_found(*f)).collect()
    }

    fn to_found(&self, filled: Filled) -> Found {
        let watch = &self.matcher.rules[self.number as usize].watch;
        let term = match filled.part {
            Part::Any(i) => watch.any.get(i as usize),
            Part::All(i) => watch.all.get(i as usize),
            Part::None(i) => watch.none.get(i as usize),
            Part::Near(rule, i) => watch.near.get(rule as usize).and_then(|near| near.terms.get(i as usize)),
        };
        let at = self.folded.original(self.text, filled.from as usize, filled.to as usize);
        Found { term: term.cloned().unwrap_or_default(), at, via: self.via(filled) }
    }

    /// The pattern behind a filled slot, found again by its characters: only explanations need it.
    fn via(&self, filled: Filled) -> Via {
        let chars = &self.folded.chars[filled.from as usize..filled.to as usize];
        let slots = (0..).zip(&self.matcher.slots).filter(|(id, _)| self.matcher.patterns.get(*id).is_some_and(|p| p.chars == chars));
        slots
            .flat_map(|(_, slots)| slots)
            .find(|slot| slot.watch == filled.watch && slot.part == filled.part)
            .map_or(Via::Itself, |slot| slot.via.clone())
    }
}
