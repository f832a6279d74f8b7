//! What a text talks about, as a set of small hashed pieces: Chinese bigrams and stemmed English words.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::glyphs::{Glyphs, is_han};

/// English words that carry no claim.
const STOP: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "on", "at", "and", "or", "is", "are", "was", "were", "be", "been", "has", "have", "had", "we",
    "our", "us", "you", "your", "they", "their", "it", "its", "that", "this", "these", "those", "for", "with", "by", "from", "as", "not",
    "no", "will", "would", "can", "could", "may", "do", "does", "did", "who", "which", "what", "when", "where", "there", "here", "all",
    "any", "some", "one", "he", "she", "his", "her", "him", "if", "but", "so", "than", "then", "into", "about", "also", "after",
];
/// Chinese characters whose bigrams carry no claim.
const THIN: &str = "的了在是和与及或也都还又其该此这那我你您他她们个为以于将已被对等有";

/// A set of pieces.
#[derive(Debug, Default, Clone)]
pub struct Grams(BTreeSet<u64>);

impl Grams {
    /// The pieces of the characters `from..to`.
    pub fn new(text: &Glyphs, from: usize, to: usize) -> Self {
        let mut set = BTreeSet::new();
        let mut i = from;
        while i < to {
            let c = text.c[i];
            if is_han(c) {
                let next = text.get(i + 1);
                if i + 1 < to && is_han(next) && !THIN.contains(c) && !THIN.contains(next) {
                    set.insert(hash(&(c, next)));
                }
                i += 1;
            } else if c.is_alphabetic() {
                let (word, end) = text.word(i);
                if word.len() > 1 && !STOP.contains(&word.as_str()) {
                    set.insert(hash(&stem(&word)));
                }
                i = end.max(i + 1);
            } else {
                i += 1;
            }
        }
        Self(set)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// How many pieces of `self` are in `other`.
    pub fn shared(&self, other: &Self) -> usize {
        self.0.iter().filter(|g| other.0.contains(g)).count()
    }

    /// The share of `self` that `other` holds, 0 to 1; nothing is held of an empty set.
    pub fn within(&self, other: &Self) -> f64 {
        if self.0.is_empty() {
            return 0.0;
        }
        #[allow(clippy::cast_precision_loss)] // sets of a few dozen pieces
        let share = self.shared(other) as f64 / self.len() as f64;
        share
    }
}

fn hash<T: Hash>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// A rough stem: enough for infections / infected / infection to meet.
fn stem(word: &str) -> &str {
    for suffix in ["ations", "ation", "ions", "ion", "ings", "ing", "ed", "es", "s", "e"] {
        if let Some(short) = word.strip_suffix(suffix)
            && short.len() >= 3
        {
            return short;
        }
    }
    word
}
