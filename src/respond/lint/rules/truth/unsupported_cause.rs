//! A cause that no confirmed fact gives.

use super::super::super::finding::Hit;
use super::super::super::input::Status;
use super::super::super::pattern::Patterns;
use super::super::super::text::has_any;
use super::super::super::{Check, Context};
use std::sync::LazyLock;

pub const CHECK: Check = Check { id: "truth.unsupported-cause", run };

/// How causes are stated.
static CAUSES: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "(因|由|由于|系|是|被)…(导致|造成|引发|引起|所致|惹|而起|致死)",
        "(造成了|导致了|引发了|引起了|酿成了)",
        "(原因|起因|诱因|病因|死因|根源|主因|祸根|症结)…(是|为|系|在于|：)",
        "(归因于|源于|源自|起因于|始于|归咎于|缘于|是由于|主要由于|因为)",
        "因…(死亡|去世|身亡|起火|受伤|感染|中毒|漏|故障|泄露|泄漏)",
        "(caused by|due to|because of|a result of|resulted from|resulting from|triggered by|set off by|stemmed from|arose from|attributable to|down to a|brought about by|led to|traced to|blamed on|owing to|thanks to a|sparked by|the product of|originated *)",
        "(the cause|the reason|the root cause|the culprit|the source)…(was|is|lay|lies|:)",
        "(caused|started|triggered|sparked|produced|set off|brought on)…(the fire|fire|the error|error|the death|death|the fault|the leak|leak|the infection|infection*|the outbreak|fever|the outage|the breach|the problem|the accident|the failure|smoke|this|the crash|it)",
        "(died|fell ill|became ill|collapsed|suffered)…(from a|from an|of a|of an|because|after being given)",
        "(infection*|leak|fire|smoke|fault|error|problem|fever|outbreak)…(came from|began with|began in|started with|was from|goes back to)",
    ])
});
/// Sentences about a cause still sought, or about inconvenience and regret rather than the event.
const OPEN: &[&str] = &[
    "尚",
    "未",
    "正在",
    "待",
    "是否",
    "调查",
    "核查",
    "不便",
    "困扰",
    "担忧",
    "歉",
    "不能",
    "无法",
    "如因",
    "如有",
    "if ",
    "whether",
    "under investigation",
    "not yet",
    "not know",
    "unknown",
    "inconvenience",
    "distress",
    "concern",
    "sorry",
    "apolog",
    "cannot",
    "until",
    "establish",
    "being investigated",
    "looking into",
    "too early",
    "may ",
    "可能",
    "any ",
    "什么",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    if cx.ledger.entries().is_none() {
        return;
    }
    for (number, sentence) in cx.text.sentences.iter().enumerate() {
        let text = &cx.text.lower[sentence.clone()];
        let Some(found) = CAUSES.find(text) else {
            continue;
        };
        let grams = &cx.text.sentence_grams()[number];
        let confirmed = cx.ledger.of(Status::Confirmed).any(|e| grams.within(&e.grams) >= 0.35 || e.grams.within(grams) >= 0.6);
        if !confirmed && !has_any(text, OPEN) {
            let span = sentence.start + found.start..sentence.start + found.end;
            out.push(Hit::at(span.clone()).with("match", &cx.text.text()[span]));
        }
    }
}
