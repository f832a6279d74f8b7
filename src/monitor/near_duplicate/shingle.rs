//! The wording of a text as the set of its character n-grams: folded, and without the marks between its words, which copies change first.

use super::wording::wording;
use crate::monitor::fold::{Class, Folded, class_of};

/// Characters in an n-gram: Chinese characters say more than letters do.
const WIDE_GRAM: usize = 3;
const WORD_GRAM: usize = 5;
/// A text of fewer n-grams is too short to be told from what anybody would say ("加油", "thank you so much"): ten Chinese characters, eighteen
/// letters.
const FEWEST_WIDE: usize = 8;
const FEWEST_WORDS: usize = 14;
/// An article is known by its beginning.
const LONGEST: usize = 4_000;
const BASE: u64 = 0x0000_0100_0000_01B3;

/// The n-grams of one text, as 16-bit hashes in the order in which they come first.
#[derive(Debug, Default)]
pub struct Shingles {
    pub grams: Vec<u16>,
    /// Whether the n-grams are of Chinese characters rather than of letters.
    pub wide: bool,
    folded: Folded,
    letters: Vec<char>,
    seen: Bits,
}

/// A set of 16-bit numbers that is cheap to empty when its members are known.
#[derive(Debug)]
pub struct Bits(Box<[u64]>);

impl Default for Bits {
    fn default() -> Self {
        Self(vec![0; 1 << 10].into())
    }
}

impl Bits {
    /// Adds a number; whether it is new.
    pub fn insert(&mut self, number: u16) -> bool {
        let word = &mut self.0[usize::from(number >> 6)];
        let bit = 1u64 << (number & 63);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    pub fn contains(&self, number: u16) -> bool {
        self.0[usize::from(number >> 6)] >> (number & 63) & 1 == 1
    }

    pub fn remove_all(&mut self, numbers: &[u16]) {
        for &number in numbers {
            self.0[usize::from(number >> 6)] = 0;
        }
    }
}

impl Shingles {
    /// Reads `text`, and calls `on` with the full hash of every n-gram; whether it is long enough to be compared.
    pub fn read(&mut self, text: &str, on: impl FnMut(u64)) -> bool {
        let mut folded = std::mem::take(&mut self.folded);
        folded.refill(&wording(text).text);
        let enough = self.read_folded(&folded, on);
        self.folded = folded;
        enough
    }

    /// Reads a text that is folded already and holds nothing but wording.
    pub fn read_folded(&mut self, folded: &Folded, mut on: impl FnMut(u64)) -> bool {
        self.grams.clear();
        self.letters.clear();
        let mut wide = 0;
        each_letter(folded, |c, is_wide, _| {
            wide += usize::from(is_wide);
            self.letters.push(c);
        });
        self.wide = wide * 3 >= self.letters.len();
        let gram = self.gram();
        let (grams, seen) = (&mut self.grams, &mut self.seen);
        roll(&self.letters, gram, |_, hash| {
            if seen.insert(hash as u16) {
                grams.push(hash as u16);
                on(hash);
            }
        });
        self.seen.remove_all(&self.grams);
        self.grams.len() >= if self.wide { FEWEST_WIDE } else { FEWEST_WORDS }
    }

    /// Every n-gram of the text that was read last, with the folded characters from the first to the last that it covers.
    pub fn each_gram(&self, folded: &Folded, mut on: impl FnMut(usize, usize, u16)) {
        let mut places = Vec::with_capacity(self.letters.len());
        each_letter(folded, |_, _, place| places.push(place));
        roll(&self.letters, self.gram(), |at, hash| on(places[at], places[at + self.gram() - 1], hash as u16));
    }

    const fn gram(&self) -> usize {
        gram_length(self.wide)
    }
}

/// Characters of an n-gram.
pub const fn gram_length(wide: bool) -> usize {
    if wide { WIDE_GRAM } else { WORD_GRAM }
}

/// Calls `on` with every character that is no mark, whether it is Chinese, and its place. A mark between two words parts them as a space does.
#[inline]
fn each_letter(folded: &Folded, mut on: impl FnMut(char, bool, usize)) {
    let (mut parted, mut after_word) = (false, false);
    for (place, &c) in folded.chars.iter().take(LONGEST).enumerate() {
        match class(c) {
            Class::Wide => on(c, true, place),
            Class::Word => {
                if parted && after_word {
                    on(' ', false, place);
                }
                on(c, false, place);
            }
            Class::Gap | Class::Mark | Class::Nothing => {
                parted = true;
                continue;
            }
        }
        (parted, after_word) = (false, class(c) == Class::Word);
    }
}

/// `class_of`, without its long way for the characters that most texts are made of.
#[inline]
fn class(c: char) -> Class {
    match c {
        'a'..='z' | '0'..='9' => Class::Word,
        '\u{4e00}'..='\u{9fff}' => Class::Wide,
        '\0'..='\x7f' => Class::Mark,
        _ => class_of(c),
    }
}

/// Calls `on` with the beginning and the hash of every n-gram: a polynomial that rolls on.
#[inline]
fn roll(letters: &[char], gram: usize, mut on: impl FnMut(usize, u64)) {
    let oldest = (0..gram).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let mut rolling = 0u64;
    for (at, &c) in letters.iter().enumerate() {
        rolling = rolling.wrapping_mul(BASE).wrapping_add(u64::from(c as u32));
        if at >= gram {
            rolling = rolling.wrapping_sub(u64::from(letters[at - gram] as u32).wrapping_mul(oldest));
        }
        if at + 1 >= gram {
            on(at + 1 - gram, spread(rolling));
        }
    }
}

/// The finaliser of `SplitMix64`.
fn spread(hash: u64) -> u64 {
    let hash = (hash ^ hash >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let hash = (hash ^ hash >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ hash >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grams(text: &str) -> Option<Vec<u16>> {
        let mut shingles = Shingles::default();
        shingles.read(text, |_| {}).then_some(shingles.grams)
    }

    #[test]
    fn short_texts_are_not_compared() {
        for text in [
            "转发微博",
            "",
            "哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈",
            "[怒][怒][怒][怒][怒][怒][怒][怒]",
            "@某某医院官方微博 @某某医院官方微博 @乙",
        ] {
            assert_eq!(grams(text), None, "{text}");
        }
        assert!(grams("今天医院里发生的事情真是让人没想到").is_some());
    }

    #[test]
    fn marks_and_gaps_make_no_difference() {
        assert_eq!(grams("①闯红灯，记6分；罚100元。②酒驾：五年内不得再考"), grams("1 闯红灯记6分罚100元 2 酒驾五年内不得再考"));
        assert_eq!(grams("Was it good?No, it was not: never again"), grams("was it good no it was not never again"));
    }

    #[test]
    fn an_article_is_known_by_its_beginning_however_long_it_is() {
        let long: String = (0..1_300_000u32).filter_map(|i| char::from_u32(0x4e00 + i % 20_000 * 7_919 % 20_000)).collect();
        assert!(long.len() > 3_800_000);
        assert!(grams(&long).is_some_and(|grams| grams.len() < 4_000));
        assert_eq!(grams(&"好".repeat(1_300_000)), None, "one n-gram is no text");
    }
}
