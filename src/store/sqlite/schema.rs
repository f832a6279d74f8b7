//! Numbered migrations, applied in one transaction each and never edited afterwards. `user_version` holds the number
//! of the last one applied, `application_id` marks the file as a store of this program.

use rusqlite::Connection;

use super::failure::failed;
use crate::error::{Error, Result};

/// Migration n stands at index n - 1.
pub const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_first.sql"),
    include_str!("migrations/0002_preparedness.sql"),
    include_str!("migrations/0003_understanding.sql"),
    include_str!("migrations/0004_learning.sql"),
    include_str!("migrations/0005_search.sql"),
    include_str!("migrations/0006_outbox.sql"),
    include_str!("migrations/0007_drills.sql"),
    include_str!("migrations/0008_alerts.sql"),
    include_str!("migrations/0009_stories.sql"),
    include_str!("migrations/0010_keys.sql"),
    include_str!("migrations/0011_sources.sql"),
    include_str!("migrations/0012_observed.sql"),
    include_str!("migrations/0013_follow_ups.sql"),
];

/// `CRIS` in ASCII.
pub const APPLICATION_ID: i64 = 0x4352_4953;

pub fn version(connection: &Connection) -> Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(failed)
}

/// Brings the schema up to date; refuses a store of a newer program and a database of another program.
pub fn migrate(connection: &mut Connection) -> Result<()> {
    let newest = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    let found = version(connection)?;
    if found == newest && is_ours(connection)? {
        return Ok(());
    }
    if found > newest {
        return Err(Error::store("error-store-newer").with("found", found).with("known", newest).hint("hint-upgrade"));
    }
    let txn = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(failed)?;
    // Another process may have migrated while this one waited.
    let found = version(&txn)?;
    if !is_ours(&txn)? && (found != 0 || has_tables(&txn)?) {
        return Err(Error::store("error-store-foreign"));
    }
    for (index, sql) in MIGRATIONS.iter().enumerate().skip(usize::try_from(found).unwrap_or_default()) {
        txn.execute_batch(sql).map_err(failed)?;
        txn.pragma_update(None, "user_version", i64::try_from(index + 1).unwrap_or(i64::MAX)).map_err(failed)?;
    }
    txn.pragma_update(None, "application_id", APPLICATION_ID).map_err(failed)?;
    txn.commit().map_err(failed)
}

fn is_ours(connection: &Connection) -> Result<bool> {
    let id: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(failed)?;
    Ok(id == APPLICATION_ID)
}

fn has_tables(connection: &Connection) -> Result<bool> {
    connection.query_row("SELECT count(*) > 0 FROM sqlite_schema", [], |row| row.get(0)).map_err(failed)
}
