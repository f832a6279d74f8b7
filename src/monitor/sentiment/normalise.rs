//! The text as the model reads it: markers for what carries no words of its own, numbers and long runs evened out.
//!
//! Training and classification share this to the last character: change it, and the weights must be trained again.

use super::language::{Language, own_words};
use crate::monitor::fold::{Class, Mapped, lookup};
use unicode_normalization::UnicodeNormalization;

/// Stand for what was taken out; private-use characters, so that no text can hold them by chance.
pub const URL: char = '\u{e000}';
pub const MENTION: char = '\u{e001}';
pub const REPOST: char = '\u{e002}';
/// First of the plane that the names of bracketed emoticons (`[泪]`) are hashed into.
const EMOTICONS: u32 = 0xF_0000;
/// Most characters in such a name.
const EMOTICON_NAME: usize = 8;
/// A character that repeats is kept so many times.
const LONGEST_RUN: usize = 3;
/// Longest name after an `@`, in characters.
const LONGEST_NAME: usize = 30;
/// Nobody's feeling needs more to show; keeps hostile lengths from costing.
pub const LONGEST_TEXT: usize = 2_000;

/// A normalised text with the way back to the original bytes.
#[derive(Debug, Default)]
pub struct Normal {
    pub chars: Vec<char>,
    /// Byte range of the original for each character, where it was asked for.
    pub places: Vec<(u32, u32)>,
    /// So many of the characters, from the start, are the poster's own words; the rest is what they repost.
    pub own: usize,
    /// Words in capitals, before lower case.
    pub shouted: u32,
}

impl Normal {
    /// Reads a text into the buffers that are there; `PLACES` says whether the way back is kept.
    pub fn refill<const PLACES: bool>(&mut self, text: &str, language: Language) {
        self.chars.clear();
        self.places.clear();
        self.shouted = 0;
        let room = text.len().min(LONGEST_TEXT);
        self.chars.reserve(room);
        self.own = 0;
        let own = own_words(text).len();
        let mut reader = Reader::<PLACES> { text, at: 0, own, language, out: self, last: '\0', run: 0, capitals: 0, small: false };
        while reader.at < text.len() && reader.out.chars.len() < LONGEST_TEXT {
            reader.step();
        }
        reader.end_word();
    }
}

struct Reader<'a, const PLACES: bool> {
    text: &'a str,
    at: usize,
    /// So many bytes are the poster's own words.
    own: usize,
    language: Language,
    out: &'a mut Normal,
    /// The last character that was put, and how many of it stand in a row.
    last: char,
    run: usize,
    capitals: u32,
    small: bool,
}

impl<const PLACES: bool> Reader<'_, PLACES> {
    #[inline]
    fn step(&mut self) {
        let byte = self.text.as_bytes()[self.at];
        if byte.is_ascii_lowercase() && !matches!(byte, b'h' | b'w') {
            self.small = true;
            return self.put(char::from(byte), 1);
        }
        // Chinese characters: nothing begins with one.
        if matches!(byte, 0xE4..=0xE9) {
            self.end_word();
            let Some(c) = self.text[self.at..].chars().next() else { return };
            if let Mapped::One(to, Class::Wide) = lookup(c) {
                return self.put(to, c.len_utf8());
            }
        }
        let rest = &self.text[self.at..];
        let Some(c) = rest.chars().next() else { return };
        let taken = match c {
            '&' => self.entity(rest),
            'h' | 'H' | 'w' | 'W' => url_length(rest).map(|len| self.put(URL, len)),
            '@' => name_length(&rest[1..]).map(|len| self.put(MENTION, 1 + len)),
            '/' => repost_length(rest).map(|len| self.put(REPOST, len)),
            '[' if self.language == Language::Chinese => emoticon(rest).map(|(mark, len)| self.put(mark, len)),
            '0'..='9' | '０'..='９' => Some(number_length(rest)).map(|len| self.put('0', len)),
            _ => None,
        };
        if taken.is_none() {
            self.plain(c, c.len_utf8());
        }
    }

    /// One character of the text, `len` bytes of it.
    fn plain(&mut self, c: char, len: usize) {
        if c.is_ascii_uppercase() {
            self.capitals += 1;
        } else if c.is_ascii_lowercase() {
            self.small = true;
        } else {
            self.end_word();
        }
        match lookup(c) {
            _ if c.is_whitespace() => self.white(len),
            Mapped::One(to, _) if to != '\0' => self.put(to, len),
            Mapped::One(..) => self.at += len,
            Mapped::Many => self.several(c, len),
        }
    }

    fn several(&mut self, c: char, len: usize) {
        let end = self.at + len;
        for part in std::iter::once(c).nfkc().flat_map(char::to_lowercase) {
            self.at = end - len;
            self.put(part, len);
        }
        self.at = end;
    }

    fn white(&mut self, len: usize) {
        if self.language == Language::English && !matches!(self.last, ' ' | '\0') {
            self.put(' ', len);
        } else {
            self.at += len;
        }
    }

    #[inline]
    fn put(&mut self, c: char, len: usize) {
        self.run = if c == self.last { self.run + 1 } else { 1 };
        self.last = c;
        if self.run <= LONGEST_RUN {
            self.out.chars.push(c);
            if self.at < self.own {
                self.out.own = self.out.chars.len();
            }
            if PLACES {
                self.out.places.push((self.at as u32, (self.at + len) as u32));
            }
        }
        self.at += len;
    }

    fn end_word(&mut self) {
        self.out.shouted += u32::from(self.capitals > 1 && !self.small);
        (self.capitals, self.small) = (0, false);
    }

    fn entity(&mut self, rest: &str) -> Option<()> {
        let end = rest.as_bytes().iter().take(10).position(|&b| b == b';')?;
        let c = match &rest[1..end] {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => ' ',
            code => {
                let digits = code.strip_prefix('#')?;
                let number = match digits.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                    None => digits.parse().ok()?,
                };
                char::from_u32(number)?
            }
        };
        self.plain(c, end + 1);
        Some(())
    }
}

