//! One-permutation `MinHash` (Li, Owen & Zhang, NIPS 2012): one hash per n-gram, the smallest of each of 32 bins; empty bins borrow from
//! the next full one (Shrivastava & Li, ICML 2014). Two bins make a band: texts that share a band are candidates.

use super::shingle::Shingles;
use crate::monitor::fold::Folded;

pub const BANDS: usize = 16;
const ROWS: usize = 2;
const BINS: usize = BANDS * ROWS;

/// A key per band. Two texts of Jaccard similarity J share a band with probability J² each: at J = .6 at least one with .999.
pub fn bands(hashes: &[u64]) -> [u32; BANDS] {
    let mut bins = [u64::MAX; BINS];
    for &hash in hashes {
        let bin = &mut bins[(hash >> 59) as usize];
        *bin = (*bin).min(hash & (u64::MAX >> 5));
    }
    let full = bins;
    for (at, bin) in bins.iter_mut().enumerate().filter(|(_, bin)| **bin == u64::MAX) {
        let distance = (1..BINS).find(|d| full[(at + d) % BINS] != u64::MAX).unwrap_or(0);
        *bin = full[(at + distance) % BINS].wrapping_add(distance as u64);
    }
    std::array::from_fn(|band| {
        let rows = &bins[band * ROWS..(band + 1) * ROWS];
        let key = rows.iter().fold(band as u64, |key, row| (key ^ row).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29));
        (key.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 32) as u32
    })
}

/// What comparing needs of a text; nothing of its words can be read from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    pub grams: Box<[u16]>,
    pub bands: [u32; BANDS],
    /// Whether the n-grams are of Chinese characters rather than of letters.
    pub wide: bool,
}

/// Makes sketches; one per thread.
#[derive(Debug, Default)]
pub struct Sketcher {
    shingles: Shingles,
}

impl Sketcher {
    /// The sketch of a text; none if it is too short to be told from what anybody would say.
    pub fn sketch(&mut self, text: &str) -> Option<Sketch> {
        self.shingles.refill(text).then(|| self.taken())
    }

    /// The same for a text that is folded already and is no repost chain.
    pub fn sketch_folded(&mut self, folded: &Folded) -> Option<Sketch> {
        self.shingles.refill_folded(folded).then(|| self.taken())
    }

    fn taken(&self) -> Sketch {
        Sketch { grams: self.shingles.small.as_slice().into(), bands: bands(&self.shingles.hashes), wide: self.shingles.wide }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn order_and_repeats_do_not_matter(mut hashes in prop::collection::vec(any::<u64>(), 1..80)) {
            let before = bands(&hashes);
            hashes.reverse();
            hashes.push(hashes[0]);
            prop_assert_eq!(bands(&hashes), before);
        }
    }
}
