//! What the model counts in a text, as hashed buckets; groups are brought to the same length each on its own.
//!
//! Chinese: characters in ones, twos and threes, each once, and the shape of the text. English: words in ones and twos, pieces of words,
//! words with one left out between them, words after a negator, each as often as it stands there, and the shape.

use super::chinese::{Earlier, character_grams};
use super::english::{Word, find_words, negated, pieces, skips, word_grams};
use super::language::Language;
use super::normalise::{MENTION, Normal, REPOST, URL};
use super::ratings::Ratings;

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
pub const GROUP_LENGTH: [f32; GROUPS] = [1.2, 0.8, 1.0, 0.7, 1.0, 0.3, 0.4];

/// Buckets per language, as powers of two.
pub const CHINESE_BITS: u32 = 19;
pub const ENGLISH_BITS: u32 = 18;

/// Stand for the edges of a text or word.
pub const START: char = '\u{2}';
pub const END: char = '\u{3}';

/// Where the weights of a feature are to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    pub bucket: u32,
    /// Eight more bits of the hash: a bucket belongs to one tag, so that what training never saw does not borrow its weight.
    pub tag: u8,
}

/// Characters of the normalised text that a feature was seen in; none for its shape.
#[derive(Debug, Clone, Copy, Default)]
pub struct Span {
    pub from: u16,
    pub to: u16,
}

#[derive(Debug, Clone, Copy)]
pub struct Feature {
    pub place: Place,
    pub group: Group,
    pub span: Span,
}

/// How many features of each group a text has; with buffers to be used again.
#[derive(Debug, Default)]
pub struct Features {
    pub counts: [u32; GROUPS],
    words: Vec<Word>,
    earlier: Earlier,
}

/// What takes the features of a text.
pub trait Taker {
    fn take(&mut self, feature: Feature);

    /// Takes the pieces of a word and says how many there were; `word` is its hash, and a word has the same pieces each time.
    fn take_word(&mut self, word: u64, span: Span, pieces: impl Iterator<Item = Place>) -> u32;
}

/// Every feature by itself, for training.
impl Taker for Vec<Feature> {
    fn take(&mut self, feature: Feature) {
        self.push(feature);
    }

    fn take_word(&mut self, _: u64, span: Span, pieces: impl Iterator<Item = Place>) -> u32 {
        let before = self.len();
        self.extend(pieces.map(|place| Feature { place, group: Group::Pieces, span }));
        (self.len() - before) as u32
    }
}

impl Features {
    /// Gives `taker` every feature of a text, one group after the other, and counts them.
    pub fn visit(&mut self, normal: &Normal, language: Language, ratings: &Ratings, taker: &mut impl Taker) {
        match language {
            Language::Chinese => {
                let mut out = Out { counts: [0; GROUPS], bits: CHINESE_BITS, taker };
                let (own, echo) = normal.chars.split_at(normal.own);
                character_grams(own, 0, Group::Grams, &mut self.earlier, &mut out);
                character_grams(echo, own.len(), Group::Echo, &mut self.earlier, &mut out);
                shape(normal, &mut out);
                self.counts = out.counts;
            }
            Language::English => {
                let mut out = Out { counts: [0; GROUPS], bits: ENGLISH_BITS, taker };
                find_words(&normal.chars, &mut self.words);
                word_grams(&self.words, &mut out);
                pieces(&self.words, &normal.chars, &mut out);
                skips(&self.words, &mut out);
                negated(&self.words, &normal.chars, ratings, &mut out);
                shape(normal, &mut out);
                self.counts = out.counts;
            }
        }
    }
}

/// Where features go.
pub struct Out<'t, T> {
    pub counts: [u32; GROUPS],
    bits: u32,
    pub taker: &'t mut T,
}

impl<T: Taker> Out<'_, T> {
    #[inline]
    pub fn add(&mut self, hash: u64, group: Group, span: Span) {
        let kind = if group == Group::Echo { Group::Grams } else { group };
        self.counts[group as usize] += 1;
        self.taker.take(Feature { place: place(hash, kind, self.bits), group, span });
    }
}

