//! Mentions in from files: read, matched with the watches, kept in batches.
//!
//! `taking` holds what a batch does to the store: one transaction with its own timeline row. What a single call is, stands in
//! `ops::mention`.

mod taking;

use std::cell::RefCell;
use std::io::{BufRead, BufReader, Read};
use std::rc::Rc;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use self::taking::Taking;
use super::{Desk, lookup, watches};
use crate::error::{Error, Result};
use crate::monitor::ingest::{Format, Reading, Rejection};
use crate::monitor::matcher::Scratch;

/// Rejected rows that are listed; the rest are counted.
const LISTED: usize = 1_000;

/// What `monitor import` is told.
pub struct From<'a> {
    /// What messages and the timeline call it.
    pub name: String,
    pub input: Box<dyn Read + 'a>,
    pub incident: Option<String>,
    pub platform: Option<String>,
    /// Take nothing when one row is bad.
    pub strict: bool,
    /// Keep what no watch matches.
    pub all: bool,
}

/// A row that was not taken.
#[derive(Clone, Debug, Serialize)]
pub struct Rejected {
    pub line: u64,
    #[serde(flatten)]
    pub rejection: Rejection,
}

/// What an import did.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Imported {
    pub import: Option<String>,
    pub format: &'static str,
    pub read: i64,
    pub new: i64,
    pub duplicates: i64,
    /// Of the duplicates, those whose text is not the one that was kept.
    pub changed: i64,
    /// Rows that no watch matched and that were therefore not kept.
    pub unmatched: i64,
    pub linked: i64,
    /// How many rows each watch matched, in the order of `crisis.toml`.
    pub watches: Vec<Matched>,
    pub rejected_count: i64,
    pub rejected: Vec<Rejected>,
}

/// A watch, and how many rows it matched.
#[derive(Clone, Debug, Serialize)]
pub struct Matched {
    pub watch: String,
    pub mentions: i64,
}

/// Takes a file in. Each batch of rows is one transaction with its own timeline row; what was committed stays.
///
/// # Errors
/// A watch that cannot be used; a file that cannot be read at all; with `strict`, one bad row.
pub fn import(desk: &mut Desk, from: From<'_>) -> Result<Imported> {
    let reading = Reading { zone: desk.zone(), platform: from.platform.unwrap_or_else(|| "unknown".to_owned()), now: desk.now };
    let matcher = watches::matcher(desk)?;
    let input = if from.strict { checked(from.input, &reading)? } else { from.input };
    let incident = match &from.incident {
        Some(typed) => Some(lookup::incident(&mut *desk.read()?, typed)?),
        None => None,
    };
    let hasher = Rc::new(RefCell::new(Sha256::new()));
    let mut input = BufReader::with_capacity(1 << 16, Hashing { input, hasher: Rc::clone(&hasher) });
    let format = Format::detect(&mut input)?;
    let names: Vec<String> = matcher.iter().flat_map(|matcher| matcher.watches().map(|watch| watch.id.clone())).collect();
    let mut taking = Taking {
        keep_all: from.all || incident.is_some() || matcher.is_none(),
        done: Imported {
            format: format.name(),
            watches: names.into_iter().map(|watch| Matched { watch, mentions: 0 }).collect(),
            ..Imported::default()
        },
        matcher,
        scratch: Scratch::default(),
        desk,
        incident,
        hasher,
        name: from.name,
        rows: Vec::new(),
        import: None,
    };
    format.read(Box::new(input), &reading, &mut |row| taking.take(row))?;
    taking.flush()?;
    Ok(taking.done)
}

/// Reads everything once to see that every row is good.
fn checked<'a>(mut input: Box<dyn Read + 'a>, reading: &Reading) -> Result<Box<dyn Read + 'a>> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let mut first: Option<(u64, Rejection)> = None;
    let mut lines: Box<dyn BufRead> = Box::new(&bytes[..]);
    let format = Format::detect(&mut lines)?;
    format.read(lines, reading, &mut |row| {
        if let (Err(rejection), None) = (row.mention, &first) {
            first = Some((row.line, rejection));
        }
        Ok(())
    })?;
    match first {
        Some((line, rejection)) => {
            Err(Error::input("error-strict").with("line", line).with("reason", rejection.code.trim_start_matches("reject-")))
        }
        None => Ok(Box::new(std::io::Cursor::new(bytes))),
    }
}

struct Hashing<R> {
    input: R,
    hasher: Rc<RefCell<Sha256>>,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.hasher.borrow_mut().update(&buffer[..count]);
        Ok(count)
    }
}
