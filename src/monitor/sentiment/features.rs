//! What the model counts in a text, as hashed buckets; groups are brought to the same length each on its own.
//!
//! Chinese: characters in ones, twos and threes, and the shape of the text. English: words in ones and twos, pieces of words, words
//! with one left out between them, words after a negator, and the shape. Values are binary within a group.

use super::language::Language;
use super::normalise::{MENTION, Normal, REPOST, URL};
use super::ratings::{Ratings, Sums};

/// A group of features: what one of them counts before the group is brought to length one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Group {
    Grams,
    /// Characters of what is reposted: the same buckets as the poster's own, counted less.
    Echo,
    Pieces,
    Skips,
    Negated,
    /// Steps of the sums of rated words.
    Rated,
    Shape,
}

pub const GROUPS: usize = 7;
/// Length of each group's vector, found by cross-validation; differences below .2 hardly matter.
pub const GROUP_LENGTH: [f32; GROUPS] = [1.2, 0.8, 1.0, 0.7, 0.7, 0.3, 0.4];

/// Buckets per language, as powers of two.
pub const CHINESE_BITS: u32 = 19;
pub const ENGLISH_BITS: u32 = 18;

/// Words after a negator that it reaches.
const NEGATED_REACH: u32 = 3;
/// Characters whose number, up to three, is part of a text's shape.
const SHAPES: [char; 7] = [URL, REPOST, MENTION, '#', '【', '!', '?'];
const START: char = '\u{2}';
const END: char = '\u{3}';

#[derive(Debug, Clone, Copy)]
pub struct Feature {
    pub bucket: u32,
    /// Eight more bits of the hash: a bucket belongs to one tag, so that what training never saw does not borrow its weight.
    pub tag: u8,
    pub group: Group,
    /// Characters of the normalised text it was seen in; empty for the shape.
    pub from: u16,
    pub to: u16,
}

/// The features of one text, each bucket once per group; buffers to be used again.
#[derive(Debug, Default)]
pub struct Features {
    pub list: Vec<Feature>,
    pub counts: [u32; GROUPS],
    seen: Vec<u32>,
    words: Vec<Word>,
    bits: u32,
}

#[derive(Debug, Clone, Copy)]
struct Word {
    from: u16,
    to: u16,
    hash: u64,
    /// Letters or digits, rather than punctuation or a marker.
    spoken: bool,
}

impl Features {
    pub fn refill(&mut self, normal: &Normal, language: Language, ratings: &Ratings) {
        self.list.clear();
        self.counts = [0; GROUPS];
        let slots = match language {
            Language::Chinese => normal.chars.len() * 6,
            Language::English => normal.chars.len() * 10,
        };
        self.seen.clear();
        self.seen.resize((slots + 64).next_power_of_two(), u32::MAX);
        match language {
            Language::Chinese => {
                self.bits = CHINESE_BITS;
                self.character_grams(&normal.chars[..normal.own], 0, Group::Grams);
                self.character_grams(&normal.chars[normal.own..], normal.own, Group::Echo);
            }
            Language::English => {
                self.bits = ENGLISH_BITS;
                self.find_words(&normal.chars);
                self.word_grams();
                self.pieces(&normal.chars);
                self.negated(&normal.chars, ratings);
            }
        }
        self.shape(normal);
    }

    fn add(&mut self, hash: u64, group: Group, from: usize, to: usize) {
        let kind = if group == Group::Echo { Group::Grams } else { group };
        let hash = finish(hash ^ (kind as u64) << 56);
        let (bucket, tag) = ((hash >> (64 - self.bits)) as u32, hash as u8);
        let key = (bucket << 8 | u32::from(tag)) ^ (group as u32) << 28;
        let mask = self.seen.len() - 1;
        let mut slot = (key.wrapping_mul(0x9E37_79B1) >> 7) as usize & mask;
        while self.seen[slot] != u32::MAX {
            if self.seen[slot] == key {
                return;
            }
            slot = (slot + 1) & mask;
        }
        self.seen[slot] = key;
        self.counts[group as usize] += 1;
        self.list.push(Feature { bucket, tag, group, from: from as u16, to: to as u16 });
    }

    /// Ones, twos and threes of `chars`, which begin at `base` of the text.
    fn character_grams(&mut self, chars: &[char], base: usize, group: Group) {
        let (mut one, mut two) = (step(0, START), 0);
        for (at, &c) in chars.iter().enumerate() {
            let end = base + at + 1;
            if at > 0 {
                self.add(step(two, c), group, end.saturating_sub(3).max(base), end);
            }
            two = step(one, c);
            one = step(0, c);
            self.add(two, group, end.saturating_sub(2).max(base), end);
            self.add(one, group, end - 1, end);
        }
        if !chars.is_empty() {
            let end = base + chars.len();
            self.add(step(two, END), group, end.saturating_sub(2).max(base), end);
            self.add(step(one, END), group, end - 1, end);
        }
    }

    fn find_words(&mut self, chars: &[char]) {
        self.words.clear();
        let mut at = 0;
        while at < chars.len() {
            let kind = Kind::of(chars[at]);
            let mut end = at + 1;
            while end < chars.len() && (Kind::of(chars[end]) == kind && kind != Kind::Alone || joins(chars, at, end)) {
                end += 1;
            }
            if kind != Kind::Space {
                let hash = chars[at..end].iter().fold(0, |h, &c| step(h, c));
                self.words.push(Word { from: at as u16, to: end as u16, hash, spoken: kind == Kind::Letter });
            }
            at = end;
        }
    }

