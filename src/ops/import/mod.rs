//! Mentions in from files: decoded, understood, kept in batches.
//!
//! `pipeline` runs the stages side by side; `taking` holds what a batch does to the store: one transaction with its own timeline row.
//! What a call taken down by hand is, stands in `ops::mention`; both find the story of a mention through `ops::stories`.

mod pipeline;
mod taking;

use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use self::taking::Taking;
use super::{Desk, lookup, sentiment, watches};
use crate::domain::layout::{DateOrder, Field};
use crate::error::{Error, Exit, Result};
use crate::library::Library;
use crate::monitor::ingest::{Decoder, Detected, Input, Reading, Rejection};
use crate::monitor::understand::Understanding;
use crate::store::chain::hex;

/// Rejected rows that are listed; the rest are counted.
const LISTED: usize = 1_000;

/// What `monitor import` is told.
pub struct From<'a> {
    /// What messages and the timeline call it.
    pub name: String,
    /// Where it is, if it is a file.
    pub path: Option<PathBuf>,
    pub input: Box<dyn Read + Send + 'a>,
    pub incident: Option<String>,
    pub decoding: Decoding,
    /// Take nothing when one row is bad.
    pub strict: bool,
    /// Keep what no watch matches.
    pub all: bool,
}

/// How rows are to be read, as far as the user says so.
#[derive(Clone, Debug, Default)]
pub struct Decoding {
    pub platform: Option<String>,
    pub layout: Option<String>,
    pub map: Vec<(Field, String)>,
    pub dates: Option<DateOrder>,
    /// Rows without a time are taken as seen first now.
    pub first_seen: bool,
}

/// Who looks on while an import runs.
pub trait Onlooker {
    /// A row was not taken.
    ///
    /// # Errors
    /// Where it cannot be noted; the import ends.
    fn rejected(&mut self, line: u64, rejection: &Rejection) -> Result<()>;

    /// Asked every few hundred rows; false ends the import, and what was read so far is kept.
    fn goes_on(&self) -> bool;
}

/// Nobody looks on: counts are enough, and nothing interrupts.
impl Onlooker for () {
    fn rejected(&mut self, _: u64, _: &Rejection) -> Result<()> {
        Ok(())
    }

    fn goes_on(&self) -> bool {
        true
    }
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
    pub encoding: &'static str,
    pub layout: Option<String>,
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
    /// Ended by the onlooker before the file was read to its end.
    pub stopped: bool,
}

/// A watch, and how many rows it matched.
#[derive(Clone, Debug, Serialize)]
pub struct Matched {
    pub watch: String,
    pub mentions: i64,
}

/// Takes a file in. Each batch of rows is one transaction with its own timeline row; what was committed stays. An onlooker that wants no more ends
/// it; the rows so far are kept.
///
/// # Errors
/// A watch that cannot be used; a file that cannot be read at all; with `strict`, one bad row.
pub fn import(desk: &mut Desk, from: From<'_>, onlooker: &mut dyn Onlooker) -> Result<Imported> {
    let reading = reading(desk, from.decoding)?;
    let matcher = watches::matcher(desk)?;
    let mut input = Input { name: from.name.clone(), path: from.path, bytes: from.input };
    if from.strict {
        input = checked(input, &reading, onlooker)?;
    }
    let incident = match &from.incident {
        Some(typed) => Some(lookup::incident(&mut *desk.read()?, typed)?),
        None => None,
    };
    let weights = sentiment::weights(&desk.library)?;
    let hasher = Arc::new(Mutex::new(Sha256::new()));
    input.bytes = Box::new(Hashing { input: input.bytes, hasher: Arc::clone(&hasher) });
    let decoder = Decoder::open(input)?;
    let Detected { format, encoding } = decoder.detected();
    let keep_all = from.all || incident.is_some();
    let names = matcher.iter().flat_map(|matcher| matcher.watches().map(|watch| Matched { watch: watch.id.clone(), mentions: 0 }));
    let done = Imported { format, encoding, watches: names.collect(), ..Imported::default() };
    let mut taking = Taking::new(desk, incident, from.name, done, onlooker);
    let ran = pipeline::run(
        |take| decoder.read(&reading, take),
        || hex(&hasher.lock().unwrap_or_else(PoisonError::into_inner).clone().finalize()),
        || Understanding::new(matcher.as_ref(), weights.as_deref(), keep_all),
        &mut taking,
    );
    match ran {
        Err(error) if error.exit() == Exit::Stopped => Ok(Imported { stopped: true, ..taking.finish()? }),
        ran => Ok(Imported { layout: ran?, ..taking.finish()? }),
    }
}

/// What ends an import whose onlooker wants no more.
fn stopped() -> Error {
    Error::new(Exit::Stopped, "error-stopped")
}

fn reading(desk: &Desk, how: Decoding) -> Result<Reading> {
    let Decoding { platform, layout, map, dates, first_seen } = how;
    let layouts = desk.library.layouts()?;
    if let Some(asked) = &layout {
        Library::check_layout(&layouts, asked)?;
    }
    Ok(Reading { zone: desk.zone(), platform, now: desk.now, at: desk.stated, first_seen, layouts, layout, map, dates })
}

/// Reads everything once to see that every row is good.
fn checked<'a>(input: Input<'a>, reading: &Reading, onlooker: &dyn Onlooker) -> Result<Input<'a>> {
    let Input { name, path, bytes: mut from } = input;
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes)?;
    let mut first: Option<(u64, Rejection)> = None;
    let trial = Input { name: name.clone(), path: path.clone(), bytes: Box::new(&bytes[..]) };
    Decoder::open(trial)?.read(reading, &mut |row| {
        if let (Err(rejection), None) = (row.mention, &first) {
            first = Some((row.line, rejection));
        }
        if onlooker.goes_on() { Ok(()) } else { Err(stopped()) }
    })?;
    match first {
        Some((line, rejection)) => {
            Err(Error::input("error-strict").with("line", line).with("reason", rejection.code.trim_start_matches("reject-")))
        }
        None => Ok(Input { name, path, bytes: Box::new(Cursor::new(bytes)) }),
    }
}

struct Hashing<R> {
    input: R,
    hasher: Arc<Mutex<Sha256>>,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.hasher.lock().unwrap_or_else(PoisonError::into_inner).update(&buffer[..count]);
        Ok(count)
    }
}
