//! A claim that the ledger holds as unconfirmed, stated as true.

use super::super::super::finding::Hit;
use super::super::super::input::Status;
use super::super::super::text::has_any;
use super::super::super::{Check, Context};
use super::claims::{denies, repeated};

pub const CHECK: Check = Check { id: "truth.unconfirmed-fact", run };

/// Words with which a claim is put as open.
const HEDGES: &[&str] = &[
    "核实",
    "核查",
    "调查",
    "尚未",
    "待",
    "是否",
    "有待",
    "反映",
    "网传",
    "正在",
    "whether",
    "unconfirmed",
    "verify",
    "checking",
    "not yet",
    "investigat",
    "reports that",
    "has been claimed",
    "looking into",
    "not confirmed",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    for entry in cx.ledger.of(Status::Unconfirmed) {
        for sentence in repeated(cx, entry, 0.6) {
            let span = cx.text.sentences[sentence].clone();
            let grams = &cx.text.sentence_grams()[sentence];
            let confirmed = cx.ledger.of(Status::Confirmed).any(|e| e.grams.shared(grams) >= entry.grams.shared(grams));
            if !confirmed && !has_any(&cx.text.lower[span.clone()], HEDGES) && !denies(cx, sentence, entry) {
                out.push(Hit::at(span).with("fact", &entry.fact.id).with("claim", &entry.fact.text));
            }
        }
    }
}
