//! Numbered marks on a time axis and the legend below that names them: the number is short, so that labels never
//! run into one another however long they are.

use super::WIDTH;
use super::canvas::{Anchor, Canvas, Ink, SIZE, line_height};
use super::text::{width, wrap};

/// Something that happened while the curve ran.
#[derive(Clone, Debug, Default)]
pub struct Mark {
    /// In the unit of the buckets.
    pub at: i64,
    pub kind: MarkKind,
    /// The moment as printed in the legend.
    pub when: String,
    /// What it was, with the kind in words: `Statement 2, Weibo`.
    pub label: String,
}

/// What a mark stands for; each has its own shape, so that colour is never needed to tell them apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// Drawn as a diamond.
    Level,
    /// Drawn as a circle.
    #[default]
    Statement,
    /// Drawn as a square.
    Alert,
}

/// Height of one row of marks.
pub const LANE: f64 = 21.0;
/// More marks than this would hide the curve; level changes are kept first, then statements, then alerts.
const MAX_MARKS: usize = 24;
const MAX_LANES: u8 = 6;
const GAP: f64 = 22.0;

/// A mark with its number and its place.
pub struct Placed<'a> {
    pub mark: &'a Mark,
    pub number: usize,
    /// Where the symbol stands; beside `true_x` only when all rows are taken.
    pub x: f64,
    pub true_x: f64,
    pub lane: u8,
}

pub const fn ink(kind: MarkKind) -> Ink {
    match kind {
        MarkKind::Statement => Ink::Statement,
        MarkKind::Alert => Ink::Alert,
        MarkKind::Level => Ink::Level,
    }
}

/// The marks to draw in order of time, and how many were left out.
pub fn choose(marks: &[Mark]) -> (Vec<&Mark>, usize) {
    let mut kept: Vec<&Mark> = marks.iter().collect();
    kept.sort_by_key(|mark| (mark.kind, mark.at));
    kept.truncate(MAX_MARKS);
    kept.sort_by_key(|mark| mark.at);
    let left_out = marks.len() - kept.len();
    (kept, left_out)
}

/// Sideways shifts to try, nearest first.
fn shifts() -> impl Iterator<Item = f64> {
    (0..64u8).map(|i| if i % 2 == 1 { -GAP } else { GAP } * f64::from(i.div_ceil(2)))
}

/// Gives each mark the lowest row where it touches no other, beside its true place when all rows are taken there.
/// [`MAX_MARKS`] symbols would fit into a single row, so that a free place always exists.
pub fn place<'a>(marks: &[&'a Mark], x: impl Fn(i64) -> f64) -> Vec<Placed<'a>> {
    let mut taken: Vec<Vec<f64>> = vec![Vec::new(); usize::from(MAX_LANES)];
    let mut placed = Vec::with_capacity(marks.len());
    for (index, mark) in marks.iter().enumerate() {
        let true_x = x(mark.at).clamp(9.0, WIDTH - 10.0);
        let free = |lane: u8, x: f64| taken[usize::from(lane)].iter().all(|other| (other - x).abs() >= GAP);
        let spot = shifts().map(|shift| true_x + shift).filter(|x| (9.0..=WIDTH - 10.0).contains(x));
        let (at, lane) =
            spot.flat_map(|x| (0..MAX_LANES).map(move |lane| (x, lane))).find(|&(x, lane)| free(lane, x)).unwrap_or((true_x, 0));
        taken[usize::from(lane)].push(at);
        placed.push(Placed { mark, number: index + 1, x: at, true_x, lane });
    }
    placed
}

