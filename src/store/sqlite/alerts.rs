//! What watches matched, alerts by time, leases.

use std::collections::BTreeSet;

use rusqlite::params;

use super::SqliteTxn;
use super::failure::failed;
use crate::domain::alert::Alert;
use crate::domain::mention::Hit;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::Alerts;

impl Alerts for SqliteTxn<'_> {
    fn hits(&mut self, watch: &str, from: Timestamp, to: Timestamp, visit: &mut dyn FnMut(Hit<'_>) -> Result<()>) -> Result<()> {
        let sql = "SELECT w.at, m.at_offset, m.author, m.platform, coalesce(m.sentiment = 'negative', 0), \
                   coalesce(m.reach, coalesce(m.reposts, 0) + coalesce(m.comments, 0) + coalesce(m.likes, 0)) \
                   FROM watch_mention w JOIN mention m ON m.id = w.mention_id \
                   WHERE w.watch = ? AND w.at >= ? AND w.at < ? ORDER BY w.at, w.mention_id";
        let mut statement = self.txn.prepare_cached(sql).map_err(failed)?;
        let mut rows = statement.query(params![watch, from.micros(), to.micros()]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let text = |column: usize| row.get_ref(column).map(|value| value.as_str().ok()).map_err(failed);
            visit(Hit {
                at: Timestamp::new(row.get(0).map_err(failed)?, row.get(1).map_err(failed)?),
                author: text(2)?,
                platform: text(3)?.unwrap_or_default(),
                negative: row.get(4).map_err(failed)?,
                reach: row.get(5).map_err(failed)?,
            })?;
        }
        Ok(())
    }

    fn observed_days(&mut self, from: Timestamp, to: Timestamp) -> Result<BTreeSet<i64>> {
        // From day to day by the index on the time: a million mentions of one day are one step.
        let sql = "WITH RECURSIVE seen (day) AS ( \
                     SELECT min(at) / 86400000000 FROM mention WHERE at >= ?1 AND at < ?2 \
                     UNION ALL SELECT (SELECT min(at) / 86400000000 FROM mention WHERE at >= (seen.day + 1) * 86400000000 AND at < ?2) \
                     FROM seen WHERE seen.day IS NOT NULL) \
                   SELECT day FROM seen WHERE day IS NOT NULL \
                   UNION SELECT at / 86400000000 FROM import WHERE at >= ?1 AND at < ?2 \
                   UNION SELECT at / 86400000000 - 1 FROM import WHERE at >= ?1 AND at < ?2 \
                   UNION SELECT day FROM observed_day WHERE day >= ?1 / 86400000000 AND day * 86400000000 < ?2";
        let mut statement = self.txn.prepare_cached(sql).map_err(failed)?;
        let rows = statement.query_map(params![from.micros(), to.micros()], |row| row.get(0)).map_err(failed)?;
        rows.collect::<rusqlite::Result<_>>().map_err(failed)
    }

    fn shared_hits(&mut self, watch: &str, other: &str, from: Timestamp, to: Timestamp) -> Result<(i64, i64)> {
        let sql = "SELECT count(o.mention_id), count(*) FROM watch_mention w \
                   LEFT JOIN watch_mention o ON o.watch = ?2 AND o.at = w.at AND o.mention_id = w.mention_id \
                   WHERE w.watch = ?1 AND w.at >= ?3 AND w.at < ?4";
        let span = params![watch, other, from.micros(), to.micros()];
        self.txn.prepare_cached(sql).and_then(|mut s| s.query_row(span, |row| Ok((row.get(0)?, row.get(1)?)))).map_err(failed)
    }

    fn link_hits(&mut self, incident: i64, watch: &str, from: Timestamp, to: Timestamp) -> Result<i64> {
        let sql = "INSERT OR IGNORE INTO incident_mention (incident_id, mention_id) \
                   SELECT ?1, mention_id FROM watch_mention WHERE watch = ?2 AND at >= ?3 AND at < ?4";
        let span = params![incident, watch, from.micros(), to.micros()];
        let changed = self.txn.prepare_cached(sql).and_then(|mut s| s.execute(span)).map_err(failed)?;
        Ok(i64::try_from(changed).unwrap_or(i64::MAX))
    }

    fn alerts_since(&mut self, began: Timestamp) -> Result<Vec<Alert>> {
        self.select(" WHERE t.began_at >= ? ORDER BY t.id", &[began.micros()])
    }

    fn take_lease(&mut self, name: &str, holder: &str, now: Timestamp, until: Timestamp) -> Result<bool> {
        let sql = "INSERT INTO lease (name, holder, until) VALUES (?1, ?2, ?4) ON CONFLICT (name) DO UPDATE \
                   SET holder = excluded.holder, until = excluded.until WHERE lease.until <= ?3 OR lease.holder = excluded.holder";
        let values = params![name, holder, now.micros(), until.micros()];
        let changed = self.txn.prepare_cached(sql).and_then(|mut s| s.execute(values)).map_err(failed)?;
        Ok(changed == 1)
    }

    fn release_lease(&mut self, name: &str, holder: &str) -> Result<()> {
        self.txn.execute("DELETE FROM lease WHERE name = ? AND holder = ?", [name, holder]).map(drop).map_err(failed)
    }
}
