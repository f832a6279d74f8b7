//! The features of a text that have a weight, and what they add up to.

use super::cells::Cells;
use super::features::{Feature, GROUPS, Group, Place, Span, Taker};
use super::weights::{OUTPUTS, strength};

/// Words whose pieces are kept added up; a power of two.
const KEPT: usize = 8192;

/// What weights add up to, by output.
pub type Sums = [i32; OUTPUTS];

/// One text's features, taken with [`Hits::with`] and then looked up with [`Hits::find`]; buffers and sums to be used again, with the same weights only.
#[derive(Debug, Default)]
pub struct Hits {
    /// Where to look, one group after the other, and what is left of the last text behind `taken`.
    places: Vec<Place>,
    taken: usize,
    /// How many there were when each group ended.
    asked: [usize; GROUPS],
    /// Cells of the features that have a weight, one group after the other, and what is left of the last text behind `count`.
    cells: Vec<u32>,
    count: usize,
    /// How many there were when each group ended.
    ends: [usize; GROUPS],
    /// Group and place of each, where they were asked for.
    spoken: Vec<(Group, Span)>,
    /// For each English word what its pieces add up to.
    pub words: Vec<(Span, Sums)>,
    /// The words that came last, by their hash: of ten words of a text nine were in texts before.
    kept: Vec<Word>,
}

/// What the pieces of a word add up to: the same each time.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    hash: u64,
    pieces: u32,
    sums: Sums,
}

impl Hits {
    /// Empties the buffers for a new text, and takes what is to be looked up in `cells`; `PLACES` says whether it is kept where they stand.
    pub fn with<'h, const PLACES: bool>(&'h mut self, cells: &'h Cells, room: usize) -> impl Taker + 'h {
        (self.taken, self.asked) = (0, [0; GROUPS]);
        if self.cells.len() < room {
            self.places.resize(room, Place { bucket: 0, tag: 0 });
            self.cells.resize(room, 0);
            self.spoken.resize(room, (Group::Shape, Span::default()));
        }
        self.words.clear();
        Looking::<PLACES> { cells, hits: self }
    }

    /// Looks up what was taken. Not sooner, so that the processor waits for many cells at once.
    pub fn find<const PLACES: bool>(&mut self, cells: &Cells) {
        (self.count, self.ends) = (0, [0; GROUPS]);
        let mut from = 0;
        for (group, &until) in self.asked.iter().enumerate().filter(|(_, until)| **until > 0) {
            for at in from..until {
                let (cell, known) = cells.find(self.places[at]);
                self.cells[self.count] = cell;
                if PLACES {
                    self.spoken[self.count] = self.spoken[at];
                }
                self.count += usize::from(known);
            }
            (from, self.ends[group]) = (until, self.count);
        }
    }

    /// The cells that were found, by group.
    pub fn groups(&self) -> impl Iterator<Item = (usize, &[u32])> {
        let mut from = 0;
        self.ends.iter().enumerate().filter(|(_, end)| **end > 0).map(move |(group, &end)| {
            let cells = &self.cells[from..end];
            from = end;
            (group, cells)
        })
    }

    /// The cells that were found, with their group and place, if they were asked for.
    pub fn spoken(&self) -> impl Iterator<Item = (u32, Group, Span)> {
        let cells = self.cells[..self.count].iter().zip(&self.spoken);
        cells.map(|(&cell, &(group, span))| (cell, group, span))
    }
}

struct Looking<'h, const PLACES: bool> {
    cells: &'h Cells,
    hits: &'h mut Hits,
}

impl<const PLACES: bool> Taker for Looking<'_, PLACES> {
    #[inline]
    fn take(&mut self, Feature { place, group, span }: Feature) {
        self.cells.expect(place);
        self.hits.places[self.hits.taken] = place;
        if PLACES {
            self.hits.spoken[self.hits.taken] = (group, span);
        }
        self.hits.taken += 1;
        self.hits.asked[group as usize] = self.hits.taken;
    }

    #[inline]
    fn take_word(&mut self, word: u64, span: Span, pieces: impl Iterator<Item = Place>) -> u32 {
        let Hits { words, kept, .. } = &mut *self.hits;
        if kept.is_empty() {
            kept.resize(KEPT, Word::default());
        }
        let slot = &mut kept[word as usize % KEPT];
        if slot.hash != word {
            *slot = Word::new(word, pieces, self.cells);
        }
        words.push((span, slot.sums));
        slot.pieces
    }
}

impl Word {
    #[inline(never)]
    fn new(hash: u64, places: impl Iterator<Item = Place>, cells: &Cells) -> Self {
        let (mut pieces, mut sums) = (0, [0; OUTPUTS]);
        for place in places {
            pieces += 1;
            let (cell, known) = cells.find(place);
            if known {
                add(&mut sums, cells.weights(cell));
            }
        }
        Self { hash, pieces, sums }
    }
}

#[inline]
pub fn add(sums: &mut Sums, weights: &[i8; OUTPUTS]) {
    for (sum, &weight) in sums.iter_mut().zip(weights) {
        *sum += strength(weight);
    }
}
