//! Home addresses down to street and number.

use super::super::super::finding::Hit;
use super::super::super::text::glyphs::{Glyphs, is_han};
use super::super::super::text::quantity::overlaps;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "privacy.address", run };

/// Chinese units of an address that a number precedes, finest ones.
const ZH_FINE: &[&str] = &["号楼", "单元", "号院", "弄", "栋", "幢", "室", "号房", "号"];
const ZH_ROADS: &[&str] = &["路", "街", "大道", "巷", "胡同", "弄", "小区", "花园", "公寓", "村", "苑", "新村"];
const EN_ROADS: &[&str] = &[
    "street",
    "st",
    "road",
    "rd",
    "avenue",
    "ave",
    "lane",
    "ln",
    "drive",
    "close",
    "crescent",
    "court",
    "boulevard",
    "blvd",
    "terrace",
    "way",
    "place",
    "gardens",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let text = &cx.text.glyphs;
    let mut i = 0;
    while i < text.len() {
        let hit = if text.get(i).is_ascii_digit() && !text.before(i).is_ascii_digit() { english(text, i) } else { None };
        match hit.or_else(|| chinese(text, i)) {
            Some((from, to)) => {
                let span = text.span(from, to);
                let ours = cx.draft.contacts.iter().any(|c| c.to_lowercase().contains(&cx.text.lower[span.clone()]));
                if !ours && !overlaps(&cx.text.quiet, &text.span(from, from + 1)) {
                    out.push(Hit::at(span));
                }
                i = to;
            }
            None => i += 1,
        }
    }
}

/// A road or estate, then a number with a fine unit: 长宁路18号, 锦绣小区3栋2单元501室.
fn chinese(text: &Glyphs, i: usize) -> Option<(usize, usize)> {
    let road = text.any(i, ZH_ROADS)?;
    let mut end = i + road.chars().count();
    let mut fine = 0;
    while let Some(after) = number(text, end).and_then(|n| ZH_FINE.iter().find(|u| text.starts(n, u)).map(|u| n + u.chars().count())) {
        (end, fine) = (after, fine + 1);
    }
    if fine > 0 && number(text, end).is_some_and(|n| n >= end + 3) {
        end = number(text, end)?;
    }
    let mut start = i;
    while start > 0 && i - start < 12 && is_han(text.before(start)) && !"住在于址为是至的到，".contains(text.before(start)) {
        start -= 1;
    }
    (fine > 0 && start < i).then_some((start, end))
}

fn number(text: &Glyphs, i: usize) -> Option<usize> {
    let mut end = i;
    while text.get(end).is_ascii_alphanumeric() || super::super::super::text::numeral(text, end).is_some_and(|n| n.spelled) {
        end += 1;
    }
    (end > i).then_some(end)
}

/// A house number, one to three capitalised words, a word for a road: 12 Juniper Close.
fn english(text: &Glyphs, i: usize) -> Option<(usize, usize)> {
    let mut at = i;
    while text.get(at).is_ascii_alphanumeric() && at < i + 5 {
        at += 1;
    }
    for step in 0..4 {
        if text.get(at) != ' ' || !text.get(at + 1).is_ascii_uppercase() {
            return None;
        }
        let (word, end) = text.word(at + 1);
        if step > 0 && EN_ROADS.contains(&word.as_str()) {
            return Some((i, end));
        }
        at = end;
    }
    None
}
