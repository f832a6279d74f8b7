//! Mentions over time, and the stories among them: of all, of an incident, of a watch.

use std::collections::HashMap;

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{OptionalExtension as _, Row, ToSql, params};

use super::SqliteTxn;
use super::failure::failed;
use super::mentions::{COLUMNS, read, weight};
use crate::domain::mention::{Cell, Mention, Story};
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::{Slice, Trends, Whose};

/// One statement for each scope: ?1 is the incident or watch, ?2 and ?3 bound the time.
macro_rules! sliced {
    ($select:expr, $tail:literal) => {
        [
            concat!($select, " FROM mention m WHERE ?1 IS NULL AND m.at >= ?2 AND m.at < ?3 ", $tail),
            concat!(
                $select,
                " FROM incident_mention i JOIN mention m ON m.id = i.mention_id WHERE i.incident_id = ?1 AND m.at >= ?2 AND m.at < ?3 ",
                $tail
            ),
            concat!(
                $select,
                " FROM watch_mention w JOIN mention m ON m.id = w.mention_id WHERE w.watch = ?1 AND w.at >= ?2 AND w.at < ?3 ",
                $tail
            ),
        ]
    };
}

/// Of one story: the first mention and, through the index of copies, those that repeat it.
macro_rules! of_story {
    ($select:expr, $scope:literal) => {
        concat!(
            $select,
            " FROM mention m WHERE m.id IN (SELECT id FROM mention WHERE story = ?4 AND story <> id UNION SELECT ?4) \
             AND m.at >= ?2 AND m.at < ?3 AND ",
            $scope
        )
    };
}

macro_rules! story_sliced {
    ($select:expr) => {
        [
            of_story!($select, "?1 IS NULL"),
            of_story!($select, "EXISTS (SELECT 1 FROM incident_mention i WHERE i.incident_id = ?1 AND i.mention_id = m.id)"),
            of_story!($select, "EXISTS (SELECT 1 FROM watch_mention w WHERE w.watch = ?1 AND w.at = m.at AND w.mention_id = m.id)"),
        ]
    };
}

const CELLS: [&str; 3] = sliced!(concat!("SELECT m.at, m.platform, m.sentiment, ", weight!(), ", m.reach IS NOT NULL"), "");

const HEAT: [&str; 3] = {
    let scoped = sliced!("SELECT coalesce(m.story, m.id), count(*)", "GROUP BY 1 HAVING count(*) > 1 ORDER BY 2 DESC, 1 LIMIT ?4");
    // Of all, only copies are counted, from an index that holds nothing else: the first of each story is one more.
    let all = "SELECT m.story, count(*) + 1 FROM mention m INDEXED BY mention_copy WHERE m.story <> m.id AND ?1 IS NULL \
               AND m.at >= ?2 AND m.at < ?3 GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?4";
    [all, scoped[1], scoped[2]]
};

const STORY: [&str; 3] = story_sliced!(concat!(
    "SELECT count(*), count(*) FILTER (WHERE m.sentiment = 'negative'), coalesce(sum(",
    weight!(),
    "), 0), count(DISTINCT m.author), min(m.at), max(m.at), max(m.at_offset), coalesce(group_concat(DISTINCT m.platform), '')"
));

impl ToSql for Whose<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::All => ToSqlOutput::Owned(Value::Null),
            Self::Incident(id) => ToSqlOutput::Owned(Value::Integer(*id)),
            Self::Watch(watch) => ToSqlOutput::Borrowed(ValueRef::Text(watch.as_bytes())),
        })
    }
}

const fn nth(scope: Whose<'_>) -> usize {
    match scope {
        Whose::All => 0,
        Whose::Incident(_) => 1,
        Whose::Watch(_) => 2,
    }
}

