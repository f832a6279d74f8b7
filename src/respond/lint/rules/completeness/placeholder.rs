//! A place in the text that was never filled.

use std::collections::BTreeSet;

use super::super::super::finding::Hit;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "completeness.placeholder", run };

/// How an unfilled place opens, and how it closes.
const PLACES: &[(&str, &str)] = &[
    ("【待填", "】"),
    ("[to fill", "]"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("【请填", "】"),
    ("【待", "】"),
    ("[tbc", "]"),
    ("[tbd", "]"),
    ("[insert", "]"),
    ("[待", "]"),
    ("（待填", "）"),
    ("<<", ">>"),
];
const BARE: &[&str] = &["xx月", "xx日", "xx时", "××月", "××日", "xx年", "××年", "lorem ipsum"];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let text = cx.text.lower.as_str();
    let mut starts = BTreeSet::new();
    for (open, close) in PLACES {
        for (at, _) in text.match_indices(open) {
            let rest = &text[at..cx.text.sentence_span(at).end.max(at + open.len())];
            let end = rest.find(close).map_or(open.len(), |e| e + close.len());
            if starts.insert(at) {
                out.push(Hit::at(at..at + end).with("match", &cx.text.text()[at..at + end]));
            }
        }
    }
    for word in BARE {
        out.extend(text.match_indices(word).map(|(at, m)| Hit::at(at..at + m.len()).with("match", m)));
    }
    for word in ["tbc", "tbd", "todo", "xxx"] {
        let alone = |at: usize| {
            !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '[')
                && !text[at + word.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
        };
        out.extend(text.match_indices(word).filter(|(at, _)| alone(*at)).map(|(at, m)| Hit::at(at..at + m.len()).with("match", m)));
    }
}
