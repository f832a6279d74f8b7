//! `monitor search`: the index brought up to date, candidates from it, the best of them held against their texts.
//!
//! The index is made at the first search after mentions came in, not when they come: an import in the night must not wait for it.
//! It follows from the texts alone and is nothing that anybody decided, so it leaves no row in the timeline.

mod candidates;
mod index;

use std::collections::BinaryHeap;

use super::{Desk, lookup};
use crate::domain::mention::Mention;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::monitor::search::{Asked, Candidate, Field, Query, parse, snippet};
use crate::store::{Scope, Txn};

pub use self::index::{catch_up, forget};

/// What `monitor search` is told.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    pub query: Option<String>,
    pub author: Option<String>,
    pub platform: Option<String>,
    pub incident: Option<String>,
    pub watch: Option<String>,
    pub from: Option<Timestamp>,
    /// Mentions before this.
    pub to: Option<Timestamp>,
    pub limit: usize,
}

/// A mention that answers.
#[derive(Clone, Debug)]
pub struct Hit {
    pub mention: Mention,
    /// BM25; 0 where nothing was asked of the words.
    pub relevance: f64,
    pub snippet: String,
}

/// The best answers, and whether there are more.
#[derive(Clone, Debug)]
pub struct Found {
    pub hits: Vec<Hit>,
    pub more: bool,
}

/// Characters of a snippet.
const SNIPPET: usize = 48;

/// # Errors
/// A query that cannot be read; an incident or watch that is unknown.
pub fn search(desk: &mut Desk, ask: &Ask) -> Result<Found> {
    let query = query(ask)?;
    if let Some(watch) = &ask.watch {
        super::watches::named(desk, watch)?;
    }
    catch_up(desk)?;
    let mut txn = desk.read()?;
    let incident = ask.incident.as_ref().map(|typed| lookup::incident(&mut *txn, typed)).transpose()?.map(|incident| incident.id);
    let mut search = Search {
        txn: &mut *txn,
        scope: Scope { incident, watch: ask.watch.clone() },
        from: ask.from.map_or(i64::MIN, Timestamp::micros),
        to: ask.to.map_or(i64::MAX, Timestamp::micros),
        limit: ask.limit,
        asked: Asked::new(query.clone()),
        found: Found { hits: Vec::new(), more: false },
    };
    match candidates::of(search.txn, &query, search.from, search.to)? {
        Some(candidates) => search.best_of(candidates)?,
        None => search.newest()?,
    }
    Ok(search.found)
}

/// The words and the options as one query.
fn query(ask: &Ask) -> Result<Query> {
    let mut parts = match &ask.query {
        Some(text) => vec![parse(text)?],
        None => Vec::new(),
    };
    parts.extend(ask.author.as_ref().map(|author| Query::Field(Field::Author(author.to_lowercase()))));
    parts.extend(ask.platform.as_ref().map(|platform| Query::Field(Field::Platform(platform.to_lowercase()))));
    if parts.is_empty() && ask.watch.is_none() && ask.incident.is_none() {
        return Err(Error::input("error-query-empty").hint("hint-query"));
    }
    Ok(Query::All(parts))
}

struct Search<'a, 'txn> {
    txn: &'a mut (dyn Txn + 'txn),
    scope: Scope,
    from: i64,
    to: i64,
    limit: usize,
    asked: Asked,
    found: Found,
}

impl Search<'_, '_> {
    /// The candidates in their order until enough of them answer.
    fn best_of(&mut self, candidates: Vec<Candidate>) -> Result<()> {
        let mut heap = BinaryHeap::from(candidates);
        while let Some(candidate) = heap.pop() {
            if self.look_at(candidate.mention, f64::from(candidate.relevance) / 10.0)? {
                break;
            }
        }
        Ok(())
    }

    /// Where the words name no candidates, every mention is looked at, the last taken in first.
    fn newest(&mut self) -> Result<()> {
        for id in (1..=self.txn.last_mention()?).rev() {
            if self.look_at(id, 0.0)? {
                break;
            }
        }
        Ok(())
    }

    /// Takes the mention up if it answers; true when no more are needed.
    fn look_at(&mut self, id: i64, relevance: f64) -> Result<bool> {
        let Some(mention) = self.txn.mention(id)? else { return Ok(false) };
        let in_time = (self.from..self.to).contains(&mention.at.micros());
        if !in_time || mention.text.is_empty() || !self.asked.answers(&mention) || !self.txn.within(id, mention.at, &self.scope)? {
            return Ok(false);
        }
        if self.found.hits.len() == self.limit {
            self.found.more = true;
            return Ok(true);
        }
        let snippet = snippet(&self.asked.query, &mention.text, SNIPPET);
        self.found.hits.push(Hit { mention, relevance, snippet });
        Ok(false)
    }
}
