//! The store in one SQLite file: STRICT tables, WAL, foreign keys, immediate writes, synchronous=FULL, mode 0600.
//! All SQL of this backend stands in this folder.

mod alerts;
mod column;
#[cfg(test)]
pub mod contract;
mod failure;
pub mod foreign;
mod label;
mod mentions;
mod queries;
mod rows;
mod schema;
mod search;
mod sources;
mod timeline;
mod trend;

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use self::failure::failed;
use super::{Store, StoreStatus, Txn};
use crate::error::{Error, Result};

pub struct SqliteStore {
    connection: Connection,
    path: PathBuf,
}

pub struct SqliteTxn<'a> {
    txn: Transaction<'a>,
}

impl SqliteStore {
    /// Opens the store, creating it when `create` is set; waits up to `timeout` for another writer.
    pub fn open(path: &Path, create: bool, timeout: Duration) -> Result<Self> {
        let at = |error: Error| error.at(path, None);
        if create {
            create_private(path).map_err(|error| Error::store("error-store-open").cause(error)).map_err(at)?;
        } else if !path.exists() {
            return Err(at(Error::store("error-store-missing").hint("hint-init")));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags).map_err(failed).map_err(at)?;
        prepare(&mut connection, timeout).map_err(at)?;
        Ok(Self { connection, path: path.to_owned() })
    }

    fn begin(&mut self, behavior: TransactionBehavior) -> Result<Box<dyn Txn + '_>> {
        let path = self.path.clone();
        let txn = self.connection.transaction_with_behavior(behavior).map_err(failed).map_err(|error| error.at(&path, None))?;
        Ok(Box::new(SqliteTxn { txn }))
    }
}

const PAGE_BYTES: i64 = 16_384;
/// Pages kept in memory, at most.
const CACHE_KIB: i64 = 64 * 1024;
/// Pages that wait in the write-ahead log, 32 MiB: pages of an index that change with every batch are moved to the file less often.
const WAL_PAGES: i64 = 2048;

/// Makes the file, if it is not there, readable by its owner alone. SQLite gives its WAL files the same mode.
fn create_private(path: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

fn prepare(connection: &mut Connection, timeout: Duration) -> Result<()> {
    connection.busy_timeout(timeout).map_err(failed)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.pragma_update(None, "foreign_keys", true).map_err(failed)?;
    // A statement keeps its plan whatever values it is given: else SQLite plans it anew at its first step, to look at them.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(failed)?;
    connection.pragma_update(None, "synchronous", "FULL").map_err(failed)?;
    // Mentions are half a KiB each and come by the hundred thousand: with four times SQLite's page a third of the work goes, and their
    // indexes do not fit into the 2 MiB it keeps in memory by itself. A store that is there keeps the page it was made with.
    connection.pragma_update(None, "page_size", PAGE_BYTES).map_err(failed)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB).map_err(failed)?;
    connection.pragma_update(None, "wal_autocheckpoint", WAL_PAGES).map_err(failed)?;
    // What is erased by law must not stay readable in the file's free space.
    connection.pragma_update(None, "secure_delete", true).map_err(failed)?;
    schema::migrate(connection)?;
    let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).map_err(failed)?;
    if mode != "wal" {
        connection.pragma_update(None, "journal_mode", "WAL").map_err(failed)?;
    }
    Ok(())
}

impl Store for SqliteStore {
    fn write(&mut self) -> Result<Box<dyn Txn + '_>> {
        self.begin(TransactionBehavior::Immediate)
    }

    fn read(&mut self) -> Result<Box<dyn Txn + '_>> {
        self.begin(TransactionBehavior::Deferred)
    }

    fn status(&mut self) -> Result<StoreStatus> {
        let schema = schema::version(&self.connection)?;
        let count = |sql: &str| self.connection.query_row(sql, [], |row| row.get::<_, i64>(0)).map_err(failed);
        Ok(StoreStatus {
            backend: "sqlite",
            location: self.path.display().to_string(),
            schema,
            bytes: count("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")?,
            incidents: count("SELECT count(*) FROM incident")?,
            mentions: count("SELECT count(*) FROM mention")?,
            events: count("SELECT count(*) FROM timeline")?,
            integrity: self.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(failed)?,
        })
    }

    fn backup(&mut self, to: &Path) -> Result<()> {
        if to.exists() {
            return Err(Error::input("error-file-exists").with("path", to.display()));
        }
        create_private(to).map_err(crate::error::in_file(to))?;
        let mut copy = Connection::open(to).map_err(failed)?;
        let backup = rusqlite::backup::Backup::new(&self.connection, &mut copy).map_err(failed)?;
        backup.run_to_completion(1024, Duration::ZERO, None).map_err(failed)
    }
}
