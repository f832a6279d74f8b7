//! How domain values become SQLite values and back.

use std::collections::BTreeMap;

use rusqlite::Row;
use rusqlite::types::{FromSqlError, Value, ValueRef};

use crate::domain::alert::{AlertLevel, AlertState};
use crate::domain::clock::ClockOrigin;
use crate::domain::fact::{FactStatus, Release};
use crate::domain::incident::{LinkKind, Outcome, Stage};
use crate::domain::notice::{Failure, NoticeState, Occasion};
use crate::domain::playbook::{Group, Posture};
use crate::domain::review::{ActionState, LessonKind};
use crate::domain::sentiment::Sentiment;
use crate::domain::stakeholder::DemandState;
use crate::domain::statement::{Decision, StatementState};
use crate::domain::task::{Phase, TaskState};
use crate::domain::time::Timestamp;

/// A value that fits one column.
pub trait Plain: Sized {
    fn put(&self) -> Value;
    /// `None` when the column holds something else.
    fn take(value: ValueRef<'_>) -> Option<Self>;
}

impl Plain for String {
    fn put(&self) -> Value {
        Value::Text(self.clone())
    }

    fn take(value: ValueRef<'_>) -> Option<Self> {
        value.as_str().ok().map(str::to_owned)
    }
}

impl Plain for i64 {
    fn put(&self) -> Value {
        Value::Integer(*self)
    }

    fn take(value: ValueRef<'_>) -> Option<Self> {
        value.as_i64().ok()
    }
}

impl Plain for f64 {
    fn put(&self) -> Value {
        Value::Real(*self)
    }

    fn take(value: ValueRef<'_>) -> Option<Self> {
        value.as_f64().ok()
    }
}

impl Plain for bool {
    fn put(&self) -> Value {
        Value::Integer(i64::from(*self))
    }

    fn take(value: ValueRef<'_>) -> Option<Self> {
        match value.as_i64().ok()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl<T: Plain> Plain for Option<T> {
    fn put(&self) -> Value {
        self.as_ref().map_or(Value::Null, Plain::put)
    }

    fn take(value: ValueRef<'_>) -> Option<Self> {
        match value {
            ValueRef::Null => Some(None),
            value => T::take(value).map(Some),
        }
    }
}

macro_rules! plain_words {
    ($($name:ident),+ $(,)?) => {$(
        impl Plain for $name {
            fn put(&self) -> Value {
                Value::Text(self.word().to_owned())
            }

            fn take(value: ValueRef<'_>) -> Option<Self> {
                Self::parse(value.as_str().ok()?)
            }
        }
    )+};
}

plain_words!(
    AlertLevel,
    AlertState,
    ActionState,
    ClockOrigin,
    Decision,
    DemandState,
    FactStatus,
    Failure,
    Group,
    LessonKind,
    LinkKind,
    NoticeState,
    Occasion,
    Outcome,
    Phase,
    Posture,
    Release,
    Sentiment,
    Stage,
    StatementState,
    TaskState,
);

/// A time, or an optional one: two columns.
pub trait Time: Sized {
    fn put(&self) -> [Value; 2];
    fn take(micros: Option<i64>, offset: Option<i64>) -> Option<Self>;
}

impl Time for Timestamp {
    fn put(&self) -> [Value; 2] {
        [Value::Integer(self.micros()), Value::Integer(i64::from(self.offset()))]
    }

    fn take(micros: Option<i64>, offset: Option<i64>) -> Option<Self> {
        Some(Self::new(micros?, i32::try_from(offset?).ok()?))
    }
}

impl Time for Option<Timestamp> {
    fn put(&self) -> [Value; 2] {
        self.as_ref().map_or([Value::Null, Value::Null], Time::put)
    }

    fn take(micros: Option<i64>, offset: Option<i64>) -> Option<Self> {
        match (micros, offset) {
            (None, None) => Some(None),
            _ => Timestamp::take(micros, offset).map(Some),
        }
    }
}

/// Reads a row's columns one after another.
pub struct Cursor<'a> {
    row: &'a Row<'a>,
    next: usize,
}

impl<'a> Cursor<'a> {
    pub const fn new(row: &'a Row<'a>) -> Self {
        Self { row, next: 0 }
    }

    pub fn plain<T: Plain>(&mut self) -> rusqlite::Result<T> {
        let index = self.next;
        self.next += 1;
        T::take(self.row.get_ref(index)?).ok_or_else(|| self.unreadable(index))
    }

    pub fn time<T: Time>(&mut self) -> rusqlite::Result<T> {
        let index = self.next;
        let (micros, offset) = (self.plain()?, self.plain()?);
        T::take(micros, offset).ok_or_else(|| self.unreadable(index))
    }

    pub fn json<T: serde::de::DeserializeOwned>(&mut self) -> rusqlite::Result<T> {
        let index = self.next;
        self.next += 1;
        let text = self.row.get_ref(index)?.as_str().map_err(|_| self.unreadable(index))?;
        serde_json::from_str(text).map_err(|_| self.unreadable(index))
    }

    /// A map of texts; what is none comes back under one odd key, for `log verify` to find.
    pub fn map_or_text(&mut self) -> rusqlite::Result<BTreeMap<String, String>> {
        self.plain::<String>().map(|text| read_map(&text))
    }

    fn unreadable(&self, index: usize) -> rusqlite::Error {
        let name = self.row.as_ref().column_name(index).unwrap_or("?").to_owned();
        rusqlite::Error::FromSqlConversionFailure(index, rusqlite::types::Type::Null, Box::new(FromSqlError::Other(name.into())))
    }
}

pub fn read_map(text: &str) -> BTreeMap<String, String> {
    serde_json::from_str(text).unwrap_or_else(|_| BTreeMap::from([("?".to_owned(), text.to_owned())]))
}

/// Lists and maps as JSON text.
pub fn json<T: serde::Serialize>(value: &T) -> Value {
    Value::Text(serde_json::to_string(value).unwrap_or_default())
}
