//! How alike two texts are, and from when on one is a copy of the other.

use std::ops::Range;

use super::shingle::{Bits, Shingles, gram_length};
use super::wording::wording;
use crate::monitor::fold::Folded;

/// How alike two texts are, in characters of their wording. A character is in common if an n-gram around it stands in both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// Characters of either text, and how many of them the other has too.
    pub left: Side,
    pub right: Side,
    /// Counted in Chinese characters rather than letters.
    pub wide: bool,
    /// The first words of both are the same.
    pub begins_alike: bool,
}

/// One of two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Side {
    pub length: usize,
    pub common: usize,
}

/// What makes a copy.
///
/// Unrelated posts share phrases and whole sentences; a copy is told by what is left over. A light edit leaves a few characters on either
/// side; what was cut or added to begins alike; a long passage is nobody's phrase. Chinese sentences are short, so that a long passage is
/// soon found; one English sentence can be most of a post. The numbers were found on half of the labelled pairs (`benches/copies`) and on
/// generated posts: `docs/quality-mentions.md`.
struct Rule {
    /// So much of both is the same text, however short they are.
    equal: f32,
    edited: Needs,
    /// The same of texts that begin alike.
    cut: Needs,
    passage: Needs,
}

struct Needs {
    /// Characters in common.
    common: usize,
    /// Share of the shorter text.
    of_shorter: f32,
    /// Share of both together.
    of_both: f32,
}

const WIDE: Rule = Rule {
    equal: 0.9,
    edited: Needs { common: 18, of_shorter: 0.8, of_both: 0.68 },
    cut: Needs { common: 25, of_shorter: 0.95, of_both: 0.5 },
    passage: Needs { common: 45, of_shorter: 0.5, of_both: 0.54 },
};
const WORDS: Rule = Rule {
    equal: 0.95,
    edited: Needs { common: 40, of_shorter: 0.8, of_both: 0.8 },
    cut: Needs { common: 45, of_shorter: 0.7, of_both: 0.67 },
    passage: Needs { common: 100, of_shorter: 0.5, of_both: 0.6 },
};

/// n-grams of the shorter text that two copies share at least: each covers three characters of Chinese or five letters, so fewer can hardly
/// cover what the rules ask for. Spares looking closer.
pub const fn least_shared(left: usize, right: usize) -> usize {
    let fewer = if left < right { left } else { right };
    fewer * 3 / 10
}

#[expect(clippy::cast_precision_loss, reason = "counts of characters, at most a few thousand")]
impl Likeness {
    /// Holds two lists of n-grams against each other; `own` and `other` hold the same n-grams as sets.
    pub fn of(left: &[u16], own: &Bits, right: &[u16], other: &Bits, wide: bool) -> Self {
        let side = |grams: &[u16], theirs: &Bits| Side::of(grams, theirs, gram_length(wide));
        let same = left.iter().zip(right).take_while(|(left, right)| left == right).count();
        Self { left: side(left, other), right: side(right, own), wide, begins_alike: same >= SAME_BEGINNING }
    }

    /// Characters in common; a repeated one counts as often as it stands in both.
    #[must_use]
    pub fn shared(&self) -> usize {
        self.left.common.min(self.right.common)
    }

    /// Characters in common out of all of both, 0 to 1.
    #[must_use]
    pub fn similarity(&self) -> f32 {
        (self.left.common + self.right.common) as f32 / (self.left.length + self.right.length).max(1) as f32
    }

    /// Share of the shorter text found in the longer, 0 to 1.
    #[must_use]
    pub fn containment(&self) -> f32 {
        let shorter = self.left.min(self.right);
        shorter.common as f32 / shorter.length.max(1) as f32
    }

    /// Whether one is a copy of the other.
    #[must_use]
    pub fn is_copy(&self) -> bool {
        let rule = if self.wide { &WIDE } else { &WORDS };
        let (shared, of_shorter, of_both) = (self.shared(), self.containment(), self.similarity());
        let meets = |needs: &Needs| shared >= needs.common && of_shorter >= needs.of_shorter && of_both >= needs.of_both;
        of_both >= rule.equal || meets(&rule.edited) || self.begins_alike && meets(&rule.cut) || meets(&rule.passage)
    }
}

/// As many n-grams at the beginning make the same first words.
const SAME_BEGINNING: usize = 8;

