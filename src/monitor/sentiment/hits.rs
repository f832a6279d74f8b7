//! The features of a text that have a weight, and what they add up to.

use super::cells::Cells;
use super::features::{Feature, Group, Place, Span, Taker};
use super::weights::{OUTPUTS, strength};

/// Words whose pieces are kept added up; a power of two.
const KEPT: usize = 8192;

/// What weights add up to, by output.
pub type Sums = [i32; OUTPUTS];

/// One text's features, taken with [`Hits::with`]; buffers and sums to be used again, with the same weights only.
#[derive(Debug, Default)]
pub struct Hits {
    found: Vec<Hit>,
    count: usize,
    /// For each English word what its pieces add up to.
    pub words: Vec<(Span, Sums)>,
    /// The words that came last, by their hash: of ten words of a text nine were in texts before.
    kept: Vec<Word>,
}

/// A feature that has a weight.
#[derive(Debug, Clone, Copy)]
pub struct Hit {
    pub cell: u32,
    pub group: Group,
    pub span: Span,
}

/// What the pieces of a word add up to: the same each time.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    hash: u64,
    pieces: u32,
    sums: Sums,
}

impl Hits {
    /// Empties the buffers for a new text, and looks its features up in `cells`.
    pub fn with<'h>(&'h mut self, cells: &'h Cells, room: usize) -> impl Taker + 'h {
        self.count = 0;
        if self.found.len() < room {
            self.found.resize(room, Hit { cell: 0, group: Group::Shape, span: Span::default() });
        }
        self.words.clear();
        Looking { cells, hits: self }
    }

    pub fn found(&self) -> &[Hit] {
        &self.found[..self.count]
    }
}

struct Looking<'h> {
    cells: &'h Cells,
    hits: &'h mut Hits,
}

impl Taker for Looking<'_> {
    #[inline]
    fn take(&mut self, Feature { place, group, span }: Feature) {
        let (cell, known) = self.cells.find(place);
        self.hits.found[self.hits.count] = Hit { cell, group, span };
        self.hits.count += usize::from(known);
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