/// Where a feature of this hash and kind belongs.
#[inline]
pub fn place(hash: u64, kind: Group, bits: u32) -> Place {
    let hash = finish(hash ^ (kind as u64) << 56);
    Place { bucket: (hash >> (64 - bits)) as u32, tag: hash as u8 }
}

impl Span {
    pub fn new(from: usize, to: usize) -> Self {
        Self { from: from as u16, to: to as u16 }
    }

    /// From the beginning of this one to the end of another.
    pub fn to(self, end: Self) -> Self {
        Self { from: self.from, to: end.to }
    }

    pub fn of(self, chars: &[char]) -> &[char] {
        &chars[usize::from(self.from)..usize::from(self.to)]
    }
}

/// How many of some marks there are, up to three of each; how long the text is; how many words are shouted.
fn shape<T: Taker>(normal: &Normal, out: &mut Out<'_, T>) {
    let counts = [URL, REPOST, MENTION, '#', '【', '!', '?'].map(|mark| normal.chars.iter().map(|c| u32::from(*c == mark)).sum::<u32>());
    let length = (normal.chars.len() as u32 + 1).ilog2();
    let shape = counts.map(|n| n.min(3)).into_iter().chain([length, normal.shouted.min(3)]);
    for (which, value) in (1u64..).zip(shape) {
        out.add(which << 8 | u64::from(value), Group::Shape, Span::default());
    }
}

/// The hash of a word, as the features of a text that holds it have it.
pub fn word_hash(word: &str) -> u64 {
    word.chars().fold(0, step)
}

/// Takes one more character into a hash.
#[inline]
pub const fn step(hash: u64, c: char) -> u64 {
    (hash ^ c as u64).wrapping_mul(0x0000_0100_0000_01B3).rotate_left(17).wrapping_add(0x9E37_79B9)
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
    use proptest::prelude::*;
    use std::collections::HashSet;

    /// The features of a text, and how many each group has.
    fn features(text: &str, language: Language) -> (Vec<Feature>, [u32; GROUPS]) {
        let (mut normal, mut features, mut list) = (Normal::default(), Features::default(), Vec::new());
        normal.refill::<false>(text, language);
        features.visit(&normal, language, &Ratings::default(), &mut list);
        (list, features.counts)
    }

    fn count(text: &str, language: Language, group: Group) -> u32 {
        features(text, language).1[group as usize]
    }

    #[test]
    fn groups_come_one_after_the_other_and_are_counted() {
        for (text, language) in [("no no no, not good not good", Language::English), ("气死//@甲:气死", Language::Chinese)] {
            let (list, counts) = features(text, language);
            let runs: Vec<_> = list.chunk_by(|a, b| a.group == b.group).map(|run| (run[0].group as usize, run.len() as u32)).collect();
            assert!(runs.is_sorted_by(|a, b| a.0 < b.0), "{runs:?}");
            assert!(runs.into_iter().all(|(group, length)| counts[group] == length));
        }
        assert_eq!(count("no no no, not good not good", Language::English, Group::Negated), 2, "only “good” follows a negator");
    }

    #[test]
    fn chinese_grams_are_ones_twos_and_threes_with_edges() {
        // 好, 不, 吃 / ^好 好不 不吃 吃$ / ^好不 好不吃 不吃$
        assert_eq!(count("好不吃", Language::Chinese, Group::Grams), 10);
        assert_eq!(count("", Language::Chinese, Group::Grams), 0);
    }

    #[test]
    fn a_contraction_is_one_word() {
        assert_eq!(count("isn't", Language::English, Group::Grams), 3, "the word, and the word at both edges");
    }

    proptest! {
        #[test]
        fn chinese_grams_count_once(text in "[好不吃好a]{0,60}") {
            let (list, _) = features(&text, Language::Chinese);
            let unique: HashSet<_> = list.iter().map(|f| (f.place, f.group as u8)).collect();
            prop_assert_eq!(unique.len(), list.len());
        }
    }
}
