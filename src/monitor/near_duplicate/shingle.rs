//! A text as the set of its character n-grams, after folding and without the repost chain around it.

use crate::monitor::fold::{Class, Folded, class_of};

/// Characters in an n-gram: Chinese characters say more than letters do.
const WIDE_GRAM: usize = 3;
const WORD_GRAM: usize = 5;
/// A text of fewer n-grams is too short to be told from what anybody would say ("加油", "thank you so").
pub const FEWEST_GRAMS: usize = 9;
/// An article is known by its beginning.
const LONGEST: usize = 4_000;
const BASE: u64 = 0x0000_0100_0000_01B3;

/// The n-grams of one text: full hashes for the sketch, 16-bit ones without repeats for comparing.
#[derive(Debug, Default)]
pub struct Shingles {
    pub hashes: Vec<u64>,
    pub small: Vec<u16>,
    /// Whether the n-grams are of Chinese characters rather than of letters.
    pub wide: bool,
    folded: Folded,
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
    /// Reads `text`; whether it is long enough to be compared.
    pub fn refill(&mut self, text: &str) -> bool {
        let mut folded = std::mem::take(&mut self.folded);
        folded.refill(core(text));
        let enough = self.refill_folded(&folded);
        self.folded = folded;
        enough
    }

    /// Reads the folded core of a text.
    pub fn refill_folded(&mut self, folded: &Folded) -> bool {
        self.hashes.clear();
        self.small.clear();
        let chars = read_part(folded);
        let wide = chars.iter().filter(|&&c| class_of(c) == Class::Wide).count();
        self.wide = wide * 3 >= chars.len();
        let (hashes, small, seen) = (&mut self.hashes, &mut self.small, &mut self.seen);
        roll(chars, gram_length(self.wide), |_, hash| {
            if seen.insert(hash as u16) {
                small.push(hash as u16);
                hashes.push(hash);
            }
        });
        self.seen.remove_all(&self.small);
        self.small.len() >= FEWEST_GRAMS
    }

    /// Every n-gram of the text that was read last, with the folded characters it covers.
    pub fn each_gram(&self, folded: &Folded, mut on: impl FnMut(usize, usize, u16)) {
        let gram = gram_length(self.wide);
        roll(read_part(folded), gram, |at, hash| on(at, at + gram, hash as u16));
    }
}

const fn gram_length(wide: bool) -> usize {
    if wide { WIDE_GRAM } else { WORD_GRAM }
}

fn read_part(folded: &Folded) -> &[char] {
    &folded.chars[..folded.chars.len().min(LONGEST)]
}

/// Calls `on` with the beginning and the hash of every n-gram: a polynomial that rolls on.
#[inline]
fn roll(chars: &[char], gram: usize, mut on: impl FnMut(usize, u64)) {
    let oldest = (0..gram).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let mut rolling = 0u64;
    for (at, &c) in chars.iter().enumerate() {
        rolling = rolling.wrapping_mul(BASE).wrapping_add(u64::from(c as u32));
        if at >= gram {
            rolling = rolling.wrapping_sub(u64::from(chars[at - gram] as u32).wrapping_mul(oldest));
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

/// What a post is about: of the segments of a repost chain (`own words//@a:words//@b:original`) the longest, without the name.
#[must_use]
pub fn core(text: &str) -> &str {
    if !text.contains("//") {
        return text;
    }
    let mut best = "";
    let mut rest = text;
    loop {
        let next = rest.match_indices("//").find_map(|(at, _)| Some((at, after_name(&rest[at..])?)));
        let segment = next.map_or(rest, |(at, _)| &rest[..at]);
        if segment.len() > best.len() {
            best = segment;
        }
        match next {
            Some((_, after)) => rest = after,
            None => return best,
        }
    }
}

/// What follows `//@name:`; none if this is no link of a chain.
fn after_name(rest: &str) -> Option<&str> {
    /// Longest name on any platform we know, in bytes of UTF-8.
    const LONGEST_NAME: usize = 90;
    let name = rest.strip_prefix("//")?.trim_start().strip_prefix('@')?;
    let colon = name.find([':', '：']).filter(|&colon| colon <= LONGEST_NAME)?;
    let mut after = name[colon..].chars();
    after.next();
    Some(after.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_of_a_chain_is_its_longest_part() {
        assert_eq!(core("转发微博 //@甲:今天医院里发生的事情"), "今天医院里发生的事情");
        assert_eq!(core("看看//@甲：太可怕了//@乙:今天医院里发生的事情"), "今天医院里发生的事情");
        assert_eq!(core("我在这家医院住了三个月，谁都没管过我//@乙:哦"), "我在这家医院住了三个月，谁都没管过我");
        assert_eq!(core("see https://a.b/c"), "see https://a.b/c");
    }

    #[test]
    fn short_texts_are_not_compared() {
        let mut shingles = Shingles::default();
        assert!(!shingles.refill("转发微博"));
        assert!(!shingles.refill(""));
        assert!(shingles.refill("今天医院里发生的事情真是让人没想到"));
        assert_eq!(shingles.hashes.len(), shingles.small.len());
    }
}
