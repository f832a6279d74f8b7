//! Polls `[[sources]]`: each that is due is asked, what it gave is imported, and how it went is remembered.
//!
//! `feed` is about addresses, `folder` about drop folders. Whatever is wrong with one source is its own row of the answer and
//! never stops the others; only the store, or a watch that cannot be used, stops all.

mod feed;
mod folder;

use std::io::Read;
use std::path::PathBuf;

use super::import::{Decoding, From, Imported, import};
use super::{Desk, watches};
use crate::domain::source::{Poll, SourceKind, SourceState};
use crate::domain::time::Timestamp;
use crate::error::{Error, Exit, Result};
use crate::fetch::{Failed, Got};
use crate::library::did_you_mean;
use crate::workspace::SourceConfig;

/// Addresses asked at the same time: a slow server holds up few others.
const AT_ONCE: usize = 8;

/// How polling one source went.
#[derive(Debug)]
pub struct Fetched {
    pub id: String,
    pub kind: SourceKind,
    /// Bodies or files that were imported.
    pub imports: usize,
    pub new: i64,
    pub known: i64,
    pub unmatched: i64,
    pub rejected: i64,
    /// Not asked: its time after a failure has not come.
    pub waiting: bool,
    /// What failed first.
    pub why: Option<Why>,
    /// The next try after a failure.
    pub next_at: Option<Timestamp>,
}

/// Why a source, or a file of it, gave nothing.
#[derive(Debug)]
pub enum Why {
    NotGot(Failed),
    NotRead { file: Option<String>, error: Error },
}

impl Fetched {
    fn of(source: &SourceConfig) -> Self {
        let (id, kind) = (source.id.clone(), source.kind);
        Self { id, kind, imports: 0, new: 0, known: 0, unmatched: 0, rejected: 0, waiting: false, why: None, next_at: None }
    }

    fn count(&mut self, imported: &Imported) {
        self.imports += 1;
        self.new += imported.new;
        self.known += imported.duplicates;
        self.unmatched += imported.unmatched;
        self.rejected += imported.rejected_count;
    }

    pub const fn poll(&self) -> Poll {
        match self {
            Self { waiting: true, .. } => Poll::Waiting,
            Self { why: Some(_), .. } => Poll::Failed,
            Self { imports: 0, .. } => Poll::Unchanged,
            _ => Poll::Fetched,
        }
    }
}

/// Polls all sources, or the one that is named, whether or not its time has come. In the order of `crisis.toml`.
///
/// # Errors
/// Not found, with candidates; a watch that cannot be used; whatever is wrong with the store.
pub fn fetch(desk: &mut Desk, only: Option<&str>) -> Result<Vec<Fetched>> {
    let sources = chosen(desk, only)?;
    // A broken watch is a fault of crisis.toml, not of every source.
    watches::matcher(desk)?;
    // With the lists of keywords, the playbooks' words and the organisation's names that they take over.
    let watched = format!("{:?}", watches::configured(desk)?);
    let mut fetched = Vec::with_capacity(sources.len());
    for batch in sources.chunks(AT_ONCE) {
        let mut turns = Vec::with_capacity(batch.len());
        for source in batch {
            turns.push(turn(desk, source, &watched, only.is_some())?);
        }
        for ((source, turn), answer) in batch.iter().zip(&turns).zip(ask_all(batch, &turns)) {
            fetched.push(match (turn, answer) {
                (Turn::Ask(state), Some(answer)) => feed::take(desk, source, state.clone(), answer)?,
                (Turn::Wait(state), _) => Fetched { waiting: true, next_at: state.next_at, ..Fetched::of(source) },
                _ => folder::take(desk, source)?,
            });
        }
    }
    Ok(fetched)
}

fn chosen(desk: &Desk, only: Option<&str>) -> Result<Vec<SourceConfig>> {
    let all = desk.config.sources.iter().map(toml::Spanned::get_ref);
    let wanted: Vec<_> = all.clone().filter(|one| only.is_none_or(|id| one.id == id)).cloned().collect();
    let Some(id) = only.filter(|_| wanted.is_empty()) else { return Ok(wanted) };
    let error = Error::not_found("error-source-unknown").with("source", id);
    let near = did_you_mean(id, all.clone().map(|one| one.id.as_str()));
    let names = if near.is_empty() { all.map(|one| one.id.as_str()).collect() } else { near };
    Err(if names.is_empty() { error.hint("hint-sources") } else { error.hint("hint-did-you-mean").hint_with("names", names.join(", ")) })
}

/// What is to be done about a source.
enum Turn {
    Look,
    Ask(SourceState),
    Wait(SourceState),
}

fn turn(desk: &mut Desk, source: &SourceConfig, watched: &str, now_or_never: bool) -> Result<Turn> {
    if source.kind == SourceKind::Folder {
        return Ok(Turn::Look);
    }
    let state = feed::state(desk, source, watched)?;
    Ok(if now_or_never || state.is_due(desk.now) { Turn::Ask(state) } else { Turn::Wait(state) })
}

/// Asks at the same time, apart from the store; an answer for each whose turn it is.
fn ask_all(batch: &[SourceConfig], turns: &[Turn]) -> Vec<Option<Result<Got, Failed>>> {
    std::thread::scope(|scope| {
        let asking: Vec<_> = batch
            .iter()
            .zip(turns)
            .map(|(source, turn)| match turn {
                Turn::Ask(state) => Some(scope.spawn(|| feed::ask(source, state))),
                _ => None,
            })
            .collect();
        let joined = |asking: std::thread::ScopedJoinHandle<'_, _>| asking.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        asking.into_iter().map(|one| one.map(joined)).collect()
    })
}

/// Imports what a source gave; the inner error is the source's own.
fn take_in(
    desk: &mut Desk,
    source: &SourceConfig,
    name: String,
    path: Option<PathBuf>,
    input: Box<dyn Read + Send + '_>,
) -> Result<Result<Imported, Error>> {
    // A file is an export with times of its own; a feed's items often have none.
    let first_seen = source.kind != SourceKind::Folder;
    let decoding = Decoding { platform: source.platform.clone(), first_seen, ..Decoding::default() };
    match import(desk, From { name, path, input, incident: None, decoding, strict: false, all: false }, &mut ()) {
        Ok(imported) if imported.read > 0 && imported.rejected_count == imported.read => Ok(Err(Error::input("error-source-nothing"))),
        Err(error) if matches!(error.exit(), Exit::Store | Exit::Bug) => Err(error),
        other => Ok(other),
    }
}
