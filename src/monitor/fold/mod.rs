//! One folding for every room that compares texts: width, case, accents, traditional → simplified, invisible characters, and
//! what people put between the characters of a word so that a filter will not see it (spaces, dots, stars, emoji).
//!
//! `normal` says what one character folds to, `table` says it at once; `Folded` is the folded text with the way back to the original bytes.
//! Watches, near-duplicates and sentiment must all read characters through here, so that they agree on what is equal.
//! No language rules, no word lists: those belong to the rooms that use them.

mod normal;
mod table;

pub use normal::Class;
pub use table::{Mapped, class_of, lookup};

/// As many gap characters in a row between two Chinese characters are read as an evasion; more are a gap that somebody meant.
const MAX_HIDDEN_GAP: u32 = 3;
/// What a wider gap becomes: a mark, so that nothing matches across it and folding again leaves it alone.
const WIDE_GAP: char = '¦';
/// From as many single letters with gaps between them ("m.r.s.a") they are read as one spelled-out word.
const SPELLED_OUT: usize = 3;

/// A folded text: Chinese runs without gaps, words of alphabetic scripts with exactly one space between them.
#[derive(Debug, Default, Clone)]
pub struct Folded {
    pub chars: Vec<char>,
    /// For each folded character the byte of the original text at which it began; empty after `refill`.
    starts: Vec<u32>,
}

impl Folded {
    /// Folds `text` and remembers where every character came from.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut folded = Self::default();
        Writer::<true>::new(&mut folded).write(text);
        folded
    }

    /// Folds `text` into the buffers that are there, without the way back: for the hot path, where most texts match nothing.
    pub fn refill(&mut self, text: &str) {
        Writer::<false>::new(self).write(text);
    }

    /// The bytes of `original` that the folded characters `from..to` came from.
    ///
    /// `original` must be the text this was made of; an empty range or one past the end gives an empty range.
    #[must_use]
    pub fn original(&self, original: &str, from: usize, to: usize) -> std::ops::Range<usize> {
        let (Some(&start), Some(&last)) = (self.starts.get(from), to.checked_sub(1).and_then(|l| self.starts.get(l))) else {
            return 0..0;
        };
        let last = last as usize;
        let width = original.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        start as usize..(last + width).max(start as usize)
    }
}

/// Folds a word or keyword to its characters.
#[must_use]
pub fn fold(text: &str) -> Vec<char> {
    let mut folded = Folded::default();
    folded.refill(text);
    folded.chars
}

/// Writes one text into a `Folded`; `MAP` says whether offsets are kept.
struct Writer<'a, const MAP: bool> {
    out: &'a mut Folded,
    last: Class,
    gap: u32,
    singles: usize,
    spelled: bool,
}

impl<'a, const MAP: bool> Writer<'a, MAP> {
    fn new(out: &'a mut Folded) -> Self {
        out.chars.clear();
        out.starts.clear();
        Self { out, last: Class::Mark, gap: 0, singles: 0, spelled: false }
    }

    fn write(&mut self, text: &str) {
        self.out.chars.reserve(text.len() / 2);
        for (at, c) in text.char_indices() {
            match lookup(c) {
                Mapped::One(c, class) => self.push(c, class, at),
                Mapped::Many => normal::expand(c, |c, class| self.push(c, class, at)),
            }
        }
        if self.spelled {
            self.join_spelled_out();
        }
    }

    #[inline]
    fn push(&mut self, c: char, class: Class, at: usize) {
        match class {
            Class::Nothing => return,
            Class::Gap => {
                self.gap += 1;
                return;
            }
            Class::Wide | Class::Word | Class::Mark => {}
        }
        if self.gap > 0 {
            self.close_gap(class, at);
        }
        self.last = class;
        self.put(c, at);
    }

