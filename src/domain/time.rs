//! An instant with the offset it was given in, and how far apart two instants are.

use std::cmp::Ordering;
use std::fmt;

use chrono::{DateTime, FixedOffset, Offset as _, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::span::Span;

/// UTC microseconds and the original offset in seconds east. Two timestamps are equal when they name the same
/// instant; the offset only decides how it is written.
#[derive(Clone, Copy, Debug)]
pub struct Timestamp {
    micros: i64,
    offset: i32,
}

impl Timestamp {
    /// Whole microseconds since 1970 and an offset in seconds; an offset beyond a day counts as UTC.
    pub const fn new(micros: i64, offset: i32) -> Self {
        Self { micros, offset: if offset.abs() < 86_400 { offset } else { 0 } }
    }

    pub const fn micros(self) -> i64 {
        self.micros
    }

    pub const fn offset(self) -> i32 {
        self.offset
    }

    /// The same instant written in another offset.
    pub const fn with_offset(self, offset: i32) -> Self {
        Self::new(self.micros, offset)
    }

    pub const fn plus(self, span: Span) -> Self {
        self.plus_minutes(span.as_minutes())
    }

    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self { micros: self.micros.saturating_add(minutes.saturating_mul(60_000_000)), offset: self.offset }
    }

    /// Whole minutes from `earlier` to here, towards zero; negative when `earlier` is later.
    pub const fn minutes_since(self, earlier: Self) -> i64 {
        self.micros.saturating_sub(earlier.micros) / 60_000_000
    }

    /// As a calendar time; instants outside chrono's range come out as 1970.
    pub fn local(self) -> DateTime<FixedOffset> {
        let zone = FixedOffset::east_opt(self.offset).unwrap_or_else(|| Utc.fix());
        DateTime::from_timestamp_micros(self.micros).unwrap_or_default().with_timezone(&zone)
    }

    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(Self::from)
    }
}

impl From<DateTime<FixedOffset>> for Timestamp {
    fn from(at: DateTime<FixedOffset>) -> Self {
        Self { micros: at.timestamp_micros(), offset: at.offset().local_minus_utc() }
    }
}

impl PartialEq for Timestamp {
    fn eq(&self, other: &Self) -> bool {
        self.micros == other.micros
    }
}

impl Eq for Timestamp {}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        self.micros.cmp(&other.micros)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.local().to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse_rfc3339(&text).ok_or_else(|| de::Error::custom(format_args!("`{text}` is no RFC 3339 time")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_offset_and_compares_the_instant() {
        let beijing = Timestamp::parse_rfc3339("2026-11-20T22:40:00+08:00").unwrap();
        let utc = Timestamp::parse_rfc3339("2026-11-20T14:40:00+00:00").unwrap();
        assert_eq!(beijing, utc);
        assert_eq!(beijing.to_string(), "2026-11-20T22:40:00+08:00");
        assert_eq!(beijing.plus_minutes(90).minutes_since(utc), 90);
    }
}
