//! How alike two texts are, and from when on they are copies of each other.

use std::ops::Range;

use super::shingle::{Bits, Shingles, core};
use crate::monitor::fold::Folded;

/// When two texts are copies of each other, and how much is remembered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Share of the shorter text's n-grams that the other holds, at least.
    pub min_containment: f32,
    /// Jaccard similarity of the two sets of n-grams, at least.
    pub min_similarity: f32,
    /// Or a passage in common, longer than the clauses that different posts share by chance: so many n-grams of Chinese characters …
    pub min_passage_wide: usize,
    /// … or of letters. Rewritten copies keep one: then less of the whole is asked for.
    pub min_passage_words: usize,
    /// Texts kept for comparing; the oldest go first. About 350 bytes each for posts of 100 characters.
    pub capacity: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { min_containment: 0.72, min_similarity: 0.55, min_passage_wide: 45, min_passage_words: 100, capacity: 400_000 }
    }
}

/// With a long passage in common: share of the shorter text, and similarity, at least.
const MOST: f32 = 0.55;
const PASSAGE_SIMILARITY: f32 = 0.35;

/// n-grams that two texts must share under every rule, by their numbers.
#[expect(clippy::cast_precision_loss, clippy::cast_sign_loss, reason = "counts of n-grams, at most a few thousand")]
pub fn least_shared(left: usize, right: usize) -> usize {
    (left.min(right) as f32 * MOST) as usize
}

/// How alike two texts are, in n-grams.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    pub shared: usize,
    pub left: usize,
    pub right: usize,
    /// Counted in Chinese characters rather than letters.
    pub wide: bool,
}

#[expect(clippy::cast_precision_loss, reason = "counts of n-grams, at most a few thousand")]
impl Likeness {
    /// Jaccard similarity, 0 to 1.
    #[must_use]
    pub fn similarity(&self) -> f32 {
        self.shared as f32 / (self.left + self.right - self.shared).max(1) as f32
    }

    /// Share of the shorter text found in the longer, 0 to 1.
    #[must_use]
    pub fn containment(&self) -> f32 {
        self.shared as f32 / self.left.min(self.right).max(1) as f32
    }
}

impl Settings {
    /// The rule: enough of the shorter is in the longer and they are alike as a whole; or they share a long passage that is most of the shorter.
    #[must_use]
    pub fn same(&self, likeness: &Likeness) -> bool {
        let (containment, similarity) = (likeness.containment(), likeness.similarity());
        let passage = likeness.shared >= if likeness.wide { self.min_passage_wide } else { self.min_passage_words };
        containment >= self.min_containment && similarity >= self.min_similarity
            || passage && containment >= MOST && similarity >= PASSAGE_SIMILARITY
    }
}

/// Two texts held against each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    pub likeness: Likeness,
    /// The bytes of the right text that the left one holds too, in order; passages that touch are one.
    pub common: Vec<Range<usize>>,
}

/// Compares two texts directly; none if either is too short.
#[must_use]
pub fn compare(left: &str, right: &str) -> Option<Comparison> {
    let (mut a, mut b, mut bits) = (Shingles::default(), Shingles::default(), Bits::default());
    if !(a.refill(left) && b.refill(right)) {
        return None;
    }
    for &gram in &a.small {
        bits.insert(gram);
    }
    let shared = b.small.iter().filter(|gram| bits.contains(**gram)).count();
    let likeness = Likeness { shared, left: a.small.len(), right: b.small.len(), wide: a.wide };
    let (right_core, folded) = (core(right), Folded::new(core(right)));
    let offset = right_core.as_ptr() as usize - right.as_ptr() as usize;
    let mut common: Vec<Range<usize>> = Vec::new();
    b.each_gram(&folded, |from, to, gram| {
        if bits.contains(gram) {
            let bytes = folded.original(right_core, from, to);
            let bytes = bytes.start + offset..bytes.end + offset;
            match common.last_mut() {
                Some(last) if bytes.start <= last.end => last.end = last.end.max(bytes.end),
                _ => common.push(bytes),
            }
        }
    });
    Some(Comparison { likeness, common })
}
