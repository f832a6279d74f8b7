//! Writes the weights of `tone.wording` from the sentences under `tests/lint`: every set of faults but the last one, which is kept
//! to be measured on, against the sentences of the clean statements.

use std::path::Path;

use crate::respond::lint::input::{Draft, Lang};
use crate::respond::lint::wording::{HEAD, Model, features, root};

use super::fillers::Random;
use super::generator::wording_faults;

/// The sets learned from; `""` is the list that the generator plants.
const LEARNED_FROM: [&str; 6] = ["", "blind-", "fresh-", "later-", "fourth-", "fifth-"];
const EPOCHS: u16 = 30;
const SHRINK: f32 = 1e-4;
const FOLDS: usize = 8;
/// How many in a hundred good sentences, left out of the training in turns, may pass the bar.
const MAY_PASS: [(Lang, usize); 2] = [(Lang::En, 3), (Lang::Zh, 1)];

/// A sentence as the numbers of its features, and whether it went wrong.
type Example = (Vec<usize>, bool);

struct Weights {
    by_feature: Vec<f32>,
    bias: f32,
}

impl Weights {
    fn score(&self, example: &Example) -> f32 {
        let sum: f32 = example.0.iter().map(|feature| self.by_feature[*feature]).sum();
        self.bias + sum / root(example.0.len())
    }
}

/// Logistic regression by stochastic gradient descent, a fault weighing as much as all good sentences to one fault.
fn train(examples: &[&Example], count: usize) -> Weights {
    let faults = examples.iter().filter(|example| example.1).count().max(1);
    let number = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    let balance = number(examples.len() - faults) / number(faults);
    let mut weights = Weights { by_feature: vec![0.0; count], bias: 0.0 };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new(20_261_122);
    for epoch in 0..EPOCHS {
        for last in (1..order.len()).rev() {
            order.swap(last, random.below(last + 1));
        }
        let rate = 0.3 / (1.0 + f32::from(epoch) * 0.3);
        for example in order.iter().map(|at| examples[*at]) {
            let (truth, weight) = if example.1 { (1.0, balance) } else { (0.0, 1.0) };
            let step = (truth - 1.0 / (1.0 + (-weights.score(example)).exp())) * weight * rate;
            let length = root(example.0.len());
            for feature in &example.0 {
                weights.by_feature[*feature] += step / length - SHRINK * weights.by_feature[*feature] * rate;
            }
            weights.bias += step * 0.1;
        }
    }
    weights
}

/// Sentences as the linter sees them: folded, in lower case.
fn sentences(text: &str, lang: Lang) -> Vec<String> {
    crate::respond::lint::sentences(&Draft { lang, text: text.to_owned(), ..Draft::default() })
}

/// Examples of a language with the hashes of the features that occur more than once, ascending.
fn examples(lang: Lang) -> (Vec<Example>, Vec<u32>) {
    let faults = LEARNED_FROM.iter().flat_map(|set| wording_faults(&format!("{set}{}", lang.code())));
    let wrong = faults.flat_map(|text| sentences(&text, lang)).map(|sentence| (features(&sentence, lang), true));
    let clean = super::clean().into_iter().filter(|draft| draft.lang == lang).flat_map(|draft| sentences(&draft.text, lang));
    let hashed: Vec<(Vec<u32>, bool)> = wrong.chain(clean.map(|sentence| (features(&sentence, lang), false))).collect();
    let mut all: Vec<u32> = hashed.iter().flat_map(|(features, _)| features.clone()).collect();
    all.sort_unstable();
    let mut known: Vec<u32> = all.chunk_by(u32::eq).filter(|same| same.len() > 1).map(|same| same[0]).collect();
    known.dedup();
    let number = |features: Vec<u32>| features.iter().filter_map(|feature| known.binary_search(feature).ok()).collect();
    (hashed.into_iter().map(|(features, wrong)| (number(features), wrong)).collect(), known)
}

/// The score that only so many of the good sentences pass which the training did not see.
fn bar(examples: &[Example], count: usize, may_pass: usize) -> f32 {
    let good: Vec<usize> = (0..examples.len()).filter(|at| !examples[*at].1).collect();
    let fold = |at: usize| good.binary_search(&at).map_or(at % FOLDS, |place| place * FOLDS / good.len());
    let mut scores = Vec::new();
    for left_out in 0..FOLDS {
        let seen: Vec<&Example> = (0..examples.len()).filter(|at| fold(*at) != left_out).map(|at| &examples[at]).collect();
        let weights = train(&seen, count);
        scores.extend(good.iter().filter(|at| fold(**at) == left_out).map(|at| weights.score(&examples[*at])));
    }
    scores.sort_by(|a, b| b.total_cmp(a));
    scores[scores.len() * may_pass / 100]
}

#[expect(clippy::cast_possible_truncation, reason = "the step is chosen so that every weight fits")]
fn file(known: &[u32], weights: &Weights, bar: f32) -> Vec<u8> {
    let most = weights.by_feature.iter().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs()));
    let step = most / 127.0;
    let kept: Vec<(u32, i8)> =
        known.iter().zip(&weights.by_feature).map(|(feature, weight)| (*feature, (weight / step).round() as i8)).collect();
    let mut bytes = Vec::with_capacity(HEAD + kept.len() * 5);
    bytes.extend(u32::try_from(kept.len()).unwrap_or_default().to_le_bytes());
    bytes.extend([weights.bias, step, bar].iter().flat_map(|number| number.to_le_bytes()));
    bytes.extend(kept.iter().flat_map(|(feature, _)| feature.to_le_bytes()));
    bytes.extend(kept.iter().map(|(_, weight)| weight.to_le_bytes()[0]));
    bytes
}

#[test]
#[ignore = "writes the weights; run it after changing the sentences learned from"]
fn the_weights_of_wording_are_trained() {
    for (lang, may_pass) in MAY_PASS {
        let (examples, known) = examples(lang);
        let weights = train(&examples.iter().collect::<Vec<_>>(), known.len());
        let bytes = file(&known, &weights, bar(&examples, known.len(), may_pass));
        let model = Model::read(&bytes).expect("what was written can be read");
        println!("{lang}: {} sentences, {} features, bar {:.2}, {} bytes", examples.len(), known.len(), model.bar, bytes.len());
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/respond/lint/wording.{lang}.bin"));
        std::fs::write(path, bytes).expect("the weights can be written");
    }
}
