//! What the model counts in an English text: words and their neighbours, pieces of words, and what follows a negator.

use super::features::{END, ENGLISH_BITS, Group, Out, START, Span, Taker, finish, place, step};
use super::normalise::{MENTION, REPOST, URL};
use super::ratings::{Ratings, Sums};

/// Words after a negator that it reaches.
const NEGATED_REACH: u32 = 3;

#[derive(Debug, Clone, Copy)]
pub struct Word {
    span: Span,
    hash: u64,
    /// Letters or digits, rather than punctuation or a marker.
    spoken: bool,
}

pub fn find_words(chars: &[char], words: &mut Vec<Word>) {
    words.clear();
    let mut at = 0;
    while at < chars.len() {
        let kind = Kind::of(chars[at]);
        let mut hash = step(0, chars[at]);
        let mut end = at + 1;
        while end < chars.len() && kind.goes_on(&chars[end..]) {
            hash = step(hash, chars[end]);
            end += 1;
        }
        if kind != Kind::Space {
            words.push(Word { span: Span::new(at, end), hash, spoken: kind == Kind::Letter });
        }
        at = end;
    }
}

/// Words, and pairs of neighbours with both edges of the text.
pub fn word_grams<T: Taker>(words: &[Word], out: &mut Out<'_, T>) {
    let mut before = Word::edge(START);
    for word in words {
        out.add(word.hash, Group::Grams, word.span);
        out.add(before.pair(*word, 21), Group::Grams, before.span.to(word.span));
        before = *word;
    }
    out.add(before.pair(Word::edge(END), 21), Group::Grams, before.span);
}

/// Pairs with one word left out between them.
pub fn skips<T: Taker>(words: &[Word], out: &mut Out<'_, T>) {
    for word in words.windows(3) {
        out.add(word[0].pair(word[2], 23), Group::Skips, word[0].span.to(word[2].span));
    }
    if let [.., before, last] = words {
        out.add(before.pair(Word::edge(END), 23), Group::Skips, before.span.to(last.span));
    }
}

/// Pieces of three, four and five characters of `<word>`.
pub fn pieces<T: Taker>(words: &[Word], chars: &[char], out: &mut Out<'_, T>) {
    for word in words.iter().filter(|word| word.spoken) {
        let letters = word.span.of(chars);
        let at = |i: usize| if i == 0 { START } else { letters.get(i - 1).copied().unwrap_or(END) };
        let longer = |begin: usize| {
            let two = step(step(0, at(begin)), at(begin + 1));
            (begin + 2..(begin + 5).min(letters.len() + 2)).scan(two, move |hash, end| {
                *hash = step(*hash, at(end));
                Some(*hash)
            })
        };
        let places = (0..letters.len()).flat_map(longer).map(|hash| place(hash, Group::Pieces, ENGLISH_BITS));
        out.counts[Group::Pieces as usize] += out.taker.take_word(word.hash, word.span, places);
    }
}

/// Words after a negator, and what the rated words add up to.
pub fn negated<T: Taker>(words: &[Word], chars: &[char], ratings: &Ratings, out: &mut Out<'_, T>) {
    let (mut reach, mut sums) = (0, Sums::default());
    for word in words {
        if !word.spoken {
            reach = 0;
        } else if word.negates(chars) {
            reach = NEGATED_REACH + 1;
        } else if reach > 0 {
            out.add(word.hash, Group::Negated, word.span);
        }
        sums.add(ratings.of(word.hash), (1..=NEGATED_REACH).contains(&reach));
        reach = reach.saturating_sub(1);
    }
    for (which, step) in (1u64..).zip(sums.steps()) {
        out.add(which << 16 | step, Group::Rated, Span::default());
    }
}

impl Word {
    /// What stands before the first word, or after the last.
    fn edge(mark: char) -> Self {
        Self { span: Span::default(), hash: step(0, mark), spoken: false }
    }

    /// The hash of two words; `turn` keeps kinds of pairs apart.
    #[inline]
    fn pair(self, next: Self, turn: u32) -> u64 {
        self.hash.rotate_left(turn) ^ finish(next.hash)
    }

    fn negates(&self, chars: &[char]) -> bool {
        NEGATOR_HASHES.contains(&self.hash) || self.span.of(chars).ends_with(&['n', '\'', 't'])
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
    #[inline]
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

    /// Whether a word of this kind goes on with the characters that follow; an apostrophe within a word belongs to it.
    #[inline]
    fn goes_on(self, rest: &[char]) -> bool {
        let kind = Self::of(rest[0]);
        kind == self && kind != Self::Alone
            || self == Self::Letter && rest[0] == '\'' && rest.get(1).is_some_and(|&c| Self::of(c) == Self::Letter)
    }
}

const NEGATORS: [&str; 26] = [
    "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "nowhere", "cannot", "cant", "dont", "didnt", "doesnt", "isnt",
    "wasnt", "wont", "wouldnt", "couldnt", "shouldnt", "arent", "werent", "aint", "without", "hardly", "barely",
];

const NEGATOR_HASHES: [u64; NEGATORS.len()] = {
    let mut hashes = [0; NEGATORS.len()];
    let mut which = 0;
    while which < hashes.len() {
        let word = NEGATORS[which].as_bytes();
        let mut at = 0;
        while at < word.len() {
            hashes[which] = step(hashes[which], word[at] as char);
            at += 1;
        }
        which += 1;
    }
    hashes
};
