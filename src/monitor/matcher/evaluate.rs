//! Deciding which watches match a text, on the hot path: buffers are kept, nothing is allocated for a text that matches nothing.

use super::compile::{Matcher, Part, Rule};
use super::patterns::PatternHit;
use crate::monitor::fold::Folded;

/// Buffers to be used again for text after text; one per thread.
#[derive(Debug, Default)]
pub struct Scratch {
    folded: Folded,
    hits: Vec<PatternHit>,
    filled: Vec<Filled>,
    matched: Vec<u32>,
}

/// A slot that a hit fills. Sorts by watch, then part, then place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Filled {
    pub watch: u32,
    pub part: Part,
    pub from: u32,
    pub to: u32,
}

impl Matcher {
    /// The numbers of the watches that match, ascending.
    ///
    /// `source` is the platform or feed the text came from; a watch with a scope looks only at its own.
    pub fn matching<'s>(&self, text: &str, source: Option<&str>, scratch: &'s mut Scratch) -> &'s [u32] {
        let mut folded = std::mem::take(&mut scratch.folded);
        folded.refill(text);
        self.matching_folded(text, &folded, source, scratch);
        scratch.folded = folded;
        &scratch.matched
    }

    /// The same for a text that is folded already.
    pub fn matching_folded<'s>(&self, text: &str, folded: &Folded, source: Option<&str>, scratch: &'s mut Scratch) -> &'s [u32] {
        scratch.hits.clear();
        self.patterns.find(&folded.chars, |hit| scratch.hits.push(hit));
        scratch.matched.clear();
        if scratch.hits.is_empty() && self.with_regex.is_empty() {
            return &scratch.matched;
        }
        self.fill(&scratch.hits, &mut scratch.filled);
        let touched = scratch.filled.chunk_by(|a, b| a.watch == b.watch);
        for filled in touched {
            let rule = &self.rules[filled[0].watch as usize];
            if rule.in_scope(source) && rule.holds(filled, text) {
                scratch.matched.push(filled[0].watch);
            }
        }
        for &watch in &self.with_regex {
            let rule = &self.rules[watch as usize];
            let untouched = scratch.filled.binary_search_by_key(&watch, |f| f.watch).is_err();
            if untouched && rule.in_scope(source) && rule.holds(&[], text) {
                scratch.matched.push(watch);
            }
        }
        scratch.matched.sort_unstable();
        &scratch.matched
    }

    pub(super) fn fill(&self, hits: &[PatternHit], filled: &mut Vec<Filled>) {
        filled.clear();
        for hit in hits {
            for slot in &self.slots[hit.pattern as usize] {
                filled.push(Filled { watch: slot.watch, part: slot.part, from: hit.from, to: hit.to });
            }
        }
        filled.sort_unstable();
    }
}

impl Rule {
    pub(super) fn in_scope(&self, source: Option<&str>) -> bool {
        self.sources.is_empty() || source.is_some_and(|s| self.sources.iter().any(|scope| *scope == s.to_lowercase()))
    }

    /// Whether the rule holds given the slots that were filled (all of this watch, sorted).
    fn holds(&self, filled: &[Filled], text: &str) -> bool {
        let struck = filled.iter().any(|f| matches!(f.part, Part::None(_)));
        !struck && self.all_filled(filled) && self.found_one(filled, text)
    }

    fn all_filled(&self, filled: &[Filled]) -> bool {
        (0..self.watch.all.len() as u32).all(|i| filled.iter().any(|f| f.part == Part::All(i)))
    }

    fn found_one(&self, filled: &[Filled], text: &str) -> bool {
        let nothing_asked = self.watch.any.is_empty() && self.watch.near.is_empty() && self.regexes.is_empty();
        nothing_asked
            || filled.iter().any(|f| matches!(f.part, Part::Any(_)))
            || (0..).zip(&self.watch.near).any(|(rule, near)| closest(filled, rule, near.terms.len()).is_some_and(|c| c.gap <= near.within))
            || self.regexes.iter().any(|regex| regex.is_match(text))
    }
}

/// The closest that all terms of a near rule come together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Closest {
    /// Folded characters between the end of the first and the start of the last.
    pub gap: usize,
    pub from: u32,
    pub to: u32,
}

/// Slides over the hits of one near rule, in order of place, keeping for each term where it was last seen; none if a term is missing.
pub(super) fn closest(filled: &[Filled], rule: u32, terms: usize) -> Option<Closest> {
    let mut places: Vec<(u32, u32, usize)> = filled
        .iter()
        .filter_map(|f| match f.part {
            Part::Near(r, term) if r == rule => Some((f.from, f.to, term as usize)),
            _ => None,
        })
        .collect();
    places.sort_unstable();
    let mut last: Vec<Option<(u32, u32)>> = vec![None; terms];
    let mut best: Option<Closest> = None;
    for (from, to, term) in places {
        last[term] = Some((from, to));
        let Some(seen) = last.iter().copied().collect::<Option<Vec<_>>>() else { continue };
        let first = seen.iter().copied().min().unwrap_or((from, to));
        let end = seen.iter().map(|&(_, to)| to).max().unwrap_or(to);
        let gap = from.saturating_sub(first.1) as usize;
        if best.is_none_or(|b| gap < b.gap) {
            best = Some(Closest { gap, from: first.0, to: end });
        }
    }
    best
}
