//! Spreadsheets: XLSX cell by cell, and the older XLS. What a file unpacks to is measured before anything reads it.

use std::io::{BufRead, Cursor, Read as _};

use calamine::{Data, Reader as _, Xls, Xlsx};

use super::Row;
use super::binder::Binder;
use super::cell::Cell;
use super::table::Table;
use crate::error::{Error, Result};

/// The largest spreadsheet that is read, in bytes; it is held in memory.
const MAX_FILE: u64 = 128 * 1024 * 1024;

/// The most that a packed spreadsheet may unpack to, in bytes.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;

/// The most columns a row is looked at for; a spreadsheet allows 16,384.
const MAX_COLUMNS: u32 = 1_000;

pub fn read(
    input: Box<dyn BufRead + Send + '_>,
    packed: bool,
    binder: &mut Binder<'_>,
    take: &mut dyn FnMut(Row) -> Result<()>,
) -> Result<()> {
    let mut bytes = Vec::new();
    input.take(MAX_FILE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(Error::input("error-sheet-long").with("limit", MAX_FILE));
    }
    let mut sheets = Sheets { unfitting: None, fitted: false, binder, take };
    if packed {
        unpacks(&bytes, MAX_UNPACKED)?;
        xlsx(&bytes, &mut sheets)?;
    } else {
        xls(&bytes, &mut sheets)?;
    }
    match sheets.unfitting {
        Some(error) if !sheets.fitted => Err(error),
        _ => Ok(()),
    }
}

/// Unpacks everything once without keeping it: declared sizes may lie.
fn unpacks(bytes: &[u8], most: u64) -> Result<()> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut left = most;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(broken)?;
        left -= std::io::copy(&mut entry.by_ref().take(left), &mut std::io::sink()).map_err(broken)?;
        if left == 0 {
            return Err(Error::input("error-sheet-bomb").with("limit", most));
        }
    }
    Ok(())
}

fn broken(cause: impl std::fmt::Display) -> Error {
    Error::input("error-sheet").cause(cause)
}

fn xlsx(bytes: &[u8], sheets: &mut Sheets<'_, '_>) -> Result<()> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    for name in book.sheet_names() {
        let mut cells = book.worksheet_cells_reader(&name).map_err(broken)?;
        let mut sheet = Sheet::default();
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            sheet.cell(row, column, Data::from(cell.get_value().clone()), sheets)?;
        }
        sheet.end(sheets)?;
    }
    Ok(())
}

fn xls(bytes: &[u8], sheets: &mut Sheets<'_, '_>) -> Result<()> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(broken)?;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(broken)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut sheet = Sheet::default();
        for (row, column, value) in range.used_cells() {
            let place = |from: u32, offset: usize| from.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
            sheet.cell(place(top, row), place(left, column), value.clone(), sheets)?;
        }
        sheet.end(sheets)?;
    }
    Ok(())
}

/// What the sheets of one file have in common.
struct Sheets<'b, 'r> {
    /// Why the first sheet without a header has none.
    unfitting: Option<Error>,
    fitted: bool,
    binder: &'b mut Binder<'r>,
    take: &'b mut dyn FnMut(Row) -> Result<()>,
}

/// Puts the cells of one sheet together to rows.
#[derive(Default)]
struct Sheet {
    table: Table,
    row: Option<u32>,
    cells: Vec<Cell<'static>>,
    /// Cells in the widest row; later rows are filled up to it.
    width: usize,
    refused: bool,
}

impl Sheet {
    fn cell(&mut self, row: u32, column: u32, value: Data, sheets: &mut Sheets<'_, '_>) -> Result<()> {
        if self.refused || column >= MAX_COLUMNS {
            return Ok(());
        }
        if self.row.is_some_and(|before| before != row) {
            self.flush(sheets)?;
        }
        self.row = Some(row);
        self.cells.resize(self.cells.len().max(column as usize), Cell::Empty);
        self.cells.push(of_data(value));
        Ok(())
    }

    fn flush(&mut self, sheets: &mut Sheets<'_, '_>) -> Result<()> {
        let Some(row) = self.row.take() else { return Ok(()) };
        let mut cells = std::mem::take(&mut self.cells);
        self.width = self.width.max(cells.len());
        cells.resize(self.width, Cell::Empty);
        let raw: Vec<String> = cells.iter().map(|cell| cell.kept().map_or_else(String::new, |value| value.to_string())).collect();
        let taken = self.table.row(u64::from(row) + 1, cells, &|| raw.join(","), sheets.binder, sheets.take);
        self.watch(taken, sheets)
    }

    /// A sheet without a header is passed over where another has one.
    fn watch(&mut self, taken: Result<()>, sheets: &mut Sheets<'_, '_>) -> Result<()> {
        sheets.fitted |= self.table.has_header();
        match taken {
            Err(error) if matches!(error.code(), "error-layout-none" | "error-layout-wrong") => {
                self.refused = true;
                sheets.unfitting.get_or_insert(error);
                Ok(())
            }
            other => other,
        }
    }

    fn end(mut self, sheets: &mut Sheets<'_, '_>) -> Result<()> {
        self.flush(sheets)?;
        if self.refused {
            return Ok(());
        }
        let ended = self.table.end(sheets.binder);
        self.watch(ended, sheets)
    }
}

fn of_data(value: Data) -> Cell<'static> {
    match value {
        Data::Int(number) => Cell::Number(number.into()),
        #[expect(clippy::cast_possible_truncation, reason = "held to the range in which a float counts exactly")]
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 9e15 => Cell::Number((number as i64).into()),
        Data::Float(number) => serde_json::Number::from_f64(number).map_or(Cell::Empty, Cell::Number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::Text(text.into()),
        Data::DateTime(at) => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            Cell::Text(format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}").into())
        }
        Data::Bool(value) => Cell::Text(value.to_string().into()),
        Data::Error(_) | Data::Empty => Cell::Empty,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn what_unpacks_without_end_is_not_read() {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&vec![b' '; 1_000_000]).unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        assert!(bytes.len() < 10_000);
        assert_eq!(unpacks(&bytes, 100_000).unwrap_err().code(), "error-sheet-bomb");
        assert!(unpacks(&bytes, 2_000_000).is_ok());
        assert_eq!(unpacks(&bytes[..bytes.len() - 30], 2_000_000).unwrap_err().code(), "error-sheet");
    }
}
