//! Text in, label, confidence and deciding terms out.

use super::features::{Features, GROUP_LENGTH, GROUPS, Group};
use super::hits::{Hits, Sums, add};
use super::language::Language;
use super::normalise::Normal;
use super::terms;
use super::weights::{CLASSES, DOMAINS, Linear, OUTPUTS, Weights, strength};

pub use crate::domain::sentiment::Sentiment as Label;

/// What a text was found to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict<'t> {
    pub label: Label,
    /// The model's probability of that label, 0 to 1.
    pub score: f32,
    /// The words that spoke most for the label, as written, with what they added to its lead over the other two.
    pub terms: Vec<(&'t str, f32)>,
}

/// A classifier with its buffers; one per thread.
#[derive(Debug)]
pub struct Classifier<'w> {
    weights: &'w Weights,
    normal: Normal,
    features: Features,
    hits: Hits,
}

impl<'w> Classifier<'w> {
    #[must_use]
    pub fn new(weights: &'w Weights) -> Self {
        Self { weights, normal: Normal::default(), features: Features::default(), hits: Hits::default() }
    }

    /// Label and confidence alone.
    pub fn label(&mut self, text: &str) -> (Label, f32) {
        let language = self.read::<false>(text);
        likeliest(&self.chances(language))
    }

    /// Negative or positive, for sets that know no neutral.
    pub(super) fn polarity(&mut self, text: &str) -> Label {
        let language = self.read::<false>(text);
        let chances = self.chances(language);
        let of = |label: Label| chances.iter().map(|domain| domain[label as usize]).sum::<f32>();
        if of(Label::Positive) >= of(Label::Negative) { Label::Positive } else { Label::Negative }
    }

    /// Label, confidence and the terms that decided.
    pub fn classify<'t>(&mut self, text: &'t str) -> Verdict<'t> {
        let language = self.read::<true>(text);
        let chances = self.chances(language);
        let (label, score) = likeliest(&chances);
        let domains = chances.map(|domain| domain.iter().sum::<f32>());
        let linear = self.weights.of(language);
        let values = values(&self.features);
        let spoken = self.hits.spoken().filter(|(_, group, _)| !matches!(group, Group::Shape | Group::Rated));
        let spoken = spoken.map(|(cell, group, span)| (span, group, linear.cells.weights(cell).map(strength)));
        let words = self.hits.words.iter().map(|&(span, sums)| (span, Group::Pieces, sums));
        let values = values.map(|value| linear.scale * value);
        let leads = spoken.chain(words).map(|(span, group, sums)| (span, values[group as usize] * lead(&sums, label, domains)));
        let terms = terms::strongest(text, &self.normal, language, leads);
        Verdict { label, score, terms }
    }

    /// Looks up what the text holds; `PLACES` where terms are to be named.
    fn read<const PLACES: bool>(&mut self, text: &str) -> Language {
        let language = Language::of(text);
        self.normal.refill::<PLACES>(text, language);
        let Self { weights, features, hits, .. } = self;
        let cells = &weights.of(language).cells;
        features.visit(&self.normal, language, &weights.ratings, &mut hits.with::<PLACES>(cells, self.normal.chars.len() * 4 + 64));
        hits.find::<PLACES>(cells);
        language
    }

    /// The probability of each label in each domain.
    fn chances(&self, language: Language) -> [[f32; CLASSES]; DOMAINS] {
        let scores = self.scores(self.weights.of(language));
        let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let parts = scores.map(|score| (score - top).exp());
        let sum: f32 = parts.iter().sum();
        std::array::from_fn(|domain| std::array::from_fn(|class| parts[domain * CLASSES + class] / sum))
    }

    fn scores(&self, linear: &Linear) -> [f32; OUTPUTS] {
        let values = values(&self.features);
        let mut scores = linear.bias;
        let mut count = |group: usize, sums: &Sums| {
            let value = linear.scale * values[group];
            (0..OUTPUTS).for_each(|output| scores[output] += value * sums[output] as f32);
        };
        for (group, cells) in self.hits.groups() {
            let mut sums = [0; OUTPUTS];
            for &cell in cells {
                add(&mut sums, linear.cells.weights(cell));
            }
            count(group, &sums);
        }
        let mut sums = [0; OUTPUTS];
        for (_, word) in &self.hits.words {
            (0..OUTPUTS).for_each(|output| sums[output] += word[output]);
        }
        count(Group::Pieces as usize, &sums);
        scores
    }
}

/// A label's probability is that of all its domains together.
fn likeliest(chances: &[[f32; CLASSES]; DOMAINS]) -> (Label, f32) {
    let of = |label: &Label| chances.iter().map(|domain| domain[*label as usize]).sum::<f32>();
    let best = Label::ALL.iter().copied().max_by(|a, b| of(a).total_cmp(&of(b))).unwrap_or(Label::Neutral);
    (best, of(&best).min(1.0))
}

/// What one feature of each group is worth.
pub(super) fn values(features: &Features) -> [f32; GROUPS] {
    std::array::from_fn(|g| GROUP_LENGTH[g] / (features.counts[g].max(1) as f32).sqrt())
}

/// How far the sums pull `label` ahead of the mean of the other two, in the domains the text is likely of.
fn lead(sums: &Sums, label: Label, domains: [f32; DOMAINS]) -> f32 {
    let (sums, _) = sums.as_chunks::<CLASSES>();
    let others = (CLASSES - 1) as f32;
    let lead = |sums: &[i32; CLASSES]| (CLASSES as i32 * sums[label as usize] - sums.iter().sum::<i32>()) as f32 / others;
    sums.iter().zip(domains).map(|(sums, share)| share * lead(sums)).sum()
}
