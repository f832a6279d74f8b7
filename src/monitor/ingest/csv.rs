//! Cells between commas, tabs, semicolons or bars, under a header line. Some tools write lines about the export above the
//! header; the first line that a layout fits is taken for it.

use std::borrow::Cow;
use std::cell::Cell as Counter;
use std::io::{BufRead, BufReader, Read};
use std::rc::Rc;

use csv::{ByteRecord, ReaderBuilder};

use super::binder::Binder;
use super::cell::Cell;
use super::encoding::Encoding;
use super::limit::{beginning, skip_line};
use super::table::Table;
use super::{MAX_ROW, Rejection, Row};
use crate::error::{Error, Result};

pub fn read(
    input: Box<dyn BufRead + Send + '_>,
    encoding: Encoding,
    delimiter: u8,
    binder: &mut Binder<'_>,
    take: &mut dyn FnMut(Row) -> Result<()>,
) -> Result<()> {
    let since = Rc::new(Counter::new(0));
    let mut records = Records { input: Some(Guarded { input, since: Rc::clone(&since) }), before: 0, delimiter };
    let mut table = Table::default();
    while let Some(mut reader) = records.open() {
        let mut record = ByteRecord::new();
        loop {
            since.set(0);
            let line = records.before + reader.position().line();
            match reader.read_byte_record(&mut record) {
                Ok(false) => return table.end(binder),
                Ok(true) => {
                    let line = records.before + record.position().map_or(line, csv::Position::line);
                    one(&record, line, encoding, delimiter, &mut table, binder, take)?;
                }
                Err(error) if is_too_long(&error) => {
                    let rejection = Rejection::new("reject-long", [("limit", &MAX_ROW.to_string())]);
                    take(Row { line, mention: Err(rejection.of(beginning(record.as_slice()))) })?;
                    records.resume(reader, line)?;
                    break;
                }
                Err(error) => return Err(Error::input("error-csv").cause(error)),
            }
        }
    }
    table.end(binder)
}

fn one(
    record: &ByteRecord,
    line: u64,
    encoding: Encoding,
    delimiter: u8,
    table: &mut Table,
    binder: &mut Binder<'_>,
    take: &mut dyn FnMut(Row) -> Result<()>,
) -> Result<()> {
    let raw = || raw(record, delimiter);
    // One look for the whole row: cells of different encodings come from different files, not from one row.
    let cells: Option<Vec<Cow<'_, str>>> = record.iter().map(|cell| encoding.text(cell)).collect();
    match cells {
        Some(cells) => table.row(line, cells.into_iter().map(Cell::Text).collect(), &raw, binder, take),
        None => {
            let rejection = Rejection::new("reject-encoding", [("cause", encoding.name())]);
            take(Row { line, mention: Err(rejection.of(raw())) })
        }
    }
}

/// The row as it stood, but for the choice of quotes.
fn raw(record: &ByteRecord, delimiter: u8) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    let written = writer.write_byte_record(record).map_or_else(|_| Vec::new(), |()| writer.into_inner().unwrap_or_default());
    String::from_utf8_lossy(&written).trim_end().to_owned()
}

/// The reader of records, made anew behind a row that was too long.
struct Records<'a> {
    input: Option<Guarded<'a>>,
    /// Lines before the present reader's first.
    before: u64,
    delimiter: u8,
}

impl<'a> Records<'a> {
    fn open(&mut self) -> Option<csv::Reader<BufReader<Guarded<'a>>>> {
        let input = BufReader::with_capacity(1 << 16, self.input.take()?);
        Some(ReaderBuilder::new().has_headers(false).flexible(true).delimiter(self.delimiter).from_reader(input))
    }

    /// Goes on behind the next line break.
    fn resume(&mut self, reader: csv::Reader<BufReader<Guarded<'a>>>, line: u64) -> Result<()> {
        let mut input = reader.into_inner().into_inner();
        input.since.set(0);
        skip_line(&mut *input.input)?;
        self.before = line;
        self.input = Some(input);
        Ok(())
    }
}

/// Ends a row that has no end: fails once more than [`MAX_ROW`] bytes were read for one.
struct Guarded<'a> {
    input: Box<dyn BufRead + Send + 'a>,
    since: Rc<Counter<usize>>,
}

impl Read for Guarded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.since.get() > MAX_ROW {
            return Err(std::io::Error::new(std::io::ErrorKind::FileTooLarge, "row"));
        }
        let count = self.input.read(buffer)?;
        self.since.set(self.since.get() + count);
        Ok(count)
    }
}

fn is_too_long(error: &csv::Error) -> bool {
    matches!(error.kind(), csv::ErrorKind::Io(error) if error.kind() == std::io::ErrorKind::FileTooLarge)
}
