//! The trained numbers and their file.
//!
//! A text is of one of three domains (Chinese: posts on an epidemic, everyday posts, reviews; English: patient feedback, complaints to
//! companies, everyday posts) and says one of three things; the model is one softmax over the nine, and a label's probability is the sum
//! over the domains: what “ok” means depends on where it is said, and nobody has to say where.
//!
//! File: the eight bytes `CRISENT4`; then for Chinese and for English: scale and nine biases (f32, little endian), the number of buckets
//! in use (u32), and for each the distance to the one before (LEB128), its tag and nine signed weights (negative, neutral, positive of
//! each domain); at last the ratings of English words, the same way. No text is in it, and none can be got out of hashed buckets.

use super::cells::Cells;
use super::features::{CHINESE_BITS, ENGLISH_BITS, Place};
use super::language::Language;
use super::ratings::{RATING_BITS, Ratings};

const MAGIC: &[u8; 8] = b"CRISENT4";
pub const CLASSES: usize = 3;
pub const DOMAINS: usize = 3;
/// Domain by domain, the classes of each.
pub const OUTPUTS: usize = DOMAINS * CLASSES;

/// Why a weights file cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    #[error("not a sentiment weights file of this version")]
    NotWeights,
    #[error("weights file ends early, or goes on after its end")]
    Length,
    #[error("weights file holds a number out of range")]
    Range,
}

/// What a stored weight stands for: its square, with its sign. Most weights are small and decide together, so they keep more digits than the
/// few large ones; rounding them evenly costs a hundredth of macro-F1.
#[inline]
pub const fn strength(weight: i8) -> i32 {
    let weight = weight as i32;
    weight * weight.abs()
}

/// The linear model of one language: an output scores `bias + scale × Σ value × strength(weight)`.
#[derive(Debug, Clone, PartialEq)]
pub struct Linear {
    pub scale: f32,
    pub bias: [f32; OUTPUTS],
    pub cells: Cells,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    pub chinese: Linear,
    pub english: Linear,
    pub ratings: Ratings,
}

impl Weights {
    #[must_use]
    pub fn of(&self, language: Language) -> &Linear {
        match language {
            Language::Chinese => &self.chinese,
            Language::English => &self.english,
        }
    }

    /// Reads a weights file.
    ///
    /// # Errors
    /// When it is of another kind or version, damaged, or holds numbers that are none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WeightsError> {
        let mut rest = bytes.strip_prefix(MAGIC).ok_or(WeightsError::NotWeights)?;
        let chinese = Linear::read(&mut rest, CHINESE_BITS)?;
        let english = Linear::read(&mut rest, ENGLISH_BITS)?;
        let mut ratings = vec![0; 1 << RATING_BITS];
        read_sparse(&mut rest, ratings.len(), |bucket, [rating]| ratings[bucket] = rating)?;
        if rest.is_empty() { Ok(Self { chinese, english, ratings: Ratings::from_bytes(&ratings) }) } else { Err(WeightsError::Length) }
    }

    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        for linear in [&self.chinese, &self.english] {
            out.extend(std::iter::once(linear.scale).chain(linear.bias).flat_map(f32::to_le_bytes));
            write_sparse(
                &mut out,
                linear.cells.len(),
                linear.cells.iter().map(|(Place { bucket, tag }, weights)| {
                    let mut bytes = [tag; OUTPUTS + 1];
                    bytes[1..].iter_mut().zip(weights).for_each(|(byte, weight)| *byte = weight.cast_unsigned());
                    (bucket, bytes)
                }),
            );
        }
        let ratings: Vec<_> = (0u32..).zip(self.ratings.to_bytes()).filter(|(_, rating)| *rating != 0).collect();
        write_sparse(&mut out, ratings.len(), ratings.into_iter().map(|(bucket, rating)| (bucket, [rating])));
        out
    }
}

/// Writes how many buckets hold something, and of each the distance to the one before and its bytes.
fn write_sparse<const N: usize>(out: &mut Vec<u8>, count: usize, used: impl Iterator<Item = (u32, [u8; N])>) {
    out.extend((count as u32).to_le_bytes());
    let mut next = 0;
    for (bucket, bytes) in used {
        let mut distance = bucket - next;
        while distance >= 0x80 {
            out.push(distance as u8 | 0x80);
            distance >>= 7;
        }
        out.push(distance as u8);
        out.extend(bytes);
        next = bucket + 1;
    }
}

