//! Sources in SQLite.

use rusqlite::{OptionalExtension as _, params};

use super::SqliteTxn;
use super::failure::failed;
use crate::domain::source::SourceState;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::Sources;

impl Sources for SqliteTxn<'_> {
    fn source(&mut self, id: &str) -> Result<Option<SourceState>> {
        let sql = "SELECT id, asked, etag, last_modified, sha256, failures, next_at, next_at_offset FROM source WHERE id = ?";
        let read = |row: &rusqlite::Row<'_>| {
            let next: (Option<i64>, Option<i32>) = (row.get(6)?, row.get(7)?);
            Ok(SourceState {
                id: row.get(0)?,
                asked: row.get(1)?,
                etag: row.get(2)?,
                last_modified: row.get(3)?,
                sha256: row.get(4)?,
                failures: row.get(5)?,
                next_at: next.0.zip(next.1).map(|(micros, offset)| Timestamp::new(micros, offset)),
            })
        };
        self.txn.query_row(sql, [id], read).optional().map_err(failed)
    }

    fn keep_source(&mut self, state: &SourceState) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO source (id, asked, etag, last_modified, sha256, failures, next_at, next_at_offset) \
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        let SourceState { id, asked, etag, last_modified, sha256, failures, next_at } = state;
        let next = (next_at.map(Timestamp::micros), next_at.map(Timestamp::offset));
        self.txn.execute(sql, params![id, asked, etag, last_modified, sha256, failures, next.0, next.1]).map(drop).map_err(failed)
    }

    fn note_observed(&mut self, at: Timestamp) -> Result<()> {
        let day = at.micros().div_euclid(86_400_000_000);
        self.txn.execute("INSERT OR IGNORE INTO observed_day (day) VALUES (?)", [day]).map(drop).map_err(failed)
    }

    fn first_seen(&mut self, platform: &str, source_id: &str, at: Timestamp) -> Result<Timestamp> {
        let sql = "INSERT INTO first_seen (platform, source_id, at, at_offset) VALUES (?, ?, ?, ?) \
                   ON CONFLICT DO UPDATE SET at = min(at, excluded.at) RETURNING at, at_offset";
        let mut statement = self.txn.prepare_cached(sql).map_err(failed)?;
        let values = params![platform, source_id, at.micros(), at.offset()];
        statement.query_row(values, |row| Ok(Timestamp::new(row.get(0)?, row.get(1)?))).map_err(failed)
    }

    fn has_file(&mut self, source: &str, sha256: &str) -> Result<bool> {
        let sql = "SELECT count(*) > 0 FROM source_file WHERE source = ? AND sha256 = ?";
        self.txn.query_row(sql, [source, sha256], |row| row.get(0)).map_err(failed)
    }

    fn note_file(&mut self, source: &str, sha256: &str) -> Result<()> {
        self.txn.execute("INSERT OR IGNORE INTO source_file (source, sha256) VALUES (?, ?)", [source, sha256]).map(drop).map_err(failed)
    }
}
