//! `timestamp,value` rows in, one row per alarm out, streaming.

use chrono::{DateTime, FixedOffset, NaiveDateTime};
use serde::Serialize;

use super::alert::{Alert, Level, Measure, Reason};
use super::config::{BurstConfig, ConfigError};
use super::detector::{Bucket, Detector};

/// Rows read before the width of a bucket is settled as their smallest common step.
const ROWS_FOR_WIDTH: usize = 3;

/// One alarm of a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Detection {
    /// The timestamp as it stands in the file.
    pub at: String,
    pub level: Level,
    pub reasons: Vec<Reason>,
}

/// A row that cannot be used, by its line number (1 is the first line).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowError {
    /// Neither RFC 3339 nor `YYYY-MM-DD HH:MM[:SS[.f]]`.
    Timestamp {
        line: usize,
    },
    /// Not a number, or negative, or not finite. An empty value is a bucket not observed, and no error.
    Value {
        line: usize,
    },
    /// There is no comma.
    Columns {
        line: usize,
    },
    /// Not later than the row before it.
    Order {
        line: usize,
    },
    Config(ConfigError),
}

impl std::fmt::Display for RowError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Timestamp { line } => write!(f, "line {line}: not a timestamp"),
            Self::Value { line } => write!(f, "line {line}: not a count"),
            Self::Columns { line } => write!(f, "line {line}: expected timestamp,value"),
            Self::Order { line } => write!(f, "line {line}: not later than the row before"),
            Self::Config(e) => e.fmt(f),
        }
    }
}

impl std::error::Error for RowError {}

/// Reads lines of `timestamp,value` (a header is recognised by its value not being a number) and hands every alarm to `emit`
/// as soon as its row is read. Raised levels belong to the alarm they raise and are not rows of their own.
///
/// The bucket width is the smallest step between the first three rows (the rows are held back that long) unless given.
///
/// # Errors
/// The first row that cannot be used; what was emitted before stands.
pub fn detect<S: AsRef<str>>(
    lines: impl IntoIterator<Item = S>,
    config: &BurstConfig,
    bucket_seconds: Option<i64>,
    mut emit: impl FnMut(Detection),
) -> Result<(), RowError> {
    let mut rows = lines.into_iter().enumerate().filter_map(|(i, line)| parse(i + 1, line.as_ref()).transpose());
    let mut head = Vec::new();
    while head.len() < ROWS_FOR_WIDTH {
        match rows.next() {
            Some(row) => head.push(row?),
            None => break,
        }
    }
    let width = bucket_seconds.unwrap_or_else(|| smallest_step(&head));
    let mut detector = Detector::new(Measure::Mentions, config.clone(), width).map_err(RowError::Config)?;
    for row in head.into_iter().map(Ok).chain(rows) {
        let row = row?;
        let alert = detector.push(row.bucket).map_err(|_| RowError::Order { line: row.line })?;
        if let Some(Alert { level, reasons, raises: None, .. }) = alert {
            emit(Detection { at: row.timestamp, level, reasons });
        }
    }
    Ok(())
}

struct Row {
    line: usize,
    timestamp: String,
    bucket: Bucket,
}

/// One line; `None` for a blank line and for the header.
fn parse(line: usize, text: &str) -> Result<Option<Row>, RowError> {
    let text = text.trim().trim_start_matches('\u{feff}');
    if text.is_empty() {
        return Ok(None);
    }
    let (timestamp, value) = text.split_once(',').ok_or(RowError::Columns { line })?;
    let (timestamp, value) = (timestamp.trim().trim_matches('"'), value.trim().trim_matches('"'));
    let count = match value.parse::<f64>() {
        Ok(count) if count.is_finite() && count >= 0.0 => count,
        Err(_) if value.is_empty() => f64::NAN,
        Err(_) if line == 1 && parse_time(timestamp).is_none() => return Ok(None),
        _ => return Err(RowError::Value { line }),
    };
    let start = parse_time(timestamp).ok_or(RowError::Timestamp { line })?;
    Ok(Some(Row { line, timestamp: timestamp.to_owned(), bucket: Bucket { start, count } }))
}

/// RFC 3339, or a local time without offset, which is taken as it stands.
fn parse_time(text: &str) -> Option<DateTime<FixedOffset>> {
    if let Ok(t) = DateTime::parse_from_rfc3339(text) {
        return Some(t);
    }
    let formats = ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M"];
    formats.iter().find_map(|f| NaiveDateTime::parse_from_str(text, f).ok()).map(|t| t.and_utc().fixed_offset())
}

fn smallest_step(rows: &[Row]) -> i64 {
    let steps = rows.windows(2).map(|w| (w[1].bucket.start - w[0].bucket.start).num_seconds());
    // One row alone cannot alarm; any width will do.
    steps.filter(|s| *s > 0).min().unwrap_or(3600)
}
