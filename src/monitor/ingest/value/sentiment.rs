//! The words that tools have for positive, neutral and negative.

use std::collections::BTreeMap;

use crate::monitor::ingest::source::Held;

/// One of the three words; `None` for what says nothing about it (“not rated”).
pub fn parse<'w>(held: &Held<'_>, words: Option<&'w BTreeMap<String, String>>, signed: bool) -> Option<&'w str> {
    match held {
        Held::Text(text) => {
            let text = text.trim();
            let own = words.and_then(|words| words.get(text)).map(String::as_str);
            own.or_else(|| known(&text.to_lowercase())).or_else(|| text.parse().ok().filter(|_| signed).and_then(of_sign))
        }
        Held::Number(number) if signed => number.as_f64().and_then(of_sign),
        _ => None,
    }
}

fn known(word: &str) -> Option<&'static str> {
    match word {
        "positive" | "pos" | "正面" | "积极" | "正向" => Some("positive"),
        "neutral" | "neu" | "中性" | "中立" => Some("neutral"),
        "negative" | "neg" | "负面" | "消极" | "负向" | "敏感" => Some("negative"),
        _ => None,
    }
}

fn of_sign(number: f64) -> Option<&'static str> {
    match number {
        number if number > 0.0 => Some("positive"),
        number if number < 0.0 => Some("negative"),
        0.0 => Some("neutral"),
        _ => None,
    }
}
