//! Counts as platforms show them: `1,234`, `1.5万`, `10万+`, `2.3k`, and the words of a button that nobody has pressed yet.

use crate::monitor::ingest::source::Held;

/// What stands on the button while the count is zero.
const NOBODY_YET: &[&str] = &["赞", "点赞", "转发", "评论", "收藏", "分享", "抢首评", "like", "vote", "comment", "share", "reply"];

/// Letters and characters that stand for a factor.
const FACTORS: &[(&str, f64)] =
    &[("亿", 1e8), ("億", 1e8), ("万", 1e4), ("萬", 1e4), ("w", 1e4), ("千", 1e3), ("k", 1e3), ("m", 1e6), ("b", 1e9)];

/// `None` where it is no count.
pub fn parse(held: &Held<'_>) -> Option<i64> {
    match held {
        Held::Number(number) => number.as_i64().or_else(|| number.as_f64().and_then(whole)).filter(|count| *count >= 0),
        Held::Text(text) => of_text(text.trim()),
        Held::Empty | Held::Other(_) => None,
    }
}

fn of_text(text: &str) -> Option<i64> {
    if let Ok(count) = text.parse::<i64>() {
        return (count >= 0).then_some(count);
    }
    let text = text.to_lowercase();
    if NOBODY_YET.contains(&text.as_str()) {
        return Some(0);
    }
    let digits = text.trim_end_matches('+').trim_end_matches("次").trim();
    let (digits, factor) =
        FACTORS.iter().find_map(|(mark, factor)| Some((digits.strip_suffix(mark)?.trim_end(), *factor))).unwrap_or((digits, 1.0));
    let plain: String = digits.chars().filter(|c| !matches!(c, ',' | '，' | '_')).collect();
    let starts_right = plain.starts_with(|c: char| c.is_ascii_digit());
    let number: f64 = plain.parse().ok().filter(|_| starts_right)?;
    whole(number * factor)
}

/// Counts beyond the age of the universe in seconds are no counts.
fn whole(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "held to the range in which a float counts exactly")]
    (0.0..9e15).contains(&number).then(|| number.round() as i64)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn read(text: &str) -> Option<i64> {
        parse(&Held::Text(Cow::Borrowed(text)))
    }

    #[test]
    fn counts_as_platforms_show_them() {
        let counts = [
            ("0", 0),
            ("705", 705),
            ("1,234,567", 1_234_567),
            ("1.5万", 15_000),
            ("10万+", 100_000),
            ("100w+", 1_000_000),
            ("1.2亿", 120_000_000),
            ("2.3k", 2_300),
            ("3M", 3_000_000),
            ("12.0", 12),
            ("赞", 0),
            ("Like", 0),
            ("5千", 5_000),
        ];
        for (text, count) in counts {
            assert_eq!(read(text), Some(count), "{text}");
        }
    }

    #[test]
    fn words_and_negatives_are_no_counts() {
        for text in ["many", "-4", "约三千", "inf", "nan", "1e999", "1.5.2", "+", "万", "9e99"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
