//! JSON Lines: one object a line, blank lines skipped.

use std::io::{BufRead, Read as _};

use serde_json::Value;

use super::{MAX_ROW, Reading, Rejection, Row, fields};
use crate::error::Result;

pub fn read(mut input: Box<dyn BufRead + '_>, reading: &Reading, take: &mut dyn FnMut(Row) -> Result<()>) -> Result<()> {
    let mut line = 0;
    let mut bytes = Vec::new();
    loop {
        line += 1;
        bytes.clear();
        let most = MAX_ROW as u64 + 1;
        if input.by_ref().take(most).read_until(b'\n', &mut bytes)? == 0 {
            return Ok(());
        }
        if bytes.len() > MAX_ROW {
            skip_line(&mut input)?;
            take(Row { line, mention: Err(Rejection::new("reject-long", [("limit", &MAX_ROW.to_string())])) })?;
            continue;
        }
        let row = if line == 1 { bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes) } else { &bytes };
        if !row.trim_ascii().is_empty() {
            take(Row { line, mention: parse(row).and_then(|row| fields::mention(row, reading)) })?;
        }
    }
}

fn parse(row: &[u8]) -> Result<serde_json::Map<String, Value>, Rejection> {
    match serde_json::from_slice(row) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(_) => Err(Rejection::new("reject-no-object", [])),
        Err(error) if std::str::from_utf8(row).is_err() => Err(Rejection::new("reject-encoding", [("cause", &error.to_string())])),
        Err(error) => Err(Rejection::new("reject-json", [("column", &error.column().to_string()), ("cause", &plain(&error))])),
    }
}

/// The library's words without its “at line 1 column 7”.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.find(" at line ").map_or(text.as_str(), |end| &text[..end]).to_owned()
}

fn skip_line(input: &mut Box<dyn BufRead + '_>) -> Result<()> {
    loop {
        let (used, done) = match input.fill_buf()? {
            [] => return Ok(()),
            buffer => buffer.iter().position(|byte| *byte == b'\n').map_or((buffer.len(), false), |end| (end + 1, true)),
        };
        input.consume(used);
        if done {
            return Ok(());
        }
    }
}
