//! How rules find a fact's claim again in a sentence. No rule of its own.

use super::super::super::Context;
use super::super::super::ledger::Entry;
use super::super::super::text::has_any;

/// Words that say a claim is not so.
const DENIALS: &[&str] = &[
    "不实",
    "谣言",
    "并非",
    "没有",
    "未发生",
    "未出现",
    "未发现",
    "不存在",
    "虚假",
    "不属实",
    "并不",
    "不是",
    "辟谣",
    "从未",
    "无人",
    "捏造",
    "与事实不符",
    "误传",
    "未接到",
    "不符",
    "no truth",
    "false",
    "not true",
    "untrue",
    "incorrect",
    "rumour",
    "rumor",
    " not ",
    " not.",
    " no ",
    "n't ",
    "never",
    "nobody",
    "none",
    "nothing",
    "wrong",
    "baseless",
    "unfounded",
    "inaccurate",
    "misleading",
    "did not happen",
    "fabricat",
    "no one",
    "无此",
];

/// Words that lay a claim into the mouth of others.
const HEARSAY: &[&str] = &[
    "网传",
    "称",
    "传言",
    "有人说",
    "流传",
    "消息",
    "帖文",
    "视频",
    "报道",
    "claim",
    "says",
    "said",
    "say ",
    "posts",
    "rumour",
    "rumor",
    "message",
    "report",
    "alleg",
    "circulat",
];

/// Sentences (by number) that repeat at least `least` of a fact's words.
pub fn repeated(cx: &Context<'_>, entry: &Entry<'_>, least: f64) -> Vec<usize> {
    if entry.grams.len() < 2 {
        return Vec::new();
    }
    cx.text.sentence_grams().iter().enumerate().filter(|(_, g)| entry.grams.within(g) >= least).map(|(i, _)| i).collect()
}

/// Whether a sentence denies more than the fact's own words do.
pub fn denies(cx: &Context<'_>, sentence: usize, entry: &Entry<'_>) -> bool {
    let count = |text: &str| DENIALS.iter().map(|d| text.matches(d).count()).sum::<usize>();
    let text = &cx.text.lower[cx.text.sentences[sentence].clone()];
    let next = cx.text.sentences.get(sentence + 1).map_or("", |s| &cx.text.lower[s.clone()]);
    // “网传……。经核查并无此事”: somebody else says it, and the next sentence answers
    let answered = has_any(text, HEARSAY) && count(&format!("{next} ")) > 0;
    count(text) > count(&entry.text.lower) || answered
}
