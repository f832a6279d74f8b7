//! One-permutation `MinHash` (Li, Owen & Zhang, NIPS 2012): one hash per n-gram, the smallest of each of 64 bins; empty bins borrow from
//! the next full one (Shrivastava & Li, ICML 2014). Two bins make a band: texts that share a band are candidates. A byte of every bin
//! (b-bit minwise hashing: Li & König, WWW 2010) tells from afar which candidates are worth a closer look.

use super::shingle::Shingles;
use super::wording::wording;
use crate::monitor::fold::Folded;

/// Two texts of Jaccard similarity J share a band with probability J² each: of 32 at least one at J = .3 with .95, at J = .4 with .996.
pub const BANDS: usize = 32;
const ROWS: usize = 2;
const BINS: usize = BANDS * ROWS;
/// Bins whose byte is kept: what fits beside the rest into a line of the processor's cache.
pub const MARKS: usize = 32;

/// The smallest hash of each bin.
struct Bins([u32; BINS]);

const EMPTY: u32 = u32::MAX;

impl Bins {
    const fn new() -> Self {
        Self([EMPTY; BINS])
    }

    /// The upper half says which bin, the lower one how small.
    #[inline]
    fn add(&mut self, hash: u64) {
        let bin = &mut self.0[(((hash >> 32) * BINS as u64) >> 32) as usize];
        *bin = (*bin).min(hash as u32);
    }

    fn fill(&mut self) {
        let full = self.0;
        for (at, bin) in self.0.iter_mut().enumerate().filter(|(_, bin)| **bin == EMPTY) {
            let distance = (1..BINS).find(|d| full[(at + d) % BINS] != EMPTY).unwrap_or(0);
            *bin = full[(at + distance) % BINS].wrapping_add((distance as u32).wrapping_mul(0x9E37_79B9));
        }
    }

    /// A key per band of full bins. Texts of different scripts share none.
    fn bands(&self, wide: bool) -> [u32; BANDS] {
        std::array::from_fn(|band| {
            let row = |at: usize| u64::from(self.0[band * ROWS + at]);
            let key = ((row(0) << 32) | row(1)) ^ (band as u64 * 2 + u64::from(wide)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let key = (key ^ (key >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
            ((key ^ (key >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 32) as u32
        })
    }

    fn marks(&self) -> [u8; MARKS] {
        std::array::from_fn(|at| self.0[at] as u8)
    }
}

/// What comparing needs of a text; nothing of its words can be read from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    /// In the order of the text, without repeats.
    pub grams: Box<[u16]>,
    pub bands: [u32; BANDS],
    /// Two texts have as large a share of these in common as of their n-grams, about.
    pub marks: [u8; MARKS],
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
        let mut bins = Bins::new();
        let enough = self.shingles.read(text, |hash| bins.add(hash));
        enough.then(|| self.taken(bins))
    }

    /// The same for a text that somebody has folded already, which saves folding again what is nothing but wording.
    pub fn sketch_folded(&mut self, text: &str, folded: &Folded) -> Option<Sketch> {
        if !wording(text).is_all_of(text) {
            return self.sketch(text);
        }
        let mut bins = Bins::new();
        let enough = self.shingles.read_folded(folded, |hash| bins.add(hash));
        enough.then(|| self.taken(bins))
    }

    fn taken(&self, mut bins: Bins) -> Sketch {
        bins.fill();
        let Shingles { grams, wide, .. } = &self.shingles;
        Sketch { grams: grams.as_slice().into(), bands: bins.bands(*wide), marks: bins.marks(), wide: *wide }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bands(hashes: &[u64]) -> [u32; BANDS] {
        let mut bins = Bins::new();
        for &hash in hashes {
            bins.add(hash);
        }
        bins.fill();
        bins.bands(true)
    }

    proptest! {
        #[test]
        fn order_and_repeats_do_not_matter(mut hashes in prop::collection::vec(any::<u64>(), 1..80)) {
            let before = bands(&hashes);
            hashes.reverse();
            hashes.push(hashes[0]);
            prop_assert_eq!(bands(&hashes), before);
        }

        #[test]
        fn what_is_folded_already_gives_the_same(text in "(//@甲:|@乙 |http://t.cn/a |\\[怒\\]|[一-龥]{6}|[a-z ]{9}|\\PC){0,12}") {
            let mut sketcher = Sketcher::default();
            let folded = Folded::new(&text);
            prop_assert_eq!(sketcher.sketch_folded(&text, &folded), sketcher.sketch(&text));
        }
    }
}
