//! Mentions: stored once, linked to incidents, counted.

use std::borrow::Cow;

use rusqlite::{OptionalExtension as _, Row, params};

use super::SqliteTxn;
use super::column::Cursor;
use super::failure::failed;
use crate::domain::mention::{Bucket, Mention};
use crate::domain::sentiment::Sentiment;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::{Mentions, Stored, Tally, TrendQuery};

pub(super) const COLUMNS: &str = "SELECT m.id, m.source_id, m.platform, m.at, m.at_offset, m.author, m.url, m.text, m.reposts, m.comments, \
     m.likes, m.reach, m.sentiment, m.labelled_by, m.confidence, m.story, m.parent, coalesce(m.extra, '{}'), m.import_id FROM mention m ";

/// Reach where known, else the interactions.
macro_rules! weight {
    () => {
        "coalesce(m.reach, coalesce(m.reposts, 0) + coalesce(m.comments, 0) + coalesce(m.likes, 0))"
    };
}

pub(super) use weight;

/// What is counted of a bucket of time.
macro_rules! counts {
    () => {
        concat!(
            "count(*), count(*) FILTER (WHERE m.sentiment = 'negative'), count(m.sentiment), coalesce(sum(",
            weight!(),
            "), 0), coalesce(sum(",
            weight!(),
            ") FILTER (WHERE m.sentiment = 'negative'), 0), count(m.reach), count(DISTINCT m.author) FROM "
        )
    };
}

macro_rules! buckets {
    ($from:literal) => {
        concat!("SELECT (m.at + ?5) / ?4 * ?4 - ?5, ", counts!(), $from, " AND m.at >= ?2 AND m.at < ?3 GROUP BY 1 ORDER BY 1")
    };
}

