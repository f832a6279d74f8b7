//! SQLite files of crawlers: every table whose columns a layout fits.

use std::borrow::Cow;
use std::io::BufRead;
use std::path::Path;

use super::binder::Binder;
use super::cell::Cell;
use super::{MAX_ROW, Rejection, Row};
use crate::error::{Error, Result};
use crate::store::sqlite::foreign::Foreign;

pub fn read(
    mut input: Box<dyn BufRead + Send + '_>,
    path: Option<&Path>,
    binder: &mut Binder<'_>,
    take: &mut dyn FnMut(Row) -> Result<()>,
) -> Result<()> {
    // The database is read by its path; the bytes still pass by, for whoever makes their digest.
    std::io::copy(&mut input, &mut std::io::sink())?;
    let database = Foreign::open(path.ok_or_else(|| Error::input("error-database-stream"))?)?;
    let tables = database.tables()?;
    let mut fitted = false;
    for (table, columns) in &tables {
        let names: Vec<Cow<'_, str>> = columns.iter().map(|name| Cow::Borrowed(name.as_str())).collect();
        if !binder.fits(&names) {
            continue;
        }
        fitted = true;
        database.rows(table, MAX_ROW, &mut |line, cells| {
            let Ok(cells) = cells else {
                return take(Row { line, mention: Err(Rejection::new("reject-long", [("limit", &MAX_ROW.to_string())])) });
            };
            let raw = || serde_json::json!(cells).to_string();
            let row: Vec<Cell<'_>> = cells.iter().cloned().map(Cell::from).collect();
            match binder.plan(&names, &row)? {
                Some(plan) => take(Row { line, mention: plan.mention(&row).map_err(|rejection| rejection.of(raw())) }),
                None => Ok(()),
            }
        })?;
    }
    match tables.iter().max_by_key(|(_, columns)| columns.len()) {
        Some((_, columns)) if !fitted => Err(binder.refuse(&columns.iter().map(|name| Cow::Borrowed(name.as_str())).collect::<Vec<_>>())),
        None => Err(Error::input("error-database-empty")),
        _ => Ok(()),
    }
}
