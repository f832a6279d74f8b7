//! Which kept texts share a band: a table of fixed size whose buckets hold the four that came last.

use super::sketch::BANDS;

const WAYS: usize = 4;
/// Bits of an entry that say where the text is kept; the others are of the band's key, so that hardly any other text of the same bucket
/// is looked at.
const PLACE: u32 = 20;

/// Places of kept texts by band.
#[derive(Debug)]
pub struct BandIndex {
    /// An entry is one more than the place, below the rest of the key; 0 is empty.
    buckets: Vec<[u32; WAYS]>,
    shift: u32,
}

impl BandIndex {
    /// As many texts as places can be told apart.
    pub const MOST: usize = (1 << PLACE) - 1;

    pub fn new(texts: usize) -> Self {
        let buckets = (texts * BANDS / WAYS).next_power_of_two().clamp(1 << 10, 1 << 26);
        Self { buckets: vec![[0; WAYS]; buckets], shift: 32 - buckets.trailing_zeros() }
    }

    pub fn insert(&mut self, bands: &[u32; BANDS], place: usize) {
        for band in bands {
            let bucket = &mut self.buckets[(band >> self.shift) as usize];
            bucket.copy_within(..WAYS - 1, 1);
            bucket[0] = (band << PLACE) | (place as u32 + 1);
        }
    }

    /// The places of texts that share a band, into `out`, each once, in order. A text that has been replaced may be named for what stands in its
    /// place now: the caller compares.
    pub fn candidates(&self, bands: &[u32; BANDS], out: &mut Vec<u32>) {
        out.clear();
        // All buckets are read before any is looked at: nothing waits for anything else, so that memory answers them together.
        let buckets: [_; BANDS] = std::array::from_fn(|band| self.buckets[(bands[band] >> self.shift) as usize]);
        for (band, bucket) in bands.iter().zip(&buckets) {
            for entry in bucket {
                let place = entry & Self::MOST as u32;
                if place != 0 && (entry ^ (band << PLACE)) >> PLACE == 0 {
                    out.push(place - 1);
                }
            }
        }
        out.sort_unstable();
        out.dedup();
    }
}
