//! Softmax regression of one language over domains × labels: which buckets count, how strongly each is scaled, and the descent.
//!
//! A weight is what all domains share of a label, what one domain adds to it, and what speaks for a domain whatever the label; each part is
//! pulled towards zero on its own (after Daumé, ACL 2007). So few texts of one domain lean on the many of the others.

use super::Example;
use super::lbfgs::minimise;
use super::prior::Prior;
use crate::monitor::sentiment::classify::{Label, values};
use crate::monitor::sentiment::features::{CHINESE_BITS, ENGLISH_BITS, Features};
use crate::monitor::sentiment::language::Language;
use crate::monitor::sentiment::normalise::Normal;
use crate::monitor::sentiment::ratings::Ratings;
use crate::monitor::sentiment::weights::{CLASSES, Linear, OUTPUTS};
use std::collections::HashMap;

/// Settings found by cross-validation (`docs/quality-understanding.md`).
pub struct Settings {
    bits: u32,
    /// Strength of ½λ‖W‖² against the mean loss.
    lambda: f64,
    /// How freely a domain may differ from what all share.
    apart: f32,
}

impl Settings {
    pub const CHINESE: Self = Self { bits: CHINESE_BITS, lambda: 2.4e-5, apart: 0.7 };
    pub const ENGLISH: Self = Self { bits: ENGLISH_BITS, lambda: 1.1e-4, apart: 1.0 };
}

/// Exponents of the column scale, 0 none, 1 the whole log class ratio: one model each, averaged. Steadier than any one of them, and the mean of
/// linear models is a linear model.
const POWERS: [f32; 3] = [0.3, 0.75, 1.2];
const ITERATIONS: usize = 60;
/// How much of a mild text is taken for neutral.
const MILD: f32 = 0.08;
/// A bucket seen in fewer texts is left at zero.
const FEWEST_TEXTS: u32 = 3;
/// The bias of an output that no text has: its chance is nothing, and stays a number.
const NEVER: f32 = -1e4;

/// One example as numbers.
pub struct Row {
    /// Feature (bucket and tag) and value.
    features: Vec<(u32, u8, f32)>,
    label: Label,
    /// What is to come out: the label within the domain, and a little of its neutral if the text is mild.
    truth: [f32; OUTPUTS],
    weight: f32,
}

impl Row {
    pub fn new(example: &Example, language: Language, ratings: &Ratings) -> Self {
        let (mut normal, mut counted, mut list) = (Normal::default(), Features::default(), Vec::new());
        normal.refill::<false>(&example.text, language);
        counted.visit(&normal, language, ratings, &mut list);
        let values = values(&counted);
        let features = list.iter().map(|f| (f.place.bucket, f.place.tag, values[f.group as usize])).collect();
        let output = |label: Label| example.domain.place(language) * CLASSES + label as usize;
        let neutral = if example.mild { MILD } else { 0.0 };
        let mut truth = [0.0; OUTPUTS];
        truth[output(example.label)] = 1.0 - neutral;
        truth[output(Label::Neutral)] += neutral;
        Self { features, label: example.label, truth, weight: example.weight }
    }
}

pub fn fit(rows: &[Row], settings: &Settings) -> Linear {
    let owners = owners(rows, 1 << settings.bits);
    let mut cells: Vec<_> = owners.iter().map(|&tag| (tag, [0.0; OUTPUTS])).collect();
    let mut bias = [0.0; OUTPUTS];
    let share = 1.0 / POWERS.len() as f32;
    for power in POWERS {
        let (active, trained) = fit_scaled(rows, &owners, power, settings);
        for (bucket, weights) in active.into_iter().zip(&trained) {
            (0..OUTPUTS).for_each(|o| cells[bucket as usize].1[o] += share * weights[o]);
        }
        if let Some(last) = trained.last() {
            (0..OUTPUTS).for_each(|o| bias[o] += share * last[o]);
        }
    }
    Linear::quantised(settings.bits, &cells, bias)
}

/// One model: the buckets that count, and the weights of each followed by the bias.
fn fit_scaled(rows: &[Row], owners: &[u8], power: f32, settings: &Settings) -> (Vec<u32>, Vec<[f32; OUTPUTS]>) {
    let scales = column_scales(rows, owners, power);
    let active: Vec<u32> = (0..owners.len() as u32).filter(|&b| scales[b as usize] > 0.0).collect();
    let mut column_of = vec![u32::MAX; owners.len()];
    for (column, &bucket) in (0..).zip(&active) {
        column_of[bucket as usize] = column;
    }
    let matrix = Matrix::new(rows, owners, &column_of, &scales);
    let prior = Prior::new(settings.apart);
    let mut x = vec![0.0; (active.len() + 1) * OUTPUTS];
    minimise(&mut x, ITERATIONS, |x, gradient| matrix.loss(rows, &prior, x, gradient, settings.lambda));
    let (x, _) = x.as_chunks::<OUTPUTS>();
    let scale_of = |column: usize| active.get(column).map_or(1.0, |&bucket| scales[bucket as usize]);
    let mut trained: Vec<_> = x.iter().enumerate().map(|(column, z)| prior.weights(z).map(|w| w * scale_of(column))).collect();
    if let Some(bias) = trained.last_mut() {
        (0..OUTPUTS).filter(|&output| !matrix.known[output]).for_each(|output| bias[output] = NEVER);
    }
    (active, trained)
}

