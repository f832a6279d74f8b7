//! The small language of word lists: plain words, `…` for a gap within the sentence, `(a|b)` for either, `*` for any ending.

/// A pattern: parts that follow one another, each with its alternatives, lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<Vec<Word>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    text: String,
    /// May go on inside its word: `guarantee*`.
    open: bool,
}

/// Longest stretch a `…` stands for, in bytes: about 20 Chinese characters or 10 English words.
const MAX_GAP: usize = 60;

impl Pattern {
    /// Reads a pattern; `None` if there is nothing in it to find.
    pub fn new(text: &str) -> Option<Self> {
        let lower = text.trim().to_lowercase();
        let parts: Vec<Vec<Word>> = lower.split('…').map(alternatives).filter(|p| !p.is_empty()).collect();
        (!parts.is_empty()).then_some(Self { parts })
    }

    /// The words that a match may begin with.
    pub fn heads(&self) -> impl Iterator<Item = &str> {
        self.parts[0].iter().map(|w| w.text.as_str())
    }

    /// Where a match ends whose head `head` stands at `start` and that must not go beyond `limit`.
    pub fn end(&self, text: &str, start: usize, head: usize, limit: usize) -> Option<usize> {
        let word = &self.parts[0][head];
        let mut end = start + word.text.len();
        if end > limit || !stands(text, start, word) {
            return None;
        }
        for part in &self.parts[1..] {
            let stop = floor(text, limit.min(end + MAX_GAP));
            end = part.iter().filter_map(|w| next(text, w, end, stop)).min()?;
        }
        Some(end)
    }

    /// The first match in `text`.
    pub fn find(&self, text: &str) -> Option<std::ops::Range<usize>> {
        let ends = |(head, word): (usize, &Word)| {
            text.match_indices(word.text.as_str()).find_map(|(at, _)| self.end(text, at, head, text.len()).map(|end| at..end))
        };
        self.parts[0].iter().enumerate().filter_map(ends).min_by_key(|r| r.start)
    }
}

/// Whether each part is a whole group or holds no brackets.
pub fn is_balanced(text: &str) -> bool {
    text.split('…').map(str::trim).all(|part| {
        let inner = part.strip_prefix('(').and_then(|p| p.strip_suffix(')')).unwrap_or(part);
        !inner.contains(['(', ')'])
    })
}

/// `(a|b*)` or a single word.
fn alternatives(part: &str) -> Vec<Word> {
    let part = part.trim();
    let inner = part.strip_prefix('(').and_then(|p| p.strip_suffix(')')).unwrap_or(part);
    let words = inner.split('|').map(str::trim).filter(|w| !w.trim_end_matches('*').is_empty());
    words.map(|w| Word { text: w.trim_end_matches('*').to_owned(), open: w.ends_with('*') }).collect()
}

fn next(text: &str, word: &Word, from: usize, stop: usize) -> Option<usize> {
    let window = text.get(from..stop)?;
    window.match_indices(word.text.as_str()).map(|(at, _)| from + at).find(|&at| stands(text, at, word)).map(|at| at + word.text.len())
}

/// Whether a Latin word stands alone; Chinese words have no borders to look at.
fn stands(text: &str, start: usize, word: &Word) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric();
    let begins = !word.text.starts_with(latin) || !text[..start].ends_with(latin);
    begins && (word.open || !word.text.ends_with(latin) || !text[start + word.text.len()..].starts_with(latin))
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    fn occurs(pattern: &str, text: &str) -> bool {
        Pattern::new(pattern).is_some_and(|p| p.find(text).is_some())
    }

    #[test]
    fn words_gaps_choices_and_endings() {
        assert!(occurs("no comment", "we have no comment."));
        assert!(!occurs("comment", "commentary"));
        assert!(occurs("guarantee*", "it is guaranteed"));
        assert!(occurs("追究…责任", "将追究其法律责任"));
        assert!(!occurs("追究…责任", "责任追究"));
        assert!(occurs("(患者|家属)…(拒绝|不肯*)", "该家属一直不肯签字"));
        assert!(occurs("(the family|relatives)…(refus*|delayed)", "the family then refused the test"));
    }
}
