//! One value of a row, whatever the format: borrowed from the line where that is possible.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor, value};
use serde_json::{Number, Value};

/// A value as it stands in the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Number(Number),
    /// True, false, a list or an object.
    Other(Value),
}

impl Cell<'_> {
    /// As it is kept among the columns that this program does not know; `None` where it says nothing.
    pub fn kept(&self) -> Option<Value> {
        match self {
            Self::Empty => None,
            Self::Text(text) => (!says_nothing(text)).then(|| Value::String(text.replace('\0', ""))),
            Self::Number(number) => Some(Value::Number(number.clone())),
            Self::Other(Value::Array(list)) if list.is_empty() => None,
            Self::Other(value) => Some(value.clone()),
        }
    }
}

/// What exports write where they have nothing.
pub fn says_nothing(text: &str) -> bool {
    matches!(text.trim(), "" | "-" | "--" | "null" | "NULL" | "None" | "nan" | "NaN" | "N/A" | "n/a" | "undefined" | "\\N")
}

/// The members of a JSON object, in their order.
#[derive(Debug, Default)]
pub struct Object<'a> {
    pub keys: Vec<Cow<'a, str>>,
    pub cells: Vec<Cell<'a>>,
}

impl Object<'static> {
    /// From a value that was read whole.
    pub fn from_map(map: serde_json::Map<String, Value>) -> Self {
        let (keys, cells) = map.into_iter().map(|(key, value)| (Cow::Owned(key), Cell::from(value))).unzip();
        Self { keys, cells }
    }
}

impl From<Value> for Cell<'_> {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Empty,
            Value::String(text) => Self::Text(Cow::Owned(text)),
            Value::Number(number) => Self::Number(number),
            other => Self::Other(other),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut object = Object { keys: Vec::with_capacity(16), cells: Vec::with_capacity(16) };
                while let Some((Key(key), cell)) = map.next_entry()? {
                    object.keys.push(key);
                    object.cells.push(cell);
                }
                Ok(object)
            }
        }
        deserializer.deserialize_map(Members)
    }
}

struct Key<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Key<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl<'de> Visitor<'de> for Name {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Name)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Cell<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything)
    }
}

struct Anything;

impl<'de> Visitor<'de> for Anything {
    type Value = Cell<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Cell<'de>, E> {
        Ok(Cell::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Cell<'de>, E> {
        Ok(Cell::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<Cell<'de>, E> {
        Ok(Cell::Empty)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Cell<'de>, E> {
        Ok(Cell::Other(Value::Bool(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Cell<'de>, E> {
        Ok(Cell::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Cell<'de>, E> {
        Ok(Cell::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Cell<'de>, E> {
        Ok(Number::from_f64(value).map_or(Cell::Empty, Cell::Number))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Cell<'de>, A::Error> {
        Value::deserialize(value::SeqAccessDeserializer::new(list)).map(Cell::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Cell<'de>, A::Error> {
        Value::deserialize(value::MapAccessDeserializer::new(map)).map(Cell::Other)
    }
}
