//! What can go wrong, as a situation its reader can act on: a code of the message catalogue, its parameters, the
//! place in a file, hints that name the command to run, and the exit code. The only place that maps them.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::text::{Catalog, number_or_text};

/// Exit codes, documented in `docs/exit-codes.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    Done = 0,
    /// A check answered no.
    CheckFailed = 1,
    Usage = 2,
    /// A file, a value or a line that cannot be used.
    BadInput = 3,
    /// Not found, or ambiguous.
    NotFound = 4,
    /// An illegal move, a stale approval, or someone else changed it.
    Conflict = 5,
    /// The store is locked, newer, unreachable, or the disk is full.
    Store = 6,
    /// A defect of this program.
    Bug = 70,
    /// Ended by ^C (128 + SIGINT); what was committed stays.
    Stopped = 130,
}

/// A place in a file, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    pub file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        self.line.map_or(Ok(()), |line| write!(f, ":{line}"))?;
        self.column.map_or(Ok(()), |column| write!(f, ":{column}"))
    }
}

/// A code of the catalogue with its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub code: &'static str,
    pub params: Vec<(&'static str, String)>,
}

impl Message {
    pub fn new(code: &'static str) -> Self {
        Self { code, params: Vec::new() }
    }

    #[must_use]
    pub fn with_param(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.params.push((name, value.to_string()));
        self
    }

    pub fn render(&self, catalog: &Catalog) -> String {
        let params: Vec<_> = self.params.iter().map(|(name, value)| (*name, number_or_text(value))).collect();
        catalog.format(self.code, &params)
    }
}

/// An error. Built from a code (`error-…` in the catalogue) and carried unchanged to the edge of the process.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    exit: Exit,
    message: Message,
    place: Option<Place>,
    hints: Vec<Message>,
    /// Further findings of the same run (`playbook validate` names every problem at once).
    details: Vec<Error>,
    /// What a library said, in its own words.
    cause: Option<String>,
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub fn new(exit: Exit, code: &'static str) -> Self {
        Self(Box::new(Inner { exit, message: Message::new(code), place: None, hints: Vec::new(), details: Vec::new(), cause: None }))
    }

    pub fn usage(code: &'static str) -> Self {
        Self::new(Exit::Usage, code)
    }

    pub fn input(code: &'static str) -> Self {
        Self::new(Exit::BadInput, code)
    }

    pub fn not_found(code: &'static str) -> Self {
        Self::new(Exit::NotFound, code)
    }

    pub fn conflict(code: &'static str) -> Self {
        Self::new(Exit::Conflict, code)
    }

    pub fn store(code: &'static str) -> Self {
        Self::new(Exit::Store, code)
    }

    /// Something that cannot happen unless this program is wrong.
    pub fn bug(cause: impl fmt::Display) -> Self {
        Self::new(Exit::Bug, "error-bug").cause(cause)
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.0.message.params.push((name, value.to_string()));
        self
    }

    #[must_use]
    pub fn hint(mut self, code: &'static str) -> Self {
        self.0.hints.push(Message::new(code));
        self
    }

    /// A parameter of the hint added last.
    #[must_use]
    pub fn hint_with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        if let Some(hint) = self.0.hints.last_mut() {
            hint.params.push((name, value.to_string()));
        }
        self
    }

    #[must_use]
    pub fn at(mut self, file: &Path, position: Option<(usize, usize)>) -> Self {
        self.0.place = Some(Place {
            file: file.display().to_string(),
            line: position.map(|(line, _)| line),
            column: position.map(|(_, column)| column),
        });
        self
    }

    /// The same situation, met in a file instead of on the command line.
    #[must_use]
    pub fn into_input(mut self) -> Self {
        self.0.exit = Exit::BadInput;
        self
    }

    #[must_use]
    pub fn cause(mut self, cause: impl fmt::Display) -> Self {
        self.0.cause = Some(cause.to_string());
        self
    }

    #[must_use]
    pub fn details(mut self, details: Vec<Self>) -> Self {
        self.0.details = details;
        self
    }

    pub fn exit(&self) -> Exit {
        self.0.exit
    }

    pub fn code(&self) -> &'static str {
        self.0.message.code
    }

    /// A parameter of the message.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.0.message.params.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    #[cfg(test)]
    pub fn place(&self) -> Option<&Place> {
        self.0.place.as_ref()
    }

    pub fn message(&self, catalog: &Catalog) -> String {
        self.0.message.render(catalog)
    }

    /// Reading or writing a file failed.
    pub fn file(path: &Path, cause: &std::io::Error) -> Self {
        Self::input("error-file").with("path", path.display()).cause(cause)
    }

    /// The full text for a person: message, cause, details, hints.
    pub fn render(&self, catalog: &Catalog) -> String {
        let mut text = catalog.format("error-line", &[("message", self.headline(catalog).into())]);
        for detail in &self.0.details {
            text.push_str("\n  ");
            text.push_str(&detail.headline(catalog));
        }
        for hint in &self.0.hints {
            text.push('\n');
            text.push_str(&catalog.format("error-hint", &[("hint", hint.render(catalog).into())]));
        }
        text
    }

    /// The message with its place and its cause, without hints.
    pub fn headline(&self, catalog: &Catalog) -> String {
        let message = self.message(catalog);
        let message = match &self.0.cause {
            Some(cause) => catalog.format("error-because", &[("message", message.into()), ("cause", cause.as_str().into())]),
            None => message,
        };
        match &self.0.place {
            Some(place) => format!("{place}: {message}"),
            None => message,
        }
    }

    /// The JSON object for standard error.
    pub fn json(&self, catalog: &Catalog) -> serde_json::Value {
        let hints: Vec<_> = self.0.hints.iter().map(|hint| hint.render(catalog)).collect();
        let mut value = serde_json::json!({
            "code": self.code().trim_start_matches("error-"),
            "exit": self.0.exit as u8,
            "message": self.headline(catalog),
            "hints": hints,
        });
        if let Some(place) = &self.0.place {
            value["place"] = serde_json::json!(place);
        }
        if !self.0.details.is_empty() {
            value["details"] = self.0.details.iter().map(|detail| detail.json(catalog)).collect();
        }
        value
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::new(Exit::BadInput, "error-io").cause(error)
    }
}

/// Names the file in whatever a reader or writer says.
pub fn in_file(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Error {
    let path = path.into();
    move |error| Error::file(&path, &error)
}
