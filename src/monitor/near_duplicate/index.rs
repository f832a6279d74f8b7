//! Which kept texts share a band: a table of fixed size whose buckets hold the four that came last.

use super::sketch::BANDS;
use crate::monitor::ahead::bring;

const WAYS: usize = 4;
/// Bits of an entry that say where the text is kept; the others are of the band's key, so that hardly any other text of the same bucket
/// is looked at.
const PLACE: u32 = 20;

/// A power of two; two places that share their low bits may be named twice.
const NAMED: usize = 256;

/// Places of kept texts by band.
#[derive(Debug)]
pub struct BandIndex {
    /// An entry is one more than the place, below the rest of the key; 0 is empty.
    buckets: Vec<[u32; WAYS]>,
    shift: u32,
    /// Places named last, by their low bits: a copy shares most of its bands.
    named: [u32; NAMED],
}

impl BandIndex {
    /// As many texts as places can be told apart.
    pub const MOST: usize = (1 << PLACE) - 1;

    pub fn new(texts: usize) -> Self {
        let buckets = (texts * BANDS / WAYS).next_power_of_two().clamp(1 << 10, 1 << 26);
        Self { buckets: vec![[0; WAYS]; buckets], shift: 32 - buckets.trailing_zeros(), named: [0; NAMED] }
    }

    /// Has the buckets brought near that `candidates` will read.
    pub fn expect(&self, bands: &[u32; BANDS]) {
        for band in bands {
            bring(&self.buckets[(band >> self.shift) as usize]);
        }
    }

    pub fn insert(&mut self, bands: &[u32; BANDS], place: usize) {
        for band in bands {
            let bucket = &mut self.buckets[(band >> self.shift) as usize];
            bucket.copy_within(..WAYS - 1, 1);
            bucket[0] = (band << PLACE) | (place as u32 + 1);
        }
    }

    /// The places of texts that share a band, into `out`, hardly any of them twice. A text that has been replaced may be named for what stands
    /// in its place now: the caller compares.
    pub fn candidates(&mut self, bands: &[u32; BANDS], out: &mut Vec<u32>) {
        out.clear();
        self.named = [0; NAMED];
        // All buckets are read before any is looked at, so that memory answers them together.
        let buckets: [_; BANDS] = std::array::from_fn(|band| self.buckets[(bands[band] >> self.shift) as usize]);
        for (band, bucket) in bands.iter().zip(&buckets) {
            for entry in bucket {
                let place = entry & Self::MOST as u32;
                let named = &mut self.named[place as usize % NAMED];
                if place != 0 && place != *named && (entry ^ (band << PLACE)) >> PLACE == 0 {
                    *named = place;
                    out.push(place - 1);
                }
            }
        }
    }
}
