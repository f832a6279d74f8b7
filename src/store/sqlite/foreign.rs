//! Databases of other programs, read and never written: the tables of a crawler, row by row.

use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;

use super::failure::failed;
use crate::error::{Error, Result};

/// A database of another program.
pub struct Foreign {
    connection: Connection,
}

/// A value longer than the limit that was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

impl Foreign {
    /// # Errors
    /// What is no SQLite database, or cannot be read.
    pub fn open(path: &Path) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(unreadable)?;
        // Functions and virtual tables that its schema may name are not to run.
        connection.pragma_update(None, "trusted_schema", false).map_err(unreadable)?;
        Ok(Self { connection })
    }

    /// Plain tables with the names of their columns, in the order of their names.
    ///
    /// # Errors
    /// A broken database.
    pub fn tables(&self) -> Result<Vec<(String, Vec<String>)>> {
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%' \
                   ORDER BY name";
        let mut statement = self.connection.prepare(sql).map_err(unreadable)?;
        let names = statement.query_map([], |row| row.get::<_, String>(0)).map_err(unreadable)?;
        let mut tables = Vec::new();
        for name in names {
            let name = name.map_err(unreadable)?;
            let statement = self.connection.prepare(&select(&name)).map_err(unreadable)?;
            let columns = statement.column_names().map(str::to_owned).collect();
            tables.push((name, columns));
        }
        Ok(tables)
    }

    /// Hands on every row of a table with its number; values longer than `limit` bytes make the row too long.
    ///
    /// # Errors
    /// A broken database; what `visit` says.
    pub fn rows(&self, table: &str, limit: usize, visit: &mut dyn FnMut(u64, Result<Vec<Value>, TooLong>) -> Result<()>) -> Result<()> {
        let mut statement = self.connection.prepare(&select(table)).map_err(unreadable)?;
        let width = statement.column_count();
        let mut rows = statement.query([]).map_err(unreadable)?;
        let mut number = 0;
        while let Some(row) = rows.next().map_err(unreadable)? {
            number += 1;
            let cell = |index| Ok(value(row.get_ref(index).map_err(failed)?, limit));
            let cells: Result<Vec<Result<Value, TooLong>>> = (0..width).map(cell).collect();
            visit(number, cells?.into_iter().collect())?;
        }
        Ok(())
    }
}

/// The name comes from the database itself; doubled quotes keep it a name.
fn select(table: &str) -> String {
    ["SELECT * FROM \"", &table.replace('"', "\"\""), "\""].concat()
}

fn value(value: ValueRef<'_>, limit: usize) -> Result<Value, TooLong> {
    Ok(match value {
        ValueRef::Null | ValueRef::Blob(_) => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) if text.len() > limit => return Err(TooLong),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into(),
    })
}

fn unreadable(error: rusqlite::Error) -> Error {
    Error::input("error-database").cause(error)
}
