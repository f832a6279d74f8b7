//! Bed, room and ward of a patient.

use super::super::super::finding::Hit;
use super::super::super::text::glyphs::Glyphs;
use super::super::super::text::numeral;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "privacy.bed-ward", run };

const AFTER: &[&str] = &["号病床", "号床", "床患者", "床病人", "号病房", "病房患者", "床位的", "床的", "床，"];
const BEFORE: &[&str] = &["床号", "病床号", "病床", "病房号", "房号", "床位", "病室", "床位号"];
const ENGLISH: &[&str] = &["bed ", "room ", "bay ", "cubicle ", "bed number ", "bed no. "];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let text = &cx.text.glyphs;
    for i in 0..text.len() {
        let end = chinese(text, i).or_else(|| english(cx, i));
        if let Some(end) = end {
            out.push(Hit::at(text.span(i, end)));
        }
    }
}

fn chinese(text: &Glyphs, i: usize) -> Option<usize> {
    let before = text.before(i);
    if let Some(label) = BEFORE.iter().rev().find(|l| text.starts(i, l)) {
        let mut at = i + label.chars().count();
        while matches!(text.get(at), '：' | ':' | '为' | '是' | ' ' | '第' | '号') {
            at += 1;
        }
        let n = numeral(text, at)?;
        return text.any(n.end, &["张", "个", "余", "%"]).is_none().then_some(n.end);
    }
    if before.is_ascii_alphanumeric()
        || before == '第'
        || super::super::super::text::numeral(text, i.wrapping_sub(1)).is_some_and(|n| n.spelled)
    {
        return None;
    }
    let n = numeral(text, i).filter(|n| !n.spelled || !text.get(i).is_ascii_alphabetic())?;
    // 712病房: a room of three digits or more; 3个病房 counts rooms
    if text.starts(n.end, "病房") && n.end - i >= 3 {
        return Some(n.end + 2);
    }
    let unit = AFTER.iter().find(|u| text.starts(n.end, u)).map(|u| n.end + u.trim_end_matches('，').chars().count());
    unit.or_else(|| {
        (text.starts(n.end, "床") && (text.ends(i, "病区") || text.ends(i, "科") || text.ends(i, "室") || text.ends(i, "房")))
            .then_some(n.end + 1)
    })
}

fn english(cx: &Context<'_>, i: usize) -> Option<usize> {
    let text = &cx.text.glyphs;
    let lower = &cx.text.lower[text.span(i, text.len())];
    let label = ENGLISH.iter().rev().find(|l| lower.starts_with(**l))?;
    let at = i + label.len();
    let mut end = at;
    while text.get(end).is_ascii_alphanumeric() {
        end += 1;
    }
    let numbered = text.c[at..end].iter().any(char::is_ascii_digit) && end - at <= 5;
    (numbered && !text.before(i).is_ascii_alphanumeric()).then_some(end)
}
