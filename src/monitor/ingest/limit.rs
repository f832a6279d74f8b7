//! Rows without end: read up to a limit, then skipped without being kept.

use std::io::{BufRead, Read as _};

use super::MAX_ROW;

/// What was found up to the next line break.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    Whole,
    /// Longer than [`MAX_ROW`]; `line` holds its beginning, the rest is gone.
    TooLong,
    End,
}

/// Reads the next line into `line`, without the break.
pub fn read_line(input: &mut dyn BufRead, line: &mut Vec<u8>) -> std::io::Result<Line> {
    line.clear();
    if input.take(MAX_ROW as u64 + 1).read_until(b'\n', line)? == 0 {
        return Ok(Line::End);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if line.len() > MAX_ROW {
        skip_line(input)?;
        return Ok(Line::TooLong);
    }
    Ok(Line::Whole)
}

/// Goes on behind the next line break, or to the end; says how many bytes that were.
pub fn skip_line(input: &mut dyn BufRead) -> std::io::Result<u64> {
    let mut skipped = 0;
    loop {
        let (used, done) = match input.fill_buf()? {
            [] => return Ok(skipped),
            buffer => buffer.iter().position(|byte| *byte == b'\n').map_or((buffer.len(), false), |end| (end + 1, true)),
        };
        input.consume(used);
        skipped += used as u64;
        if done {
            return Ok(skipped);
        }
    }
}

/// The beginning of a row that is shown to a person.
pub fn beginning(row: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(&row[..row.len().min(200)]).into_owned();
    if row.len() > 200 {
        text.push('…');
    }
    text
}
