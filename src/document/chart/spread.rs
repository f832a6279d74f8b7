//! Where it spread: mentions per platform, the negative ones first.

use super::Caption;
use super::bars::{Bar, bars};
use super::canvas::{Ink, sound};
use super::scale::number;

#[derive(Clone, Debug, Default)]
pub struct SpreadRow {
    pub platform: String,
    pub total: f64,
    /// Those of `total` that are negative.
    pub negative: f64,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct SpreadLabels<'a> {
    pub caption: Caption<'a>,
    pub negative: &'a str,
    /// All that are not negative.
    pub other: &'a str,
}

const MAX_ROWS: usize = 16;

/// Draws the platforms with the most mentions first; after each bar its total.
#[must_use]
pub fn spread(labels: &SpreadLabels<'_>, rows: &[SpreadRow]) -> String {
    let mut rows: Vec<&SpreadRow> = rows.iter().collect();
    rows.sort_by(|a, b| sound(b.total).total_cmp(&sound(a.total)).then_with(|| a.platform.cmp(&b.platform)));
    let series = [(labels.negative, Ink::Negative), (labels.other, Ink::Total)];
    let drawn: Vec<Bar> = rows
        .iter()
        .take(MAX_ROWS)
        .map(|row| {
            let total = sound(row.total);
            let negative = sound(row.negative).min(total);
            Bar { label: row.platform.clone(), parts: vec![negative, total - negative], value: number(total) }
        })
        .collect();
    bars(&labels.caption, &series, &drawn, rows.len().saturating_sub(MAX_ROWS))
}
