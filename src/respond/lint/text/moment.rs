//! Dates and times of day in the text, in one form: 11月20日 · 2026-11-20 · 20 November · 22时10分 · 10:10 pm.

#![allow(clippy::many_single_char_names)] // y, m, d, h and indices are what a reader of dates expects

use std::ops::Range;

use super::glyphs::Glyphs;
use super::numeral::small;

/// A date or a time of day as far as the text gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    pub span: Range<usize>,
    pub value: When,
}

/// The parts that were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Date { year: Option<u32>, month: Option<u32>, day: Option<u32> },
    Time { hour: u32, minute: Option<u32> },
}

impl When {
    /// Whether `self`, as far as it goes, says the same as `other`. A missing year or minute contradicts nothing.
    pub fn agrees(self, other: Self) -> bool {
        let same = |a: Option<u32>, b: Option<u32>| a.is_none() || b.is_none() || a == b;
        match (self, other) {
            (Self::Date { year, month, day }, Self::Date { year: y, month: m, day: d }) => {
                same(year, y) && same(month, m) && if day.is_some() { day == d } else { month.is_none() || month == m }
            }
            (Self::Time { hour, minute }, Self::Time { hour: h, minute: m }) => hour == h && same(minute, m),
            _ => false,
        }
    }
}

/// All moments of a text, in order.
pub fn moments(text: &Glyphs) -> Vec<Moment> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < text.len() {
        match at(text, i) {
            Some((value, end)) => {
                found.push(Moment { span: text.span(i, end), value });
                i = end;
            }
            None if text.get(i).is_ascii_alphanumeric() => i = skip_token(text, i),
            None => i += 1,
        }
    }
    found
}

/// Past a run of digits or letters, so that no scan begins in the middle of one.
fn skip_token(text: &Glyphs, mut i: usize) -> usize {
    let digit = text.get(i).is_ascii_digit();
    while text.get(i).is_ascii_alphanumeric() && text.get(i).is_ascii_digit() == digit {
        i += 1;
    }
    i
}

fn at(text: &Glyphs, i: usize) -> Option<(When, usize)> {
    let c = text.get(i);
    if c.is_ascii_alphabetic() {
        return month_first(text, i).or_else(|| noon(text, i));
    }
    if !c.is_ascii_digit() && super::numeral::chinese_value(c).is_none() {
        return None;
    }
    iso(text, i).or_else(|| chinese_date(text, i)).or_else(|| clock(text, i)).or_else(|| day_first(text, i))
}

fn iso(text: &Glyphs, i: usize) -> Option<(When, usize)> {
    let (year, a) = small(text, i).filter(|&(y, a)| a == i + 4 && (1900..=2199).contains(&y) && text.get(i).is_ascii_digit())?;
    let mark = text.get(a);
    matches!(mark, '-' | '/' | '.').then_some(())?;
    let (month, b) = small(text, a + 1).filter(|&(m, b)| (1..=12).contains(&m) && b <= a + 3)?;
    (text.get(b) == mark).then_some(())?;
    let (day, end) = small(text, b + 1).filter(|&(d, e)| (1..=31).contains(&d) && e <= b + 3)?;
    let end = if text.get(end) == 'T' && text.get(end + 1).is_ascii_digit() { end + 1 } else { end };
    Some((When::Date { year: Some(year), month: Some(month), day: Some(day) }, end))
}

fn chinese_date(text: &Glyphs, i: usize) -> Option<(When, usize)> {
    let (n, a) = small(text, i)?;
    match text.get(a) {
        '年' if (1900..=2199).contains(&n) => {
            let (month, day, end) = month_day(text, a + 1).map_or((None, None, a + 1), |(m, d, e)| (Some(m), d, e));
            Some((When::Date { year: Some(n), month, day }, end))
        }
        '月' => {
            let (month, day, end) = month_day(text, i)?;
            Some((When::Date { year: None, month: Some(month), day }, end))
        }
        '日' if (1..=31).contains(&n) && (text.get(i).is_ascii_digit() || n >= 10) && is_day(text, i, a + 1) => {
            Some((When::Date { year: None, month: None, day: Some(n) }, a + 1))
        }
        _ => None,
    }
}

