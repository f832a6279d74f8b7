//! Where a field's value stands in a row: in a column, inside one, in several put together, or in the file's name.

use std::borrow::Cow;

use serde_json::{Number, Value};
use unicode_normalization::UnicodeNormalization as _;

use super::cell::{Cell, says_nothing};

/// A value found in a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Held<'c> {
    /// The column is there and says nothing.
    Empty,
    Text(Cow<'c, str>),
    Number(&'c Number),
    /// A list, an object, a truth value: no field is any of these.
    Other(&'c Value),
}

/// How to get a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    Column(usize),
    /// Members of the object in a column.
    Path(usize, Vec<String>),
    /// Those that say something, one after the other, without repeating.
    Join(Vec<Source>, &'static str),
    /// Texts and the values between them; nothing where one of them is missing.
    Pattern(Vec<Piece>),
    /// The same in every row.
    Fixed(String),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Text(String),
    Value(Source),
}

impl Source {
    pub fn value<'c>(&'c self, cells: &'c [Cell<'_>]) -> Held<'c> {
        match self {
            Self::Column(index) => cells.get(*index).map_or(Held::Empty, of_cell),
            Self::Path(index, path) => match cells.get(*index) {
                Some(Cell::Other(value)) => path.iter().try_fold(value, |value, name| value.get(name)).map_or(Held::Empty, of_value),
                _ => Held::Empty,
            },
            Self::Join(parts, between) => join(parts, between, cells),
            Self::Pattern(pieces) => pattern(pieces, cells),
            Self::Fixed(text) => Held::Text(Cow::Borrowed(text)),
        }
    }

    /// Sets what stands between the parts of a join.
    pub fn join_with(&mut self, text: &'static str) {
        if let Self::Join(_, between) = self {
            *between = text;
        }
    }

    /// The columns it reads whole.
    pub fn columns(&self) -> Vec<usize> {
        match self {
            Self::Column(index) | Self::Path(index, _) => vec![*index],
            Self::Join(parts, _) => parts.iter().flat_map(Self::columns).collect(),
            // A pattern shows its columns in another form; they are kept all the same.
            Self::Pattern(_) | Self::Fixed(_) => Vec::new(),
        }
    }
}

fn of_cell<'c>(cell: &'c Cell<'_>) -> Held<'c> {
    match cell {
        Cell::Empty => Held::Empty,
        Cell::Text(text) => Held::Text(Cow::Borrowed(text)),
        Cell::Number(number) => Held::Number(number),
        Cell::Other(value) => Held::Other(value),
    }
}

fn of_value(value: &Value) -> Held<'_> {
    match value {
        Value::Null => Held::Empty,
        Value::String(text) => Held::Text(Cow::Borrowed(text)),
        Value::Number(number) => Held::Number(number),
        other => Held::Other(other),
    }
}

fn join<'c>(parts: &'c [Source], between: &str, cells: &'c [Cell<'_>]) -> Held<'c> {
    let mut joined: Option<Cow<'c, str>> = None;
    for part in parts {
        let text = match part.value(cells) {
            Held::Text(text) if !says_nothing(&text) => text,
            Held::Number(number) => Cow::Owned(number.to_string()),
            _ => continue,
        };
        joined = Some(match joined {
            None => text,
            // A title is often the beginning of the text, or the same.
            Some(before) if text.contains(before.trim().trim_end_matches(['…', '.'])) => text,
            Some(before) if before.contains(text.trim()) => before,
            Some(before) => Cow::Owned(format!("{before}{between}{text}")),
        });
    }
    joined.map_or(Held::Text(Cow::Borrowed("")), Held::Text)
}

fn pattern<'c>(pieces: &'c [Piece], cells: &'c [Cell<'_>]) -> Held<'c> {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Value(source) => match source.value(cells) {
                Held::Text(text) if !says_nothing(&text) => out.push_str(text.trim()),
                Held::Number(number) => out.push_str(&number.to_string()),
                _ => return Held::Empty,
            },
        }
    }
    Held::Text(Cow::Owned(out))
}

/// A column's name as names are compared: width, case and spaces around it do not count.
pub fn normal(name: &str) -> String {
    name.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').nfkc().flat_map(char::to_lowercase).collect()
}
