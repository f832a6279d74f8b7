//! Deciding whether a text belongs to a story that is known, and why.
//!
//! Two halves, so that an import can look for copies on one thread while another, behind it, gives out ids: [`Copies`] holds the texts and
//! says which one a new text repeats, [`Stories`] knows the story of each text that is held.

use super::index::BandIndex;
use super::likeness::{Likeness, least_shared};
use super::shingle::Bits;
use super::sketch::{MARKS, Sketch};
use crate::monitor::ahead::bring;

/// Texts that are remembered, the oldest go first: about 350 bytes each for posts of 100 characters.
pub const CAPACITY: usize = 400_000;

/// A remembered text that a new one repeats, and why.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Match {
    likeness: Likeness,
    /// Where the matched text is kept.
    place: u32,
}

/// What became of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told {
    /// None if the text would be the first of a story of its own.
    copies: Option<Match>,
    /// Where it is remembered, unless it adds nothing to what is.
    kept: Option<u32>,
}

/// A text that is remembered; as large as a line of the processor's cache, so that looking at one from afar costs one.
#[derive(Debug)]
#[repr(align(64))]
struct Kept {
    grams: Box<[u16]>,
    marks: [u8; MARKS],
}

/// The last texts that were not plain repeats.
#[derive(Debug)]
pub struct Copies {
    capacity: usize,
    /// A ring: `next` is the place that is filled next.
    kept: Vec<Kept>,
    next: usize,
    index: BandIndex,
    own: Bits,
    other: Bits,
    candidates: Vec<u32>,
    /// Candidates that look alike from afar: how many marks agree, and the place.
    close: Vec<(u8, u32)>,
}

/// Candidates that are compared n-gram by n-gram, those that look most alike first.
const COMPARED: usize = 12;
/// As many of the marks agree at least: with .97 where a third of all n-grams are shared.
const AGREEING: u8 = 6;
/// A copy as close as this adds nothing to what is kept already.
const REPEAT: f32 = 0.95;

impl Copies {
    fn new(capacity: usize) -> Self {
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

    /// Prepares for a text that will be told soon.
    pub fn expect(&self, sketch: &Sketch) {
        self.index.expect(&sketch.bands);
    }

    /// Holds a text against those remembered, and remembers it, unless that adds nothing.
    pub fn tell(&mut self, sketch: Sketch) -> Told {
        let copies = self.find(&sketch);
        let adds = copies.is_none_or(|found| found.likeness.similarity() < REPEAT || self.is_old(found.place));
        Told { copies, kept: adds.then(|| self.remember(sketch)) }
    }

    /// The remembered text that this one is most like, if it is like any.
    fn find(&mut self, sketch: &Sketch) -> Option<Match> {
        self.look_from_afar(sketch);
        if self.close.is_empty() {
            return None;
        }
        for &gram in &sketch.grams {
            self.own.insert(gram);
        }
        let mut best: Option<Match> = None;
        for &(_, place) in &self.close {
            let kept = &self.kept[place as usize];
            if !shares_enough(&self.own, sketch.grams.len(), &kept.grams) {
                continue;
            }
            for &gram in &kept.grams {
                self.other.insert(gram);
            }
            let likeness = Likeness::of(&sketch.grams, &self.own, &kept.grams, &self.other, sketch.wide);
            self.other.remove_all(&kept.grams);
            if likeness.is_copy() && best.is_none_or(|best| likeness.similarity() > best.likeness.similarity()) {
                best = Some(Match { likeness, place });
                if likeness.similarity() >= REPEAT {
                    break;
                }
            }
        }
        self.own.remove_all(&sketch.grams);
        best
    }

    /// Fills `close`.
    fn look_from_afar(&mut self, sketch: &Sketch) {
        self.index.candidates(&sketch.bands, &mut self.candidates);
        self.close.clear();
        self.candidates.iter().filter_map(|&place| self.kept.get(place as usize)).for_each(bring);
        for &place in &self.candidates {
            let Some(kept) = self.kept.get(place as usize) else { continue };
            // At most 32: bytes are added up thirty-two at a time.
            let agreeing = kept.marks.iter().zip(&sketch.marks).map(|(a, b)| u8::from(a == b)).sum();
            if agreeing >= AGREEING {
                self.close.push((agreeing, place));
            }
        }
        self.close.sort_unstable_by_key(|&(agreeing, place)| (std::cmp::Reverse(agreeing), place));
        self.close.dedup();
        self.close.truncate(COMPARED);
        let grams = self.close.iter().map(|&(_, place)| &self.kept[place as usize].grams);
        grams.for_each(|grams| grams.iter().step_by(LINE).take(NEAR).for_each(bring));
    }

    /// Whether what it matched will soon be forgotten: then the copy is kept in its place.
    fn is_old(&self, place: u32) -> bool {
        let age = (self.next + self.capacity - place as usize) % self.capacity;
        age > self.capacity / 2
    }

    fn remember(&mut self, sketch: Sketch) -> u32 {
        let place = self.next;
        let kept = Kept { grams: sketch.grams, marks: sketch.marks };
        match self.kept.get_mut(place) {
            Some(old) => *old = kept,
            None => self.kept.push(kept),
        }
        self.index.insert(&sketch.bands, place);
        self.next = (place + 1) % self.capacity;
        place as u32
    }
}

/// The story of each text that is remembered: the id of its first.
#[derive(Debug, Default)]
pub struct Stories(Vec<i64>);

impl Stories {
    /// The story a text belongs to; none if it would be the first of its own. What was told must be asked for and noted in the order of
    /// telling.
    pub fn of(&self, told: &Told) -> Option<i64> {
        told.copies.and_then(|found| self.0.get(found.place as usize).copied())
    }