/// Height of all rows.
pub fn height(placed: &[Placed<'_>]) -> f64 {
    placed.iter().map(|mark| LANE * f64::from(mark.lane + 1)).fold(0.0, f64::max)
}

/// The shape with its number, centred.
pub fn symbol(canvas: &mut Canvas, x: f64, y: f64, placed: &Placed<'_>) {
    let ink = ink(placed.mark.kind);
    match placed.mark.kind {
        MarkKind::Statement => canvas.circle(x, y, 9.0, ink),
        MarkKind::Alert => canvas.rect(x - 8.5, y - 8.5, 17.0, 17.0, ink),
        MarkKind::Level => {
            canvas.area(
                &format!("M{x:.1} {:.1}L{:.1} {y:.1}L{x:.1} {:.1}L{:.1} {y:.1}Z", y - 11.0, x + 11.0, y + 11.0, x - 11.0),
                ink,
                1.0,
            );
        }
    }
    canvas.sized(x, y + 3.6, Anchor::Middle, Ink::Paper, 10.0, &placed.number.to_string());
}

/// The list of marks from `top` down, in two columns when they are many; returns where it ends.
pub fn legend(canvas: &mut Canvas, placed: &[Placed<'_>], left_out: usize, more: &str, top: f64) -> f64 {
    let columns = if placed.len() > 6 { 2 } else { 1 };
    let rows = placed.len().div_ceil(columns);
    let room = if columns == 2 { WIDTH / 2.0 - 10.0 } else { WIDTH };
    let mut bottom = top;
    for (column, chunk) in placed.chunks(rows.max(1)).enumerate() {
        let x = if column == 0 { 0.0 } else { WIDTH / 2.0 + 10.0 };
        let mut y = top;
        for mark in chunk {
            y += entry(canvas, x, y, room, mark);
        }
        bottom = bottom.max(y);
    }
    if left_out > 0 {
        canvas.lines(0.0, bottom + 10.0, Anchor::Start, Ink::Quiet, &wrap(&more.replace("{n}", &left_out.to_string()), SIZE, WIDTH, 1));
        bottom += 22.0;
    }
    bottom
}

/// One legend entry; returns its height.
fn entry(canvas: &mut Canvas, x: f64, y: f64, room: f64, placed: &Placed<'_>) -> f64 {
    let when = wrap(&placed.mark.when, SIZE, room * 0.4, 1).pop().unwrap_or_default();
    let indent = 28.0 + width(&when, SIZE) + if when.is_empty() { 0.0 } else { 10.0 };
    let lines = wrap(&placed.mark.label, SIZE, room - indent, 2);
    let height = if lines.len() > 1 { line_height() * 2.0 + 8.0 } else { 25.0 };
    let middle = y + height / 2.0;
    canvas.open(&format!("{} {}", placed.mark.when, placed.mark.label));
    symbol(canvas, x + 12.0, middle, placed);
    canvas.lines(x + 28.0, middle, Anchor::Start, Ink::Quiet, &[when]);
    canvas.lines(x + indent, middle, Anchor::Start, Ink::Text, &lines);
    canvas.close();
    height
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_symbols_touch() {
        let marks: Vec<Mark> = (0..60).map(|i| Mark { at: i % 3, ..Mark::default() }).collect();
        let (kept, left_out) = choose(&marks);
        assert_eq!((kept.len(), left_out), (MAX_MARKS, 60 - MAX_MARKS));
        for right in [9.0, 300.0, 668.0] {
            let placed = place(&kept, |_| right);
            for (i, a) in placed.iter().enumerate() {
                assert!(a.x >= 9.0 && a.x <= WIDTH);
                for b in &placed[..i] {
                    assert!(a.lane != b.lane || (a.x - b.x).abs() >= GAP, "{right}");
                }
            }
        }
    }

    #[test]
    fn level_changes_outlast_alerts() {
        let mut marks: Vec<Mark> = (0..40).map(|i| Mark { at: i, kind: MarkKind::Alert, ..Mark::default() }).collect();
        marks.push(Mark { at: 99, kind: MarkKind::Level, ..Mark::default() });
        assert!(choose(&marks).0.iter().any(|mark| mark.kind == MarkKind::Level));
    }
}
