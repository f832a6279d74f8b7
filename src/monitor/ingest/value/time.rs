//! Times as tools write them: ISO 8601 and its relatives, Chinese and English dates, seconds and milliseconds since 1970, and
//! what counts from now.
//!
//! A date whose day and month could be swapped is no time until somebody says which is meant.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone as _};
use chrono_tz::Tz;
use serde_json::Number;

use super::clock::{self, Clock};
use super::relative;
use crate::domain::layout::DateOrder;
use crate::domain::time::Timestamp;
use crate::monitor::ingest::source::Held;

/// What times without an offset, without a year, or with a doubtful order are held against.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    pub zone: Tz,
    pub now: Timestamp,
    pub dates: Option<DateOrder>,
}

/// English dates, in chrono's notation; the clock time follows.
const NAMED_MONTHS: [&str; 7] = ["%d-%B-%Y", "%d %B %Y", "%B %d, %Y", "%B %d %Y", "%a, %d %B %Y", "%A, %B %d, %Y", "%a %B %d %Y"];

/// `None` where it is no time, or not surely one.
pub fn parse(held: &Held<'_>, rules: &Rules) -> Option<Timestamp> {
    match held {
        Held::Text(text) => of_text(text.trim(), rules),
        Held::Number(number) => since_1970(number, rules.zone),
        Held::Empty | Held::Other(_) => None,
    }
}

fn of_text(text: &str, rules: &Rules) -> Option<Timestamp> {
    if let Some(at) = digits(text, rules) {
        return Some(at);
    }
    let Some((date, rest)) = year_first(text) else { return other(text, rules) };
    at(date, clock::read(rest)?, rules.zone)
}

/// Forms that are not a year followed by month and day.
fn other(text: &str, rules: &Rules) -> Option<Timestamp> {
    if let Some(at) = relative::read(text, rules) {
        return Some(at);
    }
    if let Some((date, rest)) = year_last(text, rules.dates) {
        return at(date, clock::read(rest)?, rules.zone);
    }
    let with_offset = |at: DateTime<FixedOffset>| Timestamp::from(at);
    if let Ok(at) = DateTime::parse_from_rfc2822(text).or_else(|_| DateTime::parse_from_str(text, "%a %b %d %H:%M:%S %z %Y")) {
        return Some(with_offset(at));
    }
    let (date, rest) = NAMED_MONTHS.iter().find_map(|form| NaiveDate::parse_and_remainder(text, form).ok())?;
    at(date, clock::read(rest)?, rules.zone)
}

/// Puts date and clock time together in the zone.
pub fn at(date: NaiveDate, clock: Clock, zone: Tz) -> Option<Timestamp> {
    let naive = date.and_time(clock.time);
    match clock.offset {
        Some(offset) => FixedOffset::east_opt(offset)?.from_local_datetime(&naive).single().map(Timestamp::from),
        None => local(naive, zone),
    }
}

/// The earlier of two where clocks were set back; an hour later where the zone skipped that hour.
fn local(naive: NaiveDateTime, zone: Tz) -> Option<Timestamp> {
    let later = || zone.from_local_datetime(&naive.checked_add_signed(TimeDelta::hours(1))?).earliest();
    zone.from_local_datetime(&naive).earliest().or_else(later).map(|at| Timestamp::from(at.fixed_offset()))
}

/// `20261122`, `20261122083000`, or a count since 1970.
fn digits(text: &str, rules: &Rules) -> Option<Timestamp> {
    if !matches!(text.len(), 8 | 12 | 14) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return since_1970(&text.parse().ok()?, rules.zone);
    }
    let padded = format!("{text:0<14}");
    local(NaiveDateTime::parse_from_str(&padded, "%Y%m%d%H%M%S").ok()?, rules.zone)
}

/// Seconds, milliseconds or microseconds, by magnitude: as seconds, the range is 1973 to 5138.
fn since_1970(number: &Number, zone: Tz) -> Option<Timestamp> {
    let micros = match number.as_i64() {
        Some(whole) => scaled(whole)?,
        #[expect(clippy::cast_possible_truncation, reason = "held to the range of seconds")]
        None => number.as_f64().filter(|seconds| (1e8..1e11).contains(seconds)).map(|seconds| (seconds * 1e6) as i64)?,
    };
    zone.timestamp_micros(micros).earliest().map(|at| Timestamp::from(at.fixed_offset()))
}

const fn scaled(number: i64) -> Option<i64> {
    match number {
        100_000_000..100_000_000_000 => Some(number * 1_000_000),
        100_000_000_000..100_000_000_000_000 => Some(number * 1_000),
        100_000_000_000_000..100_000_000_000_000_000 => Some(number),
        _ => None,
    }
}

