//! A figure that an earlier statement gave otherwise, without saying that it changed.

use super::super::super::finding::Hit;
use super::super::super::text::{Analysis, has_any};
use super::super::super::{Check, Context};
use super::figures::{contradicting, figures};

pub const CHECK: Check = Check { id: "truth.contradicts-earlier", run };

/// Words that tell the reader a figure moved.
const CHANGED: &[&str] = &[
    "更正",
    "更新",
    "升至",
    "增至",
    "降至",
    "上升",
    "新增",
    "此前",
    "较",
    "累计",
    "修正",
    "由原",
    "correct",
    "updated",
    "revised",
    "now ",
    "up from",
    "down from",
    "earlier",
    "previous",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    for earlier in cx.draft.earlier.iter().rev() {
        let before = Analysis::new(&earlier.text, cx.draft);
        let old = figures(&before);
        for figure in figures(cx.text) {
            let other = contradicting(&figure, &old);
            if let Some(other) = other.filter(|_| !has_any(cx.text.sentence_text(figure.quantity.span.start), CHANGED)) {
                let span = figure.quantity.span.clone();
                out.push(
                    Hit::at(span.clone())
                        .with("match", &cx.text.text()[span])
                        .with("other", &before.text()[other.quantity.span.clone()])
                        .with("statement", &earlier.id),
                );
            }
        }
    }
    out.dedup_by(|a, b| a.span == b.span);
}
