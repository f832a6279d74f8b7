//! What kind of file this is, by its beginning.

use std::io::{BufRead, BufReader, Cursor, Read};

use super::{Format, hotlist};

/// How much of a file is looked at, in bytes.
pub const HEAD: usize = 256 * 1024;

/// Characters that stand between cells, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// The beginning of a file, and the file from its beginning.
pub fn head<'a>(mut input: Box<dyn Read + Send + 'a>) -> std::io::Result<(Vec<u8>, Box<dyn BufRead + Send + 'a>)> {
    let mut head = Vec::new();
    input.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let whole = Cursor::new(head.clone()).chain(input);
    Ok((head, Box::new(BufReader::with_capacity(1 << 16, whole))))
}

/// Formats that are no text, by their first bytes.
pub fn binary(head: &[u8]) -> Option<Format> {
    const MAGIC: [(&[u8], Format); 3] =
        [(b"PK\x03\x04", Format::Xlsx), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format::Xls), (b"SQLite format 3\0", Format::Sqlite)];
    MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, format)| *format)
}

/// By the first character that is no space: JSON begins with a bracket, anything else is a header line. A file of nothing but
/// blanks has no rows, not a wrong header.
pub fn format(head: &str) -> Format {
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    match start.chars().next() {
        None => Format::Jsonl,
        Some('{') if is_whole(start.lines().next().unwrap_or_default(), head.len()) => Format::Jsonl,
        Some('{' | '[') => Format::Json,
        Some('<') => Format::Feed,
        Some(_) if hotlist::looks_like(start) => Format::Hotlist,
        Some(_) => Format::Csv(delimiter(start)),
    }
}

/// Whether the first line is a JSON value by itself. A line that is broken at its end is still a line; a pretty-printed
/// document begins with a bracket alone or ends its first line open.
fn is_whole(line: &str, head: usize) -> bool {
    match serde_json::from_str::<serde::de::IgnoredAny>(line) {
        Err(error) if error.is_eof() => line.len() < head.min(HEAD) && !line.trim_end().ends_with([',', '[', '{', ':']),
        _ => true,
    }
}

/// The delimiter that most of the first lines hold, and hold most often.
fn delimiter(start: &str) -> u8 {
    if let Some(named) = start.strip_prefix("sep=").and_then(|rest| rest.bytes().next()) {
        return named;
    }
    let lines: Vec<&str> = start.lines().take(20).collect();
    let score = |delimiter: u8| {
        let counts = lines.iter().map(|line| outside_quotes(line, delimiter)).filter(|count| *count > 0);
        counts.fold((0, 0), |(lines, most), count| (lines + 1, most.max(count)))
    };
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| score(*delimiter)).unwrap_or(b',')
}

/// How often a delimiter stands in a line outside quotes.
fn outside_quotes(line: &str, delimiter: u8) -> usize {
    let mut quoted = false;
    line.bytes()
        .filter(|byte| {
            quoted ^= *byte == b'"';
            !quoted && *byte == delimiter
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_by_their_first_characters() {
        let formats = [
            ("", Format::Jsonl),
            ("\u{feff} {\"a\":1}\n{", Format::Jsonl),
            ("{\"a\":1\nnope\n", Format::Jsonl),
            ("{\n  \"a\": 1\n}", Format::Json),
            ("{\"list\": [\n{\"a\":1}]}", Format::Json),
            ("[{\"a\":1}]", Format::Json),
            ("a,b\n1,2\n", Format::Csv(b',')),
            ("a\tb\n1,5\t2\n", Format::Csv(b'\t')),
            ("a;b;c\n\"x,y,z,v\";2;3\n", Format::Csv(b';')),
            ("sep=;\na;b\n", Format::Csv(b';')),
            ("one column\nonly\n", Format::Csv(b',')),
        ];
        for (head, format) in formats {
            assert_eq!(super::format(head), format, "{head:?}");
        }
    }
}