    /// Notes which story a text was taken to.
    pub fn note(&mut self, told: &Told, story: i64) {
        let Some(place) = told.kept.map(|place| place as usize) else { return };
        match self.0.get_mut(place) {
            Some(old) => *old = story,
            None => self.0.push(story),
        }
    }
}

/// Both halves, where one thread does it all.
#[derive(Debug)]
pub struct Memory {
    pub copies: Copies,
    pub stories: Stories,
}

impl Memory {
    /// Remembers at most `capacity` texts; see [`CAPACITY`].
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        Self { copies: Copies::new(capacity), stories: Stories::default() }
    }

    /// The story a text belongs to, and why; none if its id names one from now on.
    pub fn add(&mut self, id: i64, sketch: Sketch) -> Option<(i64, Likeness)> {
        let told = self.copies.tell(sketch);
        let story = self.stories.of(&told);
        self.stories.note(&told, story.unwrap_or(id));
        story.zip(told.copies.map(|found| found.likeness))
    }

    /// Takes in a text whose story is known, to rebuild the state after a restart.
    pub fn restore(&mut self, story: i64, sketch: Sketch) {
        let told = self.copies.tell(sketch);
        self.stories.note(&told, story);
    }
}

/// n-grams in a line of the processor's cache, and how many lines are brought near; the rest follow by themselves.
const LINE: usize = 32;
const NEAR: usize = 2;

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

    fn memory() -> Memory {
        Memory::new(100)
    }

    fn sketch(text: &str) -> Option<Sketch> {
        Sketcher::default().sketch(text)
    }

    impl Memory {
        fn read(&mut self, id: i64, text: &str) -> Option<(i64, Likeness)> {
            self.add(id, sketch(text)?)
        }
    }

    #[test]
    fn copies_of_every_kind_join_the_story_and_say_why() {
        let mut memory = memory();
        assert_eq!(memory.read(1, POST), None);
        let copies = [
            POST.to_owned(),
            format!("太可怕了//@某人:看看//@路人甲:{POST}"),
            POST.replace("昨天", "前天"),
            format!("{POST}😡#热点#"),
            POST.chars().take(32).collect::<String>() + "…",
            POST.replace('护', "護").replace('，', " "),
        ];
        for (id, copy) in (2..).zip(copies) {
            let (story, likeness) = memory.read(id, &copy).unwrap_or_else(|| panic!("{copy}"));
            assert_eq!(story, 1);
            assert!(likeness.shared() > 0 && likeness.containment() <= 1.0);
        }
    }

    #[test]
    fn one_clause_in_common_is_not_a_copy() {
        let mut memory = memory();
        memory.read(1, "昨天在市一院看病，护士打错了针，家属要求医院给一个说法，到现在没有人回应");
        assert_eq!(memory.read(2, "小区停水三天了，物业电话打不通，到现在没有人回应，大家都很着急"), None);
        memory.read(3, "The nurse was lovely. We waited five hours in the corridor before anybody came.");
        assert_eq!(memory.read(4, "The nurse was lovely. Parking is far too expensive and the machine ate my card."), None);
    }

    #[test]
    fn what_everybody_says_is_no_story() {
        let mut memory = memory();
        for id in 0..5 {
            assert_eq!(memory.read(id, "转发微博"), None);
            assert_eq!(memory.read(id, "[怒][怒]"), None);
        }
    }

    #[test]
    fn memory_is_bounded_and_old_texts_are_forgotten() {
        let mut memory = Memory::new(3);
        memory.read(1, POST);
        for id in 2..20 {
            let other: String =
                (0..40).filter_map(|i| char::from_u32(0x4e00 + (u32::try_from(id).unwrap_or(0) * 977 + i * 131) % 8000)).collect();
            memory.read(id, &other);
        }
        assert_eq!(memory.copies.kept.len(), 3);
        assert_eq!(memory.read(99, POST), None);
    }

    #[test]
    fn a_story_that_goes_on_is_not_forgotten() {
        let mut memory = Memory::new(8);
        memory.read(1, POST);
        for round in 0..10i64 {
            for i in 0..5i64 {
                let seed = u32::try_from(round * 5 + i).unwrap_or(0);
                let other: String = (0..40).filter_map(|k| char::from_u32(0x4e00 + (seed * 977 + k * 131) % 8000)).collect();
                memory.read(1000 + round * 5 + i, &other);
            }
            assert_eq!(memory.read(100 + round, POST).map(|(story, _)| story), Some(1), "round {round}");
        }
    }

    #[test]
    fn the_state_can_be_rebuilt() {
        let mut rebuilt = memory();
        rebuilt.restore(3, sketch(POST).unwrap());
        rebuilt.restore(3, sketch(POST).unwrap());
        assert_eq!(rebuilt.copies.kept.len(), 1, "a repeat is not kept twice");
        assert_eq!(rebuilt.read(8, POST).map(|(story, _)| story), Some(3));
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
                let mut memory = memory();
                memory.read(1, first);
                memory.read(2, second).map(|(_, likeness)| (likeness.left, likeness.right))
            };
            let (there, back) = (meet(&post, &copy), meet(&copy, &post));
            prop_assert!(there.is_some());
            prop_assert_eq!(there, back.map(|(left, right)| (right, left)));
        }

        #[test]
        fn an_exact_copy_always_joins(texts in prop::collection::vec("[一-龥，]{15,60}", 1..20)) {
            let mut memory = Memory::new(1_000);
            for (id, text) in (0..).zip(&texts) {
                memory.read(id, text);
            }
            if compare(&texts[0], &texts[0]).is_some() {
                prop_assert!(memory.read(1000, &texts[0]).is_some());
            }
        }

        #[test]
        fn any_text_is_survived(texts in prop::collection::vec("(//@|:|：|\\PC){0,60}", 0..10)) {
            let mut memory = memory();
            for (id, text) in (0..).zip(&texts) {
                memory.read(id, text);
            }
        }
    }
}