/// 3日内 and 连续3日 are spans of time, 20日 is a day.
fn is_day(text: &Glyphs, start: usize, after: usize) -> bool {
    !matches!(text.get(after), '内' | '之' | '龄' | '均' | '常' | '报' | '后' | '游')
        && text.any_before(start, &["第", "连续", "近", "每", "满", "隔", "提前"]).is_none()
}

fn month_day(text: &Glyphs, i: usize) -> Option<(u32, Option<u32>, usize)> {
    let (month, a) = small(text, text.skip_blanks(i)).filter(|(m, _)| (1..=12).contains(m))?;
    (text.get(a) == '月').then_some(())?;
    let day = small(text, text.skip_blanks(a + 1)).filter(|&(d, e)| (1..=31).contains(&d) && matches!(text.get(e), '日' | '号'));
    Some(day.map_or((month, None, a + 1), |(d, e)| (month, Some(d), e + 1)))
}

/// Parts of the day that put a bare hour into the afternoon or the night.
const LATE: &[&str] = &["下午", "晚上", "傍晚", "夜间", "当晚", "晚", "深夜"];
const EARLY: &[&str] = &["凌晨", "清晨", "早晨", "早上", "上午", "早", "中午"];

fn clock(text: &Glyphs, i: usize) -> Option<(When, usize)> {
    let (hour, a) = small(text, i).filter(|&(h, _)| h <= 24)?;
    let late = text.any_before(i, LATE).is_some();
    let (minute, end) = match text.get(a) {
        ':' | '：' => small(text, a + 1).filter(|&(m, e)| m < 60 && e == a + 3).map(|(m, e)| (Some(m), seconds(text, e)))?,
        '.' if text.get(i).is_ascii_digit() => {
            let (m, e) = small(text, a + 1).filter(|&(m, e)| m < 60 && e == a + 3)?;
            half_of_day(text, e)?;
            (Some(m), e)
        }
        '时' | '点' => chinese_minute(text, i, a, late)?,
        _ => (None, a),
    };
    let half = half_of_day(text, end);
    if end == a && half.is_none() {
        return None;
    }
    let (pm, end) = half.unwrap_or((late, end));
    let hour = match (hour, pm) {
        (12, false) if half.is_some() => 0,
        (1..=11, true) => hour + 12,
        _ => hour,
    };
    Some((When::Time { hour, minute }, end))
}

fn seconds(text: &Glyphs, end: usize) -> usize {
    if text.get(end) == ':' && text.get(end + 1).is_ascii_digit() && text.get(end + 2).is_ascii_digit() { end + 3 } else { end }
}

/// The minutes after 时 or 点; 一点 without a sign that it is a time means “a little”.
fn chinese_minute(text: &Glyphs, start: usize, mark: usize, late: bool) -> Option<(Option<u32>, usize)> {
    let after = mark + 1;
    if text.get(after) == '半' {
        return Some((Some(30), after + 1));
    }
    if let Some((m, e)) = small(text, after).filter(|&(m, e)| m < 60 && (text.get(e) == '分' || e == after + 2)) {
        return Some((Some(m), if text.get(e) == '分' { e + 1 } else { e }));
    }
    let spelled = !text.get(start).is_ascii_digit();
    let timed = late || text.any_before(start, EARLY).is_some() || text.any(after, &["整", "许", "钟", "左右", "前"]).is_some();
    let duration = text.get(mark) == '时' && text.any(after, &["间", "长"]).is_some();
    (!duration
        && (timed
            || !spelled && text.get(mark) == '时'
            || text.before(start) == '日'
            || !spelled && text.get(mark) == '点' && text.get(after) != '建'))
        .then_some((None, after))
}

/// `am` / `pm` in any usual spelling: whether it is the second half, and where it ends.
fn half_of_day(text: &Glyphs, end: usize) -> Option<(bool, usize)> {
    let at = text.skip_blanks(end);
    let (word, after) = text.word(at);
    match word.as_str() {
        "am" | "pm" => Some((word == "pm", after)),
        "a" | "p" if text.get(after) == '.' && text.get(after + 1) == 'm' => {
            Some((word == "p", after + 2 + usize::from(text.get(after + 2) == '.')))
        }
        _ => None,
    }
}

