//! The clock time behind a date, with its offset if it has one.

use chrono::NaiveTime;

use super::time::{MIDNIGHT, number};

/// A time of day; `offset` in seconds east.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    pub time: NaiveTime,
    pub offset: Option<i32>,
}

/// Words before a clock time that move it to the afternoon.
const AFTERNOON: [&str; 3] = ["下午", "晚上", "傍晚"];
const MORNING: [&str; 4] = ["上午", "凌晨", "早上", "中午"];

/// `22:40`, `T22:40:00.123+08:00`, `10:40 PM`, `22时40分`, or nothing, which is midnight.
pub fn read(text: &str) -> Option<Clock> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, 'T' | 't' | ',' | '，')).trim_end();
    let text = text.strip_prefix("at ").unwrap_or(text);
    if text.is_empty() || matches!(text, "Z" | "UTC" | "GMT") {
        return Some(Clock { offset: (!text.is_empty()).then_some(0), ..MIDNIGHT });
    }
    let (text, mut afternoon) = day_part(text);
    let (hour, minute, second, micro, rest) = packed(text).or_else(|| spaced(text))?;
    let (half, rest) = half_of_day(rest.trim_start());
    if let Some(half) = half {
        afternoon = half;
    }
    let hour = match (afternoon, half.is_some(), hour) {
        (true, _, 1..=11) => hour + 12,
        (false, true, 12) => 0,
        _ => hour,
    };
    // Sixty is a leap second; the minute ends with it.
    let time = NaiveTime::from_hms_micro_opt(hour, minute, second.min(59), micro)?;
    Some(Clock { time, offset: offset(rest.trim())? })
}

fn day_part(text: &str) -> (&str, bool) {
    let later = AFTERNOON.iter().find_map(|word| text.strip_prefix(word));
    let earlier = || MORNING.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    later.map_or_else(|| (earlier().trim_start(), false), |rest| (rest.trim_start(), true))
}

type Parts<'t> = (u32, u32, u32, u32, &'t str);

/// `224000`.
fn packed(text: &str) -> Option<Parts<'_>> {
    let (all, rest) = number(text, 6, 6)?;
    Some((all / 10_000, all / 100 % 100, all % 100, 0, rest))
}

/// `22:40`, `22:40:05.5`, `22时40分05秒`, `08-30`; an hour alone needs its word.
fn spaced(text: &str) -> Option<Parts<'_>> {
    let (hour, rest) = number(text, 1, 2)?;
    let hour_word = rest.strip_prefix(['时', '点']);
    let Some((minute, rest)) = hour_word.or_else(|| rest.strip_prefix([':', '：', '-'])).and_then(|rest| number(rest, 1, 2)) else {
        return hour_word.map(|rest| (hour, 0, 0, 0, rest));
    };
    let rest = rest.strip_prefix('分').unwrap_or(rest);
    let Some((second, rest)) = number(rest.strip_prefix([':', '：']).unwrap_or(rest), 1, 2) else {
        return Some((hour, minute, 0, 0, rest));
    };
    let rest = rest.strip_prefix('秒').unwrap_or(rest);
    let Some(fraction) = rest.strip_prefix(['.', ',']) else { return Some((hour, minute, second, 0, rest)) };
    let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
    let micro: u32 = format!("{:0<6}", &fraction[..digits.min(6)]).parse().ok()?;
    Some((hour, minute, second, micro, &fraction[digits..]))
}

/// `AM` or `PM`: `Some(true)` is the afternoon.
fn half_of_day(rest: &str) -> (Option<bool>, &str) {
    for (word, afternoon) in [("AM", false), ("PM", true), ("A.M.", false), ("P.M.", true)] {
        if let Some(start) = rest.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)) {
            return (Some(afternoon), &rest[start.len()..]);
        }
    }
    (None, rest)
}

/// Outer `None`: something stands here that is no offset.
#[expect(clippy::option_option, reason = "no offset and no such offset are two things")]
fn offset(text: &str) -> Option<Option<i32>> {
    let seconds = match text {
        "" => return Some(None),
        "Z" | "z" | "UTC" | "GMT" => 0,
        "北京时间" => 8 * 3600,
        _ => {
            let sign = if text.starts_with('-') { -1 } else { 1 };
            let digits = text.strip_prefix(['+', '-'])?.replace(':', "");
            let (all, rest) = number(&digits, 2, 4)?;
            let (hours, minutes) = if digits.len() > 2 { (all / 100, all % 100) } else { (all, 0) };
            let within = rest.is_empty() && hours < 15 && minutes < 60;
            within.then(|| i32::try_from(hours * 3600 + minutes * 60).ok()).flatten()? * sign
        }
    };
    Some(Some(seconds))
}
