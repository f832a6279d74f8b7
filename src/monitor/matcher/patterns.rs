//! Finding tens of thousands of folded patterns in a folded text, in one pass.
//!
//! Chinese has no word boundaries to hash by, and an automaton over bytes takes three steps for each Chinese character. Here bit sets over
//! the first two and the first three characters of every pattern pass by nearly every position; where they say “maybe”, the
//! patterns that begin with that pair, kept sorted, are narrowed character by character. Cost per position does not grow with
//! the number of patterns, and at most with the length of the longest one where pairs do match.

use crate::monitor::fold::{Class, class_of};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// One folded keyword.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pattern {
    pub chars: Vec<char>,
    /// The word may go on to the right: written with a `*` at its end.
    pub open_end: bool,
}

/// Where a pattern was found, in folded characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PatternHit {
    pub pattern: u32,
    pub from: u32,
    pub to: u32,
}

#[derive(Debug, Default)]
pub struct Patterns {
    sorted: Vec<Pattern>,
    /// The first two characters of every pattern.
    twos: BitSet,
    /// The first three of every longer one; whoever has only two stands in `short`.
    threes: BitSet,
    short: BitSet,
    pairs: HashMap<u64, Range<u32>, BuildHasherDefault<PairHasher>>,
    /// Patterns of one character, which no pair can find.
    singles: HashMap<char, Vec<u32>>,
}

impl Patterns {
    /// Patterns must be sorted and without repeats; their index is their id.
    pub fn new(sorted: Vec<Pattern>) -> Self {
        debug_assert!(sorted.windows(2).all(|w| w[0] < w[1]));
        let set = || BitSet::with_room_for(sorted.len());
        let mut all = Self { twos: set(), threes: set(), short: set(), pairs: HashMap::default(), singles: HashMap::new(), sorted };
        for id in 0..all.sorted.len() {
            match *all.sorted[id].chars.as_slice() {
                [] => {}
                [one] => all.singles.entry(one).or_default().push(id as u32),
                [first, second, ref rest @ ..] => {
                    let key = pair(first, second);
                    all.twos.insert(key);
                    match rest.first() {
                        None => all.short.insert(key),
                        Some(&third) => all.threes.insert(triple(key, third)),
                    }
                    all.pairs.entry(key).and_modify(|range| range.end = id as u32 + 1).or_insert(id as u32..id as u32 + 1);
                }
            }
        }
        all
    }

    /// Calls `on` for every occurrence of every pattern, overlapping ones included, in order of their start.
    #[inline]
    pub fn find(&self, text: &[char], mut on: impl FnMut(PatternHit)) {
        if !self.singles.is_empty() {
            self.find_singles(text, &mut on);
        }
        for (at, two) in text.windows(2).enumerate() {
            let key = pair(two[0], two[1]);
            if self.twos.contains(key) && self.may_go_on(key, text, at) && !inside_word(text, at) {
                self.narrow(key, text, at, &mut on);
            }
        }
    }

    #[inline]
    fn may_go_on(&self, key: u64, text: &[char], at: usize) -> bool {
        text.get(at + 2).is_some_and(|&third| self.threes.contains(triple(key, third))) || self.short.contains(key)
    }

    #[inline(never)]
    fn narrow(&self, key: u64, text: &[char], at: usize, on: &mut impl FnMut(PatternHit)) {
        let Some(range) = self.pairs.get(&key) else { return };
        let (mut low, mut high) = (range.start as usize, range.end as usize);
        let mut depth = 2;
        loop {
            // Shorter sorts first: patterns that end here stand at the front of the range.
            while low < high && self.sorted[low].chars.len() == depth {
                if self.sorted[low].open_end || !inside_word(text, at + depth) {
                    on(PatternHit { pattern: low as u32, from: at as u32, to: (at + depth) as u32 });
                }
                low += 1;
            }
            let Some(&next) = text.get(at + depth) else { return };
            let slice = &self.sorted[low..high];
            let begin = slice.partition_point(|p| p.chars[depth] < next);
            let len = slice[begin..].partition_point(|p| p.chars[depth] == next);
            (low, high) = (low + begin, low + begin + len);
            if low == high {
                return;
            }
            depth += 1;
        }
    }

