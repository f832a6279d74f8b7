//! Mentions over time: all as an area, the negative part before it, with numbered marks for what the house did.

use std::fmt::Write;

use super::canvas::{Anchor, Canvas, Ink, SIZE, empty, sound};
use super::marks::{self, Mark, Placed};
use super::sample::sample;
use super::scale::{axis, number};
use super::text::{fit, width};
use super::{Caption, WIDTH};

/// Mentions in one span of time. A span without mentions is a bucket of zero, not a missing one.
#[derive(Clone, Debug, Default)]
pub struct Bucket {
    /// Start, in any unit that buckets and marks share (seconds, microseconds).
    pub at: i64,
    /// The start as printed on the axis, `11-22 08:00`.
    pub label: String,
    pub total: f64,
    /// Those of `total` that are negative; more than `total` counts as all.
    pub negative: f64,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct CurveLabels<'a> {
    pub caption: Caption<'a>,
    pub total: &'a str,
    pub negative: &'a str,
}

/// What the curve shows; buckets and marks in any order.
#[derive(Clone, Debug, Default)]
pub struct Curve<'a> {
    pub labels: CurveLabels<'a>,
    pub buckets: Vec<Bucket>,
    pub marks: Vec<Mark>,
}

const PLOT_HEIGHT: f64 = 190.0;
const RIGHT: f64 = 12.0;
/// Marks outside the buckets widen the time axis by at most this share of it on either side; further ones stand at the edge.
const OVERHANG: f64 = 0.25;

/// Where the plot lies on the canvas, and its two scales.
struct Plot {
    left: f64,
    top: f64,
    from: f64,
    span: f64,
    max: f64,
}

impl Plot {
    fn x(&self, at: i64) -> f64 {
        self.left + self.width() * ((time(at) - self.from) / self.span).clamp(0.0, 1.0)
    }

    fn y(&self, value: f64) -> f64 {
        self.bottom() - PLOT_HEIGHT * value / self.max
    }

    fn width(&self) -> f64 {
        WIDTH - RIGHT - self.left
    }

    const fn bottom(&self) -> f64 {
        self.top + PLOT_HEIGHT
    }
}

/// Draws the curve.
#[must_use]
pub fn curve(curve: &Curve<'_>) -> String {
    let caption = &curve.labels.caption;
    let buckets = sound_buckets(&curve.buckets);
    if buckets.is_empty() {
        return empty(caption);
    }
    let (max, step) = axis(buckets.iter().map(|b| b.total).fold(0.0, f64::max), 4);
    let (from, span) = extent(&buckets, &curve.marks);
    let mut plot = Plot { left: width(&number(max), SIZE) + 10.0, top: 0.0, from, span, max };
    let (kept, left_out) = marks::choose(&curve.marks);
    let placed = marks::place(&kept, |at| plot.x(at));
    plot.top = 30.0 + marks::height(&placed);
    let points = sample(buckets, 300);

    let mut canvas = Canvas::default();
    key(&mut canvas, &curve.labels);
    grid(&mut canvas, &plot, step);
    series(&mut canvas, &plot, &points);
    ticks(&mut canvas, &plot, &points);
    draw_marks(&mut canvas, &plot, &placed);
    let y = marks::legend(&mut canvas, &placed, left_out, caption.more, plot.bottom() + 34.0);
    canvas.finish(y, caption)
}

fn sound_buckets(buckets: &[Bucket]) -> Vec<Bucket> {
    let mut buckets: Vec<Bucket> = buckets
        .iter()
        .map(|b| {
            let total = sound(b.total);
            Bucket { total, negative: sound(b.negative).min(total), ..b.clone() }
        })
        .collect();
    buckets.sort_by_key(|b| b.at);
    buckets
}

/// First moment and length of the time axis.
fn extent(buckets: &[Bucket], marks: &[Mark]) -> (f64, f64) {
    let first = buckets.first().map_or(0.0, |b| time(b.at));
    let last = buckets.last().map_or(first, |b| time(b.at));
    if last <= first {
        // A single bucket stands in the middle of its own span.
        return (first - 1.0, 2.0);
    }
    let room = (last - first) * OVERHANG;
    let from = marks.iter().map(|m| time(m.at)).fold(first, f64::min).max(first - room);
    let to = marks.iter().map(|m| time(m.at)).fold(last, f64::max).min(last + room);
    (from, to - from)
}

