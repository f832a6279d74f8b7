//! Softmax regression of one language: which buckets count, how strongly each is scaled, and the descent.

use super::Example;
use super::lbfgs::minimise;
use crate::monitor::sentiment::classify::{Label, values};
use crate::monitor::sentiment::features::{CHINESE_BITS, ENGLISH_BITS, Features};
use crate::monitor::sentiment::language::Language;
use crate::monitor::sentiment::normalise::Normal;
use crate::monitor::sentiment::ratings::Ratings;
use crate::monitor::sentiment::weights::{CLASSES, Linear};
use std::collections::HashMap;

/// Settings found by cross-validation (`docs/quality.md`).
pub struct Settings {
    bits: u32,
    /// Strength of ½λ‖W‖² against the mean loss.
    lambda: f64,
}

impl Settings {
    pub const CHINESE: Self = Self { bits: CHINESE_BITS, lambda: 4e-5 };
    pub const ENGLISH: Self = Self { bits: ENGLISH_BITS, lambda: 7e-5 };
}

/// Exponents of the column scale, 0 none, 1 the whole log class ratio: one model each, averaged. Steadier than any one of them, and the mean of
/// linear models is a linear model.
const POWERS: [f32; 3] = [0.3, 0.75, 1.2];
const ITERATIONS: usize = 45;
/// A bucket seen in fewer texts is left at zero.
const FEWEST_TEXTS: u32 = 3;

/// One example as numbers.
pub struct Row {
    /// Feature (bucket and tag) and value.
    features: Vec<(u32, u8, f32)>,
    label: Label,
    weight: f32,
    two_classes: bool,
}

impl Row {
    pub fn new(example: &Example, language: Language, ratings: &Ratings) -> Self {
        let (mut normal, mut features) = (Normal::default(), Features::default());
        normal.refill(&example.text, language);
        features.refill(&normal, language, ratings);
        let values = values(&features);
        let features = features.list.iter().map(|f| (f.bucket, f.tag, values[f.group as usize])).collect();
        Self { features, label: example.label, weight: example.weight, two_classes: example.two_classes }
    }
}

pub fn fit(rows: &[Row], settings: &Settings) -> Linear {
    let owners = owners(rows, 1 << settings.bits);
    let mut cells: Vec<_> = owners.iter().map(|&tag| (tag, [0.0; CLASSES])).collect();
    let mut bias = [0.0; CLASSES];
    let share = 1.0 / POWERS.len() as f32;
    for power in POWERS {
        let (active, trained) = fit_scaled(rows, &owners, power, settings.lambda);
        for (bucket, weights) in active.into_iter().zip(&trained) {
            (0..CLASSES).for_each(|c| cells[bucket as usize].1[c] += share * weights[c]);
        }
        if let Some(last) = trained.last() {
            (0..CLASSES).for_each(|c| bias[c] += share * last[c]);
        }
    }
    Linear::quantised(&cells, bias)
}

/// One model: the buckets that count, and the weights of each followed by the bias.
fn fit_scaled(rows: &[Row], owners: &[u8], power: f32, lambda: f64) -> (Vec<u32>, Vec<[f32; CLASSES]>) {
    let scales = column_scales(rows, owners, power);
    let active: Vec<u32> = (0..owners.len() as u32).filter(|&b| scales[b as usize] > 0.0).collect();
    let mut column_of = vec![u32::MAX; owners.len()];
    for (column, &bucket) in (0..).zip(&active) {
        column_of[bucket as usize] = column;
    }
    let matrix = Matrix::new(rows, owners, &column_of, &scales);
    let mut x = vec![0.0; (active.len() + 1) * CLASSES];
    minimise(&mut x, ITERATIONS, |x, gradient| matrix.loss(rows, x, gradient, lambda));
    let (x, _) = x.as_chunks::<CLASSES>();
    let scale_of = |column: usize| active.get(column).map_or(1.0, |&bucket| scales[bucket as usize]);
    let trained = x.iter().enumerate().map(|(column, w)| w.map(|w| w * scale_of(column))).collect();
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
}

impl Matrix {
    fn new(rows: &[Row], owners: &[u8], column_of: &[u32], scales: &[f32]) -> Self {
        let weight = rows.iter().map(|r| f64::from(r.weight)).sum::<f64>().max(f64::MIN_POSITIVE);
        let mut all = Self { starts: vec![0], columns: Vec::new(), values: Vec::new(), weight };
        for row in rows {
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

    /// Mean weighted cross-entropy and ½λ‖W‖², with the gradient; the bias, last in `x`, is free.
    fn loss(&self, rows: &[Row], x: &[f32], gradient: &mut [f32], lambda: f64) -> f64 {
        let (x, _) = x.as_chunks::<CLASSES>();
        let (gradient, _) = gradient.as_chunks_mut::<CLASSES>();
        let bias = x.len() - 1;
        let mut loss = 0.0;
        for (w, g) in x.iter().zip(gradient.iter_mut()) {
            *g = w.map(|w| lambda as f32 * w);
            loss += 0.5 * lambda * w.iter().map(|w| f64::from(w * w)).sum::<f64>();
        }
        loss -= 0.5 * lambda * x[bias].iter().map(|w| f64::from(w * w)).sum::<f64>();
        gradient[bias] = [0.0; CLASSES];
        for (row, span) in rows.iter().zip(self.starts.windows(2)) {
            let span = span[0]..span[1];
            let mut scores = x[bias];
            for (&column, &value) in self.columns[span.clone()].iter().zip(&self.values[span.clone()]) {
                (0..CLASSES).for_each(|c| scores[c] += value * x[column as usize][c]);
            }
            let (nll, mut slope) = cross_entropy(scores, row);
            let weight = f64::from(row.weight) / self.weight;
            loss += weight * nll;
            slope = slope.map(|s| s * weight as f32);
            for (&column, &value) in self.columns[span.clone()].iter().zip(&self.values[span]) {
                (0..CLASSES).for_each(|c| gradient[column as usize][c] += value * slope[c]);
            }
            (0..CLASSES).for_each(|c| gradient[bias][c] += slope[c]);
        }
        loss
    }
}

/// Negative log-likelihood of the row's label, and its slope by score.
fn cross_entropy(mut scores: [f32; CLASSES], row: &Row) -> (f64, [f32; CLASSES]) {
    if row.two_classes {
        scores[Label::Neutral as usize] = f32::NEG_INFINITY;
    }
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut p = scores.map(|s| (s - top).exp());
    let sum: f32 = p.iter().sum();
    p = p.map(|p| p / sum);
    let nll = -f64::from(p[row.label as usize].max(1e-12)).ln();
    p[row.label as usize] -= 1.0;
    (nll, p)
}