impl Trends for SqliteTxn<'_> {
    fn cells(&mut self, slice: Slice<'_>, width: i64, offset: i32) -> Result<Vec<Cell>> {
        let mut statement = self.txn.prepare_cached(CELLS[nth(slice.scope)]).map_err(failed)?;
        let mut rows = statement.query(params![slice.scope, slice.from, slice.to]).map_err(failed)?;
        let (width, shift) = (width * 1_000_000, i64::from(offset) * 1_000_000);
        let mut counted = Counted { width, shift, names: HashMap::new(), cells: HashMap::new() };
        while let Some(row) = rows.next().map_err(failed)? {
            counted.take(row).map_err(failed)?;
        }
        Ok(counted.cells(offset))
    }

    fn hottest(&mut self, slice: Slice<'_>, limit: i64) -> Result<Vec<i64>> {
        let mut statement = self.txn.prepare_cached(HEAT[nth(slice.scope)]).map_err(failed)?;
        let rows = statement.query_map(params![slice.scope, slice.from, slice.to, limit], |row| row.get(0)).map_err(failed)?;
        rows.collect::<rusqlite::Result<_>>().map_err(failed)
    }

    fn story(&mut self, slice: Slice<'_>, id: i64) -> Result<Option<Story>> {
        let mut statement = self.txn.prepare_cached(STORY[nth(slice.scope)]).map_err(failed)?;
        let story = |row: &Row<'_>| {
            let mentions: i64 = row.get(0)?;
            if mentions == 0 {
                return Ok(None);
            }
            let (first, last, offset): (i64, i64, i32) = (row.get(4)?, row.get(5)?, row.get(6)?);
            let platforms: String = row.get(7)?;
            Ok(Some(Story {
                id,
                mentions,
                negative: row.get(1)?,
                reach: row.get(2)?,
                authors: row.get(3)?,
                first_at: Timestamp::new(first, offset),
                last_at: Timestamp::new(last, offset),
                platforms: platforms.split(',').map(str::to_owned).collect(),
            }))
        };
        let found = statement.query_row(params![slice.scope, slice.from, slice.to, id], story).optional();
        Ok(found.map_err(failed)?.flatten())
    }

    fn members(&mut self, story: i64, limit: i64) -> Result<Vec<Mention>> {
        let tail = "WHERE m.id IN (SELECT id FROM mention WHERE story = ?1 AND story <> id UNION SELECT ?1) ORDER BY m.at, m.id LIMIT ?2";
        let mut statement = self.txn.prepare_cached(&[COLUMNS, tail].concat()).map_err(failed)?;
        let rows = statement.query_map(params![story, limit], read).map_err(failed)?;
        rows.collect::<rusqlite::Result<_>>().map_err(failed)
    }

    fn sample_texts(&mut self, slice: Slice<'_>, limit: i64) -> Result<Vec<String>> {
        const TEXTS: [&str; 3] = sliced!("SELECT m.text", "AND coalesce(m.story, m.id) = m.id ORDER BY m.at DESC LIMIT ?4");
        let mut statement = self.txn.prepare_cached(TEXTS[nth(slice.scope)]).map_err(failed)?;
        let rows = statement.query_map(params![slice.scope, slice.from, slice.to, limit], |row| row.get(0)).map_err(failed)?;
        rows.collect::<rusqlite::Result<_>>().map_err(failed)
    }
}

#[derive(Default)]
struct Sums {
    mentions: i64,
    reach: i64,
    with_reach: i64,
}

/// Counts rows as they come: cheaper than having SQLite sort them.
struct Counted {
    width: i64,
    shift: i64,
    /// Platforms and sentiments by number; no sentiment is the empty word.
    names: HashMap<String, u32>,
    cells: HashMap<(i64, u32, u32), Sums>,
}

impl Counted {
    fn take(&mut self, row: &Row<'_>) -> rusqlite::Result<()> {
        let at = (row.get::<_, i64>(0)? + self.shift).div_euclid(self.width) * self.width - self.shift;
        let platform = self.number(row.get_ref(1)?.as_str()?);
        let sentiment = self.number(row.get_ref(2)?.as_str_or_null()?.unwrap_or_default());
        let (reach, known): (i64, bool) = (row.get(3)?, row.get(4)?);
        let sums = self.cells.entry((at, platform, sentiment)).or_default();
        sums.mentions += 1;
        sums.reach = sums.reach.saturating_add(reach);
        sums.with_reach += i64::from(known);
        Ok(())
    }

    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.names.get(name) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.insert(name.to_owned(), number);
        number
    }

    /// In the order of time, platform, sentiment.
    fn cells(self, offset: i32) -> Vec<Cell> {
        let mut names = vec![""; self.names.len()];
        for (name, number) in &self.names {
            names[*number as usize] = name;
        }
        let cell = |(&(at, platform, sentiment), sums): (&(i64, u32, u32), &Sums)| Cell {
            at: Timestamp::new(at, offset),
            platform: names[platform as usize].to_owned(),
            sentiment: Some(names[sentiment as usize].to_owned()).filter(|word| !word.is_empty()),
            mentions: sums.mentions,
            reach: sums.reach,
            with_reach: sums.with_reach,
        };
        let mut cells: Vec<Cell> = self.cells.iter().map(cell).collect();
        cells.sort_by(|a, b| (a.at.micros(), &a.platform, &a.sentiment).cmp(&(b.at.micros(), &b.platform, &b.sentiment)));
        cells
    }
}
