//! Four kinds of threads in a row: one decodes, some understand, one tells which text repeats which, the caller's keeps. Chunks go to the
//! workers by turns and come back by the same turns, so that rows stay in the order of the file however many workers there are. Every queue
//! is bounded: memory does not grow with the file, and the slowest stage sets the pace.

use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

use crate::domain::mention::Mention;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::monitor::ingest::{Rejection, Row};
use crate::monitor::near_duplicate::Copies;
use crate::monitor::understand::{Understanding, Understood};

/// Rows that go through the queues together.
const CHUNK: usize = 512;
/// Chunks that wait before each worker.
const RAW: usize = 4;
/// Chunks that wait behind each worker.
const UNDERSTOOD: usize = 4;
/// Chunks that wait for the store: several transactions, so that the others go on while one is written and while the log is moved to the file.
const TOLD: usize = 80;
/// More workers than this only wait for the decoder.
const MOST_WORKERS: usize = 4;

/// So many rows before a text is told, what is needed for it is asked for.
const AHEAD: usize = 3;

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

/// What the caller's thread does.
pub trait Keeper {
    /// The texts to hold what comes against, as of the time of the first row that is kept. Asked once, before that row comes, and not at all
    /// if there is none.
    fn remember(&mut self, at: Timestamp) -> Result<Copies>;

    /// Gives back the rows that are done with: to free memory costs least where it was taken, which is where rows are decoded.
    fn keep(&mut self, chunk: Chunk<Fate>) -> Result<Pieces>;
}

/// Rows in the pieces in which they came.
pub type Pieces = Vec<Vec<Fate>>;

/// What the teller says to the keeper.
enum Word {
    Remember(Timestamp),
    Keep(Chunk<Fate>),
}

/// Decodes, understands, tells and keeps. `decode` calls back for every row; `digest` tells of the bytes it has read.
///
/// # Errors
/// What `keeper` says, else what `decode` says; whole chunks before that were kept.
pub fn run<'m, T: Send>(
    decode: impl FnOnce(&mut dyn FnMut(Row) -> Result<()>) -> Result<T> + Send,
    digest: impl Fn() -> String + Send,
    understanding: impl Fn() -> Understanding<'m>,
    keeper: &mut dyn Keeper,
) -> Result<T> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(MOST_WORKERS);
    thread::scope(|scope| {
        let (mut inward, mut outward) = (Vec::new(), Vec::new());
        for _ in 0..workers {
            let (raw, raws) = sync_channel(RAW);
            let (done, dones) = sync_channel(UNDERSTOOD);
            let understanding = understanding();
            scope.spawn(move || work(understanding, &raws, &done));
            inward.push(raw);
            outward.push(dones);
        }
        let (spent, spents) = channel();
        let decoding = scope.spawn(move || {
            let mut feeder = Feeder { inward, turn: 0, rows: Vec::with_capacity(CHUNK), digest, spent: spents };
            let decoded = decode(&mut |row| feeder.take(row))?;
            feeder.send().map(|()| decoded)
        });
        let (word, words) = sync_channel(TOLD);
        let (memory, memories) = channel();
        scope.spawn(move || tell(&outward, &memories, &word));
        let kept = words.iter().try_for_each(|word| hear(keeper, word, &memory, &spent));
        // Whoever still wants to send or to be answered finds nobody there, and ends.
        drop((words, memory));
        let decoded = decoding.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        kept.and(decoded)
    })
}

/// What goes back to a thread that has ended meanwhile is freed here.
fn hear(keeper: &mut dyn Keeper, word: Word, memory: &Sender<Copies>, spent: &Sender<Pieces>) -> Result<()> {
    match word {
        Word::Remember(at) => keeper.remember(at).map(|copies| drop(memory.send(copies))),
        Word::Keep(chunk) => keeper.keep(chunk).map(|rows| drop(spent.send(rows))),
    }
}

/// Takes the chunks in their order and finds out which text repeats which; ends when nobody sends or listens any more.
fn tell(outward: &[Receiver<Chunk<Fate>>], memories: &Receiver<Copies>, keeper: &SyncSender<Word>) {
    let mut known: Option<Copies> = None;
    for workers in outward.iter().cycle() {
        let Ok(mut chunk) = workers.recv() else { return };
        for at in 0..chunk.rows.len() {
            if let (Some(copies), Some(Fate::Kept(_, Understood { sketch: Some(sketch), .. }))) = (&known, chunk.rows.get(at + AHEAD)) {
                copies.expect(sketch);
            }
            let Some((mention, understood)) = chunk.rows[at].kept() else { continue };
            if known.is_none() {
                if keeper.send(Word::Remember(mention.at)).is_err() {
                    return;
                }
                known = memories.recv().ok();
            }
            let Some(copies) = &mut known else { return };
            understood.told = understood.sketch.take().map(|sketch| copies.tell(sketch));
        }
        if keeper.send(Word::Keep(chunk)).is_err() {
            return;
        }
    }
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
    spent: Receiver<Pieces>,
}

impl<D: Fn() -> String> Feeder<D> {
    fn take(&mut self, row: Row) -> Result<()> {
        self.rows.push(row);
        if self.rows.len() < CHUNK { Ok(()) } else { self.send() }
    }

    fn send(&mut self) -> Result<()> {
        self.spent.try_iter().for_each(drop);
        let rows = std::mem::replace(&mut self.rows, Vec::with_capacity(CHUNK));
        let sent = self.inward[self.turn].send(Chunk { rows, digest: (self.digest)() });
        self.turn = (self.turn + 1) % self.inward.len();
        // The stage behind ended early: its own error is the one that counts.
        sent.map_err(|_| Error::bug("the import stopped"))
    }
}
