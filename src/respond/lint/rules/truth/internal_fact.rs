//! A confirmed fact that was not released for the public.

use super::super::super::finding::Hit;
use super::super::super::input::Status;
use super::super::super::{Check, Context};
use super::claims::repeated;

pub const CHECK: Check = Check { id: "truth.internal-fact", run };

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    if matches!(cx.draft.audience.as_deref(), Some("staff" | "internal" | "regulator"))
        || matches!(cx.draft.kind.as_deref(), Some("internal-notice" | "regulator-report"))
    {
        return;
    }
    for entry in cx.ledger.of(Status::Confirmed).filter(|e| !e.is_public()) {
        for sentence in repeated(cx, entry, 0.6) {
            let grams = &cx.text.sentence_grams()[sentence];
            let released = cx.ledger.of(Status::Confirmed).any(|e| e.is_public() && e.grams.shared(grams) >= entry.grams.shared(grams));
            if !released {
                out.push(Hit::at(cx.text.sentences[sentence].clone()).with("fact", &entry.fact.id).with("claim", &entry.fact.text));
            }
        }
    }
}
