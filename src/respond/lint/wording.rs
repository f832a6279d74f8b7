//! How a sentence is worded, weighed against sentences that went wrong and sentences that held.
//!
//! A linear model over words and pairs of words (English) or runs of one to three characters (Chinese), trained on the faulty
//! sentences and the clean statements under `tests/lint`; `quality::training` writes the weights. It finds what no list of words
//! foresaw, and can give no reason but likeness.

use crate::domain::text::Lang;

/// Bytes of the head of a weights file: number of features, bias, step of a weight, bar; little-endian.
pub const HEAD: usize = 16;

/// The weights of one language, read in place.
#[derive(Debug, Clone, Copy)]
pub struct Model<'w> {
    /// Hashes of the features, four bytes each, ascending.
    keys: &'w [u8],
    /// One signed byte for each.
    weights: &'w [u8],
    bias: f32,
    step: f32,
    /// Above this a sentence is told.
    pub bar: f32,
}

impl Model<'static> {
    /// The weights in the program; none where it was built without.
    pub fn shipped(lang: Lang) -> Option<Self> {
        #[cfg(feature = "weights")]
        return Model::read(match lang {
            Lang::En => include_bytes!("wording.en.bin"),
            Lang::Zh => include_bytes!("wording.zh.bin"),
        });
        #[cfg(not(feature = "weights"))]
        {
            let _ = lang;
            None
        }
    }
}

impl<'w> Model<'w> {
    /// Reads a weights file; `None` for anything else.
    pub fn read(bytes: &'w [u8]) -> Option<Self> {
        let number = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(f32::from_le_bytes);
        let count = usize::try_from(u32::from_le_bytes(bytes.get(..4)?.try_into().ok()?)).ok()?;
        let (keys, weights) = bytes.get(HEAD..)?.split_at_checked(count.checked_mul(4)?)?;
        (weights.len() == count).then_some(Self { keys, weights, bias: number(4)?, step: number(8)?, bar: number(12)? })
    }

    /// How much a sentence in lower case is like those that went wrong; 0 is neither.
    pub fn score(&self, sentence: &str, lang: Lang) -> f32 {
        let known: Vec<f32> = features(sentence, lang).into_iter().filter_map(|feature| self.weight(feature)).collect();
        self.bias + known.iter().sum::<f32>() / root(known.len())
    }

    fn weight(&self, feature: u32) -> Option<f32> {
        let (keys, _) = self.keys.as_chunks::<4>();
        let at = keys.binary_search_by_key(&feature, |key| u32::from_le_bytes(*key)).ok()?;
        Some(f32::from(i8::from_le_bytes([self.weights[at]])) * self.step)
    }
}

/// The root of a number of features, by which a long sentence counts no more than a short one.
pub fn root(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX)).max(1.0).sqrt()
}

/// The features of a sentence in lower case, each once, as hashes. Any number is the same number.
pub fn features(sentence: &str, lang: Lang) -> Vec<u32> {
    let mut found = Vec::with_capacity(sentence.len() * 2);
    match lang {
        Lang::En => {
            let words = words(sentence);
            for (at, word) in words.iter().enumerate() {
                found.push(hash(&[word]));
                found.extend(words.get(at + 1).map(|next| hash(&[word, " ", next])));
                found.extend(words.get(at + 2).map(|next| hash(&[word, " _ ", next])));
                found.extend(word.get(..5).map(|stem| hash(&["<", stem])));
            }
        }
        Lang::Zh => {
            let characters = characters(sentence);
            for length in 1..=3 {
                found.extend(characters.windows(length).map(|run| hash(&run.iter().map(String::as_str).collect::<Vec<_>>())));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Words, numbers as `0`, and the marks that tell a tone, between `^` and `$`.
fn words(sentence: &str) -> Vec<&str> {
    let mut words = vec!["^"];
    let mut rest = sentence;
    while let Some(first) = rest.chars().next() {
        let taken = |like: fn(char) -> bool| rest.find(|c| !like(c)).unwrap_or(rest.len());
        let end = match first {
            '0'..='9' => taken(|c| c.is_ascii_digit()),
            'a'..='z' | '\'' => taken(|c| c.is_ascii_lowercase() || c == '\''),
            _ => first.len_utf8(),
        };
        match first {
            '0'..='9' => words.push("0"),
            'a'..='z' | '\'' | '?' | '!' | ',' | ':' | '"' => words.push(&rest[..end]),
            _ => {}
        }
        rest = &rest[end..];
    }
    words.push("$");
    words
}

/// Characters, numbers as `0`, between `^` and `$`.
fn characters(sentence: &str) -> Vec<String> {
    let mut characters = vec!["^".to_owned()];
    for c in sentence.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }) {
        if c != '0' || characters.last().is_none_or(|last| last != "0") {
            characters.push(c.to_string());
        }
    }
    characters.push("$".to_owned());
    characters
}

/// FNV-1a over the parts as one text.
fn hash(parts: &[&str]) -> u32 {
    parts.iter().flat_map(|part| part.bytes()).fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_one_number_and_words_have_borders() {
        assert_eq!(words("at 14:20, they didn't call"), ["^", "at", "0", ":", "0", ",", "they", "didn't", "call", "$"]);
        assert_eq!(characters("共12人"), ["^", "共", "0", "人", "$"]);
        assert_eq!(features("we are sorry", Lang::En), features("we are sorry", Lang::En));
    }

    #[test]
    fn a_broken_weights_file_is_no_model() {
        assert!(Model::read(&[]).is_none() && Model::read(&[9; 20]).is_none());
        let empty = [0; HEAD];
        assert_eq!(Model::read(&empty).map(|model| model.score("anything", Lang::En)), Some(0.0));
    }
}
