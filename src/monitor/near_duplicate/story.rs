//! Deciding whether a text belongs to a story that is known, and why.

use super::index::BandIndex;
use super::likeness::{Likeness, least_shared};
use super::shingle::Bits;
use super::sketch::{MARKS, Sketch};

/// Texts that are remembered, the oldest go first: about 350 bytes each for posts of 100 characters.
pub const CAPACITY: usize = 400_000;

/// Why a text belongs to a story.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Id of the first text of the story.
    pub story: i64,
    /// The text of the story that this one is like.
    pub matched: i64,
    pub likeness: Likeness,
    /// Where the matched text is kept.
    place: usize,
}

/// A text that is remembered; as large as a line of the processor's cache, so that looking at one from afar costs one.
#[derive(Debug)]
#[repr(align(64))]
struct Kept {
    id: i64,
    story: i64,
    grams: Box<[u16]>,
    marks: [u8; MARKS],
}

/// The stories of the last texts that were not plain repeats.
#[derive(Debug)]
pub struct Stories {
    capacity: usize,
    /// A ring: `next` is the place that is filled next.
    kept: Vec<Kept>,
    next: usize,
    index: BandIndex,
    own: Bits,
    other: Bits,
    candidates: Vec<u32>,
    /// Candidates that look alike from afar: how many marks agree, and the place.
    close: Vec<(u32, u32)>,
}

/// Candidates that are compared n-gram by n-gram, those that look most alike first.
const COMPARED: usize = 12;
/// As many of the marks agree at least: with .97 where a third of all n-grams are shared.
const AGREEING: u32 = 6;
/// A copy as close as this adds nothing to what is kept already.
const REPEAT: f32 = 0.95;

impl Stories {
    /// Remembers at most `capacity` texts; see [`CAPACITY`].
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        let capacity = capacity.clamp(1, BandIndex::MOST);
        Self {
            capacity,
            index: BandIndex::new(capacity),
            kept: Vec::new(),
            next: 0,
            own: Bits::default(),
            other: Bits::default(),
            candidates: Vec::new(),
            close: Vec::new(),
        }
    }

    /// The story a text belongs to, and why; none if it would be the first of its own.
    pub fn find(&mut self, sketch: &Sketch) -> Option<Match> {
        self.look_from_afar(sketch);
        if self.close.is_empty() {
            return None;
        }
        for &gram in &sketch.grams {
            self.own.insert(gram);
        }
        let mut best: Option<Match> = None;
        for &(_, place) in self.close.iter().take(COMPARED) {
            let place = place as usize;
            let kept = &self.kept[place];
            if !shares_enough(&self.own, sketch.grams.len(), &kept.grams) {
                continue;
            }
            for &gram in &kept.grams {
                self.other.insert(gram);
            }
            let likeness = Likeness::of(&sketch.grams, &self.own, &kept.grams, &self.other, sketch.wide);
            self.other.remove_all(&kept.grams);
            if likeness.is_copy() && best.is_none_or(|best| likeness.similarity() > best.likeness.similarity()) {
                best = Some(Match { story: kept.story, matched: kept.id, likeness, place });
                if likeness.similarity() >= REPEAT {
                    break;
                }
            }
        }
        self.own.remove_all(&sketch.grams);
        best
    }

    /// Fills `close`. Nothing here waits for anything else, so that memory is asked for all candidates at once.
    fn look_from_afar(&mut self, sketch: &Sketch) {
        self.index.candidates(&sketch.bands, &mut self.candidates);
        self.close.clear();
        for &place in &self.candidates {
            let Some(kept) = self.kept.get(place as usize) else { continue };
            let agreeing = kept.marks.iter().zip(&sketch.marks).map(|(a, b)| u32::from(a == b)).sum();
            if agreeing >= AGREEING {
                self.close.push((agreeing, place));
            }
        }
        self.close.sort_unstable_by_key(|&(agreeing, place)| (std::cmp::Reverse(agreeing), place));
    }

    /// Remembers a text with what `find` said of it, unless that adds nothing. Without a match its id names a story from then on.
    pub fn keep(&mut self, id: i64, sketch: Sketch, found: Option<Match>) {
        let adds = found.is_none_or(|found| found.likeness.similarity() < REPEAT || self.is_old(found.place));
        if adds {
            self.remember(id, found.map_or(id, |found| found.story), sketch);
        }
    }

    /// Finds and keeps in one.
    pub fn add(&mut self, id: i64, sketch: Sketch) -> Option<Match> {
        let found = self.find(&sketch);
        self.keep(id, sketch, found);
        found
    }

    /// Takes in a text whose story is known, to rebuild the state after a restart.
    pub fn restore(&mut self, id: i64, story: i64, sketch: Sketch) {
        let known = self.find(&sketch).is_some_and(|found| found.story == story && found.likeness.similarity() >= REPEAT);
        if !known {
            self.remember(id, story, sketch);
        }
    }

    /// Whether what it matched will soon be forgotten: then the copy is kept in its place.
    fn is_old(&self, place: usize) -> bool {
        let age = (self.next + self.capacity - place) % self.capacity;
        age > self.capacity / 2
    }

    fn remember(&mut self, id: i64, story: i64, sketch: Sketch) {
        let kept = Kept { id, story, grams: sketch.grams, marks: sketch.marks };
        match self.kept.get_mut(self.next) {
            Some(old) => *old = kept,
            None => self.kept.push(kept),
        }
        self.index.insert(&sketch.bands, self.next);
        self.next = (self.next + 1) % self.capacity;
    }
}

