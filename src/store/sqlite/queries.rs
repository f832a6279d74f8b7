//! Questions over more than one row of a table, and what is kept by its hash.

use rusqlite::{OptionalExtension as _, params};

use super::SqliteTxn;
use super::failure::failed;
use crate::domain::clock::Clock;
use crate::domain::entity::Kind;
use crate::domain::incident::Incident;
use crate::domain::notice::Notice;
use crate::domain::review::Action;
use crate::domain::statement::Statement;
use crate::domain::task::Task;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::{IncidentFilter, Txn};

impl Txn for SqliteTxn<'_> {
    fn commit(self: Box<Self>) -> Result<()> {
        self.txn.commit().map_err(failed)
    }

    fn with_uuid(&mut self, kind: Kind, prefix: &str) -> Result<Vec<i64>> {
        let mut statement = self.txn.prepare_cached(by_uuid(kind)).map_err(failed)?;
        // '{' follows every character of a uuid in ASCII.
        let rows = statement.query_map(params![prefix, format!("{prefix}{{")], |row| row.get(0)).map_err(failed)?;
        rows.collect::<rusqlite::Result<_>>().map_err(failed)
    }

    fn incidents(&mut self, filter: IncidentFilter) -> Result<Vec<Incident>> {
        let tail = match (filter.open_only, filter.closed_only) {
            (true, _) => " WHERE t.stage <> 'closed' ORDER BY t.id",
            (_, true) => " WHERE t.stage = 'closed' ORDER BY t.id",
            _ => " ORDER BY t.id",
        };
        self.select(tail, &[])
    }

    fn next_tasks(&mut self, limit: i64) -> Result<Vec<Task>> {
        self.select(
            " JOIN incident i ON i.id = t.incident_id WHERE t.state IN ('todo', 'doing') AND t.due_at IS NOT NULL \
             AND i.stage <> 'closed' ORDER BY t.due_at, t.id LIMIT ?",
            &[limit],
        )
    }

    fn open_clocks(&mut self, limit: i64) -> Result<Vec<Clock>> {
        self.select(
            " JOIN incident i ON i.id = t.incident_id WHERE t.met_at IS NULL AND t.cancelled_at IS NULL \
             AND i.stage <> 'closed' ORDER BY t.due_at, t.id LIMIT ?",
            &[limit],
        )
    }

    fn pending_statements(&mut self) -> Result<Vec<Statement>> {
        self.select(" WHERE t.state IN ('draft', 'in_review', 'approved') ORDER BY t.id", &[])
    }

    fn open_follow_ups(&mut self) -> Result<Vec<Task>> {
        self.select(" WHERE t.phase = 'follow-up' AND t.state IN ('todo', 'doing') AND t.due_at IS NOT NULL ORDER BY t.due_at, t.id", &[])
    }

    fn open_actions(&mut self) -> Result<Vec<Action>> {
        self.select(" WHERE t.state = 'open' ORDER BY t.due_at IS NULL, t.due_at, t.id", &[])
    }

    fn due_notices(&mut self, now: Timestamp, limit: i64) -> Result<Vec<Notice>> {
        self.select(" WHERE t.state = 'pending' AND t.next_at <= ? ORDER BY t.next_at, t.id LIMIT ?", &[now.micros(), limit])
    }

    fn has_notice(&mut self, notifier: &str, key: &str) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM notice WHERE notifier = ? AND key = ?)";
        self.txn.query_row(sql, [notifier, key], |row| row.get(0)).map_err(failed)
    }

    fn keep_playbook(&mut self, hash: &str, json: &str) -> Result<()> {
        self.txn.execute("INSERT OR IGNORE INTO playbook (hash, json) VALUES (?, ?)", [hash, json]).map(drop).map_err(failed)
    }

    fn playbook(&mut self, hash: &str) -> Result<Option<String>> {
        self.txn.query_row("SELECT json FROM playbook WHERE hash = ?", [hash], |row| row.get(0)).optional().map_err(failed)
    }

    fn keep_blob(&mut self, sha256: &str, content: &[u8]) -> Result<()> {
        self.txn.execute("INSERT OR IGNORE INTO blob (sha256, content) VALUES (?, ?)", params![sha256, content]).map(drop).map_err(failed)
    }

    fn blob(&mut self, sha256: &str) -> Result<Option<Vec<u8>>> {
        self.txn.query_row("SELECT content FROM blob WHERE sha256 = ?", [sha256], |row| row.get(0)).optional().map_err(failed)
    }
}

const fn by_uuid(kind: Kind) -> &'static str {
    macro_rules! from {
        ($table:literal) => {
            concat!("SELECT id FROM ", $table, " WHERE uuid >= ? AND uuid < ? LIMIT 3")
        };
    }
    match kind {
        Kind::Incident => from!("incident"),
        Kind::Task => from!("task"),
        Kind::Clock => from!("clock"),
        Kind::Fact => from!("fact"),
        Kind::Demand => from!("demand"),
        Kind::Stakeholder => from!("stakeholder"),
        Kind::Contact => from!("contact"),
        Kind::Statement => from!("statement"),
        Kind::Version => from!("statement_version"),
        Kind::FactUse => from!("statement_version_fact"),
        Kind::Approval => from!("approval"),
        Kind::Publication => from!("publication"),
        Kind::Assessment => from!("assessment"),
        Kind::Answer => from!("answer"),
        Kind::Lesson => from!("lesson"),
        Kind::Action => from!("action"),
        Kind::Survey => from!("survey"),
        Kind::Link => from!("link"),
        Kind::Attachment => from!("attachment"),
        Kind::Import => from!("import"),
        Kind::Preparedness => from!("preparedness"),
        Kind::Notice => from!("notice"),
        Kind::Drill => from!("drill"),
        Kind::Alert => from!("alert"),
        Kind::Key => from!("public_key"),
        // Mentions are keyed by integers alone.
        Kind::Mention => "SELECT id FROM mention WHERE ?1 > ?2",
    }
}
