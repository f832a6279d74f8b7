//! The trained numbers and their file.
//!
//! File: the eight bytes `CRISENT1`; then for Chinese and for English: scale (f32, little endian), three biases (f32), and four
//! bytes per bucket: its tag and three signed weights (negative, neutral, positive); at last one signed byte per bucket of rated
//! English words. 3.4 MB. No text is in it, and none can be got out of hashed buckets.

use super::features::{CHINESE_BITS, ENGLISH_BITS, Feature};
use super::language::Language;
use super::ratings::{RATING_BITS, Ratings};

const MAGIC: &[u8; 8] = b"CRISENT1";
pub const CLASSES: usize = 3;

/// Why a weights file cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    #[error("not a sentiment weights file of this version")]
    NotWeights,
    #[error("weights file of {found} bytes where {expected} are needed")]
    Length { found: usize, expected: usize },
    #[error("weights file holds a number that is not finite")]
    NotFinite,
}

/// A bucket: the feature it belongs to, and what that adds to each class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cell {
    pub tag: u8,
    pub weights: [i8; CLASSES],
}

/// The linear model of one language: a class scores `bias + scale × Σ value × weight`.
#[derive(Debug, Clone, PartialEq)]
pub struct Linear {
    pub scale: f32,
    pub bias: [f32; CLASSES],
    /// By bucket.
    pub cells: Vec<Cell>,
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
    /// When it is of another kind, version or length, or holds numbers that are none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WeightsError> {
        let body = bytes.strip_prefix(MAGIC).ok_or(WeightsError::NotWeights)?;
        let expected = MAGIC.len() + Linear::bytes(CHINESE_BITS) + Linear::bytes(ENGLISH_BITS) + (1 << RATING_BITS);
        if bytes.len() != expected {
            return Err(WeightsError::Length { found: bytes.len(), expected });
        }
        let (chinese, rest) = body.split_at(Linear::bytes(CHINESE_BITS));
        let (english, ratings) = rest.split_at(Linear::bytes(ENGLISH_BITS));
        let ratings = Ratings::from_bytes(ratings);
        Ok(Self { chinese: Linear::from_bytes(chinese)?, english: Linear::from_bytes(english)?, ratings })
    }

    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        for linear in [&self.chinese, &self.english] {
            for number in std::iter::once(linear.scale).chain(linear.bias) {
                out.extend(number.to_le_bytes());
            }
            let bytes =
                |cell: &Cell| [cell.tag, cell.weights[0].cast_unsigned(), cell.weights[1].cast_unsigned(), cell.weights[2].cast_unsigned()];
            out.extend(linear.cells.iter().flat_map(bytes));
        }
        out.extend(self.ratings.to_bytes());
        out
    }
}

impl Linear {
    /// The weights of a feature; zeros if its bucket belongs to another.
    #[inline]
    pub fn weights(&self, feature: &Feature) -> [i8; CLASSES] {
        let cell = self.cells[feature.bucket as usize];
        if cell.tag == feature.tag { cell.weights } else { [0; CLASSES] }
    }

    fn bytes(bits: u32) -> usize {
        4 * (1 + CLASSES) + ((CLASSES + 1) << bits)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, WeightsError> {
        let (head, rest) = bytes.split_at(4 * (1 + CLASSES));
        let (numbers, _) = head.as_chunks::<4>();
        let numbers: Vec<f32> = numbers.iter().map(|n| f32::from_le_bytes(*n)).collect();
        let [scale, bias @ ..] = numbers.as_slice() else { return Err(WeightsError::NotWeights) };
        let bias = <[f32; CLASSES]>::try_from(bias).map_err(|_| WeightsError::NotWeights)?;
        if !scale.is_finite() || bias.iter().any(|b| !b.is_finite()) {
            return Err(WeightsError::NotFinite);
        }
        let (cells, _) = rest.as_chunks::<{ CLASSES + 1 }>();
        let cell = |&[tag, negative, neutral, positive]: &[u8; CLASSES + 1]| Cell {
            tag,
            weights: [negative, neutral, positive].map(u8::cast_signed),
        };
        Ok(Self { scale: *scale, bias, cells: cells.iter().map(cell).collect() })
    }

    /// Rounds trained floats to bytes: one scale for all, the very largest cut so that the many small ones keep their digits.
    #[must_use]
    pub fn quantised(cells: &[(u8, [f32; CLASSES])], bias: [f32; CLASSES]) -> Self {
        /// Of all weights that are not zero, this share is not cut.
        const KEPT_WHOLE: f64 = 0.9995;
        let mut sizes: Vec<f32> = cells.iter().flat_map(|cell| cell.1).map(f32::abs).filter(|w| *w > 0.0).collect();
        sizes.sort_unstable_by(f32::total_cmp);
        let limit = sizes.get((sizes.len() as f64 * KEPT_WHOLE) as usize).or(sizes.last()).copied().unwrap_or(1.0);
        let scale = limit / 127.0;
        let round = |w: f32| (w / scale).round().clamp(-127.0, 127.0) as i8;
        Self { scale, bias, cells: cells.iter().map(|&(tag, weights)| Cell { tag, weights: weights.map(round) }).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linear(bits: u32) -> Linear {
        let weights: Vec<_> = (0..1u32 << bits).map(|i| (i as u8, [(i % 7) as f32 - 3.0, 0.0, (i % 5) as f32 * 0.1])).collect();
        Linear::quantised(&weights, [0.5, -0.25, 0.0])
    }

    #[test]
    fn the_file_comes_back_as_it_was() {
        let weights = Weights { chinese: linear(CHINESE_BITS), english: linear(ENGLISH_BITS), ratings: Ratings::default() };
        let bytes = weights.to_bytes();
        assert!(bytes.len() <= 4 << 20);
        assert_eq!(Weights::from_bytes(&bytes), Ok(weights));
        assert!(matches!(Weights::from_bytes(&bytes[..100]), Err(WeightsError::Length { .. })));
        assert_eq!(Weights::from_bytes(b"something else"), Err(WeightsError::NotWeights));
    }
}