/// n-grams compared before asking whether enough can still come.
const STRIDE: usize = 16;

/// Whether `own`, which holds `count`, has enough of `grams` for a closer look.
fn shares_enough(own: &Bits, count: usize, grams: &[u16]) -> bool {
    let fewest = least_shared(count, grams.len());
    let mut shared = 0;
    let mut left = grams.len();
    for stride in grams.chunks(STRIDE) {
        shared += stride.iter().filter(|gram| own.contains(**gram)).count();
        left -= stride.len();
        if shared + left < fewest {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::monitor::near_duplicate::{Sketcher, compare};
    use proptest::prelude::*;

    const POST: &str = "昨天在市一院看病，护士打错了针，家属要求医院给一个说法，到现在没有人回应";

    fn stories() -> Stories {
        Stories::new(100)
    }

    fn sketch(text: &str) -> Option<Sketch> {
        Sketcher::default().sketch(text)
    }

    impl Stories {
        fn read(&mut self, id: i64, text: &str) -> Option<Match> {
            self.add(id, sketch(text)?)
        }
    }

    #[test]
    fn copies_of_every_kind_join_the_story_and_say_why() {
        let mut stories = stories();
        assert_eq!(stories.read(1, POST), None);
        let copies = [
            POST.to_owned(),
            format!("太可怕了//@某人:看看//@路人甲:{POST}"),
            POST.replace("昨天", "前天"),
            format!("{POST}😡#热点#"),
            POST.chars().take(32).collect::<String>() + "…",
            POST.replace('护', "護").replace('，', " "),
        ];
        for (id, copy) in (2..).zip(copies) {
            let found = stories.read(id, &copy).unwrap_or_else(|| panic!("{copy}"));
            assert_eq!(found.story, 1);
            assert!(found.likeness.shared() > 0 && found.likeness.containment() <= 1.0);
        }
    }

    #[test]
    fn one_clause_in_common_is_not_a_copy() {
        let mut stories = stories();
        stories.read(1, "昨天在市一院看病，护士打错了针，家属要求医院给一个说法，到现在没有人回应");
        assert_eq!(stories.read(2, "小区停水三天了，物业电话打不通，到现在没有人回应，大家都很着急"), None);
        stories.read(3, "The nurse was lovely. We waited five hours in the corridor before anybody came.");
        assert_eq!(stories.read(4, "The nurse was lovely. Parking is far too expensive and the machine ate my card."), None);
    }

    #[test]
    fn what_everybody_says_is_no_story() {
        let mut stories = stories();
        for id in 0..5 {
            assert_eq!(stories.read(id, "转发微博"), None);
            assert_eq!(stories.read(id, "[怒][怒]"), None);
        }
    }

    #[test]
    fn memory_is_bounded_and_old_texts_are_forgotten() {
        let mut stories = Stories::new(3);
        stories.read(1, POST);
        for id in 2..20 {
            let other: String =
                (0..40).filter_map(|i| char::from_u32(0x4e00 + (u32::try_from(id).unwrap_or(0) * 977 + i * 131) % 8000)).collect();
            stories.read(id, &other);
        }
        assert_eq!(stories.kept.len(), 3);
        assert_eq!(stories.read(99, POST), None);
    }

    #[test]
    fn a_story_that_goes_on_is_not_forgotten() {
        let mut stories = Stories::new(8);
        stories.read(1, POST);
        for round in 0..10i64 {
            for i in 0..5i64 {
                let seed = u32::try_from(round * 5 + i).unwrap_or(0);
                let other: String = (0..40).filter_map(|k| char::from_u32(0x4e00 + (seed * 977 + k * 131) % 8000)).collect();
                stories.read(1000 + round * 5 + i, &other);
            }
            assert_eq!(stories.read(100 + round, POST).map(|m| m.story), Some(1), "round {round}");
        }
    }

    #[test]
    fn the_state_can_be_rebuilt() {
        let mut rebuilt = stories();
        rebuilt.restore(7, 3, sketch(POST).unwrap());
        rebuilt.restore(9, 3, sketch(POST).unwrap());
        assert_eq!(rebuilt.kept.len(), 1, "a repeat is not kept twice");
        assert_eq!(rebuilt.read(8, POST).map(|m| (m.story, m.matched)), Some((3, 7)));
    }

    #[test]
    fn what_two_texts_share_is_shown_as_written() {
        let (left, right) = (POST, format!("太可怕了//@路人甲:{}", POST.replace("护士", "大夫").replace("医院", "醫 院")));
        let comparison = compare(left, &right).unwrap();
        let common: Vec<&str> = comparison.common.iter().map(|range| &right[range.clone()]).collect();
        assert_eq!(common, ["昨天在市一院看病", "打错了针，家属要求醫 院给一个说法，到现在没有人回应"]);
        assert!(comparison.likeness.similarity() > 0.6 && comparison.likeness.wide);
    }

    proptest! {
        #[test]
        fn two_copies_meet_whichever_comes_first(post in "[一-龥]{60,100}", edited in 0usize..60, added in "[一-龥]{0,20}") {
            let copy: String = post.chars().take(edited).chain(['另']).chain(post.chars().skip(edited + 1)).collect::<String>() + &added;
            let meet = |first: &str, second: &str| {
                let mut stories = stories();
                stories.read(1, first);
                stories.read(2, second).map(|found| (found.likeness.left, found.likeness.right))
            };
            let (there, back) = (meet(&post, &copy), meet(&copy, &post));
            prop_assert!(there.is_some());
            prop_assert_eq!(there, back.map(|(left, right)| (right, left)));
        }

        #[test]
        fn an_exact_copy_always_joins(texts in prop::collection::vec("[一-龥，]{15,60}", 1..20)) {
            let mut stories = Stories::new(1_000);
            for (id, text) in (0..).zip(&texts) {
                stories.read(id, text);
            }
            if compare(&texts[0], &texts[0]).is_some() {
                prop_assert!(stories.read(1000, &texts[0]).is_some());
            }
        }

        #[test]
        fn any_text_is_survived(texts in prop::collection::vec("(//@|:|：|\\PC){0,60}", 0..10)) {
            let mut stories = stories();
            for (id, text) in (0..).zip(&texts) {
                stories.read(id, text);
            }
        }
    }
}