#[allow(clippy::cast_precision_loss)]
const fn time(at: i64) -> f64 {
    at as f64
}

/// Swatches that name the two series, above the plot.
fn key(canvas: &mut Canvas, labels: &CurveLabels<'_>) {
    let mut x = 0.0;
    for (words, ink) in [(labels.total, Ink::Total), (labels.negative, Ink::Negative)] {
        let words = fit(words, SIZE, 280.0);
        canvas.rect(x, 4.0, 18.0, 10.0, ink);
        canvas.text(x + 24.0, 13.5, Anchor::Start, Ink::Text, &words);
        x += 24.0 + width(&words, SIZE) + 24.0;
    }
}

fn grid(canvas: &mut Canvas, plot: &Plot, step: f64) {
    let mut value = 0.0;
    while value <= plot.max * 1.000_001 {
        let y = plot.y(value);
        canvas.line((plot.left, y), (WIDTH - RIGHT, y), if value == 0.0 { Ink::Quiet } else { Ink::Line }, 1.0);
        canvas.text(plot.left - 6.0, y + SIZE * 0.36, Anchor::End, Ink::Quiet, &number(value));
        value += step;
    }
}

fn series(canvas: &mut Canvas, plot: &Plot, points: &[Bucket]) {
    // Hundreds of points in a thick line would run into one blot.
    let thin = if points.len() > 400 { 0.5 } else { 1.0 };
    for (ink, opacity, value) in [(Ink::Total, 0.16, (|b| b.total) as fn(&Bucket) -> f64), (Ink::Negative, 0.3, |b| b.negative)] {
        if let [only] = points {
            let (x, y) = (plot.x(only.at), plot.y(value(only)));
            canvas.line((x, plot.bottom()), (x, y), ink, 3.0);
            canvas.circle(x, y, 4.5, ink);
            continue;
        }
        let mut path = String::new();
        for point in points {
            let _ = write!(path, "{}{:.1} {:.1}", if path.is_empty() { 'M' } else { 'L' }, plot.x(point.at), plot.y(value(point)));
        }
        let (first, last) = (points.first().map_or(0, |p| p.at), points.last().map_or(0, |p| p.at));
        let bottom = plot.bottom();
        canvas.area(&format!("{path}L{:.1} {bottom:.1}L{:.1} {bottom:.1}Z", plot.x(last), plot.x(first)), ink, opacity);
        canvas.stroke(&path, ink, thin * if ink == Ink::Total { 1.8 } else { 1.4 }, "");
    }
}

/// As many time labels as fit side by side.
fn ticks(canvas: &mut Canvas, plot: &Plot, points: &[Bucket]) {
    let widest = points.iter().map(|p| width(&p.label, SIZE)).fold(0.0, f64::max).clamp(10.0, 130.0);
    let mut free_from = 0.0;
    for point in points {
        let label = fit(&point.label, SIZE, 130.0);
        let half = width(&label, SIZE) / 2.0;
        let x = plot.x(point.at);
        let centre = x.clamp(half, (WIDTH - half).max(half));
        if centre - half < free_from || label.is_empty() {
            continue;
        }
        canvas.line((x, plot.bottom()), (x, plot.bottom() + 4.0), Ink::Quiet, 1.0);
        canvas.text(centre, plot.bottom() + 18.0, Anchor::Middle, Ink::Quiet, &label);
        free_from = centre + half + widest * 0.35 + 14.0;
    }
}

/// All lines first, so that none crosses the number of a mark below its own.
fn draw_marks(canvas: &mut Canvas, plot: &Plot, placed: &[Placed<'_>]) {
    let y = |mark: &Placed<'_>| plot.top - 12.0 - marks::LANE * f64::from(mark.lane);
    for mark in placed {
        let line = format!("M{:.1} {:.1}L{:.1} {:.1}L{2:.1} {:.1}", mark.x, y(mark), mark.true_x, plot.top, plot.bottom());
        canvas.stroke(&line, marks::ink(mark.mark.kind), 1.0, "3 3");
    }
    for mark in placed {
        marks::symbol(canvas, mark.x, y(mark), mark);
    }
}
