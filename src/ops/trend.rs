//! Mentions over time: how many, how negative, where, which stories and words stand out. Of an incident, of a watch, or of all.

use std::collections::BTreeMap;

use super::clusters::{self, Told};
use super::{Desk, lookup};
use crate::domain::entity::Entity as _;
use crate::domain::mention::{Bucket, Cell, Mention};
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::monitor::terms;
pub use crate::monitor::terms::Term;
use crate::store::{Slice, Tally, TrendQuery, Whose};

/// What is asked for: an incident, else a watch, else all mentions.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    pub incident: Option<String>,
    pub watch: Option<String>,
}

/// What was found to be meant.
#[derive(Clone, Debug)]
pub enum Of {
    All,
    Incident { id: i64, handle: String },
    Watch(String),
}

impl Of {
    pub fn scope(&self) -> Whose<'_> {
        match self {
            Self::All => Whose::All,
            Self::Incident { id, .. } => Whose::Incident(*id),
            Self::Watch(watch) => Whose::Watch(watch),
        }
    }

    /// # Errors
    /// Not found.
    pub fn find(desk: &mut Desk, asked: &Asked) -> Result<Self> {
        if let Some(watch) = &asked.watch {
            return super::watches::named(desk, watch).map(|found| Self::Watch(found.id));
        }
        match &asked.incident {
            Some(typed) => lookup::incident(&mut *desk.read()?, typed).map(|found| Self::Incident { id: found.id, handle: found.handle() }),
            None => Ok(Self::All),
        }
    }
}

/// A stretch of time, open where nothing is said.
#[derive(Clone, Copy, Debug, Default)]
pub struct Span {
    pub from: Option<Timestamp>,
    pub to: Option<Timestamp>,
}

impl Span {
    pub fn slice(self, scope: Whose<'_>) -> Slice<'_> {
        Slice { scope, from: self.from.map_or(i64::MIN, Timestamp::micros), to: self.to.map_or(i64::MAX, Timestamp::micros) }
    }
}

/// Mentions over time, with what stands out.
pub struct Trend {
    pub of: Of,
    pub total: i64,
    /// Seconds.
    pub width: i64,
    pub rows: Vec<Bucket>,
    pub platforms: Vec<Tally>,
    pub stories: Vec<Told>,
    pub terms: Vec<Term>,
    /// The heaviest mentions; of an incident only.
    pub top: Vec<Mention>,
}

/// The most hours a trend shows before its rows become days.
const MOST_HOURS: i64 = 60;
/// Stories, mentions and words that are shown.
const STORIES: i64 = 5;
const TERMS: usize = 12;
/// Texts that words are taken from: the newest, one of each story.
const READ_FOR_TERMS: i64 = 2_000;
const HOUR: i64 = 3_600;

/// `width` in seconds; absent: an hour, or a day where hours would be too many rows.
///
/// # Errors
/// An incident or watch that is not there.
pub fn trend(desk: &mut Desk, asked: &Asked, width: Option<i64>, span: Span) -> Result<Trend> {
    let offset = desk.now.offset();
    let of = Of::find(desk, asked)?;
    let mut txn = desk.read()?;
    let slice = span.slice(of.scope());
    let first_width = width.unwrap_or(HOUR);
    let mut cells = txn.cells(slice, first_width, offset)?;
    let hours = cells.first().zip(cells.last()).map_or(0, |(first, last)| last.at.minutes_since(first.at) / 60);
    let width = width.unwrap_or(if hours > MOST_HOURS { 24 * HOUR } else { HOUR });
    let (rows, top) = if let Of::Incident { id, .. } = of {
        let query = TrendQuery { incident: Some(id), from: span.from, to: span.to, width, offset };
        (txn.buckets(query)?, txn.top_mentions(id, STORIES)?)
    } else {
        if width != first_width {
            cells = txn.cells(slice, width, offset)?;
        }
        (rows(&cells), Vec::new())
    };
    Ok(Trend {
        total: cells.iter().map(|cell| cell.mentions).sum(),
        width,
        rows,
        platforms: platforms(&cells),
        stories: clusters::told(&mut *txn, slice, STORIES)?,
        terms: terms::top(&txn.sample_texts(slice, READ_FOR_TERMS)?, TERMS),
        top,
        of: of.clone(),
    })
}

/// Cells come in the order of time.
fn rows(cells: &[Cell]) -> Vec<Bucket> {
    let of_bucket = |cells: &[Cell]| {
        let mut row = Bucket { at: cells[0].at, ..Bucket::default() };
        for cell in cells {
            row.mentions += cell.mentions;
            row.reach += cell.reach;
            row.with_reach += cell.with_reach;
            row.labelled += cell.sentiment.as_ref().map_or(0, |_| cell.mentions);
            if cell.is_negative() {
                row.negative += cell.mentions;
                row.negative_reach += cell.reach;
            }
        }
        row
    };
    cells.chunk_by(|a, b| a.at == b.at).map(of_bucket).collect()
}

fn platforms(cells: &[Cell]) -> Vec<Tally> {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for cell in cells {
        let empty = || Tally { name: cell.platform.clone(), mentions: 0, negative: 0, reach: 0 };
        let tally = tallies.entry(&cell.platform).or_insert_with(empty);
        tally.mentions += cell.mentions;
        tally.reach += cell.reach;
        tally.negative += if cell.is_negative() { cell.mentions } else { 0 };
    }
    let mut tallies: Vec<Tally> = tallies.into_values().collect();
    tallies.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.name.cmp(&b.name)));
    tallies
}