impl Side {
    /// `grams` in the order of the text: between two that are in common, all but one less than an n-gram's length cover a character that is not.
    fn of(grams: &[u16], theirs: &Bits, gram: usize) -> Self {
        let (mut apart, mut run, mut spared) = (0, 0usize, 0);
        for &one in grams {
            if theirs.contains(one) {
                apart += run.saturating_sub(spared);
                (run, spared) = (0, gram - 1);
            } else {
                run += 1;
            }
        }
        let length = grams.len() + gram - 1;
        Self { length, common: if spared == 0 { 0 } else { length - apart - run } }
    }
}

/// Two texts held against each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    pub likeness: Likeness,
    /// The bytes of the right text that the left one holds too, in order; passages that touch are one.
    pub common: Vec<Range<usize>>,
}

/// Compares two texts directly; none if either is too short, or if one is Chinese and the other is not.
#[must_use]
pub fn compare(left: &str, right: &str) -> Option<Comparison> {
    let (mut a, mut b) = (Shingles::default(), Shingles::default());
    if !(a.read(left, |_| {}) && b.read(right, |_| {}) && a.wide == b.wide) {
        return None;
    }
    let set = |grams: &[u16]| {
        let mut bits = Bits::default();
        for gram in grams {
            bits.insert(*gram);
        }
        bits
    };
    let own = set(&a.grams);
    let likeness = Likeness::of(&a.grams, &own, &b.grams, &set(&b.grams), a.wide);
    let said = wording(right);
    let folded = Folded::new(&said.text);
    let mut common: Vec<Range<usize>> = Vec::new();
    b.each_gram(&folded, |from, to, gram| {
        if own.contains(gram) {
            let bytes = folded.original(&said.text, from, to + 1);
            let bytes = bytes.start + said.start..bytes.end + said.start;
            match common.last_mut() {
                Some(last) if bytes.start <= last.end => last.end = last.end.max(bytes.end),
                _ => common.push(bytes),
            }
        }
    });
    Some(Comparison { likeness, common })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn likeness(left: &str, right: &str) -> Likeness {
        compare(left, right).unwrap_or_else(|| panic!("{left} | {right}")).likeness
    }

    const POST: &str = "昨天在市一院看病，护士打错了针，家属要求医院给一个说法，到现在没有人回应";

    #[test]
    fn an_edit_costs_the_characters_that_were_changed() {
        let found = likeness(POST, &POST.replace("护士", "大夫"));
        assert_eq!((found.left, found.right), (Side { length: 33, common: 31 }, Side { length: 33, common: 31 }));
        let found = likeness(POST, &POST.replace("家属", "家属们"));
        assert_eq!((found.left.common, found.right), (33, Side { length: 34, common: 33 }));
        assert!(found.begins_alike && found.is_copy());
    }

    #[test]
    fn one_sentence_in_common_is_not_a_copy() {
        let apart = |left: &str, right: &str| assert!(!likeness(left, right).is_copy(), "{left} | {right}");
        apart(POST, "小区停水三天了，物业电话打不通，到现在没有人回应，大家都很着急");
        apart(
            "The nurse was lovely. We waited five hours in the corridor before anybody came.",
            "The nurse was lovely. Parking is far too expensive and the machine ate my card.",
        );
        apart(
            "We waited five hours in the corridor before anybody came to see us. The food was good.",
            "My father fell again last night. We waited five hours in the corridor before anybody came to see us.",
        );
    }

    #[test]
    fn what_is_cut_or_added_to_begins_alike() {
        let post = "We waited five hours in the corridor before anybody came to see us";
        let longer = format!("{post}. My mother is eighty-two, shame upon you all");
        assert!(likeness(post, &longer).is_copy());
        let quoted = format!("My mother is eighty-two, shame upon you all. {post}");
        assert!(!likeness(post, &quoted).is_copy(), "a sentence that others say too");
    }

    proptest! {
        #[test]
        fn a_text_is_a_copy_of_itself_and_likeness_is_symmetric(
            a in "([一-龥]{12,40}|[a-z]{3,9} ){2,6}", b in "([一-龥]{12,40}|[a-z]{3,9} ){2,6}", keep in 0usize..60
        ) {
            if let Some(same) = compare(&a, &a) {
                prop_assert!(same.likeness.is_copy() && (same.likeness.similarity() - 1.0).abs() < f32::EPSILON);
            }
            let mixed: String = a.chars().take(keep).chain(b.chars()).collect();
            let (there, back) = (compare(&a, &mixed).map(|c| c.likeness), compare(&mixed, &a).map(|c| c.likeness));
            prop_assert_eq!(there.map(|l| (l.left, l.right)), back.map(|l| (l.right, l.left)));
            prop_assert_eq!(there.map(|l| l.is_copy()), back.map(|l| l.is_copy()));
        }
    }
}
