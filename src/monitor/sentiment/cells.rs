//! The buckets that training gave a weight, without the empty ones between them: small enough to stay near the processor.

use super::features::Place;
use super::weights::OUTPUTS;

/// Buckets of a block, one bit each.
const BLOCK: u32 = u32::BITS;

/// A row of buckets: which of them hold a cell, and how many cells are in the rows before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Block {
    used: u32,
    before: u32,
}

/// Cells by bucket; each belongs to one tag, see [`Place`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cells {
    blocks: Vec<Block>,
    /// And one more, so that every block's end can be read.
    tags: Vec<u8>,
    weights: Vec<[i8; OUTPUTS]>,
}

impl Cells {
    /// No cell yet, with room for buckets of so many bits.
    pub fn new(bits: u32) -> Self {
        Self { blocks: vec![Block::default(); (1 << bits) / BLOCK as usize], tags: vec![0], weights: Vec::new() }
    }

    /// Buckets must come in ascending order and lie within the room.
    pub fn push(&mut self, Place { bucket, tag }: Place, weights: [i8; OUTPUTS]) {
        let (block, bit) = (bucket / BLOCK, bucket % BLOCK);
        let before = self.weights.len() as u32;
        let block = &mut self.blocks[block as usize];
        if block.used == 0 {
            block.before = before;
        }
        block.used |= 1 << bit;
        self.tags.insert(self.tags.len() - 1, tag);
        self.weights.push(weights);
    }

    /// The number of the cell at this place, and whether training gave it one. Without a branch, for half of all features have none.
    #[inline]
    pub fn find(&self, Place { bucket, tag }: Place) -> (u32, bool) {
        let block = self.blocks[(bucket / BLOCK) as usize];
        let bit = 1 << (bucket % BLOCK);
        let number = block.before + (block.used & (bit - 1)).count_ones();
        let own = self.tags[number as usize] == tag;
        (number, own && block.used & bit != 0)
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
        let buckets = blocks.flat_map(|(first, block)| (0..BLOCK).filter(|bit| block.used >> bit & 1 == 1).map(move |bit| first + bit));
        buckets.zip(&self.tags).zip(&self.weights).map(|((bucket, &tag), weights)| (Place { bucket, tag }, weights))
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
