//! SQLite's place for the contract suite, and the promises that are this backend's own: migrations, the file's mode,
//! files that are none of ours.

use std::path::PathBuf;
use std::time::Duration;

use rusqlite::Connection;

use super::SqliteStore;
use super::schema::{APPLICATION_ID, MIGRATIONS, version};
use crate::error::{Error, Exit};
use crate::store::Store;
use crate::store::contract::Backend;

/// A store in a temporary folder.
pub struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        SqliteStore::open(&place.file(), true, Duration::ZERO).unwrap();
        place
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("crisis.db")
    }

    fn raw(&self) -> Connection {
        Connection::open(self.file()).unwrap()
    }

    fn refused(&self) -> Error {
        SqliteStore::open(&self.file(), false, Duration::ZERO).map(drop).unwrap_err()
    }
}

impl Backend for Place {
    fn open(&self, timeout: Duration) -> Box<dyn Store> {
        Box::new(SqliteStore::open(&self.file(), false, timeout).unwrap())
    }
}

fn newest() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap()
}

#[test]
fn a_fresh_store_reaches_the_newest_version_with_strict_tables() {
    let place = Place::new();
    let raw = place.raw();
    assert_eq!(version(&raw).unwrap(), newest());
    let loose: String = raw
        .query_row("SELECT coalesce(group_concat(name), '') FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(loose, "", "tables that are not STRICT");
    let mode: String = raw.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
}

#[test]
fn every_migration_leads_on_from_the_one_before() {
    for done in 0..MIGRATIONS.len() {
        let place = Place { folder: tempfile::tempdir().unwrap() };
        let raw = place.raw();
        for (index, sql) in MIGRATIONS[..done].iter().enumerate() {
            raw.execute_batch(sql).unwrap();
            raw.pragma_update(None, "user_version", i64::try_from(index + 1).unwrap()).unwrap();
            raw.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        }
        drop(raw);
        SqliteStore::open(&place.file(), false, Duration::ZERO).unwrap();
        assert_eq!(version(&place.raw()).unwrap(), newest(), "from version {done}");
    }
}

#[test]
fn a_newer_store_is_refused_and_left_alone() {
    let place = Place::new();
    place.raw().pragma_update(None, "user_version", newest() + 1).unwrap();
    let error = place.refused();
    assert_eq!(
        (error.exit(), error.code(), error.param("found")),
        (Exit::Store, "error-store-newer", Some((newest() + 1).to_string().as_str()))
    );
    assert_eq!(version(&place.raw()).unwrap(), newest() + 1);
}

#[test]
fn a_database_of_another_program_is_refused_and_left_alone() {
    let place = Place { folder: tempfile::tempdir().unwrap() };
    place.raw().execute_batch("CREATE TABLE mine (x); INSERT INTO mine VALUES (1)").unwrap();
    assert_eq!(place.refused().code(), "error-store-foreign");
    let tables: i64 = place.raw().query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
    assert_eq!(tables, 1);
    place.raw().pragma_update(None, "user_version", 1).unwrap();
    assert_eq!(place.refused().code(), "error-store-foreign", "its own version number says nothing");
}

#[test]
fn what_is_no_database_is_refused() {
    let place = Place { folder: tempfile::tempdir().unwrap() };
    std::fs::write(place.file(), "minutes of a meeting".repeat(200)).unwrap();
    let error = place.refused();
    assert_eq!((error.exit(), error.code()), (Exit::Store, "error-store-not-sqlite"));
    assert!(error.place().is_some_and(|at| at.file.ends_with("crisis.db")));
    std::fs::remove_file(place.file()).unwrap();
    assert_eq!(place.refused().code(), "error-store-missing");
    assert!(!place.file().exists());
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    let mut store = SqliteStore::open(&place.file(), false, Duration::ZERO).unwrap();
    let txn = store.write().unwrap();
    for file in std::fs::read_dir(place.folder.path()).unwrap() {
        let mode = file.unwrap().metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "the store, its log and its index");
    }
    drop(txn);
}
