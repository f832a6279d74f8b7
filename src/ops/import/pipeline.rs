//! Four kinds of threads in a row: one decodes, some understand, one tells which text repeats which, the caller's keeps. Chunks go to the
//! workers by turns and come back by the same turns, so that rows stay in the order of the file however many workers there are. Every queue
//! is bounded: memory does not grow with the file, and the slowest stage sets the pace.

use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::{self, Scope, ScopedJoinHandle};

use crate::domain::mention::Mention;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::monitor::ingest::Row;
use crate::monitor::near_duplicate::Copies;
use crate::monitor::understand::{Understanding, Understood};

/// Rows that go through the queues together.
const CHUNK: usize = 1024;
/// Chunks that wait before each worker.
const RAW: usize = 2;
/// Chunks that wait behind each worker.
const UNDERSTOOD: usize = 2;
/// Chunks that wait for the store: several transactions, so that the others go on while one is written and while the log is moved to the file.
const TOLD: usize = 40;
/// More workers than this only wait for the decoder.
const MOST_WORKERS: usize = 4;
/// How far the threads that work ahead give way, of at most 19.
#[cfg(target_os = "linux")]
const NICE: i32 = 10;

/// So many rows before a text is told, what is needed for it is asked for.
const AHEAD: usize = 3;

/// Some rows, in order.
#[derive(Default)]
pub struct Chunk {
    pub rows: Vec<Row>,
    /// For each row what was found out about it; none for one that was rejected or that no watch matches.
    pub understood: Vec<Option<Understood>>,
    /// Of all bytes read so far.
    pub digest: String,
}

impl Chunk {
    pub fn kept(&mut self) -> impl Iterator<Item = (&mut Mention, &mut Understood)> {
        let rows = self.rows.iter_mut().zip(&mut self.understood);
        rows.filter_map(|(row, understood)| Some((row.mention.as_mut().ok()?, understood.as_mut()?)))
    }

    /// Forgets the rows that are not kept.
    pub fn thin_out(&mut self) {
        let mut understood = self.understood.iter();
        self.rows.retain(|_| understood.next().is_some_and(Option::is_some));
        self.understood.retain(Option::is_some);
        self.rows.shrink_to_fit();
        self.understood.shrink_to_fit();
    }
}

/// What the caller's thread does.
pub trait Keeper {
    /// The texts to hold what comes against, as of the time of the first row that is kept. Asked once, before that row comes, and not at all
    /// if there is none.
    fn remember(&mut self, at: Timestamp) -> Result<Copies>;

    /// Gives back the rows that are done with: to free memory costs least where it was taken, which is where rows are decoded.
    fn keep(&mut self, chunk: Chunk) -> Result<Vec<Chunk>>;
}

/// What the teller says to the keeper.
enum Word {
    Remember(Timestamp),
    Keep(Chunk),
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
            spawn(scope, move || work(understanding, &raws, &done));
            inward.push(raw);
            outward.push(dones);
        }
        let (spent, spents) = channel();
        let decoding = spawn(scope, move || {
            let mut feeder = Feeder { inward, turn: 0, rows: Vec::with_capacity(CHUNK), digest, spent: spents };
            let decoded = decode(&mut |row| feeder.take(row))?;
            feeder.send().map(|()| decoded)
        });
        let (word, words) = sync_channel(TOLD);
        let (memory, memories) = channel();
        spawn(scope, move || tell(&outward, &memories, &word));
        let kept = words.iter().try_for_each(|word| hear(keeper, word, &memory, &spent));
        // Whoever still wants to send or to be answered finds nobody there, and ends.
        drop((words, memory));
        let decoded = decoding.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        kept.and(decoded)
    })
}

/// A thread that gives way to the caller's. That one has to wait for the disk; if it had to wait for its turn as well, all queues would be full by
/// then, and nobody could go on meanwhile.
fn spawn<'s, T: Send + 's>(scope: &'s Scope<'s, '_>, work: impl FnOnce() -> T + Send + 's) -> ScopedJoinHandle<'s, T> {
    scope.spawn(|| {
        // Where that cannot be asked for, all take turns: slower by a twentieth, and right.
        #[cfg(target_os = "linux")]
        let _ = rustix::process::nice(NICE);
        work()
    })
}

/// What goes back to a thread that has ended meanwhile is freed here.
fn hear(keeper: &mut dyn Keeper, word: Word, memory: &Sender<Copies>, spent: &Sender<Vec<Chunk>>) -> Result<()> {
    match word {
        Word::Remember(at) => keeper.remember(at).map(|copies| drop(memory.send(copies))),
        Word::Keep(chunk) => keeper.keep(chunk).map(|rows| drop(spent.send(rows))),
    }
}

/// Takes the chunks in their order and finds out which text repeats which; ends when nobody sends or listens any more.
fn tell(outward: &[Receiver<Chunk>], memories: &Receiver<Copies>, keeper: &SyncSender<Word>) {
    let mut known: Option<Copies> = None;
    for workers in outward.iter().cycle() {
        let Ok(mut chunk) = workers.recv() else { return };
        if known.is_none()
            && let Some((mention, _)) = chunk.kept().next()
        {
            if keeper.send(Word::Remember(mention.at)).is_err() {
                return;
            }
            let Ok(copies) = memories.recv() else { return };
            known = Some(copies);
        }
        if let Some(copies) = &mut known {
            tell_all(copies, &mut chunk.understood);
        }
        if keeper.send(Word::Keep(chunk)).is_err() {
            return;
        }
    }
}

fn tell_all(copies: &mut Copies, understood: &mut [Option<Understood>]) {
    for at in 0..understood.len() {
        if let Some(Some(Understood { sketch: Some(sketch), .. })) = understood.get(at + AHEAD) {
            copies.expect(sketch);
        }
        if let Some(Understood { sketch, told, .. }) = &mut understood[at] {
            *told = sketch.take().map(|sketch| copies.tell(sketch));
        }
    }
}

fn work(mut understanding: Understanding<'_>, raws: &Receiver<Chunk>, done: &SyncSender<Chunk>) {
    for mut chunk in raws {
        chunk.understood = chunk.rows.iter_mut().map(|row| understanding.of(row.mention.as_mut().ok()?)).collect();
        if done.send(chunk).is_err() {
            return;
        }
    }
}

/// Gathers rows into chunks and deals them out.
struct Feeder<D> {
    inward: Vec<SyncSender<Chunk>>,
    turn: usize,
    rows: Vec<Row>,
    digest: D,
    spent: Receiver<Vec<Chunk>>,
}

impl<D: Fn() -> String> Feeder<D> {
    fn take(&mut self, row: Row) -> Result<()> {
        self.rows.push(row);
        if self.rows.len() < CHUNK { Ok(()) } else { self.send() }
    }

    fn send(&mut self) -> Result<()> {
        self.spent.try_iter().for_each(drop);
        let rows = std::mem::replace(&mut self.rows, Vec::with_capacity(CHUNK));
        let sent = self.inward[self.turn].send(Chunk { rows, digest: (self.digest)(), ..Chunk::default() });
        self.turn = (self.turn + 1) % self.inward.len();
        // The stage behind ended early: its own error is the one that counts.
        sent.map_err(|_| Error::bug("the import stopped"))
    }
}
