//! Text in, label, confidence and deciding terms out.

use super::features::{Feature, Features, GROUP_LENGTH, GROUPS, Group};
use super::language::Language;
use super::normalise::Normal;
use super::terms;
use super::weights::{CLASSES, DOMAINS, Linear, OUTPUTS, Weights, strength};

pub use crate::domain::sentiment::Sentiment as Label;

/// What a text was found to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    pub label: Label,
    /// The model's probability of that label, 0 to 1.
    pub score: f32,
    /// The words that spoke most for the label, as written, with what they added to its lead over the other two.
    pub terms: Vec<(String, f32)>,
}

/// A classifier with its buffers; one per thread.
#[derive(Debug)]
pub struct Classifier<'w> {
    weights: &'w Weights,
    normal: Normal,
    features: Features,
}

impl<'w> Classifier<'w> {
    #[must_use]
    pub fn new(weights: &'w Weights) -> Self {
        Self { weights, normal: Normal::default(), features: Features::default() }
    }

    /// Label and confidence alone.
    pub fn label(&mut self, text: &str) -> (Label, f32) {
        let language = self.read(text);
        likeliest(&self.chances(language))
    }

    /// Negative or positive, for sets that know no neutral.
    pub(super) fn polarity(&mut self, text: &str) -> Label {
        let language = self.read(text);
        let chances = self.chances(language);
        let of = |label: Label| chances.iter().map(|domain| domain[label as usize]).sum::<f32>();
        if of(Label::Positive) >= of(Label::Negative) { Label::Positive } else { Label::Negative }
    }

    /// Label, confidence and the terms that decided.
    pub fn classify(&mut self, text: &str) -> Verdict {
        let language = self.read(text);
        let chances = self.chances(language);
        let (label, score) = likeliest(&chances);
        let domains = chances.map(|domain| domain.iter().sum::<f32>());
        let linear = self.weights.of(language);
        let values = values(&self.features);
        let leads = self
            .features
            .list
            .iter()
            .filter(|f| !matches!(f.group, Group::Shape | Group::Rated))
            .map(|f| (*f, lead(linear, f, label, domains) * values[f.group as usize]));
        let terms = terms::strongest(text, &self.normal, language, leads);
        Verdict { label, score, terms }
    }

    fn read(&mut self, text: &str) -> Language {
        let language = Language::of(text);
        self.normal.refill(text, language);
        self.features.refill(&self.normal, language, &self.weights.ratings);
        language
    }

    /// The probability of each label in each domain.
    fn chances(&self, language: Language) -> [[f32; CLASSES]; DOMAINS] {
        let scores = scores(self.weights.of(language), &self.features);
        let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let parts = scores.map(|score| (score - top).exp());
        let sum: f32 = parts.iter().sum();
        std::array::from_fn(|domain| std::array::from_fn(|class| parts[domain * CLASSES + class] / sum))
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

fn scores(linear: &Linear, features: &Features) -> [f32; OUTPUTS] {
    let mut sums = [[0i32; OUTPUTS]; GROUPS];
    for feature in &features.list {
        let weights = linear.weights(feature);
        let sum = &mut sums[feature.group as usize];
        for output in 0..OUTPUTS {
            sum[output] += strength(weights[output]);
        }
    }
    let values = values(features);
    std::array::from_fn(|output| {
        let total: f32 = (0..GROUPS).map(|g| sums[g][output] as f32 * values[g]).sum();
        linear.bias[output] + linear.scale * total
    })
}

/// How far a feature pulls `label` ahead of the mean of the other two, in the domains the text is likely of.
fn lead(linear: &Linear, feature: &Feature, label: Label, domains: [f32; DOMAINS]) -> f32 {
    let weights = linear.weights(feature).map(|weight| strength(weight) as f32);
    let (weights, _) = weights.as_chunks::<CLASSES>();
    let lead = |weights: &[f32; CLASSES]| {
        let own = weights[label as usize];
        own - (weights.iter().sum::<f32>() - own) / (CLASSES - 1) as f32
    };
    linear.scale * weights.iter().zip(domains).map(|(weights, share)| share * lead(weights)).sum::<f32>()
}
