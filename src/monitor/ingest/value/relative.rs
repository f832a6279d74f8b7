//! Times that count from now, as pages show them: `刚刚`, `3分钟前`, `昨天 12:00`, `2 hours ago`, `5m`, and dates without a year.

use chrono::{Datelike as _, Days, NaiveDate};

use super::clock;
use super::time::{Rules, at, number};
use crate::domain::time::Timestamp;

/// Units with their minutes; the longer word first.
const UNITS: [(&str, i64); 24] = [
    ("秒钟", 0),
    ("秒", 0),
    ("分钟", 1),
    ("分", 1),
    ("个小时", 60),
    ("小时", 60),
    ("天", 1440),
    ("周", 10_080),
    ("seconds", 0),
    ("second", 0),
    ("minutes", 1),
    ("minute", 1),
    ("mins", 1),
    ("min", 1),
    ("hours", 60),
    ("hour", 60),
    ("days", 1440),
    ("day", 1440),
    ("weeks", 10_080),
    ("week", 10_080),
    ("s", 0),
    ("m", 1),
    ("h", 60),
    ("d", 1440),
];

/// Days before today.
const DAYS: [(&str, u64); 5] = [("今天", 0), ("昨天", 1), ("前天", 2), ("today", 0), ("yesterday", 1)];

pub fn read(text: &str, rules: &Rules) -> Option<Timestamp> {
    let lower = text.to_lowercase();
    if matches!(lower.as_str(), "刚刚" | "just now" | "now") {
        return Some(rules.now);
    }
    if let Some((count, rest)) = number(&lower, 1, 4) {
        if let Some(minutes) = ago(rest.trim()) {
            return Some(rules.now.plus_minutes(-minutes * i64::from(count)));
        }
        return this_year(text, rules);
    }
    let today = crate::domain::when::in_zone(rules.now, rules.zone).local().date_naive();
    let (before, rest) = DAYS.iter().find_map(|(word, days)| Some((*days, lower.strip_prefix(word)?)))?;
    at(today.checked_sub_days(Days::new(before))?, clock::read(&rest.to_uppercase().replace("AT ", ""))?, rules.zone)
}

/// Minutes of one unit, in `分钟前`, `hours ago`, `m`.
fn ago(text: &str) -> Option<i64> {
    let unit = text.strip_suffix('前').or_else(|| text.strip_suffix("ago")).unwrap_or(text).trim();
    UNITS.iter().find(|(word, _)| *word == unit).map(|(_, minutes)| *minutes)
}

/// `11-20 22:40`, `11月20日 22:40`: the latest such day that is not ahead.
fn this_year(text: &str, rules: &Rules) -> Option<Timestamp> {
    let (month, rest) = number(text, 1, 2)?;
    let (day, rest) = number(rest.strip_prefix(['-', '月'])?, 1, 2)?;
    let rest = rest.strip_prefix(['日', '号']).unwrap_or(rest);
    if rest.starts_with(['-', '/']) {
        return None;
    }
    let clock = clock::read(rest)?;
    let today = crate::domain::when::in_zone(rules.now, rules.zone).local().date_naive();
    let on = |year| NaiveDate::from_ymd_opt(year, month, day);
    let date = on(today.year()).filter(|date| *date <= today).or_else(|| on(today.year() - 1))?;
    at(date, clock, rules.zone)
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;

    #[test]
    fn counted_from_the_moment_of_the_import() {
        let now = Timestamp::parse_rfc3339("2026-01-02T02:00:00+08:00").unwrap();
        let rules = Rules { zone: Tz::Asia__Shanghai, now, dates: None };
        let cases = [
            ("刚刚", "2026-01-02T02:00:00+08:00"),
            ("3分钟前", "2026-01-02T01:57:00+08:00"),
            ("5小时前", "2026-01-01T21:00:00+08:00"),
            ("2天前", "2025-12-31T02:00:00+08:00"),
            ("昨天 12:00", "2026-01-01T12:00:00+08:00"),
            ("今天01:30", "2026-01-02T01:30:00+08:00"),
            ("12-31 08:00", "2025-12-31T08:00:00+08:00"),
            ("12月31日", "2025-12-31T00:00:00+08:00"),
            ("2 hours ago", "2026-01-02T00:00:00+08:00"),
            ("15m", "2026-01-02T01:45:00+08:00"),
            ("Yesterday at 3:05 PM", "2026-01-01T15:05:00+08:00"),
        ];
        for (text, wanted) in cases {
            assert_eq!(read(text, &rules).map(|at| at.to_string()).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(read("many years ago", &rules), None);
    }
}
