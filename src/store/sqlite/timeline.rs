//! The timeline table and the erasable payloads beside it.

use rusqlite::{OptionalExtension as _, Row, params};

use super::SqliteTxn;
use super::column::{Cursor, read_map};
use super::failure::failed;
use crate::domain::event::{Actor, Event};
use crate::error::{Error, Result};
use crate::store::Timeline;

const COLUMNS: &str = "SELECT t.seq, t.uuid, t.incident_id, t.actor, t.os_user, t.host, t.occurred_at, t.occurred_at_offset, \
     t.recorded_at, t.recorded_at_offset, t.clock_source, t.kind, t.subject, t.code, t.params, t.payload_digest, t.digests, \
     t.prev_hash, t.hash, p.payload, p.salt FROM timeline t LEFT JOIN personal p ON p.seq = t.seq ";

impl Timeline for SqliteTxn<'_> {
    fn head(&mut self) -> Result<(i64, String)> {
        let mut statement = self.txn.prepare_cached("SELECT seq, hash FROM timeline ORDER BY seq DESC LIMIT 1").map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        match rows.next().map_err(failed)? {
            Some(row) => Ok((row.get(0).map_err(failed)?, row.get(1).map_err(failed)?)),
            None => Ok((0, String::new())),
        }
    }

    fn workspace_id(&mut self) -> Result<String> {
        let found = self.txn.query_row("SELECT uuid FROM timeline WHERE seq = 1", [], |row| row.get(0)).optional();
        Ok(found.map_err(failed)?.unwrap_or_default())
    }

    fn append(&mut self, event: &Event) -> Result<()> {
        let text = |value: &std::collections::BTreeMap<String, String>| serde_json::to_string(value).map_err(Error::bug);
        self.txn
            .prepare_cached(
                "INSERT INTO timeline (seq, uuid, incident_id, actor, os_user, host, occurred_at, occurred_at_offset, recorded_at, \
                 recorded_at_offset, clock_source, kind, subject, code, params, payload_digest, digests, prev_hash, hash) \
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )
            .and_then(|mut statement| {
                statement.execute(params![
                    event.seq,
                    event.uuid,
                    event.incident_id,
                    event.actor.person,
                    event.actor.os_user,
                    event.actor.host,
                    event.occurred_at.micros(),
                    event.occurred_at.offset(),
                    event.recorded_at.micros(),
                    event.recorded_at.offset(),
                    event.clock_source,
                    event.kind,
                    event.subject,
                    event.code,
                    serde_json::to_string(&event.params).unwrap_or_default(),
                    event.payload_digest,
                    serde_json::to_string(&event.digests).unwrap_or_default(),
                    event.prev_hash,
                    event.hash,
                ])
            })
            .map_err(failed)?;
        if let (Some(payload), Some(salt)) = (&event.payload, &event.salt) {
            let payload = text(payload)?;
            self.txn
                .prepare_cached("INSERT INTO personal (seq, salt, payload) VALUES (?, ?, ?)")
                .and_then(|mut statement| statement.execute(params![event.seq, salt, payload]))
                .map_err(failed)?;
        }
        Ok(())
    }

    fn events(&mut self, incident: Option<i64>, visit: &mut dyn FnMut(Event) -> Result<()>) -> Result<()> {
        let tail = match incident {
            Some(_) => "WHERE t.incident_id = ?1 ORDER BY t.seq",
            None => "WHERE ?1 IS NULL ORDER BY t.seq",
        };
        let mut statement = self.txn.prepare_cached(&[COLUMNS, tail].concat()).map_err(failed)?;
        let mut rows = statement.query([incident]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            visit(read(row).map_err(failed)?)?;
        }
        Ok(())
    }

    fn erase_payload(&mut self, seq: i64) -> Result<()> {
        self.txn.execute("DELETE FROM personal WHERE seq = ?", [seq]).map(drop).map_err(failed)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Event> {
    let mut cursor = Cursor::new(row);
    let (seq, uuid, incident_id) = (cursor.plain()?, cursor.plain()?, cursor.plain()?);
    let actor = Actor { person: cursor.plain()?, os_user: cursor.plain()?, host: cursor.plain()? };
    let (occurred_at, recorded_at, clock_source) = (cursor.time()?, cursor.time()?, cursor.plain()?);
    Ok(Event {
        seq,
        uuid,
        incident_id,
        actor,
        occurred_at,
        recorded_at,
        clock_source,
        kind: cursor.plain()?,
        subject: cursor.plain()?,
        code: cursor.plain()?,
        params: cursor.map_or_text()?,
        payload_digest: cursor.plain()?,
        digests: cursor.map_or_text()?,
        prev_hash: cursor.plain()?,
        hash: cursor.plain()?,
        payload: cursor.plain::<Option<String>>()?.map(|text| read_map(&text)),
        salt: cursor.plain()?,
    })
}
