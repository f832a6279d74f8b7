//! Charts as SVG text: pure functions from numbers and ready-made words to one `<svg>` element.
//!
//! A chart stands alone (colours are plain attributes, so any renderer draws it) and follows the page it is inlined
//! into (each attribute has a class beside it, which the style of the HTML page overrides for dark mode). No font is
//! measured here: widths are estimated on the safe side, see [`text`]. No words, no number format of a language, no
//! time zone: labels come in localised. Numbers that are not finite or below zero count as zero.

mod bars;
mod canvas;
mod clocks;
mod curve;
mod marks;
mod sample;
mod scale;
mod spread;
mod tasks;
mod text;

pub use clocks::{ClockLabels, ClockRow, ClockState, clocks};
pub use curve::{Bucket, Curve, CurveLabels, curve};
pub use marks::{Mark, MarkKind};
pub use spread::{SpreadLabels, SpreadRow, spread};
pub use tasks::{TaskLabels, TaskRow, tasks};

pub(super) use text::{em_width, fit};

/// Width of every chart in user units; 680 gives text of about 9 pt on A4 and 14 px in the HTML page.
pub const WIDTH: f64 = 680.0;

/// What every chart says whatever it shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Caption<'a> {
    /// Short name, read aloud first; not drawn.
    pub title: &'a str,
    /// What the chart shows in one or two sentences, for who cannot see it; not drawn.
    pub description: &'a str,
    /// Drawn in place of the chart when there is nothing to show.
    pub empty: &'a str,
    /// Drawn below when rows or marks were left out; `{n}` is their number.
    pub more: &'a str,
}

#[cfg(test)]
mod tests;
