//! Rows of cells without names: finds the line that is the header, then holds every row under it. For CSV, spreadsheets and
//! databases alike.

use std::borrow::Cow;

use super::binder::Binder;
use super::cell::Cell;
use super::{Rejection, Row};
use crate::error::Result;

/// Lines that may stand above the header.
const PREAMBLE: usize = 20;

/// Looks for the header, then knows it.
#[derive(Default)]
pub struct Table {
    header: Option<Vec<Cow<'static, str>>>,
    /// Rows that came before any header was found.
    waiting: Vec<Vec<Cow<'static, str>>>,
}

impl Table {
    /// The next row.
    ///
    /// # Errors
    /// What `take` says; a layout that was asked for and does not fit.
    pub fn row(
        &mut self,
        line: u64,
        cells: Vec<Cell<'_>>,
        raw: &dyn Fn() -> String,
        binder: &mut Binder<'_>,
        take: &mut dyn FnMut(Row) -> Result<()>,
    ) -> Result<()> {
        if cells.iter().all(is_blank) {
            return Ok(());
        }
        if self.header.is_none() && !self.look(&cells, binder)? {
            return Ok(());
        }
        let Some(header) = &self.header else { return Ok(()) };
        let Some(plan) = binder.plan(header, &[])? else { return Ok(()) };
        let beyond = cells.get(header.len()..).is_some_and(|rest| !rest.iter().all(is_blank));
        let mention = if cells.len() < header.len() || beyond {
            Err(Rejection::new("reject-columns", [("found", &cells.len().to_string()), ("expected", &header.len().to_string())]))
        } else {
            plan.mention(&cells)
        };
        take(Row { line, mention: mention.map_err(|rejection| rejection.of(raw())) })
    }

    pub const fn has_header(&self) -> bool {
        self.header.is_some()
    }

    /// Looks whether this row is the header; true where it is already data.
    fn look(&mut self, cells: &[Cell<'_>], binder: &mut Binder<'_>) -> Result<bool> {
        if self.waiting.is_empty()
            && let Some(names) = binder.headerless(cells)?
        {
            self.header = Some(names);
            return Ok(true);
        }
        let names: Vec<Cow<'static, str>> = cells.iter().map(|cell| Cow::Owned(name(cell))).collect();
        if binder.fits(&names) {
            binder.plan(&names, &[])?;
            self.header = Some(names);
            return Ok(false);
        }
        self.waiting.push(names);
        if self.waiting.len() < PREAMBLE { Ok(false) } else { self.end(binder).map(|()| false) }
    }

    /// At the end of the rows, or of the lines in which a header may stand.
    ///
    /// # Errors
    /// No line was a header: the one with the most names is shown for it.
    pub fn end(&self, binder: &Binder<'_>) -> Result<()> {
        let filled = |names: &&Vec<Cow<'static, str>>| names.iter().filter(|name| !name.is_empty()).count();
        match self.waiting.iter().rev().max_by_key(filled) {
            Some(likeliest) if self.header.is_none() => Err(binder.refuse(likeliest)),
            _ => Ok(()),
        }
    }
}

fn is_blank(cell: &Cell<'_>) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}

fn name(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Text(text) => text.trim().trim_start_matches('\u{feff}').to_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Empty | Cell::Other(_) => String::new(),
    }
}