/// `2026-11-22`, `2026/1/2`, `2026.11.22`, `2026年11月22日`, `20261122T…`, and what follows.
fn year_first(text: &str) -> Option<(NaiveDate, &str)> {
    let (year, rest) = number(text, 4, 4).or_else(|| number(text.get(..8)?, 8, 8).map(|(packed, _)| (packed, &text[8..])))?;
    if year > 9999 {
        let date = NaiveDate::from_ymd_opt(i32::try_from(year / 10_000).ok()?, year / 100 % 100, year % 100)?;
        return Some((date, rest));
    }
    let (month, rest) = number(rest.trim_start_matches(' ').strip_prefix(['-', '/', '.', '年'])?.trim_start(), 1, 2)?;
    let (day, rest) = number(rest.trim_start_matches(' ').strip_prefix(['-', '/', '.', '月'])?.trim_start(), 1, 2)?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    Some((date, rest.strip_prefix(['日', '号']).unwrap_or(rest)))
}

/// `22/11/2026`, `11/22/2026`, `22.11.2026`: by the order that was named, or by a number beyond twelve.
fn year_last(text: &str, order: Option<DateOrder>) -> Option<(NaiveDate, &str)> {
    let (first, rest) = number(text, 1, 2)?;
    let (second, rest) = number(rest.strip_prefix(['/', '-', '.'])?, 1, 2)?;
    let (year, rest) = number(rest.strip_prefix(['/', '-', '.'])?, 4, 4)?;
    let day_first = match order {
        Some(order) => order == DateOrder::DayFirst,
        None if first > 12 || first == second => true,
        None if second > 12 => false,
        None => return None,
    };
    let (day, month) = if day_first { (first, second) } else { (second, first) };
    Some((NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?, rest))
}

/// A number of so many digits at the start, and what follows.
pub fn number(text: &str, least: usize, most: usize) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(least..=most).contains(&length) {
        return None;
    }
    Some((text[..length].parse().ok()?, &text[length..]))
}

/// Midnight, for dates without a clock time.
pub const MIDNIGHT: Clock = Clock { time: NaiveTime::MIN, offset: None };

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn rules(dates: Option<DateOrder>) -> Rules {
        Rules { zone: Tz::Asia__Shanghai, now: Timestamp::parse_rfc3339("2026-11-22T02:00:00+08:00").unwrap(), dates }
    }

    fn read(text: &str) -> Option<String> {
        parse(&Held::Text(Cow::Borrowed(text)), &rules(None)).map(|at| at.to_string())
    }

    #[test]
    fn one_instant_in_many_hands() {
        let forms = [
            "2026-11-20T22:40:00+08:00",
            "2026-11-20T14:40:00Z",
            "2026-11-20T14:40:00.000Z",
            "2026-11-20 22:40:00",
            "2026-11-20 22:40",
            "2026-11-20 22:40:00.0",
            "2026/11/20 22:40",
            "2026.11.20 22:40:00",
            "2026年11月20日 22:40",
            "2026年11月20日22时40分",
            "2026年11月20日 下午10:40",
            "11月20日 22:40",
            "11-20 22:40",
            "20261120T144000Z",
            "20261120224000",
            "202611202240",
            "1795185600",
            "1795185600000",
            "1795185600.0",
            "Fri, 20 Nov 2026 14:40:00 GMT",
            "Fri Nov 20 22:40:00 +0800 2026",
            "20-Nov-2026 10:40PM",
            "Nov 20, 2026 10:40 PM",
            "20 November 2026 22:40",
            "20/11/2026 22:40",
            "11/20/2026 10:40 PM",
            "2026-11-20T22:40:00+0800",
            "2026-11-20 22:40:00+08:00",
            "2026-11-20 14:40 UTC",
        ];
        let wanted = Timestamp::parse_rfc3339("2026-11-20T22:40:00+08:00").unwrap();
        for form in forms {
            assert_eq!(parse(&Held::Text(Cow::Borrowed(form)), &rules(None)), Some(wanted), "{form}");
        }
    }

    #[test]
    fn days_without_a_clock_begin_at_midnight() {
        for form in ["2026-11-20", "20261120", "2026年11月20日", "20 Nov 2026", "2026/11/20"] {
            assert_eq!(read(form).as_deref(), Some("2026-11-20T00:00:00+08:00"), "{form}");
        }
    }

    #[test]
    fn day_and_month_are_never_guessed() {
        assert_eq!(read("03/04/2026 10:00"), None);
        let at = |order| parse(&Held::Text(Cow::Borrowed("03/04/2026 10:00")), &rules(Some(order))).unwrap().to_string();
        assert_eq!(at(DateOrder::DayFirst), "2026-04-03T10:00:00+08:00");
        assert_eq!(at(DateOrder::MonthFirst), "2026-03-04T10:00:00+08:00");
    }

    #[test]
    fn what_is_no_time() {
        for text in [
            "",
            "soon",
            "2026-13-01",
            "2026-02-30 10:00",
            "25:00",
            "45000",
            "2026-11-20 22:40 nonsense",
            "1.5",
            "12345678901234567890",
            "2026-11-20 99:99",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("0001-01-01 00:00:00").as_deref().map(|at| &at[..4]), Some("0001"));
    }
}