fn noon(text: &Glyphs, i: usize) -> Option<(When, usize)> {
    if text.before(i).is_ascii_alphanumeric() {
        return None;
    }
    match text.word(i) {
        (w, e) if w == "noon" => Some((When::Time { hour: 12, minute: Some(0) }, e)),
        (w, e) if w == "midnight" => Some((When::Time { hour: 0, minute: Some(0) }, e)),
        _ => None,
    }
}

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

fn month(text: &Glyphs, i: usize) -> Option<(u32, usize)> {
    if !text.get(i).is_ascii_uppercase() || text.before(i).is_ascii_alphanumeric() {
        return None;
    }
    let (word, end) = text.word(i);
    let place = MONTHS.iter().position(|m| *m == word || word.len() >= 3 && word.len() <= 4 && m.starts_with(&word))?;
    let end = if word.len() < 5 && text.get(end) == '.' { end + 1 } else { end };
    Some((u32::try_from(place).ok()? + 1, end))
}

fn ordinal(text: &Glyphs, i: usize) -> Option<(u32, usize)> {
    let (day, end) = small(text, i).filter(|&(d, e)| text.get(i).is_ascii_digit() && (1..=31).contains(&d) && e <= i + 2)?;
    let (suffix, after) = text.word(end);
    match suffix.as_str() {
        "st" | "nd" | "rd" | "th" => Some((day, after)),
        "" => Some((day, end)),
        _ => None,
    }
}

fn year(text: &Glyphs, i: usize) -> Option<(u32, usize)> {
    let i = text.skip_blanks(if text.get(i) == ',' { i + 1 } else { i });
    small(text, i).filter(|&(y, e)| text.get(i).is_ascii_digit() && e == i + 4 && (1900..=2199).contains(&y))
}

fn month_first(text: &Glyphs, i: usize) -> Option<(When, usize)> {
    let (m, a) = month(text, i)?;
    let b = text.skip_blanks(a);
    if b > a
        && let Some((d, e)) = ordinal(text, b)
    {
        let (y, end) = year(text, e).map_or((None, e), |(y, end)| (Some(y), end));
        return Some((When::Date { year: y, month: Some(m), day: Some(d) }, end));
    }
    let (y, end) = year(text, a)?;
    Some((When::Date { year: Some(y), month: Some(m), day: None }, end))
}

fn day_first(text: &Glyphs, i: usize) -> Option<(When, usize)> {
    let (d, a) = ordinal(text, i)?;
    let mut b = text.skip_blanks(a);
    if text.starts(b, "of ") {
        b += 3;
    }
    let Some((m, e)) = month(text, b).filter(|_| b > a) else {
        // “the 20th” alone
        let suffixed = text.before(a).is_ascii_alphabetic();
        return (suffixed && text.ends(i, "the ")).then_some((When::Date { year: None, month: None, day: Some(d) }, a));
    };
    let (y, end) = year(text, e).map_or((None, e), |(y, end)| (Some(y), end));
    Some((When::Date { year: y, month: Some(m), day: Some(d) }, end))
}

#[cfg(test)]
mod tests {
    use super::{Glyphs, When, moments};

    fn values(text: &str) -> Vec<When> {
        moments(&Glyphs::new(text)).into_iter().map(|m| m.value).collect()
    }

    #[test]
    fn dates_agree_in_every_spelling() {
        let day = When::Date { year: Some(2026), month: Some(11), day: Some(20) };
        for text in [
            "2026-11-20",
            "2026年11月20日",
            "二〇二六年十一月二十日",
            "20 November 2026",
            "November 20, 2026",
            "Nov. 20th, 2026",
            "2026/11/20",
        ] {
            assert_eq!(values(text), [day], "{text}");
        }
    }

    #[test]
    fn times_agree_in_every_spelling() {
        for text in ["22:10", "22时10分", "晚上10点10分", "10:10 pm", "10.10 p.m.", "22：10"] {
            assert_eq!(values(text), [When::Time { hour: 22, minute: Some(10) }], "{text}");
        }
        assert_eq!(values("下午3时"), [When::Time { hour: 15, minute: None }]);
    }

    #[test]
    fn durations_and_idioms_are_no_moments() {
        for text in ["3日内", "有一点担心", "三个月", "may help 3 people", "3小时", "12名", "marching 5 abreast"] {
            assert_eq!(values(text), [], "{text}");
        }
    }
}