/// For each bucket the tag seen in most texts.
fn owners(rows: &[Row], buckets: usize) -> Vec<u8> {
    let mut texts: HashMap<(u32, u8), u32> = HashMap::new();
    for (bucket, tag, _) in rows.iter().flat_map(|row| &row.features) {
        *texts.entry((*bucket, *tag)).or_default() += 1;
    }
    let mut best = vec![(0u32, 0u8); buckets];
    for ((bucket, tag), count) in texts {
        let best = &mut best[bucket as usize];
        *best = (*best).max((count, tag));
    }
    best.into_iter().map(|(_, tag)| tag).collect()
}

/// For each bucket s^power, s the largest centred log class ratio (after Wang & Manning, ACL 2012), root mean square 1; 0 for rare ones.
fn column_scales(rows: &[Row], owners: &[u8], power: f32) -> Vec<f32> {
    let mut texts = vec![0u32; owners.len()];
    let mut counts = vec![[1.0f32; CLASSES]; owners.len()];
    let mut totals = [1.0f32; CLASSES];
    for row in rows {
        totals[row.label as usize] += row.weight;
        for &(bucket, tag, _) in &row.features {
            if owners[bucket as usize] == tag {
                texts[bucket as usize] += 1;
                counts[bucket as usize][row.label as usize] += row.weight;
            }
        }
    }
    let scale = |counts: &[f32; CLASSES]| {
        let logs: [f32; CLASSES] = std::array::from_fn(|c| (counts[c] / totals[c]).ln());
        let mean = logs.iter().sum::<f32>() / CLASSES as f32;
        logs.iter().map(|l| (l - mean).abs()).fold(0.0, f32::max).powf(power)
    };
    let kept = texts.iter().map(|&n| n >= FEWEST_TEXTS);
    let mut scales: Vec<f32> = counts.iter().zip(kept).map(|(counts, kept)| if kept { scale(counts) } else { 0.0 }).collect();
    let kept = scales.iter().filter(|s| **s > 0.0).count().max(1) as f32;
    let rms = (scales.iter().map(|s| s * s).sum::<f32>() / kept).sqrt();
    for scale in &mut scales {
        *scale /= rms.max(f32::MIN_POSITIVE);
    }
    scales
}

/// The examples as compressed rows over the active columns.
struct Matrix {
    starts: Vec<usize>,
    columns: Vec<u32>,
    values: Vec<f32>,
    weight: f64,
    /// Outputs that some text has.
    known: [bool; OUTPUTS],
}

impl Matrix {
    fn new(rows: &[Row], owners: &[u8], column_of: &[u32], scales: &[f32]) -> Self {
        let weight = rows.iter().map(|r| f64::from(r.weight)).sum::<f64>().max(f64::MIN_POSITIVE);
        let mut all = Self { starts: vec![0], columns: Vec::new(), values: Vec::new(), weight, known: [false; OUTPUTS] };
        for row in rows {
            (0..OUTPUTS).for_each(|output| all.known[output] |= row.truth[output] > 0.0);
            for &(bucket, tag, value) in &row.features {
                let column = column_of[bucket as usize];
                if column != u32::MAX && owners[bucket as usize] == tag {
                    all.columns.push(column);
                    all.values.push(value * scales[bucket as usize]);
                }
            }
            all.starts.push(all.columns.len());
        }
        all
    }

    /// Mean weighted cross-entropy and ½λ‖Z‖², with the gradient by Z; the bias, last in `x`, is free.
    fn loss(&self, rows: &[Row], prior: &Prior, x: &[f32], gradient: &mut [f32], lambda: f64) -> f64 {
        let (z, _) = x.as_chunks::<OUTPUTS>();
        let (gradient, _) = gradient.as_chunks_mut::<OUTPUTS>();
        let bias = z.len() - 1;
        let weights: Vec<[f32; OUTPUTS]> = z.iter().map(|z| prior.weights(z)).collect();
        gradient.fill([0.0; OUTPUTS]);
        let mut loss = 0.0;
        for (row, span) in rows.iter().zip(self.starts.windows(2)) {
            let features = || self.columns[span[0]..span[1]].iter().zip(&self.values[span[0]..span[1]]);
            let mut scores = weights[bias];
            for (&column, &value) in features() {
                (0..OUTPUTS).for_each(|o| scores[o] += value * weights[column as usize][o]);
            }
            let (wrong, slope) = self.cross_entropy(scores, &row.truth);
            let share = f64::from(row.weight) / self.weight;
            loss += share * wrong;
            let slope = slope.map(|s| s * share as f32);
            for (&column, &value) in features() {
                (0..OUTPUTS).for_each(|o| gradient[column as usize][o] += value * slope[o]);
            }
            (0..OUTPUTS).for_each(|o| gradient[bias][o] += slope[o]);
        }
        for (column, (g, z)) in gradient.iter_mut().zip(z).enumerate() {
            *g = prior.slopes(g);
            if column != bias {
                (0..OUTPUTS).for_each(|o| g[o] += lambda as f32 * z[o]);
                loss += 0.5 * lambda * z.iter().map(|z| f64::from(z * z)).sum::<f64>();
            }
        }
        loss
    }

    /// Cross-entropy of the outputs that are known, and its slope by score.
    fn cross_entropy(&self, mut scores: [f32; OUTPUTS], truth: &[f32; OUTPUTS]) -> (f64, [f32; OUTPUTS]) {
        (0..OUTPUTS).filter(|&output| !self.known[output]).for_each(|output| scores[output] = f32::NEG_INFINITY);
        let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let mut p = scores.map(|s| (s - top).exp());
        let sum: f32 = p.iter().sum();
        p = p.map(|p| p / sum);
        let wrong = |output: usize| -f64::from(truth[output]) * f64::from(p[output].max(1e-12)).ln();
        ((0..OUTPUTS).map(wrong).sum(), std::array::from_fn(|output| p[output] - truth[output]))
    }
}
