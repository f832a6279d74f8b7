//! A JSON document: a list of objects, or an object with such a list inside, or one object. The elements are cut out of
//! the stream one by one, so the document may be of any length.

use std::io::BufRead;

use super::binder::Binder;
use super::encoding::Encoding;
use super::{MAX_ROW, Rejection, Row, jsonl};
use crate::error::Result;

pub fn read(
    mut input: Box<dyn BufRead + Send + '_>,
    encoding: Encoding,
    binder: &mut Binder<'_>,
    take: &mut dyn FnMut(Row) -> Result<()>,
) -> Result<()> {
    let mut cutter = Cutter::default();
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            break;
        }
        let used = buffer.len();
        let mut found = Vec::new();
        for &byte in buffer {
            found.extend(cutter.feed(byte));
        }
        input.consume(used);
        for cut in found {
            hand_on(cut, encoding, binder, take)?;
        }
    }
    if cutter.is_open() {
        let rejection = Rejection::new("reject-json-cut", []);
        take(Row { line: cutter.line, mention: Err(rejection.of(super::limit::beginning(&cutter.element))) })?;
    }
    Ok(())
}

fn hand_on(cut: Cut, encoding: Encoding, binder: &mut Binder<'_>, take: &mut dyn FnMut(Row) -> Result<()>) -> Result<()> {
    match cut {
        Cut::Element(bytes, line) => jsonl::object(&bytes, line, encoding, binder, take),
        Cut::TooLong(line) => take(Row { line, mention: Err(Rejection::new("reject-long", [("limit", &MAX_ROW.to_string())])) }),
    }
}

/// Deeper nesting is not followed: no export needs it, and every level costs memory.
const MAX_DEPTH: usize = 1024;

/// A piece of the document.
#[derive(Debug, PartialEq, Eq)]
enum Cut {
    /// An object and the line on which it begins.
    Element(Vec<u8>, u64),
    TooLong(u64),
}

/// Follows strings and brackets, and keeps the object it is in: an element of the outermost list, or, where no list of
/// objects comes, the outermost object itself.
#[derive(Debug)]
struct Cutter {
    /// Open brackets.
    stack: Vec<u8>,
    in_string: bool,
    escaped: bool,
    line: u64,
    element: Vec<u8>,
    /// How deep the element being kept lies, and the line on which it began.
    inside: Option<(usize, u64)>,
    /// The outermost object while no list of objects was seen in it.
    whole: Option<(Vec<u8>, u64)>,
}

impl Default for Cutter {
    fn default() -> Self {
        Self { stack: Vec::new(), in_string: false, escaped: false, line: 1, element: Vec::new(), inside: None, whole: None }
    }
}

impl Cutter {
    /// Whether the document ended in the middle, or went too deep.
    fn is_open(&self) -> bool {
        !self.stack.is_empty()
    }

    fn feed(&mut self, byte: u8) -> Option<Cut> {
        if self.stack.len() >= MAX_DEPTH {
            return None;
        }
        if byte == b'\n' {
            self.line += 1;
        }
        if self.in_string {
            self.keep(byte);
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_string = false,
                _ => {}
            }
            return None;
        }
        match byte {
            b'{' | b'[' => self.open(byte),
            b'}' | b']' => return self.close(byte),
            _ => {
                self.in_string = byte == b'"';
                self.keep(byte);
            }
        }
        None
    }

    fn open(&mut self, byte: u8) {
        if byte == b'{' && self.inside.is_none() {
            if self.stack.last() == Some(&b'[') {
                self.inside = Some((self.stack.len(), self.line));
                self.element.clear();
                self.whole = None;
            } else if self.stack.is_empty() {
                self.whole = Some((Vec::new(), self.line));
            }
        }
        self.stack.push(byte);
        self.keep(byte);
    }

    fn close(&mut self, byte: u8) -> Option<Cut> {
        self.keep(byte);
        self.stack.pop();
        if let Some((_, line)) = self.inside.filter(|(depth, _)| *depth == self.stack.len()) {
            self.inside = None;
            return Some(cut(std::mem::take(&mut self.element), line));
        }
        if self.stack.is_empty() { self.whole.take().map(|(bytes, line)| cut(bytes, line)) } else { None }
    }

    /// Beyond the limit nothing more is kept; one byte too many is how [`cut`] sees it.
    fn keep(&mut self, byte: u8) {
        let kept = if self.inside.is_some() { Some(&mut self.element) } else { self.whole.as_mut().map(|(bytes, _)| bytes) };
        if let Some(bytes) = kept.filter(|bytes| bytes.len() <= MAX_ROW) {
            bytes.push(byte);
        }
    }
}

fn cut(bytes: Vec<u8>, line: u64) -> Cut {
    if bytes.len() > MAX_ROW { Cut::TooLong(line) } else { Cut::Element(bytes, line) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(text: &str) -> Vec<(String, u64)> {
        let mut cutter = Cutter::default();
        let found = text.bytes().filter_map(|byte| cutter.feed(byte)).map(|cut| match cut {
            Cut::Element(bytes, line) => (String::from_utf8(bytes).unwrap(), line),
            Cut::TooLong(line) => ("too long".to_owned(), line),
        });
        found.collect()
    }

    #[test]
    fn elements_are_cut_out_of_lists_wherever_they_lie() {
        let both = vec![("{\"a\":[{\"b\":1}]}".to_owned(), 1), ("{\"a\":\"]}\\\"{\"}".to_owned(), 2)];
        assert_eq!(cuts("[{\"a\":[{\"b\":1}]},\n{\"a\":\"]}\\\"{\"}]"), both);
        assert_eq!(cuts("{\"user\":{\"x\":1},\"list\":[{\"a\":[{\"b\":1}]},\n{\"a\":\"]}\\\"{\"}]}"), both);
        assert_eq!(cuts("{\"a\":[1,2],\n\"b\":{\"c\":2}}"), [("{\"a\":[1,2],\n\"b\":{\"c\":2}}".to_owned(), 1)]);
        assert_eq!(cuts("[]"), []);
        assert_eq!(cuts("]}]}{\"a\":1}"), [("{\"a\":1}".to_owned(), 1)]);
    }

    #[test]
    fn an_element_without_end_is_not_kept() {
        let long = format!("[{{\"a\":\"{}\"}},{{\"b\":1}}]", "x".repeat(MAX_ROW + 10));
        assert_eq!(cuts(&long), [("too long".to_owned(), 1), ("{\"b\":1}".to_owned(), 1)]);
    }
}
