//! Clocks against their limits: every row has its own scale, so that all limits stand on one vertical line and a
//! glance tells which bars cross it.

use super::canvas::{Anchor, Canvas, Ink, SIZE, count, empty, line_height, sound};
use super::text::{fit, width, wrap};
use super::{Caption, WIDTH};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClockState {
    Met,
    Missed,
    #[default]
    Running,
}

/// One deadline. `used` and `limit` share a unit (minutes).
#[derive(Clone, Debug, Default)]
pub struct ClockRow {
    pub label: String,
    pub state: ClockState,
    pub used: f64,
    pub limit: f64,
    /// Printed to the right: `28 of 30 min`.
    pub value: String,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct ClockLabels<'a> {
    pub caption: Caption<'a>,
    pub met: &'a str,
    pub missed: &'a str,
    pub running: &'a str,
    /// Stands above the common limit line.
    pub limit: &'a str,
}

/// More rows would not fit on a page at a readable size.
const MAX_ROWS: usize = 24;
const LEFT: f64 = 198.0;
const TRACK: f64 = 226.0;
const BAR: f64 = 12.0;
/// The limit stands here on the track; a bar that runs to its end used 1/0.6 = 1.67 of the limit or more.
const LIMIT_AT: f64 = 0.6;
const VALUE: f64 = LEFT + TRACK + 34.0;

/// Draws the clocks in the order given.
#[must_use]
pub fn clocks(labels: &ClockLabels<'_>, rows: &[ClockRow]) -> String {
    if rows.is_empty() {
        return empty(&labels.caption);
    }
    let mut canvas = Canvas::default();
    key(&mut canvas, labels);
    let limit_x = LEFT + TRACK * LIMIT_AT;
    canvas.text(limit_x, 44.0, Anchor::Middle, Ink::Quiet, &fit(labels.limit, SIZE, TRACK));
    let top = 52.0;
    let mut y = top;
    for row in rows.iter().take(MAX_ROWS) {
        y += draw(&mut canvas, row, y);
    }
    canvas.stroke(&format!("M{limit_x:.1} {top:.1}L{limit_x:.1} {y:.1}"), Ink::Text, 1.2, "4 3");
    if rows.len() > MAX_ROWS {
        let more = labels.caption.more.replace("{n}", &(rows.len() - MAX_ROWS).to_string());
        canvas.lines(0.0, y + 12.0, Anchor::Start, Ink::Quiet, &[fit(&more, SIZE, WIDTH)]);
        y += 24.0;
    }
    canvas.finish(y + 2.0, &labels.caption)
}

fn key(canvas: &mut Canvas, labels: &ClockLabels<'_>) {
    let mut x = 0.0;
    for (state, words) in [(ClockState::Met, labels.met), (ClockState::Missed, labels.missed), (ClockState::Running, labels.running)] {
        let words = fit(words, SIZE, 170.0);
        icon(canvas, state, x + 7.0, 10.0);
        canvas.text(x + 20.0, 14.5, Anchor::Start, Ink::Text, &words);
        x += 20.0 + width(&words, SIZE) + 26.0;
    }
}

/// One row; returns its height.
fn draw(canvas: &mut Canvas, row: &ClockRow, y: f64) -> f64 {
    let lines = wrap(&row.label, SIZE, LEFT - 14.0, 2);
    let value = wrap(&row.value, SIZE, WIDTH - VALUE, 2);
    let height = line_height() * count(lines.len().max(value.len()).max(1)) + 11.0;
    let middle = y + height / 2.0;
    canvas.open(&format!("{} {}", row.label, row.value));
    canvas.lines(0.0, middle, Anchor::Start, Ink::Text, &lines);
    bar(canvas, row, middle);
    icon(canvas, row.state, LEFT + TRACK + 18.0, middle);
    canvas.lines(VALUE, middle, Anchor::Start, Ink::Text, &value);
    canvas.close();
    canvas.line((0.0, y + height), (WIDTH, y + height), Ink::Line, 0.6);
    height
}

fn bar(canvas: &mut Canvas, row: &ClockRow, middle: f64) {
    canvas.rect(LEFT, middle - BAR / 2.0, TRACK, BAR, Ink::Tint);
    let (used, limit) = (sound(row.used), sound(row.limit));
    // Without a limit, any use is beyond it.
    let ratio = if limit > 0.0 {
        used / limit
    } else if used > 0.0 {
        f64::INFINITY
    } else {
        0.0
    };
    let share = ratio * LIMIT_AT;
    let length = (TRACK * share.min(1.0)).max(2.0);
    canvas.rect(LEFT, middle - BAR / 2.0, length, BAR, ink(row.state));
    if share > 1.0 {
        // Two strokes across the end: the bar goes on beyond the track.
        for x in [LEFT + TRACK - 14.0, LEFT + TRACK - 8.0] {
            canvas.line((x - 3.0, middle + BAR), (x + 3.0, middle - BAR), Ink::Paper, 2.0);
        }
    }
}

const fn ink(state: ClockState) -> Ink {
    match state {
        ClockState::Met => Ink::Good,
        ClockState::Missed => Ink::Bad,
        ClockState::Running => Ink::Open,
    }
}

/// A tick, a cross or a clock face: the state without colour.
fn icon(canvas: &mut Canvas, state: ClockState, x: f64, y: f64) {
    let path = match state {
        ClockState::Met => format!("M{:.1} {y:.1}L{:.1} {:.1}L{:.1} {:.1}", x - 6.0, x - 1.5, y + 5.0, x + 6.0, y - 5.0),
        ClockState::Missed => {
            format!("M{0:.1} {1:.1}L{2:.1} {3:.1}M{0:.1} {3:.1}L{2:.1} {1:.1}", x - 5.0, y - 5.0, x + 5.0, y + 5.0)
        }
        ClockState::Running => {
            format!(
                "M{:.1} {y:.1}a6 6 0 1 0 12 0a6 6 0 1 0 -12 0M{x:.1} {:.1}L{x:.1} {y:.1}L{:.1} {:.1}",
                x - 6.0,
                y - 4.0,
                x + 3.0,
                y + 1.5
            )
        }
    };
    let ink = if state == ClockState::Running { Ink::Quiet } else { ink(state) };
    canvas.stroke(&path, ink, 2.0, "");
}
