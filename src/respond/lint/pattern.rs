//! The small language of word lists: plain words, `(a|b)` for either, `{class}` for any word of a class, `*` for any ending of a
//! Latin word; `…` stands for a stretch within the sentence, `~` for next to each other, or nearly so.

use std::ops::Range;

use super::scan::{GroupId, Seen, Vocabulary};

/// Longest stretch a `…` stands for, in bytes: about 20 Chinese characters or 10 English words.
const STRETCH: usize = 60;
/// The same for `~`: 4 Chinese characters or two English words.
const NEAR: usize = 13;

/// A pattern: parts that follow one another.
#[derive(Debug)]
pub struct Pattern {
    parts: Vec<Part>,
}

/// One of the words of any of some groups.
#[derive(Debug)]
struct Part {
    groups: Vec<GroupId>,
    /// Bytes that may lie between this part and the one before.
    reach: usize,
}

/// What is wrong with the spelling of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misspelt {
    Brackets,
    UnknownClass(String),
}

impl Pattern {
    /// Reads a pattern, adding its words to the vocabulary; `None` if there is nothing in it to find.
    ///
    /// # Errors
    /// Brackets that do not close within one part, or a class that nobody defined.
    pub fn new(text: &str, vocabulary: &mut Vocabulary) -> Result<Option<Self>, Misspelt> {
        let mut parts = Vec::new();
        let (mut rest, mut reach) = (text, 0);
        loop {
            let end = rest.find(['…', '~']).unwrap_or(rest.len());
            let groups = groups(&rest[..end], vocabulary)?;
            if !groups.is_empty() {
                parts.push(Part { groups, reach });
            }
            let Some(gap) = rest[end..].chars().next() else { break };
            reach = if gap == '~' { NEAR } else { STRETCH };
            rest = &rest[end + gap.len_utf8()..];
        }
        Ok((!parts.is_empty()).then_some(Self { parts }))
    }

    /// Where it stands within `range`, each beginning with its shortest end. A match that begins in `range` ends in the sentence
    /// that `limit` closes.
    pub fn all<'s>(
        &'s self,
        seen: &'s Seen,
        range: Range<usize>,
        limit: impl Fn(usize) -> usize + 's,
    ) -> impl Iterator<Item = Range<usize>> + 's {
        let heads = self.parts[0].groups.iter().flat_map(move |group| seen.within(*group, range.clone()));
        heads.filter_map(move |head| Some(head.start..self.end(seen, head.end, limit(head.start).max(head.end))?))
    }

    /// Whether it stands anywhere in `range`.
    pub fn is_in(&self, seen: &Seen, range: Range<usize>) -> bool {
        let end = range.end;
        self.all(seen, range, move |_| end).any(|found| found.end <= end)
    }

    fn end(&self, seen: &Seen, head: usize, limit: usize) -> Option<usize> {
        self.parts[1..].iter().try_fold(head, |end, part| {
            let stop = limit.min(end + part.reach);
            let words = part.groups.iter().flat_map(|group| seen.within(*group, end..stop));
            words.map(|word| word.end).filter(|end| *end <= stop).min()
        })
    }
}

/// A few patterns of a check's own, with their words.
pub struct Patterns {
    vocabulary: Vocabulary,
    patterns: Vec<Pattern>,
}

impl Patterns {
    /// Reads them; one that cannot be read is left out, which the tests of its check notice.
    pub fn new(texts: &[&str]) -> Self {
        let mut vocabulary = Vocabulary::default();
        let patterns = texts.iter().filter_map(|text| Pattern::new(text, &mut vocabulary).ok().flatten()).collect();
        vocabulary.order();
        Self { vocabulary, patterns }
    }

    /// The place of the first of them that stands in a text in lower case.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        let seen = self.vocabulary.scan(text);
        let first = |pattern: &Pattern| pattern.all(&seen, 0..text.len(), |_| text.len()).min_by_key(|found| found.start);
        self.patterns.iter().find_map(first)
    }
}

/// `(a|b*|{class})` or a single word: its own words as one group, and the groups of the classes it names.
fn groups(part: &str, vocabulary: &mut Vocabulary) -> Result<Vec<GroupId>, Misspelt> {
    let part = part.trim();
    let inner = part.strip_prefix('(').and_then(|p| p.strip_suffix(')')).unwrap_or(part);
    if inner.contains(['(', ')']) {
        return Err(Misspelt::Brackets);
    }
    let mut groups = Vec::new();
    let mut own = None;
    for word in inner.split('|').map(str::trim).filter(|word| !word.trim_end_matches('*').is_empty()) {
        if let Some(name) = word.strip_prefix('{').and_then(|word| word.strip_suffix('}')) {
            groups.push(vocabulary.class(name).ok_or_else(|| Misspelt::UnknownClass(name.to_owned()))?);
        } else {
            let group = *own.get_or_insert_with(|| vocabulary.group());
            vocabulary.add(word, group);
        }
    }
    groups.extend(own);
    Ok(groups)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn occurs(pattern: &str, text: &str) -> bool {
        let mut words = Vocabulary::default();
        words.define("family", ["relatives", "the family", "家属"]);
        let pattern = Pattern::new(pattern, &mut words).unwrap().unwrap();
        words.order();
        pattern.is_in(&words.scan(text), 0..text.len())
    }

    #[test]
    fn words_gaps_choices_endings_and_classes() {
        assert!(occurs("no comment", "we have no comment."));
        assert!(!occurs("comment", "commentary"));
        assert!(occurs("guarantee*", "it is guaranteed"));
        assert!(occurs("追究…责任", "将追究其法律责任"));
        assert!(!occurs("追究…责任", "责任追究"));
        assert!(occurs("(患者|家属)…(拒绝|不肯*)", "该家属一直不肯签字"));
        assert!(occurs("(the family|relatives)…(refus*|delayed)", "the family then refused the test"));
        assert!(
            occurs("({family}|neighbours)…refus*", "relatives refused") && occurs("({family}|neighbours)…refus*", "neighbours refused")
        );
        assert!(occurs("{family}~refus*", "the family then refused") && !occurs("{family}~refus*", "the family as a whole then refused"));
        assert!(occurs("{family}~(不肯|拒绝)", "家属一再拒绝") && !occurs("{family}~(不肯|拒绝)", "家属到院之后对医生拒绝"));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let mut words = Vocabulary::default();
        assert_eq!(Pattern::new("(a|b", &mut words).unwrap_err(), Misspelt::Brackets);
        assert_eq!(Pattern::new("x…{nobody}", &mut words).unwrap_err(), Misspelt::UnknownClass("nobody".to_owned()));
        assert!(Pattern::new(" … ", &mut words).unwrap().is_none());
    }
}
