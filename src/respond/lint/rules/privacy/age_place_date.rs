//! An exact age with a place and a date: together they point at one person.

use super::super::super::finding::Hit;
use super::super::super::text::glyphs::Glyphs;
use super::super::super::text::has_any;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "privacy.age-place-date", run };

/// Places finer than a city, and what says that somebody comes from there.
const PLACES: &[&str] = &[
    "村",
    "镇",
    "乡",
    "街道",
    "小区",
    "社区",
    "县",
    "籍",
    "路段",
    "居民",
    "学校",
    "小学",
    "中学",
    "单位",
    "工厂",
    " from ",
    "village",
    "town",
    "neighbourhood",
    "neighborhood",
    "street",
    "road",
    "estate",
    "parish",
    "school",
    "suburb",
    "resident of",
    "lived in",
    "living in",
    "who lives",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    for quantity in cx.text.quantities.iter().filter(|q| q.unit == "age") {
        let at = cx.text.sentence_at(quantity.span.start);
        let from = cx.text.sentences[at.saturating_sub(1)].start;
        let to = cx.text.sentences.get(at + 1).map_or(cx.text.sentences[at].end, |s| s.end);
        let dated = cx.text.moments.iter().any(|m| m.span.start >= from && m.span.end <= to)
            || has_any(&cx.text.lower[from..to], &["昨日", "昨天", "今日", "今天", "yesterday", "today", "last night"]);
        let individual = !is_group(&cx.text.glyphs, cx.text.glyphs.index(quantity.span.end));
        if dated && individual && has_any(cx.text.sentence_text(quantity.span.start), PLACES) {
            out.push(Hit::at(quantity.span.clone()).with("age", &cx.text.text()[quantity.span.clone()]));
        }
    }
}

/// 60岁以上, “18 years and over”: a group.
fn is_group(text: &Glyphs, end: usize) -> bool {
    text.any(end, &["以上", "以下", "及以上", "至", "—", " and over", " or over", " or older", " and older", " and under", "s and over"])
        .is_some()
}
