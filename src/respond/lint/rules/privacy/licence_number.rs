//! Certificate and licence numbers of a person.

use super::super::super::finding::Hit;
use super::super::super::{Check, Context};
use super::super::labelled::labelled;

pub const CHECK: Check = Check { id: "privacy.licence-number", run };

/// What announces such a number.
const LABELS: &[&str] = &[
    "驾驶证",
    "驾照",
    "执业证",
    "执业证书编号",
    "资格证",
    "出生证",
    "出生医学证明",
    "死亡证明编号",
    "军官证",
    "学生证",
    "driving licence",
    "driving license",
    "driver's license",
    "driver's licence",
    "driver license",
    "licence number",
    "license number",
    "licence no",
    "license no",
    "certificate number",
    "certificate no",
    "gmc number",
    "nmc pin",
    "birth certificate",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    out.extend(labelled(cx.text, LABELS, 4).into_iter().map(Hit::at));
}
