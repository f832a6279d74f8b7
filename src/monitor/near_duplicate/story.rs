//! Deciding whether a text belongs to a story that is known, and why.

use super::index::BandIndex;
use super::shingle::{Bits, Shingles};
use super::sketch::bands;

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

/// How alike two texts are, in n-grams.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    pub shared: usize,
    pub left: usize,
    pub right: usize,
    /// Counted in Chinese characters rather than letters.
    pub wide: bool,
}

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

/// Why a text belongs to a story.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Id of the first text of the story.
    pub story: u64,
    /// The text of the story that this one is like.
    pub matched: u64,
    pub likeness: Likeness,
}

#[derive(Debug)]
struct Kept {
    id: u64,
    story: u64,
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
    shingles: Shingles,
    own: Bits,
    candidates: Vec<(u32, u32)>,
}

/// Candidates that are compared n-gram by n-gram, those that share most bands first.
const COMPARED: usize = 12;
/// With a long passage in common: share of the shorter text, and similarity, at least.
const MOST: f32 = 0.55;
const PASSAGE_SIMILARITY: f32 = 0.35;
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
            shingles: Shingles::default(),
            own: Bits::default(),
            candidates: Vec::new(),
        }
    }

    /// Takes in a text: the story it belongs to and why, or none if it is the first of its own (its id names the story from then on).
    pub fn add(&mut self, id: u64, text: &str) -> Option<Match> {
        if !self.shingles.refill(text) {
            return None;
        }
        let bands = bands(&self.shingles.hashes);
        self.index.candidates(&bands, &mut self.candidates);
        let best = self.best_candidate();
        let story = best.map_or(id, |(found, _)| found.story);
        let keep = best.is_none_or(|(found, place)| found.likeness.similarity() < REPEAT || self.is_old(place));
        if keep {
            self.keep(id, story, &bands);
        }
        best.map(|(found, _)| found)
    }

    /// Takes in a text whose story is known, to rebuild the state after a restart.
    pub fn restore(&mut self, id: u64, story: u64, text: &str) {
        if self.shingles.refill(text) {
            let bands = bands(&self.shingles.hashes);
            self.keep(id, story, &bands);
        }
    }

    fn best_candidate(&mut self) -> Option<(Match, u32)> {
        let grams = &self.shingles.small;
        for &gram in grams {
            self.own.insert(gram);
        }
        let mut best: Option<(Match, u32)> = None;
        for &(number, _) in self.candidates.iter().take(COMPARED) {
            let Some(kept) = live(&self.kept, number - 1, self.arrived) else { continue };
            let shared = kept.grams.iter().filter(|g| self.own.contains(**g)).count();
            let likeness = Likeness { shared, left: grams.len(), right: kept.grams.len(), wide: self.shingles.wide };
            if self.settings.same(&likeness) && best.is_none_or(|(b, _)| likeness.similarity() > b.likeness.similarity()) {
                best = Some((Match { story: kept.story, matched: kept.id, likeness }, number - 1));
            }
        }
        self.own.remove_all(&self.shingles.small);
        best
    }

    /// Whether what it matched will soon be forgotten: then the copy is kept in its place.
    fn is_old(&self, place: u32) -> bool {
        self.arrived.wrapping_sub(place) as usize > self.settings.capacity / 2
    }

    fn keep(&mut self, id: u64, story: u64, bands: &[u32; super::sketch::BANDS]) {
        let kept = Kept { id, story, grams: self.shingles.small.as_slice().into() };
        let at = self.arrived as usize % self.settings.capacity;
        match self.kept.get_mut(at) {
            Some(old) => *old = kept,
            None => self.kept.push(kept),
        }
        self.arrived = self.arrived.saturating_add(1);
        self.index.insert(bands, self.arrived);
    }
}

