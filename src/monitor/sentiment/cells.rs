//! The buckets that training gave a weight, without the empty ones between them: small enough to stay near the processor.

use super::features::Place;
use super::weights::OUTPUTS;
use crate::monitor::ahead::bring;

/// Buckets of a block, one bit each.
const BLOCK: u32 = u64::BITS;
/// Cells of a block. Training fills a quarter of all buckets, and hashes spread them: eight standard deviations more.
const MOST: usize = 52;

/// A row of buckets: which of them hold a cell, with which tags, and how many cells are in the rows before. As large as a line of the
/// processor's cache, so that a feature costs one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(align(64))]
struct Block {
    used: u64,
    before: u32,
    tags: [u8; MOST],
}

/// Cells by bucket; each belongs to one tag, see [`Place`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cells {
    blocks: Vec<Block>,
    weights: Vec<[i8; OUTPUTS]>,
}

impl Cells {
    /// No cell yet, with room for buckets of so many bits.
    pub fn new(bits: u32) -> Self {
        let empty = Block { used: 0, before: 0, tags: [0; MOST] };
        Self { blocks: vec![empty; (1 << bits) / BLOCK as usize], weights: Vec::new() }
    }

    /// Buckets must come in ascending order and lie within the room. What a block has no place for is left out.
    pub fn push(&mut self, Place { bucket, tag }: Place, weights: [i8; OUTPUTS]) {
        let block = &mut self.blocks[(bucket / BLOCK) as usize];
        if block.used == 0 {
            block.before = self.weights.len() as u32;
        }
        if let Some(free) = block.tags.get_mut(block.used.count_ones() as usize) {
            *free = tag;
            block.used |= 1 << (bucket % BLOCK);
            self.weights.push(weights);
        }
    }

    /// This place will be looked up soon.
    #[inline]
    pub fn expect(&self, Place { bucket, .. }: Place) {
        bring(&self.blocks[(bucket / BLOCK) as usize]);
    }

    /// The number of the cell at this place, and whether training gave it one. Without a branch, for half of all features have none.
    #[inline]
    pub fn find(&self, Place { bucket, tag }: Place) -> (u32, bool) {
        let block = &self.blocks[(bucket / BLOCK) as usize];
        let bit = 1 << (bucket % BLOCK);
        let within = (block.used & (bit - 1)).count_ones();
        let own = block.tags[(within as usize).min(MOST - 1)] == tag;
        (block.before + within, own && block.used & bit != 0)
    }

    #[inline]
    pub fn weights(&self, number: u32) -> &[i8; OUTPUTS] {
        &self.weights[number as usize]
    }

    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// Place and weights of every cell, ascending.
    pub fn iter(&self) -> impl Iterator<Item = (Place, &[i8; OUTPUTS])> {
        let blocks = (0u32..).step_by(BLOCK as usize).zip(&self.blocks);
        let places = blocks.flat_map(|(first, block)| {
            let buckets = (0..BLOCK).filter(|bit| block.used >> bit & 1 == 1).map(move |bit| first + bit);
            buckets.zip(block.tags).map(|(bucket, tag)| Place { bucket, tag })
        });
        places.zip(&self.weights)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_tag_finds_a_cell() {
        let mut cells = Cells::new(10);
        let held = [(0, 7), (63, 1), (64, 0), (700, 255)].map(|(bucket, tag)| Place { bucket, tag });
        for place in held {
            cells.push(place, [place.bucket as i8; OUTPUTS]);
        }
        for (number, place) in (0..).zip(held) {
            assert_eq!(cells.find(place), (number, true));
            assert!(!cells.find(Place { tag: place.tag ^ 1, ..place }).1);
            assert_eq!(cells.weights(number), &[place.bucket as i8; OUTPUTS]);
        }
        let taken = |bucket: &u32| (0..=255).any(|tag| cells.find(Place { bucket: *bucket, tag }).1);
        assert_eq!((0..1024).filter(taken).count(), held.len());
        assert!(cells.iter().map(|(place, _)| place).eq(held));
    }
}