fn read_sparse<const N: usize>(rest: &mut &[u8], size: usize, mut put: impl FnMut(usize, [u8; N])) -> Result<(), WeightsError> {
    let count = u32::from_le_bytes(take(rest)?);
    let mut next = 0usize;
    for _ in 0..count {
        let mut shift = 0;
        loop {
            let [byte] = take(rest)?;
            next += usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                break;
            }
            if shift > 21 {
                return Err(WeightsError::Range);
            }
        }
        let bytes = take(rest)?;
        if next >= size {
            return Err(WeightsError::Range);
        }
        put(next, bytes);
        next += 1;
    }
    Ok(())
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], WeightsError> {
    let (bytes, after) = rest.split_first_chunk().ok_or(WeightsError::Length)?;
    *rest = after;
    Ok(*bytes)
}

impl Linear {
    fn read(rest: &mut &[u8], bits: u32) -> Result<Self, WeightsError> {
        let scale = f32::from_le_bytes(take(rest)?);
        let mut bias = [0.0; OUTPUTS];
        for bias in &mut bias {
            *bias = f32::from_le_bytes(take(rest)?);
        }
        if !scale.is_finite() || bias.iter().any(|b| !b.is_finite()) {
            return Err(WeightsError::Range);
        }
        let mut cells = Cells::new(bits);
        read_sparse(rest, 1 << bits, |bucket, bytes: [u8; OUTPUTS + 1]| {
            let mut weights = [0; OUTPUTS];
            weights.iter_mut().zip(&bytes[1..]).for_each(|(weight, byte)| *weight = byte.cast_signed());
            cells.push(Place { bucket: bucket as u32, tag: bytes[0] }, weights);
        })?;
        Ok(Self { scale, bias, cells })
    }

    /// Rounds trained floats, by bucket, to bytes: one scale for all, see [`strength`]. What is rounded to nothing has no cell.
    #[must_use]
    pub fn quantised(bits: u32, trained: &[(u8, [f32; OUTPUTS])], bias: [f32; OUTPUTS]) -> Self {
        const LARGEST: f32 = 127.0;
        let limit = trained.iter().flat_map(|cell| cell.1).map(f32::abs).fold(f32::MIN_POSITIVE, f32::max);
        let scale = limit / (LARGEST * LARGEST);
        let round = |w: f32| ((w.abs() / limit).sqrt() * LARGEST).round().copysign(w) as i8;
        let mut cells = Cells::new(bits);
        for (bucket, (tag, weights)) in (0u32..).zip(trained) {
            let weights = weights.map(round);
            if weights != [0; OUTPUTS] {
                cells.push(Place { bucket, tag: *tag }, weights);
            }
        }
        Self { scale, bias, cells }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linear(bits: u32) -> Linear {
        let cell = |i: u32| if i.is_multiple_of(3) { (i as u8, [(i % 7) as f32 - 3.0; OUTPUTS]) } else { (0, [0.0; OUTPUTS]) };
        Linear::quantised(bits, &(0..1u32 << bits).map(cell).collect::<Vec<_>>(), [0.5; OUTPUTS])
    }

    #[test]
    fn the_file_comes_back_as_it_was() {
        let mut ratings = Ratings::default();
        ratings.set(7, 2.5);
        let weights = Weights { chinese: linear(CHINESE_BITS), english: linear(ENGLISH_BITS), ratings };
        let bytes = weights.to_bytes();
        assert!(Weights::from_bytes(&bytes) == Ok(weights));
        assert_eq!(Weights::from_bytes(&bytes[..100]), Err(WeightsError::Length));
        assert_eq!(Weights::from_bytes(b"something else"), Err(WeightsError::NotWeights));
        let mut damaged = bytes[..60].to_vec();
        damaged.extend([0xff; 40]);
        assert_eq!(Weights::from_bytes(&damaged), Err(WeightsError::Range));
    }
}
