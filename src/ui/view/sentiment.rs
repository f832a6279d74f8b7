//! Sentiment: what a text was found to be, and by which words.

use std::borrow::Cow;

use serde::Serialize;

use super::{Page, Row};
use crate::ops::sentiment::Verdict;
use crate::ops::train::{Lessons, Score};
use crate::text::beginning;

/// Characters of a text that its row shows.
const SHOWN: usize = 40;

#[derive(Debug, Serialize)]
pub struct VerdictView<'t> {
    pub label: &'static str,
    /// Confidence, 0 to 1; 0 for a text without words.
    pub score: f64,
    pub terms: Vec<TermView<'t>>,
    #[serde(skip)]
    text: Cow<'t, str>,
}

/// A term of the text and how far it pulled the label ahead of the others.
#[derive(Debug, Serialize)]
pub struct TermView<'t> {
    pub term: Cow<'t, str>,
    pub weight: f64,
}

impl<'t> VerdictView<'t> {
    pub fn new(text: &'t str, verdict: Verdict<'t>) -> Self {
        let text = text.trim();
        let terms = verdict.terms.into_iter().map(|(term, weight)| TermView { term: term.into(), weight: rounded(weight) });
        Self {
            label: verdict.label.word(),
            score: if text.is_empty() { 0.0 } else { rounded(verdict.score) },
            terms: terms.collect(),
            text: text.into(),
        }
    }

    /// The same without the text it was made of, but for its beginning.
    pub fn kept(self) -> VerdictView<'static> {
        let terms = self.terms.into_iter().map(|one| TermView { term: one.term.into_owned().into(), weight: one.weight });
        VerdictView { label: self.label, score: self.score, terms: terms.collect(), text: beginning(&self.text, SHOWN).into() }
    }
}

fn rounded(number: f32) -> f64 {
    (f64::from(number) * 1e4).round() / 1e4
}

impl Row for VerdictView<'_> {
    const COLUMNS: &'static [&'static str] = &["col-sentiment", "col-score", "col-terms", "col-text"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let label = page.ui.catalog.word("sentiment", self.label);
        let terms: Vec<&str> = self.terms.iter().map(|term| &*term.term).collect();
        vec![label, format!("{:.2}", self.score), terms.join(" "), self.text.clone().into_owned()]
    }
}

/// How good weights are on one set, on texts they were not made from.
#[derive(Debug, Serialize)]
pub struct ScoreView {
    pub set: &'static str,
    pub texts: usize,
    pub macro_f1: f64,
    pub accuracy: f64,
}

impl From<&(&'static str, Score)> for ScoreView {
    fn from((set, score): &(&'static str, Score)) -> Self {
        Self { set, texts: score.texts, macro_f1: score.macro_f1, accuracy: score.accuracy }
    }
}

impl Row for ScoreView {
    const COLUMNS: &'static [&'static str] = &["col-set", "col-texts", "col-macro-f1", "col-accuracy"];

    fn cells(&self, _: &Page<'_>) -> Vec<String> {
        vec![self.set.to_owned(), self.texts.to_string(), format!("{:.3}", self.macro_f1), format!("{:.3}", self.accuracy)]
    }
}

/// Weights that were written, and what they were made from.
#[derive(Debug, Serialize)]
pub struct TrainedView {
    pub path: String,
    pub bytes: usize,
    pub texts: usize,
    pub sets: Vec<SetView>,
}

#[derive(Debug, Serialize)]
pub struct SetView {
    pub set: &'static str,
    pub texts: usize,
}

impl TrainedView {
    pub fn new(path: String, bytes: usize, lessons: &Lessons) -> Self {
        let sets: Vec<SetView> = lessons.sets.iter().map(|set| SetView { set: set.name, texts: set.examples.len() }).collect();
        Self { path, bytes, texts: sets.iter().map(|set| set.texts).sum(), sets }
    }
}
