//! Telephone and fax numbers that are not our own.

use super::super::super::finding::Hit;
use super::super::super::text::has_any;
use super::super::super::text::runs::Run;
use super::super::super::{Check, Context};
use super::national_id::is_resident_number;

pub const CHECK: Check = Check { id: "privacy.phone", run };

/// What announces a number of any length from seven digits on.
const LABELS: &[&str] = &[
    "电话",
    "手机",
    "联系方式",
    "传真",
    "致电",
    "热线",
    "拨打",
    "tel",
    "phone",
    "mobile",
    "cell",
    "fax",
    "call",
    "dial",
    "ring",
    "text",
    "contact",
    "helpline",
    "hotline",
    "number",
    "联系",
    "座机",
    "来电",
    "whatsapp",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let own: Vec<String> = cx.draft.contacts.iter().map(|c| digits_of(c)).filter(|d| d.len() >= 3).collect();
    for run in &cx.text.runs {
        let ours = own.iter().any(|o| run.digits.contains(o.as_str()) || o.contains(&run.digits));
        if !ours && is_phone(cx, run) {
            out.push(Hit::at(run.span.clone()));
        }
    }
}

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn is_phone(cx: &Context<'_>, run: &Run) -> bool {
    let d = run.digits.as_str();
    let national = d.strip_prefix("0086").or_else(|| d.strip_prefix("86")).unwrap_or(d);
    let mobile = national.len() == 11 && national.starts_with('1') && matches!(national.as_bytes()[1], b'3'..=b'9');
    let service = matches!(d.len(), 10) && (d.starts_with("400") || d.starts_with("800"));
    let before = &cx.text.lower[..run.span.start];
    let plus = before.ends_with('+') && (8..=15).contains(&d.len());
    mobile || service || plus || landline(run) || grouped(run) || announced(before, run) && !is_resident_number(d) && !goes_on(cx, run)
}

/// Letters right behind the digits: a fingerprint of a text (`8421519bfdfb`) is no number to call.
fn goes_on(cx: &Context<'_>, run: &Run) -> bool {
    cx.text.lower[run.span.end..].starts_with(|c: char| c.is_ascii_alphabetic())
}

/// 010-12345678 · 0755 1234567
fn landline(run: &Run) -> bool {
    let head: String = run.typed.chars().take_while(char::is_ascii_digit).collect();
    head.starts_with('0') && (3..=4).contains(&head.len()) && (10..=12).contains(&run.digits.len()) && run.typed.len() > run.digits.len()
        || run.digits.starts_with('0') && (10..=12).contains(&run.digits.len()) && !run.typed.contains('/')
}

/// 555-201-4477 · (555) 201 4477
fn grouped(run: &Run) -> bool {
    let sizes: Vec<usize> = run.typed.split(|c: char| !c.is_ascii_digit()).filter(|g| !g.is_empty()).map(str::len).collect();
    matches!(sizes.as_slice(), [3, 3, 4] | [1, 3, 3, 4] | [3, 4] | [5, 6] | [5, 3, 3])
}

/// How far before a number its label may stand, in bytes.
const LABEL_REACH: usize = 24;

fn announced(before: &str, run: &Run) -> bool {
    let mut from = before.len().saturating_sub(LABEL_REACH);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let near = before[from..].rsplit(['。', '\n', ';', '；']).next().unwrap_or("");
    (7..=15).contains(&run.digits.len()) && has_any(near, LABELS)
}