    fn find_singles(&self, text: &[char], on: &mut impl FnMut(PatternHit)) {
        for (at, c) in text.iter().enumerate() {
            for &pattern in self.singles.get(c).into_iter().flatten() {
                let open_end = self.sorted[pattern as usize].open_end;
                if !inside_word(text, at) && (open_end || !inside_word(text, at + 1)) {
                    on(PatternHit { pattern, from: at as u32, to: at as u32 + 1 });
                }
            }
        }
    }

    pub fn get(&self, id: u32) -> Option<&Pattern> {
        self.sorted.get(id as usize)
    }
}

/// Whether the border before character `at` lies within a word of letters or digits.
#[inline]
fn inside_word(text: &[char], at: usize) -> bool {
    let word = |i: Option<usize>| i.and_then(|i| text.get(i)).is_some_and(|&c| c < '\u{2e80}' && class_of(c) == Class::Word);
    word(Some(at)) && word(at.checked_sub(1))
}

/// A set of hashed keys that may say yes to a key it never saw, never no to one it did.
#[derive(Debug, Default)]
struct BitSet {
    bits: Vec<u64>,
    shift: u32,
}

impl BitSet {
    /// 16 bits a key keep chance answers near 6 % at any size.
    fn with_room_for(keys: usize) -> Self {
        let bits = (keys * 16).next_power_of_two().clamp(1 << 12, 1 << 24);
        Self { bits: vec![0; bits / 64], shift: 64 - bits.trailing_zeros() }
    }

    fn insert(&mut self, key: u64) {
        let bit = mix(key) >> self.shift;
        self.bits[(bit / 64) as usize] |= 1 << (bit % 64);
    }

    #[inline]
    fn contains(&self, key: u64) -> bool {
        let bit = mix(key) >> self.shift;
        self.bits[(bit / 64) as usize] >> (bit % 64) & 1 == 1
    }
}

#[inline]
fn triple(key: u64, third: char) -> u64 {
    mix(key) ^ u64::from(third as u32)
}

#[inline]
fn pair(first: char, second: char) -> u64 {
    u64::from(first as u32) << 32 | u64::from(second as u32)
}

/// Multiplicative hashing (Knuth, TAOCP 3, 6.4): the high bits depend on all of the key.
#[inline]
fn mix(key: u64) -> u64 {
    (key ^ key >> 29).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

#[derive(Default)]
pub struct PairHasher(u64);

impl Hasher for PairHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = mix(self.0 << 8 | u64::from(byte));
        }
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = mix(key).rotate_left(26);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn hits(patterns: &Patterns, text: &str) -> BTreeSet<(u32, u32, u32)> {
        let text: Vec<char> = text.chars().collect();
        let mut found = BTreeSet::new();
        patterns.find(&text, |hit| assert!(found.insert((hit.pattern, hit.from, hit.to)), "reported twice"));
        found
    }

    proptest! {
        /// Against the obvious way: every pattern at every position.
        #[test]
        fn finds_what_a_plain_search_finds(words in prop::collection::btree_set("[甲乙丙ab]{1,4}", 1..30), text in "[甲乙丙ab, ]{0,40}") {
            let sorted: Vec<Pattern> = words.iter().map(|w| Pattern { chars: w.chars().collect(), open_end: false }).collect();
            let chars: Vec<char> = text.chars().collect();
            let mut plain = BTreeSet::new();
            for (id, pattern) in sorted.iter().enumerate() {
                let len = pattern.chars.len();
                for at in 0..chars.len().saturating_sub(len - 1) {
                    if chars[at..at + len] == pattern.chars[..] && !inside_word(&chars, at) && !inside_word(&chars, at + len) {
                        plain.insert((id as u32, at as u32, (at + len) as u32));
                    }
                }
            }
            prop_assert_eq!(hits(&Patterns::new(sorted), &text), plain);
        }
    }
}
