//! Text in, label, confidence and deciding terms out.

use super::features::{Feature, Features, GROUP_LENGTH, GROUPS, Group};
use super::language::Language;
use super::normalise::Normal;
use super::terms;
use super::weights::{CLASSES, Linear, Weights};

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
        self.decide(language)
    }

    /// Negative or positive, for sets that know no neutral.
    pub(super) fn polarity(&mut self, text: &str) -> Label {
        let language = self.read(text);
        let scores = scores(self.weights.of(language), &self.features);
        if scores[Label::Positive as usize] >= scores[Label::Negative as usize] { Label::Positive } else { Label::Negative }
    }

    /// Label, confidence and the terms that decided.
    pub fn classify(&mut self, text: &str) -> Verdict {
        let language = self.read(text);
        let (label, score) = self.decide(language);
        let linear = self.weights.of(language);
        let values = values(&self.features);
        let leads = self
            .features
            .list
            .iter()
            .filter(|f| !matches!(f.group, Group::Shape | Group::Rated))
            .map(|f| (*f, lead(linear, f, label) * values[f.group as usize]));
        let terms = terms::strongest(text, &self.normal, language, leads);
        Verdict { label, score, terms }
    }

    fn read(&mut self, text: &str) -> Language {
        let language = Language::of(text);
        self.normal.refill(text, language);
        self.features.refill(&self.normal, language, &self.weights.ratings);
        language
    }

    fn decide(&self, language: Language) -> (Label, f32) {
        let scores = scores(self.weights.of(language), &self.features);
        let best = (0..CLASSES).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
        let sum: f32 = scores.iter().map(|s| (s - scores[best]).exp()).sum();
        (Label::ALL[best], 1.0 / sum)
    }
}

/// What one feature of each group is worth.
pub(super) fn values(features: &Features) -> [f32; GROUPS] {
    std::array::from_fn(|g| GROUP_LENGTH[g] / (features.counts[g].max(1) as f32).sqrt())
}

fn scores(linear: &Linear, features: &Features) -> [f32; CLASSES] {
    let mut sums = [[0i32; CLASSES]; GROUPS];
    for feature in &features.list {
        let weights = linear.weights(feature);
        let sum = &mut sums[feature.group as usize];
        for class in 0..CLASSES {
            sum[class] += i32::from(weights[class]);
        }
    }
    let values = values(features);
    std::array::from_fn(|class| {
        let total: f32 = (0..GROUPS).map(|g| sums[g][class] as f32 * values[g]).sum();
        linear.bias[class] + linear.scale * total
    })
}

/// How far a feature pulls `label` ahead of the mean of the other two.
fn lead(linear: &Linear, feature: &Feature, label: Label) -> f32 {
    let weights = linear.weights(feature).map(f32::from);
    let own = weights[label as usize];
    let others: f32 = weights.iter().sum::<f32>() - own;
    linear.scale * (own - others / (CLASSES - 1) as f32)
}