/// The text of that number, unless it has been forgotten.
fn live(kept: &[Kept], number: u32, arrived: u32) -> Option<&Kept> {
    let age = arrived.checked_sub(number)? as usize;
    (age <= kept.len()).then(|| &kept[number as usize % kept.len()])
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

/// Compares two texts directly; none if either is too short.
#[must_use]
pub fn likeness(left: &str, right: &str) -> Option<Likeness> {
    let (mut a, mut b, mut bits) = (Shingles::default(), Shingles::default(), Bits::default());
    if !(a.refill(left) && b.refill(right)) {
        return None;
    }
    for &gram in &a.small {
        bits.insert(gram);
    }
    let shared = b.small.iter().filter(|g| bits.contains(**g)).count();
    Some(Likeness { shared, left: a.small.len(), right: b.small.len(), wide: a.wide })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const POST: &str = "昨天在市一院看病，护士打错了针，家属要求医院给一个说法，到现在没有人回应";

    fn stories() -> Stories {
        Stories::new(Settings { capacity: 100, ..Settings::default() })
    }

    #[test]
    fn copies_of_every_kind_join_the_story_and_say_why() {
        let mut stories = stories();
        assert_eq!(stories.add(1, POST), None);
        let copies = [
            POST.to_owned(),
            format!("太可怕了//@某人:看看//@路人甲:{POST}"),
            POST.replace("昨天", "前天"),
            format!("{POST}😡#热点#"),
            POST.chars().take(32).collect::<String>() + "…",
            POST.replace('护', "護").replace('，', " "),
        ];
        for (id, copy) in (2..).zip(copies) {
            let found = stories.add(id, &copy).unwrap_or_else(|| panic!("{copy}"));
            assert_eq!(found.story, 1);
            assert!(found.likeness.shared > 0 && found.likeness.shared <= found.likeness.left.min(found.likeness.right));
        }
    }

    #[test]
    fn one_clause_in_common_is_not_a_copy() {
        let mut stories = stories();
        stories.add(1, "昨天在市一院看病，护士打错了针，家属要求医院给一个说法，到现在没有人回应");
        assert_eq!(stories.add(2, "小区停水三天了，物业电话打不通，到现在没有人回应，大家都很着急"), None);
        stories.add(3, "The nurse was lovely. We waited five hours in the corridor before anybody came.");
        assert_eq!(stories.add(4, "The nurse was lovely. Parking is far too expensive and the machine ate my card."), None);
    }

    #[test]
    fn what_everybody_says_is_no_story() {
        let mut stories = stories();
        for id in 0..5 {
            assert_eq!(stories.add(id, "转发微博"), None);
            assert_eq!(stories.add(id, "[怒][怒]"), None);
        }
    }

    #[test]
    fn memory_is_bounded_and_old_texts_are_forgotten() {
        let mut stories = Stories::new(Settings { capacity: 3, ..Settings::default() });
        stories.add(1, POST);
        for id in 2..20 {
            let other: String = (0..40).filter_map(|i| char::from_u32(0x4e00 + (id as u32 * 977 + i * 131) % 8000)).collect();
            stories.add(id, &other);
        }
        assert_eq!(stories.kept.len(), 3);
        assert_eq!(stories.add(99, POST), None);
    }

    #[test]
    fn a_story_that_goes_on_is_not_forgotten() {
        let mut stories = Stories::new(Settings { capacity: 8, ..Settings::default() });
        stories.add(1, POST);
        for round in 0..10u64 {
            for i in 0..5u64 {
                let seed = u32::try_from(round * 5 + i).unwrap_or(0);
                let other: String = (0..40).filter_map(|k| char::from_u32(0x4e00 + (seed * 977 + k * 131) % 8000)).collect();
                stories.add(1000 + round * 5 + i, &other);
            }
            assert_eq!(stories.add(100 + round, POST).map(|m| m.story), Some(1), "round {round}");
        }
    }

    #[test]
    fn the_state_can_be_rebuilt() {
        let mut rebuilt = stories();
        rebuilt.restore(7, 3, POST);
        assert_eq!(rebuilt.add(8, POST).map(|m| (m.story, m.matched)), Some((3, 7)));
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
                stories.add(id, text);
            }
            if likeness(&texts[0], &texts[0]).is_some() {
                prop_assert!(stories.add(1000, &texts[0]).is_some());
            }
        }

        #[test]
        fn any_text_is_survived(texts in prop::collection::vec("(//@|:|：|\\PC){0,60}", 0..10)) {
            let mut stories = stories();
            for (id, text) in (0..).zip(&texts) {
                stories.add(id, text);
            }
        }
    }
}
