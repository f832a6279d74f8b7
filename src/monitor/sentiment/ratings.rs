//! How good or bad single English words are by themselves: a hashed table of numbers, and what a text's words add up to.
//!
//! The sums enter the model as steps rather than as numbers, because ten kind words are not ten times one. The table is made in training
//! from people's ratings of words; it holds no word, and a word it never saw shares the number of another one time in forty.

pub const RATING_BITS: u32 = 18;
/// Ratings run from −4 to 4; a byte keeps them in steps of 1/30.
const STEPS: f32 = 30.0;
/// What a negator leaves of the word after it, turned round (Hutto & Gilbert, ICWSM 2014, measured −0.74).
const NEGATED: f32 = -0.74;

#[derive(Debug, Clone, PartialEq)]
pub struct Ratings(Box<[i8]>);

impl Default for Ratings {
    fn default() -> Self {
        Self(vec![0; 1 << RATING_BITS].into())
    }
}

impl Ratings {
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(bytes.iter().map(|b| b.cast_signed()).collect())
    }

    pub fn to_bytes(&self) -> impl Iterator<Item = u8> {
        self.0.iter().map(|r| r.cast_unsigned())
    }

    /// The rating of the word with this hash, −4 to 4.
    pub fn of(&self, word: u64) -> f32 {
        f32::from(self.0.get(slot(word)).copied().unwrap_or(0)) / STEPS
    }

    pub fn set(&mut self, word: u64, rating: f32) {
        if let Some(entry) = self.0.get_mut(slot(word)) {
            *entry = (rating * STEPS).round().clamp(-127.0, 127.0) as i8;
        }
    }
}

fn slot(word: u64) -> usize {
    (super::features::finish(word ^ 0x5A5A) >> (64 - RATING_BITS)) as usize
}

/// What the rated words of one text add up to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sums {
    good: f32,
    bad: f32,
    words: u32,
}

impl Sums {
    pub fn add(&mut self, rating: f32, negated: bool) {
        let rating = if negated { rating * NEGATED } else { rating };
        if rating > 0.0 {
            self.good += rating;
        } else {
            self.bad -= rating;
        }
        self.words += u32::from(rating.abs() > 0.0);
    }

    /// The sums as steps, each step a feature: good, bad, both together, what is left, and that per rated word.
    pub fn steps(&self) -> [u64; 5] {
        let (good, bad) = (size(self.good), size(self.bad));
        let left = self.good - self.bad;
        let mean = left / (self.words.max(1) as f32);
        let signed = |x: f32, times: f32| ((x * times).round().clamp(-12.0, 12.0) as i64 + 16) as u64;
        [good, bad, good << 4 | bad, signed(left / (left * left + 15.0).sqrt(), 8.0), signed(mean, 3.0)]
    }
}

/// Steps that grow with the sum.
fn size(sum: f32) -> u64 {
    const BORDERS: [f32; 9] = [0.05, 1.0, 1.8, 2.6, 3.6, 5.0, 7.0, 10.0, 14.0];
    BORDERS.iter().filter(|b| sum > **b).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_negator_turns_a_word_round() {
        let mut ratings = Ratings::default();
        ratings.set(7, 3.0);
        assert!((ratings.of(7) - 3.0).abs() < 0.05);
        let (mut plain, mut negated) = (Sums::default(), Sums::default());
        plain.add(ratings.of(7), false);
        negated.add(ratings.of(7), true);
        assert!(plain.good > 0.0 && plain.bad == 0.0 && negated.good == 0.0 && negated.bad > 0.0);
        assert_ne!(plain.steps(), negated.steps());
    }
}
