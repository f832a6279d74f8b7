//! Deciding whether a text belongs to a story that is known, and why.

use super::index::BandIndex;
use super::likeness::{Likeness, Settings, least_shared};
use super::shingle::Bits;
use super::sketch::Sketch;

/// Why a text belongs to a story.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Id of the first text of the story.
    pub story: i64,
    /// The text of the story that this one is like.
    pub matched: i64,
    pub likeness: Likeness,
    /// Where the matched text is kept.
    place: u32,
}

#[derive(Debug)]
struct Kept {
    id: i64,
    story: i64,
    wide: bool,
    grams: Box<[u16]>,
}

/// The stories of the last `capacity` texts that were not plain repeats.
#[derive(Debug)]
pub struct Stories {
    settings: Settings,
    /// A ring: text number n (from 0) stands at n % capacity.
    kept: Vec<Kept>,
    arrived: u32,
    index: BandIndex,
    own: Bits,
    candidates: Vec<(u32, u32)>,
}

/// Candidates that are compared n-gram by n-gram, those that share most bands first.
const COMPARED: usize = 12;
/// A copy as close as this adds nothing to what is kept already.
const REPEAT: f32 = 0.9;

impl Stories {
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        let settings = Settings { capacity: settings.capacity.max(1), ..settings };
        Self {
            index: BandIndex::new(settings.capacity),
            settings,
            kept: Vec::new(),
            arrived: 0,
            own: Bits::default(),
            candidates: Vec::new(),
        }
    }

    /// The story a text belongs to, and why; none if it would be the first of its own.
    pub fn find(&mut self, sketch: &Sketch) -> Option<Match> {
        self.index.candidates(&sketch.bands, &mut self.candidates);
        if self.candidates.is_empty() {
            return None;
        }
        for &gram in &sketch.grams {
            self.own.insert(gram);
        }
        let mut best: Option<Match> = None;
        for &(number, _) in self.candidates.iter().take(COMPARED) {
            let place = number - 1;
            let Some(kept) = live(&self.kept, place, self.arrived).filter(|kept| kept.wide == sketch.wide) else { continue };
            let Some(shared) = shared(&self.own, sketch.grams.len(), &kept.grams) else { continue };
            let likeness = Likeness { shared, left: sketch.grams.len(), right: kept.grams.len(), wide: sketch.wide };
            if self.settings.same(&likeness) && best.is_none_or(|best| likeness.similarity() > best.likeness.similarity()) {
                best = Some(Match { story: kept.story, matched: kept.id, likeness, place });
            }
        }
        self.own.remove_all(&sketch.grams);
        best
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
    fn is_old(&self, place: u32) -> bool {
        self.arrived.wrapping_sub(place) as usize > self.settings.capacity / 2
    }

    fn remember(&mut self, id: i64, story: i64, sketch: Sketch) {
        let kept = Kept { id, story, wide: sketch.wide, grams: sketch.grams };
        let at = self.arrived as usize % self.settings.capacity;
        match self.kept.get_mut(at) {
            Some(old) => *old = kept,
            None => self.kept.push(kept),
        }
        self.arrived = self.arrived.saturating_add(1);
        self.index.insert(&sketch.bands, self.arrived);
    }
}

/// n-grams compared before asking whether enough can still come.
const STRIDE: usize = 16;

/// How many of `grams` are in `own`, which holds `count`; none as soon as no rule can be met any more.
fn shared(own: &Bits, count: usize, grams: &[u16]) -> Option<usize> {
    let fewest = least_shared(count, grams.len());
    let mut shared = 0;
    let mut left = grams.len();
    for stride in grams.chunks(STRIDE) {
        shared += stride.iter().filter(|gram| own.contains(**gram)).count();
        left -= stride.len();
        if shared + left < fewest {
            return None;
        }
    }
    Some(shared)
}

/// The text of that number, unless it has been forgotten.
fn live(kept: &[Kept], number: u32, arrived: u32) -> Option<&Kept> {
    let age = arrived.checked_sub(number)? as usize;
    (age <= kept.len()).then(|| &kept[number as usize % kept.len()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::monitor::near_duplicate::{Sketcher, compare};
    use proptest::prelude::*;

    const POST: &str = "昨天在市一院看病，护士打错了针，家属要求医院给一个说法，到现在没有人回应";

    fn stories() -> Stories {
        Stories::new(Settings { capacity: 100, ..Settings::default() })
    }

    fn sketch(text: &str) -> Option<Sketch> {
        Sketcher::default().sketch(text)
    }

    impl Stories {
        fn read(&mut self, id: i64, text: &str) -> Option<Match> {
            self.add(id, sketch(text)?)
        }
    }

    fn likeness(left: &str, right: &str) -> Option<Likeness> {
        compare(left, right).map(|comparison| comparison.likeness)
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
            assert!(found.likeness.shared > 0 && found.likeness.shared <= found.likeness.left.min(found.likeness.right));
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
        let mut stories = Stories::new(Settings { capacity: 3, ..Settings::default() });
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
        let mut stories = Stories::new(Settings { capacity: 8, ..Settings::default() });
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
        assert_eq!(common, ["昨天在市一院看病，", "打错了针，家属要求醫 院给一个说法，到现在没有人回应"]);
        assert!(comparison.likeness.similarity() > 0.6 && comparison.likeness.wide);
    }

    proptest! {
        #[test]
        fn a_text_is_like_itself_and_likeness_is_symmetric(a in "[一-龥]{20,60}", b in "[一-龥]{20,60}") {
            prop_assert_eq!(likeness(&a, &a).map(|l| l.similarity()), Some(1.0));
            let (ab, ba) = (likeness(&a, &b), likeness(&b, &a));
            prop_assert_eq!(ab.map(|l| l.shared), ba.map(|l| l.shared));
        }

        #[test]
        fn an_exact_copy_always_joins(texts in prop::collection::vec("[一-龥，]{15,60}", 1..20)) {
            let mut stories = Stories::new(Settings::default());
            for (id, text) in (0..).zip(&texts) {
                stories.read(id, text);
            }
            if likeness(&texts[0], &texts[0]).is_some() {
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
