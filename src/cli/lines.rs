//! Texts that come in one a line: whole lines as one read brought them, so that a slow pipe is answered as it speaks and a
//! fast one in batches worth sharing out.

use std::borrow::Cow;
use std::io::BufRead;

use simdutf8::basic::from_utf8;

/// Bytes of a read.
const READ: usize = 1 << 20;
/// Bytes of a line that are kept; nobody's feeling or keyword needs more, and a line without an end must not fill the memory.
pub const LONGEST_LINE: usize = 1 << 16;

/// Calls `visit` with every batch of lines, without their ends; what is not UTF-8 is replaced.
///
/// # Errors
/// What reading or `visit` says.
pub fn each_batch<E: From<std::io::Error>>(input: &mut dyn BufRead, mut visit: impl FnMut(&[&str]) -> Result<(), E>) -> Result<(), E> {
    let mut lines = Lines { pending: Vec::new(), cutting: false, first: true };
    let mut chunk = vec![0; READ];
    loop {
        let count = input.read(&mut chunk)?;
        if count == 0 {
            return lines.end(&mut visit);
        }
        lines.take(&chunk[..count], &mut visit)?;
    }
}

struct Lines {
    /// What came and has no end yet, or whole lines that wait for their visit.
    pending: Vec<u8>,
    /// Within a line that is longer than the limit.
    cutting: bool,
    first: bool,
}

impl Lines {
    fn take<E>(&mut self, mut chunk: &[u8], visit: &mut impl FnMut(&[&str]) -> Result<(), E>) -> Result<(), E> {
        if self.cutting {
            let Some(end) = chunk.iter().position(|&byte| byte == b'\n') else { return Ok(()) };
            self.cutting = false;
            chunk = &chunk[end..];
        }
        let whole = chunk.iter().rposition(|&byte| byte == b'\n').map(|last| self.pending.len() + last);
        self.pending.extend_from_slice(chunk);
        if let Some(whole) = whole {
            self.visit(whole, visit)?;
            self.pending.drain(..=whole);
        }
        if self.pending.len() > LONGEST_LINE {
            self.pending.truncate(LONGEST_LINE);
            self.cutting = true;
        }
        Ok(())
    }

    /// The last line needs no line end.
    fn end<E>(&mut self, visit: &mut impl FnMut(&[&str]) -> Result<(), E>) -> Result<(), E> {
        if self.pending.is_empty() { Ok(()) } else { self.visit(self.pending.len(), visit) }
    }

    fn visit<E>(&mut self, to: usize, visit: &mut impl FnMut(&[&str]) -> Result<(), E>) -> Result<(), E> {
        let mut bytes = &self.pending[..to];
        if std::mem::take(&mut self.first) {
            bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        }
        let text = from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
        let lines: Vec<&str> = text.split('\n').map(cut).collect();
        visit(&lines)
    }
}

fn cut(line: &str) -> &str {
    let line = line.strip_suffix('\r').unwrap_or(line);
    &line[..line.floor_char_boundary(LONGEST_LINE)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufReader, Cursor, Read};

    /// Gives a few bytes at a time, as a slow pipe does.
    struct Slow(Cursor<Vec<u8>>);

    impl Read for Slow {
        fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
            let most = to.len().min(3);
            self.0.read(&mut to[..most])
        }
    }

    fn lines(bytes: &[u8]) -> Vec<String> {
        let mut all = Vec::new();
        let mut input = BufReader::with_capacity(2, Slow(Cursor::new(bytes.to_vec())));
        each_batch(&mut input, |batch| {
            all.extend(batch.iter().map(|line| (*line).to_owned()));
            std::io::Result::Ok(())
        })
        .unwrap();
        all
    }

    #[test]
    fn every_line_comes_once_blank_ones_too() {
        assert_eq!(lines("\u{feff}一\r\n\n三\n四".as_bytes()), ["一", "", "三", "四"]);
        assert_eq!(lines(b"\n\n"), ["", ""]);
        assert!(lines(b"").is_empty());
        assert_eq!(lines(b"a\xff\nb"), ["a\u{fffd}", "b"]);
    }

    #[test]
    fn a_line_without_end_is_cut_and_the_next_is_whole() {
        let mut text = vec![b'x'; LONGEST_LINE + 10];
        text.extend(b"\nnext\n");
        let lines = lines(&text);
        assert_eq!(lines.iter().map(String::len).collect::<Vec<_>>(), [LONGEST_LINE, 4]);
        assert_eq!(lines[1], "next");
    }
}
