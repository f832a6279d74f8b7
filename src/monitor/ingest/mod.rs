//! From bytes to mentions, one row at a time, in bounded memory. One format per file; every format turns its rows into cells
//! under a header, a layout (data, `layouts/*.yaml`) says which cell is what, and `plan` makes the mention. A row that cannot
//! be used is rejected with a reason and never stops the rest. No store, no clock, no sentence.

mod binder;
mod cell;
mod csv;
mod database;
mod detect;
mod encoding;
mod feed;
mod feed_items;
mod file_name;
mod fit;
mod hotlist;
mod json;
mod jsonl;
mod limit;
mod plan;
mod sheet;
mod source;
mod table;
#[cfg(test)]
mod tests;
mod value;

use std::collections::BTreeMap;
use std::io::{BufRead, Read};
use std::path::PathBuf;

use chrono_tz::Tz;
use serde::Serialize;

use self::encoding::Encoding;
use crate::domain::layout::{DateOrder, Field, Layout};
use crate::domain::mention::Mention;
use crate::domain::time::Timestamp;
use crate::error::Result;

pub use self::plan::derived_id;

/// The longest row that is read, in bytes; a longer one is rejected without being kept in memory.
pub const MAX_ROW: usize = 4 * 1024 * 1024;

/// What the rows are held against.
#[derive(Clone, Debug)]
pub struct Reading {
    /// For times without an offset, where the layout knows no better.
    pub zone: Tz,
    /// For rows whose layout names no platform; beats a layout's own guess, never a column.
    pub platform: Option<String>,
    /// Later times are rejected, but for a day of clock skew; “three minutes ago” counts from here.
    pub now: Timestamp,
    /// The time of rows that carry none (`--at`).
    pub at: Option<Timestamp>,
    /// Rows whose time is missing or cannot be read are taken as seen first now, and say so.
    pub first_seen: bool,
    /// Every layout there is.
    pub layouts: Vec<Layout>,
    /// Only this one (`--layout`): a layout's id, or `id/variant`.
    pub layout: Option<String>,
    /// Columns by hand (`--map field=column`).
    pub map: Vec<(Field, String)>,
    /// How `03/04/2026` is meant, where the layout does not say.
    pub dates: Option<DateOrder>,
}

impl Reading {
    /// Whether a field is said for every row.
    const fn states(&self, field: Field) -> bool {
        matches!(field, Field::Time) && (self.at.is_some() || self.first_seen)
    }
}

/// Where the bytes come from.
pub struct Input<'a> {
    /// The path as it was given: messages name it, and some tools write the date only there.
    pub name: String,
    /// Where it is, for formats that cannot be streamed.
    pub path: Option<PathBuf>,
    pub bytes: Box<dyn Read + Send + 'a>,
}

/// Why a row was not taken: a code of the catalogue and its parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rejection {
    pub code: &'static str,
    pub params: BTreeMap<String, String>,
    /// The row as it stood, for a file of rejected rows.
    #[serde(skip)]
    pub raw: String,
}

impl Rejection {
    pub fn new<const N: usize>(code: &'static str, params: [(&str, &str); N]) -> Self {
        let params = params.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        Self { code, params, raw: String::new() }
    }

    fn of(mut self, raw: impl Into<String>) -> Self {
        self.raw = raw.into();
        self
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
    Json,
    /// A numbered list of titles per platform.
    Hotlist,
    /// Cells between this byte.
    Csv(u8),
    /// RSS, RDF, Atom, CDF.
    Feed,
    Xlsx,
    Xls,
    Sqlite,
}

impl Format {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Json => "json",
            Self::Hotlist => "text",
            Self::Csv(b'\t') => "tsv",
            Self::Csv(_) => "csv",
            Self::Feed => "feed",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Sqlite => "sqlite",
        }
    }
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Detected {
    pub format: &'static str,
    /// The name of the WHATWG encoding standard, in lower case.
    pub encoding: &'static str,
}

/// A file whose format and encoding are known, about to be read.
pub struct Decoder<'a> {
    bytes: Box<dyn BufRead + Send + 'a>,
    name: String,
    path: Option<PathBuf>,
    format: Format,
    encoding: Encoding,
}

impl<'a> Decoder<'a> {
    /// Looks at the beginning of a file.
    ///
    /// # Errors
    /// What the reader says.
    pub fn open(input: Input<'a>) -> Result<Self> {
        let Input { name, path, bytes } = input;
        let (head, bytes) = detect::head(bytes)?;
        if let Some(format) = detect::binary(&head) {
            return Ok(Self { bytes, name, path, format, encoding: Encoding::Utf8 });
        }
        let encoding = Encoding::detect(&head);
        let format = detect::format(&encoding.decode(&head));
        Ok(Self { bytes: encoding.ascii_compatible(bytes), name, path, format, encoding })
    }

    pub const fn detected(&self) -> Detected {
        Detected { format: self.format.name(), encoding: self.encoding.name() }
    }

    /// Reads every row and hands it on; stops at the first error of `take`. Gives back the layout that fitted, if rows came.
    ///
    /// # Errors
    /// What the reader or `take` says; columns that no layout fits; a layout that was asked for and does not fit.
    pub fn read(self, reading: &Reading, take: &mut dyn FnMut(Row) -> Result<()>) -> Result<Option<String>> {
        let mut binder = binder::Binder::new(reading, &self.name);
        match self.format {
            Format::Jsonl => jsonl::read(self.bytes, self.encoding, &mut binder, take)?,
            Format::Json => json::read(self.bytes, self.encoding, &mut binder, take)?,
            Format::Hotlist => hotlist::read(self.bytes, self.encoding, &mut binder, take)?,
            Format::Feed => feed::read(self.bytes, self.encoding, &mut binder, take)?,
            Format::Xlsx => sheet::read(self.bytes, true, &mut binder, take)?,
            Format::Xls => sheet::read(self.bytes, false, &mut binder, take)?,
            Format::Sqlite => database::read(self.bytes, self.path.as_deref(), &mut binder, take)?,
            Format::Csv(delimiter) => csv::read(self.bytes, self.encoding, delimiter, &mut binder, take)?,
        }
        binder.finish()
    }
}
