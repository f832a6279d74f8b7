//! The words that tools have for positive, neutral and negative.

use std::collections::BTreeMap;

use crate::domain::sentiment::Sentiment;
use crate::monitor::ingest::source::Held;

/// One of the three; `None` for what says nothing about it (“not rated”).
pub fn parse(held: &Held<'_>, words: Option<&BTreeMap<String, String>>, signed: bool) -> Option<Sentiment> {
    match held {
        Held::Text(text) => {
            let text = text.trim();
            let own = words.and_then(|words| words.get(text)).and_then(|word| Sentiment::parse(word));
            own.or_else(|| known(&text.to_lowercase())).or_else(|| text.parse().ok().filter(|_| signed).and_then(of_sign))
        }
        Held::Number(number) if signed => number.as_f64().and_then(of_sign),
        _ => None,
    }
}

fn known(word: &str) -> Option<Sentiment> {
    match word {
        "positive" | "pos" | "正面" | "积极" | "正向" => Some(Sentiment::Positive),
        "neutral" | "neu" | "中性" | "中立" => Some(Sentiment::Neutral),
        "negative" | "neg" | "负面" | "消极" | "负向" | "敏感" => Some(Sentiment::Negative),
        _ => None,
    }
}

fn of_sign(number: f64) -> Option<Sentiment> {
    match number {
        number if number > 0.0 => Some(Sentiment::Positive),
        number if number < 0.0 => Some(Sentiment::Negative),
        0.0 => Some(Sentiment::Neutral),
        _ => None,
    }
}
