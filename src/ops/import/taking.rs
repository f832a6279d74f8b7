//! Rows into the store: a batch is one transaction with the import's counts and its timeline row.

use super::pipeline::{Chunk, Keeper};
use super::{Imported, LISTED, Onlooker, Rejected, stopped};
use crate::domain::entity::Entity as _;
use crate::domain::incident::Incident;
use crate::domain::mention::{Import, Mention};
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::monitor::near_duplicate::{Copies, Memory, Stories};
use crate::monitor::understand::Understood;
use crate::ops::stories::{self, REMEMBERED};
use crate::ops::{Desk, Work};
use crate::store::Stored;

/// Rows a transaction takes.
const BATCH: usize = 10_000;

pub struct Taking<'a> {
    desk: &'a mut Desk,
    incident: Option<Incident>,
    name: String,
    /// What waits for the transaction, in the pieces in which it came, and how many rows that are.
    chunks: Vec<Chunk>,
    rows: usize,
    /// Of all bytes read so far.
    digest: String,
    stories: Stories,
    import: Option<Import>,
    done: Imported,
    onlooker: &'a mut dyn Onlooker,
}

impl<'a> Taking<'a> {
    pub fn new(desk: &'a mut Desk, incident: Option<Incident>, name: String, done: Imported, onlooker: &'a mut dyn Onlooker) -> Self {
        Self {
            desk,
            incident,
            name,
            chunks: Vec::new(),
            rows: 0,
            digest: String::new(),
            stories: Stories::default(),
            import: None,
            done,
            onlooker,
        }
    }

    /// The last batch, and what came of all of them.
    pub fn finish(mut self) -> Result<Imported> {
        self.flush()?;
        Ok(self.done)
    }

    /// One transaction: the rows, the import's counts, and the timeline row with the digest of all bytes read so far.
    fn flush(&mut self) -> Result<Vec<Chunk>> {
        if self.rows == 0 && (self.import.is_some() || self.done.read == 0) {
            return Ok(Vec::new());
        }
        let mut work = self.desk.work()?;
        let mut import = match self.import.take() {
            Some(import) => import,
            None => work.new_import(&self.name, self.done.format, self.incident.as_ref())?,
        };
        let before = (self.done.new, self.done.duplicates);
        let mut keeping = Keeping { incident: self.incident.as_ref(), import: import.id, done: &mut self.done };
        let mut next = work.txn.next_mention_id()?;
        for (mention, understood) in self.chunks.iter_mut().flat_map(Chunk::kept) {
            mention.id = next;
            next += i64::from(keeping.keep(&mut work, &mut self.stories, mention, understood)?);
        }
        let spent = std::mem::take(&mut self.chunks);
        self.rows = 0;
        self.digest.clone_into(&mut import.sha256);
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
        Ok(spent)
    }
}

impl Keeper for Taking<'_> {
    fn remember(&mut self, at: Timestamp) -> Result<Copies> {
        let Memory { copies, stories } = stories::around(&mut *self.desk.read()?, at, REMEMBERED)?;
        self.stories = stories;
        Ok(copies)
    }

    fn keep(&mut self, mut chunk: Chunk) -> Result<Vec<Chunk>> {
        self.digest = std::mem::take(&mut chunk.digest);
        for (row, understood) in chunk.rows.iter().zip(&chunk.understood) {
            self.done.read += 1;
            match &row.mention {
                Ok(_) => self.done.unmatched += i64::from(understood.is_none()),
                Err(rejection) => {
                    self.done.rejected_count += 1;
                    self.onlooker.rejected(row.line, rejection)?;
                    if self.done.rejected.len() < LISTED {
                        self.done.rejected.push(Rejected { line: row.line, rejection: rejection.clone() });
                    }
                }
            }
        }
        // Of a file that hardly matches, thousands of chunks make one transaction.
        chunk.thin_out();
        self.rows += chunk.rows.len();
        self.chunks.push(chunk);
        if !self.onlooker.goes_on() {
            return Err(stopped());
        }
        if self.rows >= BATCH { self.flush() } else { Ok(Vec::new()) }
    }
}

/// Keeps the mentions of one batch.
struct Keeping<'k> {
    incident: Option<&'k Incident>,
    import: i64,
    done: &'k mut Imported,
}

impl Keeping<'_> {
    /// Stores one mention with its story, its hits and its incident, and counts what became of it; whether it was new. A known one
    /// gains the hits of watches that are newer than it.
    fn keep(&mut self, work: &mut Work<'_>, stories: &mut Stories, mention: &mut Mention, understood: &Understood) -> Result<bool> {
        mention.import_id = Some(self.import);
        if mention.is_seen_first() {
            mention.at = work.txn.first_seen(&mention.platform, &mention.source_id, mention.at)?;
        }
        let stored = stories::store(&mut *work.txn, stories, mention, understood.told)?;
        match stored {
            Stored::New(_) => self.done.new += 1,
            Stored::Known { .. } => self.done.duplicates += 1,
            Stored::Changed { .. } => {
                self.done.duplicates += 1;
                self.done.changed += 1;
            }
        }
        for hit in &understood.watches {
            let matched = &mut self.done.watches[*hit as usize];
            matched.mentions += 1;
            work.txn.hit(&matched.watch, mention.at, stored.id())?;
        }
        if let Some(incident) = self.incident {
            self.done.linked += i64::from(work.txn.link_mention(incident.id, stored.id())?);
        }
        Ok(matches!(stored, Stored::New(_)))
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
}
