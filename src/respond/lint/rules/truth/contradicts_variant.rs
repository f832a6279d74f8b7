//! A figure that another channel's text of the same statement gives otherwise.

use super::super::super::finding::Hit;
use super::super::super::text::Analysis;
use super::super::super::{Check, Context};
use super::figures::{contradicting, figures};

pub const CHECK: Check = Check { id: "truth.contradicts-variant", run };

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    for variant in &cx.draft.variants {
        let there = Analysis::new(&variant.text, cx.draft);
        let theirs = figures(&there);
        for figure in figures(cx.text) {
            if let Some(other) = contradicting(&figure, &theirs) {
                let span = figure.quantity.span.clone();
                out.push(
                    Hit::at(span.clone())
                        .with("match", &cx.text.text()[span])
                        .with("other", &there.text()[other.quantity.span.clone()])
                        .with("channel", &variant.channel),
                );
            }
        }
    }
}
