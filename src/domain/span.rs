//! Spans of time as playbooks write them (`30m`, `4h`, `2d`), and values that differ per level.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{self, IntoDeserializer, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A span of whole minutes, written `30m`, `4h`, `2d` or joined (`1d12h`). Never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    minutes: i64,
}

impl Span {
    /// The longest span accepted: ten years, far beyond any statutory limit.
    pub const MAX_MINUTES: i64 = 10 * 366 * 24 * 60;

    pub const fn minutes(minutes: i64) -> Self {
        Self { minutes }
    }

    pub const fn as_minutes(self) -> i64 {
        self.minutes
    }

    /// Reads `90m`, `4h`, `2d`, `1w`, or several joined; `None` for anything else, a bare number included.
    pub fn parse(text: &str) -> Option<Self> {
        let mut minutes: i64 = 0;
        let mut number = String::new();
        for c in text.trim().chars() {
            if c.is_ascii_digit() {
                number.push(c);
                continue;
            }
            let unit = match c {
                'm' => 1,
                'h' => 60,
                'd' => 24 * 60,
                'w' => 7 * 24 * 60,
                _ => return None,
            };
            minutes = number.parse::<i64>().ok()?.checked_mul(unit)?.checked_add(minutes)?;
            number.clear();
        }
        (number.is_empty() && minutes > 0 && minutes <= Self::MAX_MINUTES).then_some(Self { minutes })
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let m = self.minutes;
        match m {
            0 => f.write_str("0m"),
            _ if m % (24 * 60) == 0 => write!(f, "{}d", m / (24 * 60)),
            _ if m % 60 == 0 => write!(f, "{}h", m / 60),
            _ if m > 60 => write!(f, "{}h{}m", m / 60, m % 60),
            _ => write!(f, "{m}m"),
        }
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom(format_args!("`{text}` is no span of time such as 30m, 4h, 2d")))
    }
}

impl JsonSchema for Span {
    fn schema_name() -> Cow<'static, str> {
        "Span".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "pattern": "^([0-9]{1,7}[mhdw])+$", "description": "A span of time: 30m, 4h, 2d."})
    }
}

/// One value for every level, or a value for some of them. A level that is not named has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PerLevel<T> {
    All(T),
    Some(BTreeMap<String, T>),
}

impl<T> PerLevel<T> {
    pub fn at(&self, level: &str) -> Option<&T> {
        match self {
            Self::All(value) => Some(value),
            Self::Some(map) => map.get(level),
        }
    }

    /// The levels named one by one; empty when one value serves all.
    pub fn named(&self) -> Vec<&str> {
        match self {
            Self::All(_) => Vec::new(),
            Self::Some(map) => map.keys().map(String::as_str).collect(),
        }
    }
}

impl<T: Serialize> Serialize for PerLevel<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::All(value) => value.serialize(serializer),
            Self::Some(map) => map.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for PerLevel<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PerLevelVisitor(PhantomData))
    }
}

struct PerLevelVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PerLevelVisitor<T> {
    type Value = PerLevel<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one value, or a value per level such as {I: …, II: …}")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        T::deserialize(text.into_deserializer()).map(PerLevel::All)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
        T::deserialize(number.into_deserializer()).map(PerLevel::All)
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Self::Value, E> {
        T::deserialize(number.into_deserializer()).map(PerLevel::All)
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        T::deserialize(SeqAccessDeserializer::new(seq)).map(PerLevel::All)
    }

    fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        BTreeMap::deserialize(MapAccessDeserializer::new(map)).map(PerLevel::Some)
    }
}

impl<T: JsonSchema> JsonSchema for PerLevel<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("PerLevel_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({
            "description": "One value for every level, or a value per level.",
            "anyOf": [one, {"type": "object", "additionalProperties": one, "minProperties": 1}]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_read_and_print() {
        for (text, minutes) in [("30m", 30), ("4h", 240), ("2d", 2880), ("1h30m", 90), ("1w", 10080)] {
            assert_eq!(Span::parse(text).map(Span::as_minutes), Some(minutes), "{text}");
        }
        for bad in ["", "30", "h", "4 h", "-2h", "0m", "999999999d", "2x"] {
            assert_eq!(Span::parse(bad), None, "{bad}");
        }
        assert_eq!(Span::minutes(90).to_string(), "1h30m");
        assert_eq!(Span::minutes(2880).to_string(), "2d");
    }
}
