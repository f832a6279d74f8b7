//! An amount that no confirmed fact bears out.

use super::super::super::finding::Hit;
use super::super::super::text::has_any;
use super::super::super::text::quantity::Quantity;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "truth.unsupported-number", run };

/// A span of time that we promise or offer is no claim about the event.
const PROMISE: &[&str] = &[
    "将", "承诺", "预计", "计划", "请", "可在", "可于", "每", "will ", "within", "every ", "please", "expect", "plan ", "aim ", "or call",
    "为期", "力争", "随时", "can ", "up to", "拟",
];
/// How often something is done: 每天两次.
const EVERY: &[&str] = &["每", "每天", "每日", "每周", "每月", "每年", "每人", "每次"];
/// Round-the-clock service, in the words that follow 24.
const AROUND_THE_CLOCK: &[&str] =
    &["热线", "值", "开通", "在线", "接听", "服务", "专人", "轮", "不间断", "连续", "监护", "陪护", "a day", "24-hour", "24/7", "电话"];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    if cx.ledger.entries().is_none() {
        return;
    }
    for quantity in cx.text.quantities.iter().filter(|q| !is_service(cx, q) && !is_promise(cx, q)) {
        if !cx.ledger.supports_quantity(quantity) {
            out.push(Hit::at(quantity.span.clone()).with("match", &cx.text.text()[quantity.span.clone()]));
        }
    }
}

fn is_duration(unit: &str) -> bool {
    matches!(unit, "minute" | "workday" | "month" | "year" | "second")
}

/// Time that lies ahead: a limit we set ourselves, or something asked of the reader.
fn is_promise(cx: &Context<'_>, q: &Quantity) -> bool {
    let sentence = cx.text.sentence_text(q.span.start);
    let limit = cx.text.text()[q.span.clone()].ends_with('内') || cx.text.text()[q.span.end..].starts_with('内');
    let often = EVERY.iter().any(|e| cx.text.lower[..q.span.start].ends_with(e));
    often || is_duration(q.unit) && (has_any(sentence, PROMISE) || limit && !has_any(sentence, &["已", "曾"]))
}

fn is_service(cx: &Context<'_>, q: &Quantity) -> bool {
    let sentence = cx.text.sentence_span(q.span.start);
    let day = q.unit == "minute" && q.micros == 24 * 60 * 1_000_000 || cx.text.text()[q.span.clone()].starts_with("24");
    let week =
        cx.text.lower[q.span.start..sentence.end].contains("days a week") || cx.text.lower[sentence.start..q.span.start].ends_with("24/");
    week || day && has_any(&cx.text.lower[sentence], AROUND_THE_CLOCK)
}
