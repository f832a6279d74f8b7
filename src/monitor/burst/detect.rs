//! `timestamp,value` rows in, one detection per alarm out, in one pass.

use std::io::{BufRead, Read as _};
use std::ops::ControlFlow;
use std::path::Path;

use chrono::{DateTime, FixedOffset, NaiveDateTime};

use super::alert::Alert;
use super::config::BurstConfig;
use super::detector::{Bucket, Detector, PushError};
use crate::domain::alert::Detection;
use crate::domain::playbook::Measure;
use crate::error::{Error, Result, in_file};

/// Rows read before the width of a bucket is settled as their smallest step.
const ROWS_FOR_WIDTH: usize = 3;

/// The longest line, in bytes: a timestamp and a number need a tenth of it.
const LONGEST_LINE: u64 = 1024;

/// What a series was, once it has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SeriesRead {
    pub rows: u64,
    /// Buckets that the file leaves out, or gives no value for.
    pub missing: u64,
    pub bucket_seconds: i64,
    pub alarms: u64,
}

/// Reads lines of `timestamp,value` (a header is recognised by neither being readable) and hands every alarm to `emit` as soon as
/// its row is read, until it breaks off. A raised level belongs to the alarm that it raises and is not a row of its own.
///
/// The bucket width is the smallest step between the first three rows (which are held back that long) unless given. Rows left out count as
/// not observed, and so does an empty value.
///
/// # Errors
/// The first row that cannot be used, with line and column; what was emitted before stands.
pub fn detect(
    input: impl BufRead,
    name: &Path,
    config: &BurstConfig,
    bucket_seconds: Option<i64>,
    mut emit: impl FnMut(Detection) -> ControlFlow<()>,
) -> Result<SeriesRead> {
    let mut rows = Rows { input, name, line: 0 };
    let head = rows.by_ref().take(ROWS_FOR_WIDTH).collect::<Result<Vec<Row>>>()?;
    let width = bucket_seconds.unwrap_or_else(|| smallest_step(&head));
    let mut detector = Detector::new(Measure::Mentions, config.clone(), width).map_err(Error::bug)?;
    let mut read = SeriesRead { bucket_seconds: width, ..SeriesRead::default() };
    let mut last = None;
    for row in head.into_iter().map(Ok).chain(rows) {
        let row = row?;
        let missing = detector.missing_before(row.bucket.start).map_err(|error| misplaced(&row, last, width, error, name))?;
        let alert = detector.push(row.bucket).map_err(|error| misplaced(&row, last, width, error, name))?;
        read.rows += 1;
        read.missing += missing.unsigned_abs() + u64::from(row.bucket.count.is_nan());
        last = Some(row.bucket.start);
        if let Some(Alert { level, reasons, raises: None, .. }) = alert {
            read.alarms += 1;
            if emit(Detection { at: row.timestamp, level, reasons }).is_break() {
                break;
            }
        }
    }
    Ok(read)
}

/// A row that does not follow: not later than the one before, or too soon after it.
fn misplaced(row: &Row, last: Option<DateTime<FixedOffset>>, width: i64, error: PushError, name: &Path) -> Error {
    let PushError::OutOfOrder = error;
    let seconds = last.map_or(0, |last| (row.bucket.start - last).num_seconds());
    let code = if seconds > 0 { "error-series-step" } else { "error-series-order" };
    Error::input(code).at(name, Some((row.line, 1))).with("seconds", seconds).with("width", width)
}

struct Row {
    line: usize,
    timestamp: String,
    bucket: Bucket,
}

/// The rows of a file; blank lines and the header are passed over.
struct Rows<'a, R> {
    input: R,
    name: &'a Path,
    line: usize,
}

impl<R: BufRead> Iterator for Rows<'_, R> {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut bytes = Vec::new();
            match (&mut self.input).take(LONGEST_LINE + 1).read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) => self.line += 1,
                Err(error) => return Some(Err(in_file(self.name)(error))),
            }
            if bytes.len() as u64 > LONGEST_LINE {
                return Some(Err(self.wrong("error-series-long", 1).with("limit", LONGEST_LINE)));
            }
            let Ok(text) = String::from_utf8(bytes) else { return Some(Err(self.wrong("error-series-columns", 1))) };
            if let Some(row) = self.parse(&text).transpose() {
                return Some(row);
            }
        }
    }
}

impl<R> Rows<'_, R> {
    fn wrong(&self, code: &'static str, column: usize) -> Error {
        Error::input(code).at(self.name, Some((self.line, column)))
    }

    /// One line; `None` for a blank line and for the header.
    fn parse(&self, text: &str) -> Result<Option<Row>> {
        let text = text.trim().trim_start_matches('\u{feff}');
        if text.is_empty() {
            return Ok(None);
        }
        let (timestamp, value) = text.split_once(',').ok_or_else(|| self.wrong("error-series-columns", 1))?;
        let column = timestamp.chars().count() + 2;
        let (timestamp, value) = (timestamp.trim().trim_matches('"'), value.trim().trim_matches('"'));
        let start = parse_time(timestamp);
        let count = match value.parse::<f64>() {
            Ok(count) if count.is_finite() && count >= 0.0 => count,
            Err(_) if value.is_empty() => f64::NAN,
            Err(_) if self.line == 1 && start.is_none() => return Ok(None),
            _ => return Err(self.wrong("error-series-value", column).with("value", value)),
        };
        let start = start.ok_or_else(|| self.wrong("error-series-time", 1).with("time", timestamp))?;
        Ok(Some(Row { line: self.line, timestamp: timestamp.to_owned(), bucket: Bucket { start, count } }))
    }
}

/// RFC 3339, or a local time without offset, which is taken as it stands.
fn parse_time(text: &str) -> Option<DateTime<FixedOffset>> {
    if let Ok(t) = DateTime::parse_from_rfc3339(text) {
        return Some(t);
    }
    let formats = ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"];
    formats.iter().find_map(|f| NaiveDateTime::parse_from_str(text, f).ok()).map(|t| t.and_utc().fixed_offset())
}

fn smallest_step(rows: &[Row]) -> i64 {
    let steps = rows.windows(2).map(|w| (w[1].bucket.start - w[0].bucket.start).num_seconds());
    // One row alone cannot alarm; any width will do.
    steps.filter(|s| *s > 0).min().unwrap_or(3600)
}
