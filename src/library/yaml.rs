//! YAML read with care: size and depth limits, no duplicate keys, no aliases, and where each value stands.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use saphyr_parser::{Event, Parser, Span};
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};
use crate::workspace::MAX_FILE;

/// The deepest nesting that is read.
const MAX_DEPTH: usize = 64;

/// Line and column, from 1, of every value, by JSON pointer; a map's value stands where its key does.
#[derive(Debug, Default)]
pub struct Positions(BTreeMap<String, (usize, usize)>);

impl Positions {
    /// The position of the value, or of the nearest one around it that the file holds.
    pub fn nearest(&self, pointer: &str) -> Option<(usize, usize)> {
        let mut pointer = pointer;
        loop {
            if let Some(position) = self.0.get(pointer) {
                return Some(*position);
            }
            pointer = &pointer[..pointer.rfind('/')?];
        }
    }
}

/// One segment of a JSON pointer.
pub fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Reads a whole document into `T`.
///
/// # Errors
/// Bad input with file, line and column for anything that is not one well-formed document of this shape.
pub fn parse<T: DeserializeOwned>(text: &str, file: &Path) -> Result<T> {
    positions(text, file)?;
    typed(text, file)
}

/// Reads without the checks of [`positions`]: for text that passed them, or is compiled in.
pub fn typed<T: DeserializeOwned>(text: &str, file: &Path) -> Result<T> {
    serde_yaml::from_str(text).map_err(|error| {
        let position = error.location().map(|location| (location.line(), location.column()));
        Error::input("error-yaml").at(file, position).cause(without_position(&error.to_string()))
    })
}

/// The library appends the position to its message; ours stands in front.
fn without_position(message: &str) -> String {
    message.find(" at line ").map_or(message, |end| &message[..end]).to_owned()
}

/// Walks the document once: refuses what is too large, too deep, ambiguous or malformed, and notes all positions.
///
/// # Errors
/// Bad input with the position of the first offence.
pub fn positions(text: &str, file: &Path) -> Result<Positions> {
    if text.len() as u64 > MAX_FILE {
        return Err(Error::input("error-file-too-large").at(file, None).with("bytes", text.len()).with("limit", MAX_FILE));
    }
    let mut walk = Walk { file, positions: Positions::default(), stack: Vec::new() };
    let mut parser = Parser::new_from_str(text);
    while let Some(step) = parser.next_event() {
        let (event, span) = step.map_err(|error| {
            let at = (error.marker().line(), error.marker().col() + 1);
            Error::input("error-yaml").at(file, Some(at)).cause(error.info())
        })?;
        walk.take(&event, span)?;
    }
    Ok(walk.positions)
}

enum Frame {
    Map { path: String, keys: BTreeSet<String>, key: Option<String> },
    List { path: String, next: usize },
}

struct Walk<'a> {
    file: &'a Path,
    positions: Positions,
    stack: Vec<Frame>,
}

impl Walk<'_> {
    fn take(&mut self, event: &Event<'_>, span: Span) -> Result<()> {
        let at = (span.start.line(), span.start.col() + 1);
        match event {
            Event::Scalar(text, ..) if self.take_key(text, at)? => {}
            Event::Scalar(..) => {
                self.enter(at);
                self.leave();
            }
            Event::MappingStart(..) => {
                let path = self.enter(at);
                self.push(Frame::Map { path, keys: BTreeSet::new(), key: None }, at)?;
            }
            Event::SequenceStart(..) => {
                let path = self.enter(at);
                self.push(Frame::List { path, next: 0 }, at)?;
            }
            Event::MappingEnd | Event::SequenceEnd => {
                self.stack.pop();
                self.leave();
            }
            Event::Alias(_) => return Err(Error::input("error-yaml-alias").at(self.file, Some(at))),
            _ => {}
        }
        Ok(())
    }

    /// Takes a scalar as a map's next key, if one is due.
    fn take_key(&mut self, text: &str, at: (usize, usize)) -> Result<bool> {
        let Some(Frame::Map { path, keys, key: key @ None }) = self.stack.last_mut() else { return Ok(false) };
        if !keys.insert(text.to_owned()) {
            return Err(Error::input("error-yaml-twice").at(self.file, Some(at)).with("key", text));
        }
        *key = Some(text.to_owned());
        self.positions.0.insert(format!("{path}/{}", escape(text)), at);
        Ok(true)
    }

    /// The pointer of the value that begins here.
    fn enter(&mut self, at: (usize, usize)) -> String {
        let path = match self.stack.last() {
            None => String::new(),
            Some(Frame::Map { path, key, .. }) => format!("{path}/{}", escape(key.as_deref().unwrap_or_default())),
            Some(Frame::List { path, next }) => format!("{path}/{next}"),
        };
        self.positions.0.entry(path.clone()).or_insert(at);
        path
    }

    fn leave(&mut self) {
        match self.stack.last_mut() {
            Some(Frame::Map { key, .. }) => *key = None,
            Some(Frame::List { next, .. }) => *next += 1,
            None => {}
        }
    }

    fn push(&mut self, frame: Frame, at: (usize, usize)) -> Result<()> {
        if self.stack.len() >= MAX_DEPTH {
            return Err(Error::input("error-yaml-deep").at(self.file, Some(at)).with("limit", MAX_DEPTH));
        }
        self.stack.push(frame);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> (&'static str, Option<String>) {
        let error = positions(text, Path::new("p.yaml")).unwrap_err();
        (error.code(), error.place().map(ToString::to_string))
    }

    #[test]
    fn positions_are_by_pointer() {
        let found = positions("a: 1\nb:\n  - c: x\n  - {d: y}\n", Path::new("p.yaml")).unwrap();
        assert_eq!(found.nearest("/b/0/c"), Some((3, 5)));
        assert_eq!(found.nearest("/b/1/d"), Some((4, 6)));
        assert_eq!(found.nearest("/b/1/missing"), Some((4, 5)));
    }

    #[test]
    fn refuses_duplicates_depth_aliases_and_broken_text() {
        assert_eq!(code("a: 1\nb: 2\na: 3\n"), ("error-yaml-twice", Some("p.yaml:3:1".to_owned())));
        assert_eq!(code(&("[".repeat(100) + &"]".repeat(100))).0, "error-yaml-deep");
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        assert!(["error-yaml-deep", "error-yaml"].contains(&code(&deep).0), "the parser's own limit may come first");
        assert_eq!(code("a: &x [1]\nb: *x\n").0, "error-yaml-alias");
        assert_eq!(code("a: [1\nb: 2\n").0, "error-yaml");
    }
}
