//! A claim that the ledger has marked as refuted, stated as true.

use super::super::super::finding::Hit;
use super::super::super::input::Status;
use super::super::super::{Check, Context};
use super::claims::{denies, repeated};

pub const CHECK: Check = Check { id: "truth.refuted-claim", run };

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    for entry in cx.ledger.of(Status::Refuted) {
        for sentence in repeated(cx, entry, 0.6) {
            // a confirmed fact that the sentence repeats more closely is what it means
            let grams = &cx.text.sentence_grams()[sentence];
            let closer = cx
                .ledger
                .of(Status::Confirmed)
                .any(|e| e.grams.within(grams) >= 0.95 && e.grams.shared(grams) >= entry.grams.shared(grams));
            if !closer && !denies(cx, sentence, entry) {
                out.push(Hit::at(cx.text.sentences[sentence].clone()).with("fact", &entry.fact.id).with("claim", &entry.fact.text));
            }
        }
    }
}
