//! Times as people type them: `2026-11-22T08:30:00+08:00`, `2026-11-22 08:30`, `08:30`, `-2h`, `now`.

use chrono::{DateTime, Days, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset as _, TimeZone as _};
use chrono_tz::Tz;

use super::span::Span;
use super::time::Timestamp;
use crate::error::{Error, Result};

/// Which way a bare clock time points, and what is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// What has happened: `08:30` is the latest past one, a future time is refused.
    Past,
    /// A deadline: `08:30` is the next one, a past time is refused.
    Future,
}

/// Reads `text` in the workspace's zone at the moment `now`.
///
/// # Errors
/// Bad input for a bare integer, an unknown form, a date that does not exist, a clock time that the zone skips or has
/// twice, a time on the wrong side of now.
pub fn parse(text: &str, now: Timestamp, zone: Tz, direction: Direction) -> Result<Timestamp> {
    let text = text.trim();
    let at = instant(text, now, zone, direction)?;
    let wrong = match direction {
        Direction::Past => at > now,
        Direction::Future => at < now,
    };
    if !wrong {
        return Ok(at);
    }
    let code = if direction == Direction::Past { "error-time-future" } else { "error-time-past" };
    Err(Error::input(code).with("time", text).with("resolved", at))
}

/// The zone's offset at an instant.
pub fn in_zone(at: Timestamp, zone: Tz) -> Timestamp {
    at.with_offset(zone.offset_from_utc_datetime(&at.local().naive_utc()).fix().local_minus_utc())
}

fn instant(text: &str, now: Timestamp, zone: Tz, direction: Direction) -> Result<Timestamp> {
    if text == "now" {
        return Ok(in_zone(now, zone));
    }
    if text.chars().all(|c| c.is_ascii_digit()) {
        return Err(unreadable(text));
    }
    if let Some(span) = relative(text) {
        return Ok(in_zone(now.plus_minutes(span?), zone));
    }
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return in_range(at).map(Timestamp::from).ok_or_else(|| unreadable(text));
    }
    if let Some(naive) = ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
    {
        return local(naive, zone, text);
    }
    match NaiveTime::parse_from_str(text, "%H:%M") {
        Ok(time) => nearest(time, now, zone, direction, text),
        Err(_) => Err(unreadable(text)),
    }
}

/// `-2h`, `+30m`: minutes from now.
fn relative(text: &str) -> Option<Result<i64>> {
    let (sign, rest) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => return None,
    };
    Some(Span::parse(rest).map(|span| sign * span.as_minutes()).ok_or_else(|| unreadable(text)))
}

/// The latest past, or the next, instant at which the zone's clocks show `time`.
fn nearest(time: NaiveTime, now: Timestamp, zone: Tz, direction: Direction, text: &str) -> Result<Timestamp> {
    let today = in_zone(now, zone).local().date_naive();
    let at = local(today.and_time(time), zone, text)?;
    let other = match direction {
        Direction::Past if at > now => today.checked_sub_days(Days::new(1)),
        Direction::Future if at < now => today.checked_add_days(Days::new(1)),
        _ => return Ok(at),
    };
    local(other.unwrap_or(today).and_time(time), zone, text)
}

fn local(naive: NaiveDateTime, zone: Tz, text: &str) -> Result<Timestamp> {
    match zone.from_local_datetime(&naive) {
        LocalResult::Single(at) => in_range(at.fixed_offset()).map(Timestamp::from).ok_or_else(|| unreadable(text)),
        LocalResult::Ambiguous(first, second) => Err(Error::input("error-time-ambiguous")
            .with("time", text)
            .with("zone", zone.name())
            .with("first", first.fixed_offset().to_rfc3339())
            .with("second", second.fixed_offset().to_rfc3339())),
        LocalResult::None => Err(Error::input("error-time-skipped").with("time", text).with("zone", zone.name())),
    }
}

/// Years outside 1970 to 2999 are slips of the hand.
fn in_range(at: DateTime<FixedOffset>) -> Option<DateTime<FixedOffset>> {
    let day = at.date_naive();
    (day >= NaiveDate::from_ymd_opt(1970, 1, 1)? && day < NaiveDate::from_ymd_opt(3000, 1, 1)?).then_some(at)
}

fn unreadable(text: &str) -> Error {
    Error::input("error-time").with("time", text).hint("hint-time")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: Tz = Tz::Asia__Shanghai;

    fn now() -> Timestamp {
        Timestamp::parse_rfc3339("2026-11-22T02:00:00+08:00").unwrap()
    }

    fn past(text: &str) -> Result<String, &'static str> {
        parse(text, now(), ZONE, Direction::Past).map(|at| at.to_string()).map_err(|error| error.code())
    }

    #[test]
    fn reads_what_people_type() {
        assert_eq!(past("2026-11-20 22:40").as_deref(), Ok("2026-11-20T22:40:00+08:00"));
        assert_eq!(past("2026-11-20T14:40:00Z").as_deref(), Ok("2026-11-20T14:40:00+00:00"));
        assert_eq!(past("01:30").as_deref(), Ok("2026-11-22T01:30:00+08:00"));
        assert_eq!(past("22:40").as_deref(), Ok("2026-11-21T22:40:00+08:00"));
        assert_eq!(past("-2h").as_deref(), Ok("2026-11-22T00:00:00+08:00"));
        assert_eq!(past("now").as_deref(), Ok("2026-11-22T02:00:00+08:00"));
        let deadline = parse("01:30", now(), ZONE, Direction::Future).unwrap();
        assert_eq!(deadline.to_string(), "2026-11-23T01:30:00+08:00");
    }

    #[test]
    fn refuses_what_could_mean_something_else() {
        assert_eq!(past("1732212000"), Err("error-time"));
        assert_eq!(past("8"), Err("error-time"));
        assert_eq!(past("2026-02-30 10:00"), Err("error-time"));
        assert_eq!(past("2026-11-22 02:01"), Err("error-time-future"));
        assert_eq!(past("0001-01-01 00:00"), Err("error-time"));
        assert_eq!(past("+1h"), Err("error-time-future"));
        let berlin = |text| parse(text, now(), Tz::Europe__Berlin, Direction::Past).map_err(|error| error.code());
        assert_eq!(berlin("2026-10-25 02:30"), Err("error-time-ambiguous"));
        assert_eq!(berlin("2026-03-29 02:30"), Err("error-time-skipped"));
    }
}
