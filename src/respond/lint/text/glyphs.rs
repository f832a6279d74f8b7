//! The folded text as characters with byte offsets: what the scanners walk over.

use std::ops::Range;

/// Characters and where each begins; `at` has one entry more than `c`.
#[derive(Debug, Default)]
pub struct Glyphs {
    pub c: Vec<char>,
    at: Vec<usize>,
}

impl Glyphs {
    pub fn new(text: &str) -> Self {
        let mut glyphs = Self { c: Vec::with_capacity(text.len() / 2), at: Vec::with_capacity(text.len() / 2) };
        for (at, c) in text.char_indices() {
            glyphs.c.push(c);
            glyphs.at.push(at);
        }
        glyphs.at.push(text.len());
        glyphs
    }

    pub fn len(&self) -> usize {
        self.c.len()
    }

    /// The byte span of the characters `from..to`.
    pub fn span(&self, from: usize, to: usize) -> Range<usize> {
        let last = self.at.len() - 1;
        self.at[from.min(last)]..self.at[to.min(last)]
    }

    /// The character index of a byte offset that is a boundary.
    pub fn index(&self, byte: usize) -> usize {
        self.at.partition_point(|&a| a < byte)
    }

    /// The character at `i`, or a line break beyond the end.
    pub fn get(&self, i: usize) -> char {
        self.c.get(i).copied().unwrap_or('\n')
    }

    /// The character before `i`, or a line break at the start.
    pub fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\n', |b| self.c[b])
    }

    /// Whether the characters from `i` on spell `word`.
    pub fn starts(&self, i: usize, word: &str) -> bool {
        word.chars().zip(i..).all(|(w, at)| self.c.get(at) == Some(&w))
    }

    /// Whether the characters just before `i` spell `word`.
    pub fn ends(&self, i: usize, word: &str) -> bool {
        let length = word.chars().count();
        i >= length && self.starts(i - length, word)
    }

    /// The first of `words` that stands at `i`.
    pub fn any<'w>(&self, i: usize, words: &[&'w str]) -> Option<&'w str> {
        words.iter().copied().find(|w| self.starts(i, w))
    }

    /// The first of `words` that stands just before `i`.
    pub fn any_before<'w>(&self, i: usize, words: &[&'w str]) -> Option<&'w str> {
        words.iter().copied().find(|w| self.ends(i, w))
    }

    /// `i` moved over blanks (not line breaks).
    pub fn skip_blanks(&self, mut i: usize) -> usize {
        while matches!(self.c.get(i), Some(' ' | '\t')) {
            i += 1;
        }
        i
    }

    /// The Latin word that begins at `i`, lower case, and where it ends.
    pub fn word(&self, i: usize) -> (String, usize) {
        let i = i.min(self.len());
        let mut end = i;
        while self.c.get(end).is_some_and(|c| c.is_alphabetic() && !is_han(*c)) {
            end += 1;
        }
        (self.c[i..end].iter().collect::<String>().to_lowercase(), end)
    }
}

/// A Chinese ideograph of the main block.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '〇')
}
