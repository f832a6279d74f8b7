//! A sentence too long for somebody who is afraid.

use super::super::super::finding::Hit;
use super::super::super::input::Lang;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "channel.sentence-length", run };

/// Characters of a Chinese sentence, words of an English one; experts and authorities bear more.
const LONGEST_ZH: usize = 110;
const LONGEST_EN: usize = 35;

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let formal = matches!(cx.draft.audience.as_deref(), Some("regulator" | "experts"))
        || cx.draft.kind.as_deref() == Some("regulator-report")
        || cx.draft.kind.as_deref() == Some("legal-notice");
    let stretch = if formal { 2 } else { 1 };
    for sentence in &cx.text.sentences {
        let text = &cx.text.text()[sentence.clone()];
        let (length, limit) = match cx.draft.lang {
            Lang::Zh => (text.chars().filter(|c| !c.is_whitespace()).count(), LONGEST_ZH * stretch),
            Lang::En => (text.split_whitespace().count(), LONGEST_EN * stretch),
        };
        if length > limit {
            out.push(Hit::at(sentence.clone()).with("length", length).with("limit", limit));
        }
    }
}
