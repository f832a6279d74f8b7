//! Three kinds of threads in a row: one decodes, some understand, the caller's keeps. Chunks go to the workers by turns and come
//! back by the same turns, so that rows stay in the order of the file however many workers there are. Every queue is bounded: memory
//! does not grow with the file, and the slowest stage sets the pace.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use crate::domain::mention::Mention;
use crate::error::{Error, Result};
use crate::monitor::ingest::{Rejection, Row};
use crate::monitor::understand::{Understanding, Understood};

/// Rows that go through the queues together.
const CHUNK: usize = 512;
/// Chunks that wait before each worker.
const RAW: usize = 4;
/// Chunks that wait behind all workers: more than two transactions' rows, so that the workers go on while one is being written.
const UNDERSTOOD: usize = 48;
/// More workers than this only wait for the decoder.
const MOST_WORKERS: usize = 4;

/// What became of a row.
#[expect(clippy::large_enum_variant, reason = "nearly every row is kept, and a box each would cost more than it saves")]
pub enum Fate {
    Kept(Mention, Understood),
    /// No watch matches.
    Unmatched,
    /// With its line.
    Rejected(u64, Rejection),
}

impl Fate {
    pub const fn kept(&mut self) -> Option<(&mut Mention, &mut Understood)> {
        match self {
            Self::Kept(mention, understood) => Some((mention, understood)),
            Self::Unmatched | Self::Rejected(..) => None,
        }
    }
}

/// Some rows, in order, with the digest of all bytes read so far.
pub struct Chunk<R> {
    pub rows: Vec<R>,
    pub digest: String,
}

/// Decodes, understands and keeps. `decode` calls back for every row; `digest` tells of the bytes it has read.
///
/// # Errors
/// What `keep` says, else what `decode` says; whole chunks before that were kept.
pub fn run<'m, T: Send>(
    decode: impl FnOnce(&mut dyn FnMut(Row) -> Result<()>) -> Result<T> + Send,
    digest: impl Fn() -> String + Send,
    understanding: impl Fn() -> Understanding<'m>,
    keep: &mut dyn FnMut(Chunk<Fate>) -> Result<()>,
) -> Result<T> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(MOST_WORKERS);
    thread::scope(|scope| {
        let (mut inward, mut outward) = (Vec::new(), Vec::new());
        for _ in 0..workers {
            let (raw, raws) = sync_channel(RAW);
            let (done, dones) = sync_channel(UNDERSTOOD / workers);
            let understanding = understanding();
            scope.spawn(move || work(understanding, &raws, &done));
            inward.push(raw);
            outward.push(dones);
        }
        let decoding = scope.spawn(move || {
            let mut feeder = Feeder { inward, turn: 0, rows: Vec::with_capacity(CHUNK), digest };
            let decoded = decode(&mut |row| feeder.take(row))?;
            feeder.send().map(|()| decoded)
        });
        let mut kept = Ok(());
        for turn in (0..workers).cycle() {
            let Ok(chunk) = outward[turn].recv() else { break };
            kept = keep(chunk);
            if kept.is_err() {
                break;
            }
        }
        // Whoever still wants to send finds nobody listening, and ends.
        drop(outward);
        let decoded = decoding.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        kept.and(decoded)
    })
}

fn work(mut understanding: Understanding<'_>, raws: &Receiver<Chunk<Row>>, done: &SyncSender<Chunk<Fate>>) {
    for chunk in raws {
        let rows = chunk.rows.into_iter().map(|row| fate(&mut understanding, row)).collect();
        if done.send(Chunk { rows, digest: chunk.digest }).is_err() {
            return;
        }
    }
}

fn fate(understanding: &mut Understanding<'_>, row: Row) -> Fate {
    match row.mention {
        Err(rejection) => Fate::Rejected(row.line, rejection),
        Ok(mut mention) => match understanding.of(&mut mention) {
            Some(understood) => Fate::Kept(mention, understood),
            None => Fate::Unmatched,
        },
    }
}

/// Gathers rows into chunks and deals them out.
struct Feeder<D> {
    inward: Vec<SyncSender<Chunk<Row>>>,
    turn: usize,
    rows: Vec<Row>,
    digest: D,
}

impl<D: Fn() -> String> Feeder<D> {
    fn take(&mut self, row: Row) -> Result<()> {
        self.rows.push(row);
        if self.rows.len() < CHUNK { Ok(()) } else { self.send() }
    }

    fn send(&mut self) -> Result<()> {
        let rows = std::mem::replace(&mut self.rows, Vec::with_capacity(CHUNK));
        let sent = self.inward[self.turn].send(Chunk { rows, digest: (self.digest)() });
        self.turn = (self.turn + 1) % self.inward.len();
        // The stage behind ended early: its own error is the one that counts.
        sent.map_err(|_| Error::bug("the import stopped"))
    }
}