fn url_length(rest: &str) -> Option<usize> {
    if !matches!(rest.as_bytes(), [_, b't' | b'T' | b'w' | b'W', ..]) {
        return None;
    }
    let starts = |prefix: &str| rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    if !(starts("http://") || starts("https://") || starts("www.")) {
        return None;
    }
    Some(rest.bytes().position(|b| !b.is_ascii_graphic()).unwrap_or(rest.len()))
}

/// Bytes of the name that begins here, if one does.
fn name_length(rest: &str) -> Option<usize> {
    let within = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let len = rest.chars().take(LONGEST_NAME).take_while(|&c| within(c)).map(char::len_utf8).sum();
    (len > 0).then_some(len)
}

/// Bytes of `//@name:`, spaces and the wide colon included.
pub fn repost_length(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix("//")?.trim_start().strip_prefix('@')?;
    let name = after.find([':', '：']).filter(|&colon| after[..colon].chars().count() <= LONGEST_NAME);
    let end = match name {
        Some(colon) => &after[colon..][after[colon..].chars().next().map_or(0, char::len_utf8)..],
        None => &after[name_length(after)?..],
    };
    Some(rest.len() - end.len())
}

fn number_length(rest: &str) -> usize {
    rest.chars().take_while(|c| matches!(c, '0'..='9' | '０'..='９')).map(char::len_utf8).sum()
}

/// The mark of a bracketed emoticon and its bytes.
fn emoticon(rest: &str) -> Option<(char, usize)> {
    let (at, _) = rest.char_indices().take(EMOTICON_NAME + 2).find(|&(_, c)| c == ']')?;
    let name = &rest[1..at];
    if name.is_empty() || name.contains(['[', ' ', '，']) {
        return None;
    }
    let hash = name.chars().flat_map(char::to_lowercase).fold(0u32, |h, c| (h ^ c as u32).wrapping_mul(0x0100_0193));
    Some((char::from_u32(EMOTICONS + (hash >> 8) % 0xFFF0)?, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn normal(text: &str, language: Language) -> String {
        let mut out = Normal::default();
        out.refill::<false>(text, language);
        out.chars.into_iter().collect()
    }

    #[test]
    fn markers_numbers_and_runs() {
        assert_eq!(normal("@ann See https://x.cn/a?b 123 SOOOOO &lt;3", Language::English), "\u{e001} see \u{e000} 0 sooo <0");
        assert_eq!(normal("我 也！！！！//@某人：转", Language::Chinese), "我也!!!\u{e002}转");
        let sad = normal("[泪]", Language::Chinese);
        assert_eq!(sad.chars().count(), 1);
        assert_ne!(sad, normal("[心]", Language::Chinese));
    }

    #[test]
    fn a_chain_right_after_a_link_is_not_the_posters_own() {
        let mut out = Normal::default();
        out.refill::<false>("好消息http://t.cn/a//@某人:太好了", Language::Chinese);
        assert_eq!(out.chars[..out.own].iter().collect::<String>(), "好消息\u{e000}");
    }

    proptest! {
        #[test]
        fn every_place_is_in_the_text(text in "(&amp;|//@a:|\\[泪\\]|https://a|\\PC){0,40}", zh: bool) {
            let mut out = Normal::default();
            out.refill::<true>(&text, if zh { Language::Chinese } else { Language::English });
            prop_assert_eq!(out.chars.len(), out.places.len());
            for (from, to) in out.places {
                prop_assert!(text.get(from as usize..to as usize).is_some());
            }
        }
    }
}
