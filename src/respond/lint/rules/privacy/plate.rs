//! Number plates and chassis numbers.

use super::super::super::finding::Hit;
use super::super::super::text::glyphs::Glyphs;
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
    spans.extend((0..text.len()).filter_map(|i| british(text, i)).map(|(from, to)| text.span(from, to)));
    spans.sort_by_key(|s| s.start);
    spans.dedup_by(|b, a| b.start < a.end);
    out.extend(spans.into_iter().map(Hit::at));
}

/// Two letters, two digits, a blank or none, three letters: the British form since 2001 (DVLA, INF104).
fn british(text: &Glyphs, i: usize) -> Option<(usize, usize)> {
    let upper = |at: usize, n: usize| (at..at + n).all(|k| text.get(k).is_ascii_uppercase());
    let digits = (i + 2..i + 4).all(|k| text.get(k).is_ascii_digit());
    let last = i + 4 + usize::from(text.get(i + 4) == ' ');
    let alone = !text.before(i).is_ascii_alphanumeric() && !text.get(last + 3).is_ascii_alphanumeric();
    (upper(i, 2) && digits && upper(last, 3) && alone).then_some((i, last + 3))
}
