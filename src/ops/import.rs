//! Mentions in: files in batches, single calls and complaints; and their trend.

use std::cell::RefCell;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::rc::Rc;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{Desk, Work, lookup};
use crate::domain::entity::{Entity as _, Kind};
use crate::domain::incident::Incident;
use crate::domain::mention::{Bucket, Import, Mention};
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::monitor::ingest::{Format, Reading, Rejection, Row, derived_id};
use crate::store::chain::hex;
use crate::store::{Stored, Tally, TrendQuery};

/// Rows a transaction takes.
const BATCH: usize = 10_000;

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
    pub linked: i64,
    pub rejected_count: i64,
    pub rejected: Vec<Rejected>,
}

/// Takes a file in. Each batch of rows is one transaction with its own timeline row; what was committed stays.
///
/// # Errors
/// A file that cannot be read at all; with `strict`, one bad row.
pub fn import(desk: &mut Desk, from: From<'_>) -> Result<Imported> {
    let reading = Reading { zone: desk.zone(), platform: from.platform.unwrap_or_else(|| "unknown".to_owned()), now: desk.now };
    let input = if from.strict { checked(from.input, &reading)? } else { from.input };
    let incident = match &from.incident {
        Some(typed) => Some(lookup::incident(&mut *desk.read()?, typed)?),
        None => None,
    };
    let hasher = Rc::new(RefCell::new(Sha256::new()));
    let mut input = BufReader::with_capacity(1 << 16, Hashing { input, hasher: Rc::clone(&hasher) });
    let format = Format::detect(&mut input)?;
    let mut taking = Taking {
        desk,
        incident,
        hasher,
        name: from.name,
        rows: Vec::new(),
        import: None,
        done: Imported { format: format.name(), ..Imported::default() },
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

struct Taking<'a> {
    desk: &'a mut Desk,
    incident: Option<Incident>,
    hasher: Rc<RefCell<Sha256>>,
    name: String,
    rows: Vec<Mention>,
    import: Option<Import>,
    done: Imported,
}

impl Taking<'_> {
    fn take(&mut self, row: Row) -> Result<()> {
        self.done.read += 1;
        match row.mention {
            Ok(mention) => self.rows.push(mention),
            Err(rejection) => {
                self.done.rejected_count += 1;
                if self.done.rejected.len() < LISTED {
                    self.done.rejected.push(Rejected { line: row.line, rejection });
                }
            }
        }
        if self.rows.len() >= BATCH { self.flush() } else { Ok(()) }
    }

    /// One transaction: the rows, the import's counts, and the timeline row with the digest of all bytes read so far.
    fn flush(&mut self) -> Result<()> {
        if self.rows.is_empty() && (self.import.is_some() || self.done.read == 0) {
            return Ok(());
        }
        let digest = hex(&self.hasher.borrow().clone().finalize());
        let mut work = self.desk.work()?;
        let mut import = match self.import.take() {
            Some(import) => import,
            None => work.new_import(&self.name, self.done.format, self.incident.as_ref())?,
        };
        let before = (self.done.new, self.done.duplicates);
        for mention in self.rows.drain(..) {
            let (stored, linked) = work.keep_mention(&Mention { import_id: Some(import.id), ..mention }, self.incident.as_ref())?;
            match stored {
                Stored::New(_) => self.done.new += 1,
                Stored::Known(_) => self.done.duplicates += 1,
            }
            self.done.linked += i64::from(linked);
        }
        import.sha256 = digest;
        (import.read, import.new, import.duplicates, import.rejected) =
            (self.done.read, self.done.new, self.done.duplicates, self.done.rejected_count);
        work.update(&mut import)?;
        let event = work.event("mentions-imported").about(&import);
        let event = match &self.incident {
            Some(incident) => event.of_id(incident.id),
            None => event,
        };
        event
            .with("format", self.done.format)
            .with("sha256", &import.sha256)
            .with("new", self.done.new - before.0)
            .with("duplicates", self.done.duplicates - before.1)
            .with("rejected", self.done.rejected_count)
            .says("file", &self.name)
            .record()?;
        work.commit()?;
        self.done.import = Some(import.handle());
        self.import = Some(import);
        Ok(())
    }
}

