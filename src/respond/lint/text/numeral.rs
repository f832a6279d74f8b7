//! Reads one number, whatever it is written in: 1,200 · 3.5万 · 三百二十 · twenty-one.

use super::glyphs::Glyphs;

/// A number read at some place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    /// Index of the first character after it.
    pub end: usize,
    /// Millionths, so that equal decimals compare equal.
    pub micros: i64,
    /// Written in words, not digits.
    pub spelled: bool,
}

const ONE: i64 = 1_000_000;
/// Beyond this many digits it is an identifier and no amount.
const MAX_DIGITS: usize = 12;

/// The number that begins at character `i`, if one does.
pub fn numeral(text: &Glyphs, i: usize) -> Option<Numeral> {
    match text.get(i) {
        c if c.is_ascii_digit() => digits(text, i),
        c if chinese_value(c).is_some() => chinese(text, i),
        c if c.is_ascii_alphabetic() => english(text, i),
        _ => None,
    }
}

/// The small whole number (dates, ages, list numbers) in digits or Chinese numerals at `i`.
pub fn small(text: &Glyphs, i: usize) -> Option<(u32, usize)> {
    let n = if text.get(i).is_ascii_digit() { plain_digits(text, i) } else { chinese(text, i) }?;
    (n.micros % ONE == 0).then_some(())?;
    Some((u32::try_from(n.micros / ONE).ok()?, n.end))
}

fn plain_digits(text: &Glyphs, i: usize) -> Option<Numeral> {
    let mut end = i;
    let mut value = 0i64;
    while let Some(d) = text.c.get(end).and_then(|c| c.to_digit(10)) {
        value = value * 10 + i64::from(d);
        end += 1;
        if end - i > MAX_DIGITS {
            return None;
        }
    }
    (end > i).then_some(Numeral { end, micros: value * ONE, spelled: false })
}

fn digits(text: &Glyphs, i: usize) -> Option<Numeral> {
    let whole = plain_digits(text, i)?;
    let (mut end, mut micros) = (whole.end, whole.micros);
    while text.get(end) == ',' && (1..=3).all(|k| text.get(end + k).is_ascii_digit()) && !text.get(end + 4).is_ascii_digit() {
        let group = plain_digits(text, end + 1)?;
        micros = micros.checked_mul(1000)?.checked_add(group.micros)?;
        end = group.end;
    }
    if text.get(end) == '.' && text.get(end + 1).is_ascii_digit() {
        let mut place = ONE / 10;
        end += 1;
        while let Some(d) = text.c.get(end).and_then(|c| c.to_digit(10)) {
            micros += i64::from(d) * place;
            place /= 10;
            end += 1;
        }
    }
    let (scale, end) = scale(text, end);
    Some(Numeral { end, micros: micros.checked_mul(scale)?, spelled: false })
}

fn scale(text: &Glyphs, end: usize) -> (i64, usize) {
    match text.get(end) {
        '万' => (10_000, end + 1),
        '亿' => (100_000_000, end + 1),
        '千' if text.get(end + 1) != '克' && text.get(end + 1) != '米' => (1000, end + 1),
        '百' => (100, end + 1),
        ' ' => match text.word(end + 1) {
            (w, e) if w == "million" => (1_000_000, e),
            (w, e) if w == "thousand" => (1000, e),
            (w, e) if w == "billion" => (1_000_000_000, e),
            _ => (1, end),
        },
        _ => (1, end),
    }
}

/// Digit values, and the powers of ten as themselves.
pub fn chinese_value(c: char) -> Option<i64> {
    Some(match c {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

fn chinese(text: &Glyphs, i: usize) -> Option<Numeral> {
    let mut end = i;
    while chinese_value(text.get(end)).is_some() && end - i <= MAX_DIGITS {
        end += 1;
    }
    let run: Vec<i64> = text.c[i..end].iter().filter_map(|&c| chinese_value(c)).collect();
    let value = if run.iter().all(|&v| v < 10) {
        run.iter().try_fold(0i64, |sum, v| sum.checked_mul(10)?.checked_add(*v))?
    } else {
        positional(&run)?
    };
    (end > i).then_some(())?;
    Some(Numeral { end, micros: value.checked_mul(ONE)?, spelled: true })
}

fn positional(run: &[i64]) -> Option<i64> {
    let (mut total, mut section, mut digit) = (0i64, 0i64, None::<i64>);
    for (place, &v) in run.iter().enumerate() {
        match v {
            0..=9 => digit = Some(v),
            10..=1000 => {
                // a bare power of ten opens a number only as 十: 百姓 and 千方百计 are words
                let times = match digit {
                    None if v == 10 => 1,
                    None if place == 0 => return None,
                    None => 1,
                    Some(d) => d,
                };
                section += times * v;
                digit = None;
            }
            _ => {
                let below = section + digit.unwrap_or(0);
                if below == 0 {
                    return None;
                }
                total = total.checked_add(below)?.checked_mul(v)?;
                (section, digit) = (0, None);
            }
        }
    }
    total.checked_add(section + digit.unwrap_or(0))
}

const WORDS: &[(&str, i64)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("dozen", 12),
];

fn english(text: &Glyphs, i: usize) -> Option<Numeral> {
    if text.before(i).is_ascii_alphanumeric() {
        return None;
    }
    let (mut at, mut value, mut end, mut last) = (i, 0i64, i, 0i64);
    loop {
        let (word, after) = text.word(at);
        let known = WORDS.iter().find(|(w, _)| *w == word).map(|&(_, v)| v);
        value = match (known, word.as_str()) {
            (Some(v), _) if end == i => v,
            (Some(v), _) if v < 10 && last >= 20 || last == 100 => value + v,
            (None, "hundred") if end > i => value * 100,
            (None, "thousand") if end > i => value * 1000,
            (None, "and") if last == 100 => value,
            _ => break,
        };
        last = known.unwrap_or(if word == "thousand" { 1000 } else { 100 });
        if word != "and" {
            end = after;
        }
        at = after + 1;
        if !matches!(text.get(after), ' ' | '-') {
            break;
        }
    }
    (end > i).then_some(Numeral { end, micros: value * ONE, spelled: true })
}

#[cfg(test)]
mod tests {
    use super::{Glyphs, numeral};

    fn value(text: &str) -> Option<f64> {
        #[allow(clippy::cast_precision_loss)] // small test values
        numeral(&Glyphs::new(text), 0).map(|n| n.micros as f64 / 1e6)
    }

    #[test]
    fn numbers_read_alike_in_every_spelling() {
        for (text, expected) in [
            ("1,200人", 1200.0),
            ("3.5万元", 35_000.0),
            ("三百二十名", 320.0),
            ("两名", 2.0),
            ("十五", 15.0),
            ("二〇二六", 2026.0),
            ("twenty-one patients", 21.0),
            ("two hundred and five", 205.0),
            ("1.2 million", 1_200_000.0),
        ] {
            assert_eq!(value(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn words_that_only_look_like_numbers_are_none() {
        for text in ["百姓", "千方百计", "万分", "tend", "often"] {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