impl Mentions for SqliteTxn<'_> {
    fn store_mention(&mut self, mention: &Mention) -> Result<Stored> {
        let extra = (!mention.extra.is_empty()).then(|| serde_json::to_string(&mention.extra).unwrap_or_default());
        let changed = self
            .txn
            .prepare_cached(
                "INSERT OR IGNORE INTO mention (id, at, at_offset, source_id, platform, author, url, text, reposts, comments, likes, \
                 reach, sentiment, labelled_by, confidence, story, parent, extra, import_id) \
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )
            .and_then(|mut statement| {
                statement.execute(params![
                    (mention.id != 0).then_some(mention.id),
                    mention.at.micros(),
                    mention.at.offset(),
                    mention.source_id,
                    mention.platform,
                    mention.author,
                    mention.url,
                    mention.text,
                    mention.reposts,
                    mention.comments,
                    mention.likes,
                    mention.reach,
                    mention.sentiment.map(Sentiment::word),
                    mention.labelled_by,
                    mention.confidence,
                    mention.story,
                    mention.parent,
                    extra,
                    mention.import_id,
                ])
            })
            .map_err(failed)?;
        if changed == 1 {
            return Ok(Stored::New(self.txn.last_insert_rowid()));
        }
        self.txn
            .prepare_cached(
                "SELECT id, coalesce(story, id), text NOT IN ('', ?4) FROM mention WHERE at = ?1 AND source_id = ?2 AND platform = ?3",
            )
            .and_then(|mut statement| {
                let key = params![mention.at.micros(), mention.source_id, mention.platform, mention.text];
                statement.query_row(key, |row| {
                    let (id, story) = (row.get(0)?, row.get(1)?);
                    Ok(if row.get(2)? { Stored::Changed { id, story } } else { Stored::Known { id, story } })
                })
            })
            .map_err(failed)
    }

    fn next_mention_id(&mut self) -> Result<i64> {
        self.txn.query_row("SELECT coalesce(max(id), 0) + 1 FROM mention", [], |row| row.get(0)).map_err(failed)
    }

    fn told_between(&mut self, from: Timestamp, to: Timestamp, limit: i64, visit: &mut dyn FnMut(i64, &str)) -> Result<()> {
        let sql = "SELECT coalesce(story, id), text FROM (SELECT id, story, text, at FROM mention WHERE at >= ? AND at < ? \
                   ORDER BY at DESC, id DESC LIMIT ?) ORDER BY at, id";
        let mut statement = self.txn.prepare_cached(sql).map_err(failed)?;
        let mut rows = statement.query(params![from.micros(), to.micros(), limit]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let text = row.get_ref(1).and_then(|text| Ok(text.as_str()?)).map_err(failed)?;
            visit(row.get(0).map_err(failed)?, text);
        }
        Ok(())
    }

    fn link_mention(&mut self, incident: i64, mention: i64) -> Result<bool> {
        self.txn
            .prepare_cached("INSERT OR IGNORE INTO incident_mention (incident_id, mention_id) VALUES (?, ?)")
            .and_then(|mut statement| statement.execute([incident, mention]))
            .map(|changed| changed == 1)
            .map_err(failed)
    }

    fn mention(&mut self, id: i64) -> Result<Option<Mention>> {
        let mut statement = self.txn.prepare_cached(&[COLUMNS, "WHERE m.id = ?"].concat()).map_err(failed)?;
        statement.query_row([id], read).optional().map_err(failed)
    }

    fn mention_count(&mut self, incident: Option<i64>) -> Result<i64> {
        let sql = match incident {
            Some(_) => "SELECT count(*) FROM incident_mention WHERE incident_id = ?1",
            None => "SELECT count(*) FROM mention WHERE ?1 IS NULL",
        };
        self.txn.query_row(sql, [incident], |row| row.get(0)).map_err(failed)
    }

    fn erase_mention(&mut self, id: i64) -> Result<()> {
        let sql = "UPDATE mention SET author = NULL, url = NULL, text = '', extra = NULL, parent = NULL WHERE id = ?";
        self.txn.execute(sql, [id]).map(drop).map_err(failed)
    }

    fn buckets(&mut self, query: TrendQuery) -> Result<Vec<Bucket>> {
        let sql = match query.incident {
            Some(_) => buckets!("incident_mention i JOIN mention m ON m.id = i.mention_id WHERE i.incident_id = ?1"),
            None => buckets!("mention m WHERE ?1 IS NULL"),
        };
        let from = query.from.map_or(i64::MIN, Timestamp::micros);
        let to = query.to.map_or(i64::MAX, Timestamp::micros);
        let mut statement = self.txn.prepare_cached(sql).map_err(failed)?;
        let shift = i64::from(query.offset) * 1_000_000;
        let rows = statement
            .query_map(params![query.incident, from, to, query.width * 1_000_000, shift], |row| bucket(row, query.offset))
            .map_err(failed)?;
        rows.collect::<rusqlite::Result<_>>().map_err(failed)
    }

    fn total(&mut self, incident: i64, from: Timestamp, to: Timestamp) -> Result<Bucket> {
        let sql = concat!(
            "SELECT ?2, ",
            counts!(),
            "incident_mention i JOIN mention m ON m.id = i.mention_id WHERE i.incident_id = ?1 AND m.at >= ?2 AND m.at < ?3"
        );
        let mut statement = self.txn.prepare_cached(sql).map_err(failed)?;
        statement.query_row(params![incident, from.micros(), to.micros()], |row| bucket(row, from.offset())).map_err(failed)
    }

    fn platforms(&mut self, incident: i64) -> Result<Vec<Tally>> {
        let mut statement = self
            .txn
            .prepare_cached(concat!(
                "SELECT m.platform, count(*), count(*) FILTER (WHERE m.sentiment = 'negative'), sum(",
                weight!(),
                ") FROM incident_mention i JOIN mention m ON m.id = i.mention_id WHERE i.incident_id = ? GROUP BY 1 ORDER BY 2 DESC, 1"
            ))
            .map_err(failed)?;
        let rows = statement
            .query_map([incident], |row| Ok(Tally { name: row.get(0)?, mentions: row.get(1)?, negative: row.get(2)?, reach: row.get(3)? }))
            .map_err(failed)?;
        rows.collect::<rusqlite::Result<_>>().map_err(failed)
    }

    fn mentions_with(&mut self, query: TrendQuery, terms: &[String], but: &[String]) -> Result<Vec<(Timestamp, i64)>> {
        let sql = "SELECT (m.at + ?3) / ?2 * ?2 - ?3, count(*) FROM incident_mention i JOIN mention m ON m.id = i.mention_id \
                   WHERE i.incident_id = ?1 AND EXISTS (SELECT 1 FROM json_each(?4) t WHERE instr(lower(m.text), t.value) > 0) \
                   AND NOT EXISTS (SELECT 1 FROM json_each(?5) t WHERE instr(lower(m.text), t.value) > 0) GROUP BY 1 ORDER BY 1";
        let list =
            |terms: &[String]| serde_json::Value::from(terms.iter().map(|term| term.to_ascii_lowercase()).collect::<Vec<_>>()).to_string();
        let (width, shift) = (query.width * 1_000_000, i64::from(query.offset) * 1_000_000);
        let mut statement = self.txn.prepare_cached(sql).map_err(failed)?;
        let rows = statement
            .query_map(params![query.incident, width, shift, list(terms), list(but)], |row| {
                Ok((Timestamp::new(row.get(0)?, query.offset), row.get(1)?))
            })
            .map_err(failed)?;
        rows.collect::<rusqlite::Result<_>>().map_err(failed)
    }

    fn authors(&mut self, incident: i64) -> Result<Vec<String>> {
        let sql = "SELECT DISTINCT m.author FROM incident_mention i JOIN mention m ON m.id = i.mention_id \
                   WHERE i.incident_id = ? AND m.author IS NOT NULL ORDER BY 1";
        let mut statement = self.txn.prepare_cached(sql).map_err(failed)?;
        let rows = statement.query_map([incident], |row| row.get(0)).map_err(failed)?;
        rows.collect::<rusqlite::Result<_>>().map_err(failed)
    }

    fn top_mentions(&mut self, incident: i64, limit: i64) -> Result<Vec<Mention>> {
        let tail =
            concat!("JOIN incident_mention i ON i.mention_id = m.id WHERE i.incident_id = ? ORDER BY ", weight!(), " DESC, m.id LIMIT ?");
        let mut statement = self.txn.prepare_cached(&[COLUMNS, tail].concat()).map_err(failed)?;
        let rows = statement.query_map([incident, limit], read).map_err(failed)?;
        rows.collect::<rusqlite::Result<_>>().map_err(failed)
    }

    fn mention_span(&mut self, incident: i64) -> Result<Option<(Timestamp, Timestamp)>> {
        let sql = "SELECT min(m.at), max(m.at), min(m.at_offset) FROM incident_mention i JOIN mention m ON m.id = i.mention_id \
                   WHERE i.incident_id = ?";
        let (first, last, offset): (Option<i64>, Option<i64>, Option<i32>) =
            self.txn.query_row(sql, [incident], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).map_err(failed)?;
        let offset = offset.unwrap_or_default();
        Ok(first.zip(last).map(|(first, last)| (Timestamp::new(first, offset), Timestamp::new(last, offset))))
    }

    fn hit(&mut self, watch: &str, at: Timestamp, mention: i64) -> Result<bool> {
        self.txn
            .prepare_cached("INSERT OR IGNORE INTO watch_mention (watch, at, mention_id) VALUES (?, ?, ?)")
            .and_then(|mut statement| statement.execute(params![watch, at.micros(), mention]))
            .map(|changed| changed == 1)
            .map_err(failed)
    }

    fn watch_mentions(&mut self, watch: &str, from: Timestamp, to: Timestamp, limit: i64) -> Result<Vec<Mention>> {
        let tail = concat!(
            "JOIN watch_mention w ON w.mention_id = m.id WHERE w.watch = ? AND w.at >= ? AND w.at < ? ORDER BY ",
            weight!(),
            " DESC, m.id LIMIT ?"
        );
        let mut statement = self.txn.prepare_cached(&[COLUMNS, tail].concat()).map_err(failed)?;
        let rows = statement.query_map(params![watch, from.micros(), to.micros(), limit], read).map_err(failed)?;
        rows.collect::<rusqlite::Result<_>>().map_err(failed)
    }
}

fn bucket(row: &Row<'_>, offset: i32) -> rusqlite::Result<Bucket> {
    Ok(Bucket {
        at: Timestamp::new(row.get(0)?, offset),
        mentions: row.get(1)?,
        negative: row.get(2)?,
        labelled: row.get(3)?,
        reach: row.get(4)?,
        negative_reach: row.get(5)?,
        with_reach: row.get(6)?,
        authors: row.get(7)?,
    })
}

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Mention> {
    let mut cursor = Cursor::new(row);
    Ok(Mention {
        id: cursor.plain()?,
        source_id: cursor.plain()?,
        platform: cursor.plain()?,
        at: cursor.time()?,
        author: cursor.plain()?,
        url: cursor.plain()?,
        text: cursor.plain()?,
        reposts: cursor.plain()?,
        comments: cursor.plain()?,
        likes: cursor.plain()?,
        reach: cursor.plain()?,
        sentiment: cursor.plain()?,
        labelled_by: cursor.plain::<Option<String>>()?.map(Cow::Owned),
        confidence: cursor.plain()?,
        story: cursor.plain()?,
        parent: cursor.plain()?,
        extra: cursor.json()?,
        import_id: cursor.plain()?,
    })
}
