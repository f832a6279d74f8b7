//! Every word of every list, found in one pass over a text.
//!
//! Most runs read one text of two thousand characters, and an automaton of seven thousand words takes longer to build than such a
//! text to read. So words are only put in order by their first two characters; at each place of the text those are tried that begin so.

use std::collections::BTreeMap;
use std::ops::Range;

/// A set of words that mean the same to a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupId(u32);

/// The words of all lists, lower case.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// The spelling of all words, one after another.
    letters: String,
    words: Vec<Word>,
    groups: u32,
    classes: BTreeMap<String, GroupId>,
}

#[derive(Debug)]
struct Word {
    /// Its first two characters; of a word of one, the one.
    beginning: (char, Option<char>),
    start: usize,
    length: usize,
    /// May go on inside its word: `guarantee*`.
    open: bool,
    group: GroupId,
}

/// Where the words of each group stand in one text, in its order.
pub struct Seen {
    by_group: Vec<Vec<Range<usize>>>,
}

impl Vocabulary {
    /// A new, empty group.
    pub fn group(&mut self) -> GroupId {
        self.groups += 1;
        GroupId(self.groups - 1)
    }

    /// Names a group of words for patterns to use.
    pub fn define<'w>(&mut self, name: &str, words: impl IntoIterator<Item = &'w str>) {
        let group = self.group();
        for word in words {
            self.add(word, group);
        }
        self.classes.insert(name.to_owned(), group);
    }

    /// The group of a class.
    pub fn class(&self, name: &str) -> Option<GroupId> {
        self.classes.get(name).copied()
    }

    /// Adds a word to a group; one that ends in `*` may go on.
    pub fn add(&mut self, word: &str, group: GroupId) {
        let start = self.letters.len();
        let stem = word.trim_end_matches('*');
        self.letters.extend(stem.chars().flat_map(char::to_lowercase));
        let mut characters = self.letters[start..].chars();
        if let Some(first) = characters.next() {
            let (beginning, length) = ((first, characters.next()), self.letters.len() - start);
            self.words.push(Word { beginning, start, length, open: stem.len() < word.len(), group });
        }
    }

    /// Makes it ready to be looked up, once all words are in.
    pub fn order(&mut self) {
        self.words.sort_unstable_by_key(|word| word.beginning);
    }

    /// Finds every word in a text in lower case. Latin words stand alone; Chinese words have no borders to look at.
    pub fn scan(&self, text: &str) -> Seen {
        let mut by_group = vec![Vec::new(); self.groups as usize];
        let mut inside = false;
        let mut characters = text.char_indices().peekable();
        while let Some((at, first)) = characters.next() {
            let latin = first.is_ascii_alphanumeric();
            if !(latin && inside) {
                let pair = characters.peek().map(|(_, second)| (first, Some(*second)));
                for word in self.beginning_with((first, None)).chain(pair.into_iter().flat_map(|pair| self.beginning_with(pair))) {
                    let spelling = &self.letters[word.start..word.start + word.length];
                    let end = at + spelling.len();
                    if text[at..].starts_with(spelling) && (word.open || !goes_on(text, end)) {
                        by_group[word.group.0 as usize].push(at..end);
                    }
                }
            }
            inside = latin;
        }
        Seen { by_group }
    }

    fn beginning_with(&self, beginning: (char, Option<char>)) -> impl Iterator<Item = &Word> {
        let from = self.words.partition_point(|word| word.beginning < beginning);
        self.words[from..].iter().take_while(move |word| word.beginning == beginning)
    }
}

/// Whether a Latin word that ends at `end` in truth goes on there.
fn goes_on(text: &str, end: usize) -> bool {
    let latin = |byte: &u8| byte.is_ascii_alphanumeric();
    let bytes = text.as_bytes();
    latin(&bytes[end - 1]) && bytes.get(end).is_some_and(latin)
}

impl Seen {
    /// The places of a group that begin in `range`.
    pub fn within(&self, group: GroupId, range: Range<usize>) -> impl Iterator<Item = &Range<usize>> {
        let places = &self.by_group[group.0 as usize];
        let from = places.partition_point(|place| place.start < range.start);
        places[from..].iter().take_while(move |place| place.start < range.end)
    }
}
