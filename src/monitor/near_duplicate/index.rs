//! Which kept texts share a band: a table of fixed size whose buckets hold the four that came last.

use super::sketch::BANDS;

const WAYS: usize = 4;

/// Numbers of kept texts by band. A number is one more than the text's place in the order of arrival; 0 is empty.
#[derive(Debug)]
pub struct BandIndex {
    buckets: Vec<[u32; WAYS]>,
    shift: u32,
}

impl BandIndex {
    pub fn new(texts: usize) -> Self {
        let buckets = (texts * BANDS / WAYS).next_power_of_two().clamp(1 << 10, 1 << 26);
        Self { buckets: vec![[0; WAYS]; buckets], shift: 32 - buckets.trailing_zeros() }
    }

    pub fn insert(&mut self, bands: &[u32; BANDS], number: u32) {
        for band in bands {
            let bucket = &mut self.buckets[(band >> self.shift) as usize];
            bucket.copy_within(..WAYS - 1, 1);
            bucket[0] = number;
        }
    }

    /// Whoever shares a band, those that share most first (of equals the older), into `out` as (number, shared bands).
    pub fn candidates(&self, bands: &[u32; BANDS], out: &mut Vec<(u32, u32)>) {
        out.clear();
        for band in bands {
            for &number in self.buckets[(band >> self.shift) as usize].iter().filter(|n| **n != 0) {
                match out.iter_mut().find(|(seen, _)| *seen == number) {
                    Some((_, votes)) => *votes += 1,
                    None => out.push((number, 1)),
                }
            }
        }
        out.sort_unstable_by_key(|&(number, votes)| (std::cmp::Reverse(votes), number));
    }
}
