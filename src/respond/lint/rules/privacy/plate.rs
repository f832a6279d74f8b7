//! Number plates and chassis numbers.

use super::super::super::finding::Hit;
use super::super::super::{Check, Context};
use super::super::labelled::labelled;

pub const CHECK: Check = Check { id: "privacy.plate", run };

/// Province characters that open a Chinese plate (GA 36).
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
const LABELS: &[&str] = &[
    "license plate",
    "licence plate",
    "number plate",
    "registration number",
    "car registration",
    "vehicle registration",
    "vin",
    "chassis number",
    "车架号",
    "车牌号",
    "车牌",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let text = &cx.text.glyphs;
    let mut spans = labelled(cx.text, LABELS, 2);
    for i in (0..text.len()).filter(|&i| PROVINCES.contains(text.c[i]) && text.get(i + 1).is_ascii_uppercase()) {
        let mut end = i + 2;
        if matches!(text.get(end), '·' | '.' | ' ' | '-') {
            end += 1;
        }
        let start = end;
        while text.get(end).is_ascii_alphanumeric() {
            end += 1;
        }
        if (5..=6).contains(&(end - start)) && text.c[start..end].iter().any(char::is_ascii_digit) {
            spans.push(text.span(i, end));
        }
    }
    spans.sort_by_key(|s| s.start);
    spans.dedup_by(|b, a| b.start < a.end);
    out.extend(spans.into_iter().map(Hit::at));
}
