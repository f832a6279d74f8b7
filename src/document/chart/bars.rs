//! Stacked horizontal bars on one scale: the shape that tasks per role and spread per platform share.

use super::canvas::{Anchor, Canvas, Ink, SIZE, count, empty, line_height, sound};
use super::scale::number;
use super::text::{fit, width, wrap};
use super::{Caption, WIDTH};

/// One bar; `parts` go with the series in order.
pub struct Bar {
    pub label: String,
    pub parts: Vec<f64>,
    /// Printed after the bar.
    pub value: String,
}

const LEFT: f64 = 190.0;
const BAR: f64 = 16.0;

/// Draws bars with their key on top; the widest fills the room that the values leave.
pub fn bars(caption: &Caption<'_>, series: &[(&str, Ink)], bars: &[Bar], left_out: usize) -> String {
    let longest = bars.iter().map(total).fold(0.0, f64::max);
    if bars.is_empty() || longest <= 0.0 {
        return empty(caption);
    }
    let mut canvas = Canvas::default();
    key(&mut canvas, series);
    let values = bars.iter().map(|bar| width(&bar.value, SIZE)).fold(0.0, f64::max).min(160.0);
    let scale = (WIDTH - LEFT - values - 12.0) / longest;
    let mut y = 30.0;
    for bar in bars {
        y += draw(&mut canvas, bar, series, scale, y);
    }
    canvas.line((LEFT, 30.0), (LEFT, y), Ink::Quiet, 1.0);
    if left_out > 0 {
        let more = caption.more.replace("{n}", &left_out.to_string());
        canvas.lines(0.0, y + 12.0, Anchor::Start, Ink::Quiet, &[fit(&more, SIZE, WIDTH)]);
        y += 24.0;
    }
    canvas.finish(y + 2.0, caption)
}

fn total(bar: &Bar) -> f64 {
    bar.parts.iter().map(|&part| sound(part)).sum()
}

fn key(canvas: &mut Canvas, series: &[(&str, Ink)]) {
    let mut x = 0.0;
    for (words, ink) in series {
        let words = fit(words, SIZE, 180.0);
        canvas.rect(x, 4.0, 14.0, 12.0, *ink);
        canvas.text(x + 20.0, 14.5, Anchor::Start, Ink::Text, &words);
        x += 20.0 + width(&words, SIZE) + 26.0;
    }
}

/// One bar; returns its height.
fn draw(canvas: &mut Canvas, bar: &Bar, series: &[(&str, Ink)], scale: f64, y: f64) -> f64 {
    let lines = wrap(&bar.label, SIZE, LEFT - 14.0, 2);
    let height = (line_height() * count(lines.len()) + 9.0).max(BAR + 11.0);
    let middle = y + height / 2.0;
    canvas.open(&format!("{} {}", bar.label, bar.value));
    canvas.lines(LEFT - 10.0, middle, Anchor::End, Ink::Text, &lines);
    let mut x = LEFT;
    for (&part, (_, ink)) in bar.parts.iter().zip(series) {
        let length = sound(part) * scale;
        if length <= 0.0 {
            continue;
        }
        // A hair of paper keeps neighbours apart where colours are not seen.
        let gap = if length > 3.0 { 1.0 } else { 0.0 };
        canvas.rect(x, middle - BAR / 2.0, length - gap, BAR, *ink);
        let words = number(part);
        if length > width(&words, 11.0) + 8.0 && bar.parts.len() > 1 {
            canvas.sized(x + (length - gap) / 2.0, middle + 4.0, Anchor::Middle, number_ink(*ink), 11.0, &words);
        }
        x += length;
    }
    canvas.lines(x + 7.0, middle, Anchor::Start, Ink::Text, &[fit(&bar.value, SIZE, 160.0)]);
    canvas.close();
    height
}

/// Numbers inside a bar: paper colour, except on the grey of what is open, where only ink reads well in either mode.
const fn number_ink(bar: Ink) -> Ink {
    if matches!(bar, Ink::Open) { Ink::Text } else { Ink::Paper }
}
