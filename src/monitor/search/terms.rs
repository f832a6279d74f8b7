//! What of a text is indexed, and what of the index a phrase needs.
//!
//! A term is a number, so that lists lie sorted and everything that begins with one character, or one piece of a word, lies together:
//! pairs of wide characters as `first << 21 | second` (second 0: a run ends here); words of letters as a packed beginning and a hash.

use crate::monitor::fold::{Class, class_of, fold};

/// Marks words, above every pair.
const WORD: i64 = 1 << 62;
/// Characters of a word that lie in its term; six bits each.
const PACKED: usize = 8;
const HASH_BITS: u32 = 14;
const CHAR_BITS: u32 = 21;

fn pair(first: char, second: Option<char>) -> i64 {
    i64::from(u32::from(first)) << CHAR_BITS | second.map_or(0, |c| i64::from(u32::from(c)))
}

fn word(chars: &[char]) -> i64 {
    let hash = chars.iter().fold(0u32, |hash, &c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193).rotate_left(5));
    WORD | packed(chars) | i64::from(hash.wrapping_mul(0x9E37_79B1) >> (32 - HASH_BITS))
}

/// The first characters of a word, the highest bits first.
fn packed(chars: &[char]) -> i64 {
    let code = |c: char| match c {
        'a'..='z' => i64::from(u32::from(c) - u32::from('a')) + 1,
        '0'..='9' => i64::from(u32::from(c) - u32::from('0')) + 27,
        _ => i64::from(u32::from(c) % 27) + 37,
    };
    let codes = chars.iter().take(PACKED).map(|&c| code(c)).chain(std::iter::repeat(0)).take(PACKED);
    codes.fold(0, |packed, code| packed << 6 | code) << HASH_BITS
}

/// Every term of a folded text, as often as it occurs.
pub fn terms_of(chars: &[char], mut each: impl FnMut(i64)) {
    let mut at = 0;
    while at < chars.len() {
        match class_of(chars[at]) {
            Class::Wide => {
                let next = chars.get(at + 1).copied().filter(|&c| class_of(c) == Class::Wide);
                each(pair(chars[at], next));
                at += 1;
            }
            Class::Word => {
                let end = word_end(chars, at);
                each(word(&chars[at..end]));
                at = end;
            }
            Class::Nothing | Class::Gap | Class::Mark => at += 1,
        }
    }
}

fn word_end(chars: &[char], from: usize) -> usize {
    chars[from..].iter().position(|&c| class_of(c) != Class::Word).map_or(chars.len(), |len| from + len)
}

/// Terms of which a text must have one: a single one, or any of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    pub from: i64,
    /// The last one of the stretch.
    pub to: i64,
}

/// Words that stand together, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub chars: Vec<char>,
    /// The last word may go on.
    pub prefix: bool,
}

impl Phrase {
    /// `None` when nothing in it can be looked for.
    pub fn new(text: &str, prefix: bool) -> Option<Self> {
        let chars = fold(text);
        let spoken = |c: &char| matches!(class_of(*c), Class::Wide | Class::Word);
        let (from, to) = (chars.iter().position(spoken)?, chars.iter().rposition(spoken)?);
        Some(Self { chars: chars[from..=to].to_vec(), prefix })
    }

    /// What the index must have of a text that holds the phrase; at least one.
    pub fn needs(&self) -> Vec<Need> {
        let mut needs = Vec::new();
        let mut at = 0;
        while at < self.chars.len() {
            let c = self.chars[at];
            match class_of(c) {
                Class::Wide => {
                    let next = self.chars.get(at + 1).copied();
                    // What follows the last character is open; the pair before it already says that it is there.
                    let open = next.is_none();
                    let alone = at == 0 || class_of(self.chars[at - 1]) != Class::Wide;
                    if !open {
                        let term = pair(c, next.filter(|&c| class_of(c) == Class::Wide));
                        needs.push(Need { from: term, to: term });
                    } else if alone {
                        needs.push(Need { from: pair(c, None), to: pair(c, None) | ((1 << CHAR_BITS) - 1) });
                    }
                    at += 1;
                }
                Class::Word => {
                    let end = word_end(&self.chars, at);
                    needs.push(self.word_need(at, end));
                    at = end;
                }
                Class::Nothing | Class::Gap | Class::Mark => at += 1,
            }
        }
        needs.sort_unstable_by_key(|need| (need.from, need.to));
        needs.dedup();
        needs
    }

    fn word_need(&self, from: usize, to: usize) -> Need {
        let chars = &self.chars[from..to];
        if self.prefix && to == self.chars.len() {
            let from = WORD | packed(chars);
            let open_bits = HASH_BITS + 6 * (PACKED - chars.len().min(PACKED)) as u32;
            return Need { from, to: from | ((1 << open_bits) - 1) };
        }
        let term = word(chars);
        Need { from: term, to: term }
    }

    /// Where it stands in a folded text, from the first place on.
    pub fn places<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (usize, usize)> + 'a {
        let len = self.chars.len();
        let word_at = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(|&c| class_of(c) == Class::Word);
        let (first, last) = (self.chars.first().copied(), self.chars.last().copied());
        let is_word = |c: Option<char>| c.is_some_and(|c| class_of(c) == Class::Word);
        let whole = move |at: usize| {
            let before = is_word(first) && word_at(at.checked_sub(1));
            let after = is_word(last) && !self.prefix && word_at(Some(at + len));
            !before && !after
        };
        text.windows(len.max(1))
            .enumerate()
            .filter(move |(at, window)| *window == self.chars && whole(*at))
            .map(move |(at, _)| (at, at + len))
    }

    pub fn stands_in(&self, text: &[char]) -> bool {
        self.places(text).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn candidate(phrase: &Phrase, text: &[char]) -> bool {
        let mut terms = Vec::new();
        terms_of(text, |term| terms.push(term));
        phrase.needs().iter().all(|need| terms.iter().any(|term| (need.from..=need.to).contains(term)))
    }

    #[test]
    fn one_to_four_characters_and_words() {
        let text = fold("护士打人，患者家属要求道歉 The Doctors were rude");
        for (word, stands) in
            [("人", true), ("打人", true), ("护士打", true), ("护士打人", true), ("人患", false), ("rude", true), ("doctor", false)]
        {
            let phrase = Phrase::new(word, false).unwrap();
            assert_eq!(phrase.stands_in(&text), stands, "{word}");
            assert!(!stands || candidate(&phrase, &text), "{word}");
        }
        let prefix = Phrase::new("doctor", true).unwrap();
        assert!(prefix.stands_in(&text) && candidate(&prefix, &text));
        assert_eq!(Phrase::new("，！", false), None);
    }

    proptest! {
        /// The index may name too many candidates, never too few.
        #[test]
        fn what_stands_in_a_text_is_a_candidate(before in "[护士打人 ab1，。]{0,12}", word in "[护士打人ab1， ]{1,6}", after in "[护士打人 ab1，。]{0,12}", prefix: bool) {
            if let Some(phrase) = Phrase::new(&word, prefix) {
                let text = fold(&[before, word, after].concat());
                prop_assert!(!phrase.stands_in(&text) || candidate(&phrase, &text));
            }
        }
    }
}
