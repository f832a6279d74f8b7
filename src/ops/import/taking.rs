//! Rows into the store: a batch is one transaction with the import's counts and its timeline row.

use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest as _, Sha256};

use super::{Imported, LISTED, Rejected};
use crate::domain::entity::Entity as _;
use crate::domain::incident::Incident;
use crate::domain::mention::{Import, Mention};
use crate::error::Result;
use crate::monitor::ingest::Row;
use crate::monitor::matcher::{Matcher, Scratch};
use crate::ops::{Desk, Work};
use crate::store::Stored;
use crate::store::chain::hex;

/// Rows a transaction takes.
const BATCH: usize = 10_000;

pub struct Taking<'a> {
    pub desk: &'a mut Desk,
    pub incident: Option<Incident>,
    /// Keep what no watch matches.
    pub keep_all: bool,
    pub matcher: Option<Matcher>,
    pub scratch: Scratch,
    pub hasher: Arc<Mutex<Sha256>>,
    pub name: String,
    /// Mentions of the batch, and the numbers of the watches that matched each.
    pub rows: Vec<(Mention, Box<[u32]>)>,
    pub import: Option<Import>,
    pub done: Imported,
}

impl Taking<'_> {
    pub fn take(&mut self, row: Row) -> Result<()> {
        self.done.read += 1;
        match row.mention {
            Ok(mention) => self.sort_in(mention),
            Err(rejection) => {
                self.done.rejected_count += 1;
                if self.done.rejected.len() < LISTED {
                    self.done.rejected.push(Rejected { line: row.line, rejection });
                }
            }
        }
        if self.rows.len() >= BATCH { self.flush() } else { Ok(()) }
    }

    fn sort_in(&mut self, mention: Mention) {
        let hits: Box<[u32]> = match &self.matcher {
            Some(matcher) => matcher.matching(&mention.text, Some(&mention.platform), &mut self.scratch).into(),
            None => [].into(),
        };
        if hits.is_empty() && !self.keep_all {
            self.done.unmatched += 1;
        } else {
            self.rows.push((mention, hits));
        }
    }

    /// One transaction: the rows, the import's counts, and the timeline row with the digest of all bytes read so far.
    pub fn flush(&mut self) -> Result<()> {
        if self.rows.is_empty() && (self.import.is_some() || self.done.read == 0) {
            return Ok(());
        }
        let digest = hex(&self.hasher.lock().unwrap_or_else(PoisonError::into_inner).clone().finalize());
        let mut work = self.desk.work()?;
        let mut import = match self.import.take() {
            Some(import) => import,
            None => work.new_import(&self.name, self.done.format, self.incident.as_ref())?,
        };
        let before = (self.done.new, self.done.duplicates);
        for (mention, hits) in self.rows.drain(..) {
            let mention = Mention { import_id: Some(import.id), ..mention };
            keep(&mut work, &mention, &hits, self.incident.as_ref(), &mut self.done)?;
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
            .with("unmatched", self.done.unmatched)
            .with("rejected", self.done.rejected_count)
            .says("file", &self.name)
            .record()?;
        work.commit()?;
        self.done.import = Some(import.handle());
        self.import = Some(import);
        Ok(())
    }
}

/// Stores one mention with its hits and its incident, and counts what became of it. A known one gains the hits of watches that
/// are newer than it.
fn keep(work: &mut Work<'_>, mention: &Mention, hits: &[u32], incident: Option<&Incident>, done: &mut Imported) -> Result<()> {
    let stored = work.txn.store_mention(mention)?;
    match stored {
        Stored::New(_) => done.new += 1,
        Stored::Known(_) => done.duplicates += 1,
        Stored::Changed(_) => {
            done.duplicates += 1;
            done.changed += 1;
        }
    }
    for hit in hits {
        let matched = &mut done.watches[*hit as usize];
        matched.mentions += 1;
        work.txn.hit(&matched.watch, mention.at, stored.id())?;
    }
    if let Some(incident) = incident {
        done.linked += i64::from(work.txn.link_mention(incident.id, stored.id())?);
    }
    Ok(())
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
}