impl Work<'_> {
    fn new_import(&mut self, name: &str, format: &str, incident: Option<&Incident>) -> Result<Import> {
        let mut import = Import {
            id: 0,
            uuid: self.uuid(),
            revision: 0,
            name: name.to_owned(),
            sha256: String::new(),
            format: format.to_owned(),
            read: 0,
            new: 0,
            duplicates: 0,
            rejected: 0,
            incident_id: incident.map(|incident| incident.id),
            at: self.at,
        };
        self.insert(&mut import)?;
        Ok(import)
    }

    fn keep_mention(&mut self, mention: &Mention, incident: Option<&Incident>) -> Result<(Stored, bool)> {
        let stored = self.txn.store_mention(mention)?;
        let (Stored::New(id) | Stored::Known(id)) = stored;
        let linked = match incident {
            Some(incident) => self.txn.link_mention(incident.id, id)?,
            None => false,
        };
        Ok((stored, linked))
    }
}

/// What `monitor add` is told.
#[derive(Clone, Debug, Default)]
pub struct Call {
    pub text: String,
    pub platform: String,
    pub author: Option<String>,
    pub url: Option<String>,
    pub incident: Option<String>,
    pub attach: Vec<PathBuf>,
}

/// One call, complaint or post, typed by hand.
pub fn add(desk: &mut Desk, call: Call) -> Result<(Mention, Option<Incident>)> {
    let text = call.text.trim().to_owned();
    if text.is_empty() {
        return Err(Error::input("error-empty").with("what", "text"));
    }
    if call.incident.is_none() && !call.attach.is_empty() {
        return Err(Error::usage("error-attach-incident"));
    }
    let mut work = desk.work()?;
    let incident = match &call.incident {
        Some(typed) => Some(lookup::incident(&mut *work.txn, typed)?),
        None => None,
    };
    let mut mention = Mention {
        source_id: derived_id(work.at, call.author.as_deref(), &text, call.url.as_deref()),
        platform: call.platform,
        at: work.at,
        author: call.author,
        url: call.url,
        text,
        ..Mention::default()
    };
    let (Stored::New(id) | Stored::Known(id)) = work.keep_mention(&mention, incident.as_ref())?.0;
    mention.id = id;
    let handle = Kind::Mention.handle(id);
    if let Some(incident) = &incident {
        work.attach(incident, &handle, &call.attach)?;
    }
    let event = work.event("mention-added").about_handle(Kind::Mention, &handle);
    let event = match &incident {
        Some(incident) => event.of_id(incident.id),
        None => event,
    };
    event.with("platform", &mention.platform).says("text", &mention.text).record()?;
    work.commit()?;
    Ok((mention, incident))
}

/// Mentions over time, with what stands out.
pub struct Trend {
    pub incident: Incident,
    pub total: i64,
    /// Seconds.
    pub width: i64,
    pub buckets: Vec<Bucket>,
    pub platforms: Vec<Tally>,
    pub top: Vec<Mention>,
}

/// The most rows a trend has before its buckets become wider.
const MOST_BUCKETS: i64 = 60;

/// `width` in seconds; absent: an hour, or a day where hours would be too many rows.
pub fn trend(desk: &mut Desk, typed: &str, width: Option<i64>, from: Option<Timestamp>, to: Option<Timestamp>) -> Result<Trend> {
    let offset = desk.now.offset();
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    let span = txn.mention_span(incident.id)?;
    let hours = span.map_or(0, |(first, last)| last.minutes_since(first) / 60);
    let width = width.unwrap_or(if hours > MOST_BUCKETS { 86_400 } else { 3_600 });
    let buckets = txn.buckets(TrendQuery { incident: Some(incident.id), from, to, width, offset })?;
    Ok(Trend {
        total: txn.mention_count(Some(incident.id))?,
        platforms: txn.platforms(incident.id)?,
        top: txn.top_mentions(incident.id, 5)?,
        incident,
        width,
        buckets,
    })
}