    #[inline]
    fn put(&mut self, c: char, at: usize) {
        self.out.chars.push(c);
        if MAP {
            self.out.starts.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
    }

    fn close_gap(&mut self, next: Class, at: usize) {
        let both_words = self.last == Class::Word && next == Class::Word;
        let hidden = self.gap <= MAX_HIDDEN_GAP && self.last != Class::Mark && next != Class::Mark;
        self.gap = 0;
        if both_words {
            self.note_single_letter();
            self.put(' ', at);
        } else if !hidden && self.last != Class::Mark && next != Class::Mark {
            self.put(WIDE_GAP, at);
        }
    }

    fn note_single_letter(&mut self) {
        let chars = &self.out.chars;
        let single = match chars.as_slice() {
            [.., before, letter] => letter.is_ascii_alphabetic() && class_of(*before) != Class::Word,
            [letter] => letter.is_ascii_alphabetic(),
            [] => false,
        };
        self.singles = if single { self.singles + 1 } else { 0 };
        self.spelled |= self.singles + 1 >= SPELLED_OUT;
    }

    /// Takes the spaces out of runs of single letters: `m r s a` → `mrsa`.
    fn join_spelled_out(&mut self) {
        let chars = std::mem::take(&mut self.out.chars);
        let starts = std::mem::take(&mut self.out.starts);
        let single = |at: usize| {
            let open = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_none_or(|&c| class_of(c) != Class::Word);
            chars.get(at).is_some_and(char::is_ascii_alphabetic) && open(at.checked_sub(1)) && open(Some(at + 1))
        };
        let mut at = 0;
        while at < chars.len() {
            let mut end = at;
            while single(end) && chars.get(end + 1) == Some(&' ') && single(end + 2) {
                end += 2;
            }
            let step = if (end - at) / 2 + 1 >= SPELLED_OUT { 2 } else { 1 };
            for i in (at..=end).step_by(step) {
                self.put(chars[i], starts.get(i).map_or(0, |&s| s as usize));
            }
            at = end + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(text: &str) -> String {
        fold(text).into_iter().collect()
    }

    #[test]
    fn width_case_accents_and_script_are_one() {
        assert_eq!(folded("ＭＲＳＡ感染"), folded("mrsa感染"));
        assert_eq!(folded("醫療糾紛"), folded("医疗纠纷"));
        assert_eq!(folded("Café"), "cafe");
        assert_eq!(folded("𝐦𝐞𝐝𝐢𝐜𝐚𝐥"), "medical");
        assert_eq!(folded("①号楼"), "1号楼");
    }

    #[test]
    fn what_stands_between_the_characters_of_a_word_is_taken_out() {
        for text in ["医 疗 事 故", "医.疗.事.故", "医*疗_事|故", "医\u{200b}疗\u{feff}事故", "医😀疗事·故"] {
            assert_eq!(folded(text), "医疗事故", "{text}");
        }
        assert_eq!(folded("m.r.s.a outbreak"), "mrsa outbreak");
        assert_eq!(folded("plan a b"), "plan a b", "two letters are no spelled-out word");
        assert_eq!(folded("St.  Mary - Hospital"), "st mary hospital");
    }

    #[test]
    fn sentence_marks_and_wide_gaps_keep_apart() {
        assert_eq!(folded("去医，疗养"), "去医,疗养");
        assert_eq!(folded("去医     疗养"), "去医¦疗养");
    }

    #[test]
    fn the_way_back_covers_the_hidden_characters() {
        let text = "在医.疗.事.故中";
        let folded = Folded::new(text);
        assert_eq!(&text[folded.original(text, 1, 5)], "医.疗.事.故");
        let text = "the M.R.S.A ward";
        let folded = Folded::new(text);
        let at = folded.chars.iter().collect::<String>().find("mrsa").expect("joined");
        assert_eq!(&text[folded.original(text, at, at + 4)], "M.R.S.A");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "([ .a-c]{0,9}|\\PC{0,20}){0,4}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }

        #[test]
        fn with_and_without_the_way_back_agree(text in "\\PC{0,60}") {
            let mapped = Folded::new(&text);
            prop_assert_eq!(mapped.chars.len(), mapped.starts.len());
            for i in 0..mapped.chars.len() {
                prop_assert!(text.get(mapped.original(&text, i, i + 1)).is_some());
            }
            prop_assert_eq!(mapped.chars, fold(&text));
        }
    }
}
