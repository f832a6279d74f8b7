//! Which answer comes first: BM25 (Robertson & Zaragoza 2009, k1 1.2, b 0.75) over what the index knows of a document, rounded to
//! tenths; among equals the one that more people reacted to, then the newer one.

/// Documents of a segment: their numbers and lists fit 16 bits and a few megabytes.
pub const SEGMENT_DOCS: i64 = 65_536;
/// What ranking needs of a document lies in blocks of so many, each within one page of the store.
pub const DOCS_PER_BLOCK: u32 = 896;
pub const DOC_BYTES: usize = 4;

const K1: f32 = 1.2;
const B: f32 = 0.75;
/// Occurrences that a class stands for.
const OCCURRENCES: [f32; 4] = [1.0, 2.0, 3.0, 5.0];
/// Characters in a step of the length.
const LENGTH_STEP: usize = 4;
const MICROS_PER_DAY: i64 = 86_400_000_000;

/// What ranking needs of a document, in four bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocInfo {
    /// Days since 1970, cut to 1970–2149.
    pub day: u16,
    /// Binary logarithm of the people reached, or who reacted.
    pub heat: u8,
    /// Folded characters, in fours.
    pub length: u8,
}

impl DocInfo {
    pub fn new(at_micros: i64, heat: i64, chars: usize) -> Self {
        Self {
            day: Self::day_of(at_micros),
            heat: u64::try_from(heat).map_or(0, |heat| (64 - heat.leading_zeros()) as u8),
            length: u8::try_from(chars / LENGTH_STEP).unwrap_or(u8::MAX),
        }
    }

    pub fn day_of(at_micros: i64) -> u16 {
        u16::try_from(at_micros.div_euclid(MICROS_PER_DAY).max(0)).unwrap_or(u16::MAX)
    }

    pub fn to_bytes(self) -> [u8; DOC_BYTES] {
        let [low, high] = self.day.to_le_bytes();
        [low, high, self.heat, self.length]
    }

    pub fn from_bytes([low, high, heat, length]: [u8; DOC_BYTES]) -> Self {
        Self { day: u16::from_le_bytes([low, high]), heat, length }
    }
}

/// A document that may answer, ordered by how well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// BM25 in tenths.
    pub relevance: u32,
    pub heat: u8,
    pub day: u16,
    pub mention: i64,
}

/// The collection, as BM25 sees it.
#[derive(Clone, Copy, Debug)]
pub struct Ranking {
    pub docs: f32,
    /// Mean length in steps.
    pub length: f32,
}

impl Ranking {
    /// `length` is that of all documents together.
    pub fn new(docs: i64, length: i64) -> Self {
        Self { docs: docs as f32, length: length as f32 / docs.max(1) as f32 }
    }

    /// What it is worth that a term which `holders` documents hold stands in a document.
    pub fn rarity(self, holders: usize) -> f32 {
        let holders = holders as f32;
        ((self.docs - holders + 0.5).max(0.5) / (holders + 0.5) + 1.0).ln()
    }

    /// The relevance of a word by its rarity, the class of its frequency, and the document's length.
    pub fn relevance(self, rarity: f32, class: u8, info: DocInfo) -> f32 {
        let times = OCCURRENCES[usize::from(class & 3)];
        let length = 1.0 - B + B * f32::from(info.length) / self.length.max(1.0);
        rarity * times * (K1 + 1.0) / (times + K1 * length)
    }

    #[expect(clippy::cast_sign_loss, reason = "relevance is positive")]
    pub fn candidate(relevance: f32, info: DocInfo, mention: i64) -> Candidate {
        Candidate { relevance: (relevance * 10.0).round() as u32, heat: info.heat, day: info.day, mention }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_and_short_texts_count_more() {
        let ranking = Ranking::new(1000, 25_000);
        let (short, long) = (DocInfo::new(0, 0, 40), DocInfo::new(0, 0, 400));
        assert!(ranking.rarity(3) > ranking.rarity(300) && ranking.rarity(1000) > 0.0);
        assert!(ranking.relevance(2.0, 0, short) > ranking.relevance(2.0, 0, long));
        assert!(ranking.relevance(2.0, 3, short) > ranking.relevance(2.0, 0, short));
    }

    #[test]
    fn equals_go_by_heat_then_by_day() {
        let day = 86_400_000_000;
        let one = |heat, days| Ranking::candidate(1.0, DocInfo::new(days * day, heat, 40), 1);
        assert!(one(1000, 1) > one(10, 9));
        assert!(one(10, 9) > one(10, 1));
        let info = DocInfo::new(20_000 * day, 123_456, 90);
        assert_eq!(DocInfo::from_bytes(info.to_bytes()), info);
    }
}
