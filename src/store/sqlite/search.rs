//! The word index in SQLite.

use rusqlite::{OptionalExtension as _, params};

use super::SqliteTxn;
use super::failure::failed;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::{Blocks, Scope, SearchIndex, Segment, Text};

impl SearchIndex for SqliteTxn<'_> {
    fn segments(&mut self) -> Result<Vec<Segment>> {
        let mut statement = self.txn.prepare_cached("SELECT first, last, length FROM search_segment ORDER BY first").map_err(failed)?;
        let rows =
            statement.query_map([], |row| Ok(Segment { first: row.get(0)?, last: row.get(1)?, length: row.get(2)? })).map_err(failed)?;
        rows.collect::<rusqlite::Result<_>>().map_err(failed)
    }

    fn last_mention(&mut self) -> Result<i64> {
        self.txn.query_row("SELECT coalesce(max(id), 0) FROM mention", [], |row| row.get(0)).map_err(failed)
    }

    fn texts(&mut self, from: i64, to: i64, visit: &mut dyn FnMut(Text<'_>)) -> Result<()> {
        let sql = "SELECT id, at, coalesce(reach, coalesce(reposts, 0) + coalesce(comments, 0) + coalesce(likes, 0)), text \
                   FROM mention WHERE id BETWEEN ? AND ? ORDER BY id";
        let mut statement = self.txn.prepare_cached(sql).map_err(failed)?;
        let mut rows = statement.query([from, to]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let text = row.get_ref(3).and_then(|text| Ok(text.as_str()?)).map_err(failed)?;
            visit(Text { mention: row.get(0).map_err(failed)?, at: row.get(1).map_err(failed)?, heat: row.get(2).map_err(failed)?, text });
        }
        Ok(())
    }

    fn put_segment(&mut self, segment: &Segment, lists: &Blocks, docs: &Blocks) -> Result<()> {
        let write = || -> rusqlite::Result<()> {
            let sql = "INSERT INTO search_segment (first, last, length) VALUES (?, ?, ?)";
            self.txn.execute(sql, [segment.first, segment.last, segment.length])?;
            let mut list = self.txn.prepare_cached("INSERT INTO search_list (segment, term, lists) VALUES (?, ?, ?)")?;
            for (term, bytes) in lists {
                list.execute(params![segment.first, term, bytes])?;
            }
            let mut doc = self.txn.prepare_cached("INSERT INTO search_doc (first, docs) VALUES (?, ?)")?;
            for (first, bytes) in docs {
                doc.execute(params![first, bytes])?;
            }
            Ok(())
        };
        write().map_err(failed)
    }

    fn drop_segment(&mut self, segment: &Segment) -> Result<()> {
        let drop = || -> rusqlite::Result<()> {
            self.txn.execute("DELETE FROM search_list WHERE segment = ?", [segment.first])?;
            self.txn.execute("DELETE FROM search_doc WHERE first BETWEEN ? AND ?", [segment.first, segment.last])?;
            self.txn.execute("DELETE FROM search_segment WHERE first = ?", [segment.first]).map(|_| ())
        };
        drop().map_err(failed)
    }

    fn lists(&mut self, segment: i64, from: i64, to: i64, visit: &mut dyn FnMut(i64, &[u8])) -> Result<()> {
        // The block that `from` falls into begins before it.
        let sql = "SELECT term, lists FROM search_list WHERE segment = ?1 AND term <= ?3 AND term >= \
                   coalesce((SELECT max(term) FROM search_list WHERE segment = ?1 AND term <= ?2), ?2) ORDER BY term";
        let mut statement = self.txn.prepare_cached(sql).map_err(failed)?;
        let mut rows = statement.query([segment, from, to]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let bytes = row.get_ref(1).and_then(|bytes| Ok(bytes.as_blob()?)).map_err(failed)?;
            visit(row.get(0).map_err(failed)?, bytes);
        }
        Ok(())
    }

    fn replace_lists(&mut self, segment: i64, first_term: i64, lists: &[u8]) -> Result<()> {
        let sql = "UPDATE search_list SET lists = ? WHERE segment = ? AND term = ?";
        self.txn.execute(sql, params![lists, segment, first_term]).map(drop).map_err(failed)
    }

    fn docs(&mut self, first: i64) -> Result<Vec<u8>> {
        let mut statement = self.txn.prepare_cached("SELECT docs FROM search_doc WHERE first = ?").map_err(failed)?;
        statement.query_row([first], |row| row.get(0)).optional().map(Option::unwrap_or_default).map_err(failed)
    }

    fn within(&mut self, mention: i64, at: Timestamp, scope: &Scope) -> Result<bool> {
        let incident = match scope.incident {
            Some(incident) => self
                .txn
                .prepare_cached("SELECT 1 FROM incident_mention WHERE incident_id = ? AND mention_id = ?")
                .and_then(|mut statement| statement.exists([incident, mention]))
                .map_err(failed)?,
            None => true,
        };
        let watch = match &scope.watch {
            Some(watch) => self
                .txn
                .prepare_cached("SELECT 1 FROM watch_mention WHERE watch = ? AND at = ? AND mention_id = ?")
                .and_then(|mut statement| statement.exists(params![watch, at.micros(), mention]))
                .map_err(failed)?,
            None => true,
        };
        Ok(incident && watch)
    }
}
