//! Tasks per role: done on time, done late, still open.

use super::Caption;
use super::bars::{Bar, bars};
use super::canvas::Ink;

#[derive(Clone, Debug, Default)]
pub struct TaskRow {
    pub role: String,
    pub on_time: u32,
    pub late: u32,
    pub open: u32,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct TaskLabels<'a> {
    pub caption: Caption<'a>,
    pub on_time: &'a str,
    pub late: &'a str,
    pub open: &'a str,
}

/// More rows would not fit on a page at a readable size.
const MAX_ROWS: usize = 24;

/// Draws the roles in the order given; after each bar its number of tasks.
#[must_use]
pub fn tasks(labels: &TaskLabels<'_>, rows: &[TaskRow]) -> String {
    let series = [(labels.on_time, Ink::Good), (labels.late, Ink::Bad), (labels.open, Ink::Open)];
    let drawn: Vec<Bar> = rows
        .iter()
        .take(MAX_ROWS)
        .map(|row| Bar {
            label: row.role.clone(),
            parts: [row.on_time, row.late, row.open].map(f64::from).to_vec(),
            value: (u64::from(row.on_time) + u64::from(row.late) + u64::from(row.open)).to_string(),
        })
        .collect();
    bars(&labels.caption, &series, &drawn, rows.len().saturating_sub(MAX_ROWS))
}
