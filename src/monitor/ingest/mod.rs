//! From bytes to mentions, one row at a time. One format per file; a row that cannot be used is rejected with a reason
//! and never stops the rest.

mod csv;
mod fields;
mod jsonl;

use std::collections::BTreeMap;
use std::io::BufRead;

use chrono_tz::Tz;
use serde::Serialize;

use crate::domain::mention::Mention;
use crate::domain::time::Timestamp;
use crate::error::Result;

pub use self::fields::derived_id;

/// The longest row that is read, in bytes; a longer one is rejected without being kept in memory.
pub const MAX_ROW: usize = 4 * 1024 * 1024;

/// What the rows are held against.
#[derive(Clone, Debug)]
pub struct Reading {
    /// For times without an offset.
    pub zone: Tz,
    /// For rows without a platform.
    pub platform: String,
    /// Later times are rejected, but for a day of clock skew.
    pub now: Timestamp,
}

/// Why a row was not taken: a code of the catalogue and its parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rejection {
    pub code: &'static str,
    pub params: BTreeMap<String, String>,
}

impl Rejection {
    pub fn new<const N: usize>(code: &'static str, params: [(&str, &str); N]) -> Self {
        Self { code, params: params.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect() }
    }
}

/// One row of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Where it begins, from 1.
    pub line: u64,
    pub mention: Result<Mention, Rejection>,
}

/// A format that this program reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Jsonl,
    Csv,
}

impl Format {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
        }
    }

    /// By the first byte that is no space: JSON begins with a brace, anything else is a header line. A file of nothing
    /// but blanks has no rows, not a wrong header.
    pub fn detect(input: &mut dyn BufRead) -> std::io::Result<Self> {
        let start = input.fill_buf()?;
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        let first = start.iter().find(|byte| !byte.is_ascii_whitespace());
        Ok(if first.is_none_or(|byte| *byte == b'{') { Self::Jsonl } else { Self::Csv })
    }

    /// Reads every row and hands it on; stops at the first error of `take`.
    ///
    /// # Errors
    /// What the reader or `take` says; a CSV without the columns `time` and `text`.
    pub fn read(self, input: Box<dyn BufRead + '_>, reading: &Reading, take: &mut dyn FnMut(Row) -> Result<()>) -> Result<()> {
        match self {
            Self::Jsonl => jsonl::read(input, reading, take),
            Self::Csv => csv::read(input, reading, take),
        }
    }
}
