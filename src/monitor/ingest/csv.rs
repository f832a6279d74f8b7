//! CSV with a header line that names the canonical fields; other columns are kept.

use std::io::BufRead;

use serde_json::{Map, Value};

use super::{Reading, Rejection, Row, fields};
use crate::error::{Error, Result};

pub fn read(input: Box<dyn BufRead + '_>, reading: &Reading, take: &mut dyn FnMut(Row) -> Result<()>) -> Result<()> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(input);
    let header: Vec<String> = reader
        .byte_headers()
        .map_err(|error| Error::input("error-csv").cause(error))?
        .iter()
        .map(|name| String::from_utf8_lossy(name.strip_prefix(b"\xef\xbb\xbf").unwrap_or(name)).trim().to_owned())
        .collect();
    for needed in ["time", "text"] {
        if !header.iter().any(|name| name == needed) {
            return Err(Error::input("error-csv-column")
                .with("column", needed)
                .with("found", header.join(", ").chars().take(200).collect::<String>()));
        }
    }
    let mut record = csv::ByteRecord::new();
    loop {
        let line = reader.position().line();
        match reader.read_byte_record(&mut record) {
            Ok(false) => return Ok(()),
            Ok(true) => {
                let line = record.position().map_or(line, csv::Position::line);
                take(Row { line, mention: named(&header, &record).and_then(|row| fields::mention(row, reading)) })?;
            }
            Err(error) => match error.kind() {
                csv::ErrorKind::Io(_) => return Err(Error::input("error-csv").cause(error)),
                _ => take(Row { line, mention: Err(Rejection::new("reject-csv", [("cause", &error.to_string())])) })?,
            },
        }
    }
}

fn named(header: &[String], record: &csv::ByteRecord) -> Result<Map<String, Value>, Rejection> {
    if record.len() != header.len() {
        return Err(Rejection::new("reject-columns", [("found", &record.len().to_string()), ("expected", &header.len().to_string())]));
    }
    let mut row = Map::new();
    for (name, cell) in header.iter().zip(record) {
        let text = std::str::from_utf8(cell).map_err(|error| Rejection::new("reject-encoding", [("cause", &error.to_string())]))?;
        let empty = text.is_empty() && name != "text";
        row.insert(name.clone(), if empty { Value::Null } else { Value::String(text.to_owned()) });
    }
    Ok(row)
}