    fn word_grams(&mut self) {
        let edge = Word { from: 0, to: 0, hash: step(0, START), spoken: false };
        let (mut before, mut last) = (edge, edge);
        for i in 0..self.words.len() {
            let word = self.words[i];
            self.add(word.hash, Group::Grams, word.from.into(), word.to.into());
            self.add(last.hash.rotate_left(21) ^ finish(word.hash), Group::Grams, last.from.into(), word.to.into());
            if i >= 2 {
                self.add(before.hash.rotate_left(23) ^ finish(word.hash), Group::Skips, before.from.into(), word.to.into());
            }
            (before, last) = (last, word);
        }
    }

    /// Pieces of three, four and five characters of `<word>`.
    fn pieces(&mut self, chars: &[char]) {
        for i in 0..self.words.len() {
            let Word { from, to, spoken, .. } = self.words[i];
            if !spoken {
                continue;
            }
            let (from, to) = (usize::from(from), usize::from(to));
            let at = |i: usize| if i == 0 { START } else { chars.get(from + i - 1).copied().filter(|_| from + i <= to).unwrap_or(END) };
            let len = to - from + 2;
            for begin in 0..len.saturating_sub(2) {
                let mut hash = step(step(0, at(begin)), at(begin + 1));
                for end in begin + 2..len.min(begin + 5) {
                    hash = step(hash, at(end));
                    self.add(hash, Group::Pieces, from, to);
                }
            }
        }
    }

    /// Words after a negator, and what the rated words add up to.
    fn negated(&mut self, chars: &[char], ratings: &Ratings) {
        let (mut reach, mut sums) = (0, Sums::default());
        for i in 0..self.words.len() {
            let word = self.words[i];
            if !word.spoken {
                reach = 0;
            } else if negates(&chars[usize::from(word.from)..usize::from(word.to)]) {
                reach = NEGATED_REACH + 1;
            } else if reach > 0 {
                self.add(word.hash, Group::Negated, word.from.into(), word.to.into());
            }
            sums.add(ratings.of(word.hash), (1..=NEGATED_REACH).contains(&reach));
            reach = reach.saturating_sub(1);
        }
        for (which, step) in (1u64..).zip(sums.steps()) {
            self.add(which << 16 | step, Group::Rated, 0, 0);
        }
    }

    fn shape(&mut self, normal: &Normal) {
        let mut counts = [0u64; SHAPES.len()];
        for c in &normal.chars {
            if let Some(shape) = SHAPES.iter().position(|s| s == c) {
                counts[shape] += 1;
            }
        }
        let length = u64::from((normal.chars.len() as u32 + 1).ilog2());
        let shape = counts.into_iter().map(|n| n.min(3)).chain([length, u64::from(normal.shouted.min(3))]);
        for (which, value) in (1u64..).zip(shape) {
            self.add(which << 8 | value, Group::Shape, 0, 0);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Letter,
    Mark,
    Alone,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            ' ' => Self::Space,
            'a'..='z' | '0' => Self::Letter,
            '!'..='~' => Self::Mark,
            URL | MENTION | REPOST => Self::Alone,
            _ if c.is_alphabetic() => Self::Letter,
            _ => Self::Alone,
        }
    }
}

/// An apostrophe within a word belongs to it.
fn joins(chars: &[char], from: usize, at: usize) -> bool {
    let letter = |i: usize| chars.get(i).is_some_and(|&c| Kind::of(c) == Kind::Letter);
    letter(from) && (chars[at] == '\'' && letter(at + 1) || letter(at) && chars[at - 1] == '\'')
}

const NEGATORS: [&str; 26] = [
    "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "nowhere", "cannot", "cant", "dont", "didnt", "doesnt", "isnt",
    "wasnt", "wont", "wouldnt", "couldnt", "shouldnt", "arent", "werent", "aint", "without", "hardly", "barely",
];

fn negates(word: &[char]) -> bool {
    word.ends_with(&['n', '\'', 't']) || NEGATORS.iter().any(|n| n.len() == word.len() && n.chars().eq(word.iter().copied()))
}

/// The hash of a word, as the features of a text that holds it have it.
pub fn word_hash(word: &str) -> u64 {
    word.chars().fold(0, step)
}

#[inline]
fn step(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(c as u32)).wrapping_mul(0x0000_0100_0000_01B3).rotate_left(17).wrapping_add(0x9E37_79B9)
}

/// Spreads a hash over its high bits (the finaliser of `SplitMix64`).
#[inline]
pub(super) fn finish(hash: u64) -> u64 {
    let hash = (hash ^ hash >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    (hash ^ hash >> 27).wrapping_mul(0x94D0_49BB_1331_11EB)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn features(text: &str, language: Language) -> Features {
        let (mut normal, mut features) = (Normal::default(), Features::default());
        normal.refill(text, language);
        features.refill(&normal, language, &Ratings::default());
        features
    }

    #[test]
    fn each_bucket_once_per_group() {
        let features = features("no no no, not good not good", Language::English);
        let unique: HashSet<_> = features.list.iter().map(|f| (f.bucket, f.group as u8)).collect();
        assert_eq!(unique.len(), features.list.len());
        assert_eq!(features.counts.iter().sum::<u32>() as usize, features.list.len());
        assert_eq!(features.counts[Group::Negated as usize], 1, "only “good” follows a negator");
    }

    #[test]
    fn chinese_grams_are_ones_twos_and_threes_with_edges() {
        // 好, 不, 吃 / ^好 好不 不吃 吃$ / ^好不 好不吃 不吃$
        assert_eq!(features("好不吃", Language::Chinese).counts[Group::Grams as usize], 10);
        assert_eq!(features("", Language::Chinese).counts[Group::Grams as usize], 0);
    }

    #[test]
    fn a_contraction_is_one_word() {
        let apart = features("isn't", Language::English).counts[Group::Grams as usize];
        assert_eq!(apart, 2, "the word, and the word at the start");
    }
}
