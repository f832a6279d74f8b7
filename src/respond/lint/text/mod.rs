//! Reading a text once for all rules: folded spelling, sentences, amounts, moments, runs of digits, people.
//! Every span here counts bytes of the folded text; `Analysis::folded` leads back to the original.
//! No rule, no severity and no sentence for users lives here.

use std::ops::Range;
use std::sync::OnceLock;

use super::input::Draft;

pub mod fold;
pub mod glyphs;
pub mod grams;
pub mod moment;
mod names_en;
mod names_zh;
mod numeral;
pub mod organisation;
pub mod person;
pub mod quantity;
pub mod runs;
mod sentence;
mod units;
mod words_en;
mod words_zh;

use fold::Folded;
use glyphs::Glyphs;
use grams::Grams;
use moment::Moment;
use person::Person;
use quantity::Quantity;
use runs::Run;

pub use numeral::numeral;

/// All that rules share about one text.
#[derive(Debug)]
pub struct Analysis {
    pub folded: Folded,
    /// The folded text, ASCII letters in lower case: same length, same offsets.
    pub lower: String,
    pub glyphs: Glyphs,
    pub sentences: Vec<Range<usize>>,
    pub moments: Vec<Moment>,
    pub quantities: Vec<Quantity>,
    pub runs: Vec<Run>,
    pub people: Vec<Person>,
    /// Our own contact data, links and citations: they claim nothing.
    pub quiet: Vec<Range<usize>>,
    sentence_grams: OnceLock<Vec<Grams>>,
}

impl Analysis {
    /// Reads a text; `draft` tells which contact data are our own.
    pub fn new(text: &str, draft: &Draft) -> Self {
        let folded = Folded::new(text);
        let lower = folded.text.to_ascii_lowercase();
        let glyphs = Glyphs::new(&folded.text);
        let runs = runs::runs(&glyphs);
        let mut quiet = runs::quiet(&glyphs, &lower, &draft.contacts, &runs);
        let moments: Vec<Moment> = moment::moments(&glyphs).into_iter().filter(|m| !quantity::overlaps(&quiet, &m.span)).collect();
        quiet.extend(moments.iter().map(|m| m.span.clone()));
        let quiet = runs::merged(quiet);
        let quantities = quantity::quantities(&glyphs, &quiet);
        let sentences = sentence::sentences(&glyphs);
        let people = person::people(&glyphs);
        Self { folded, lower, glyphs, sentences, moments, quantities, runs, people, quiet, sentence_grams: OnceLock::new() }
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.folded.text
    }

    /// Which sentence holds a byte offset.
    pub fn sentence_at(&self, byte: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= byte).min(self.sentences.len().saturating_sub(1))
    }

    /// The span of the sentence that holds a byte offset.
    pub fn sentence_span(&self, byte: usize) -> Range<usize> {
        self.sentences.get(self.sentence_at(byte)).cloned().unwrap_or(0..0)
    }

    /// The sentence that holds a byte offset, lower case.
    pub fn sentence_text(&self, byte: usize) -> &str {
        &self.lower[self.sentence_span(byte)]
    }

    /// What each sentence talks about, read when first asked for.
    pub fn sentence_grams(&self) -> &[Grams] {
        self.sentence_grams.get_or_init(|| self.sentences.iter().map(|s| self.grams(s)).collect())
    }

    /// What a span talks about.
    pub fn grams(&self, span: &Range<usize>) -> Grams {
        Grams::new(&self.glyphs, self.glyphs.index(span.start), self.glyphs.index(span.end))
    }
}

/// Whether any of `words` occurs in `text`; both in lower case.
pub fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| text.contains(w))
}
