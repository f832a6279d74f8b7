//! Numbers of medical records, stays and visits.

use super::super::super::finding::Hit;
use super::super::super::{Check, Context};
use super::super::labelled::labelled;

pub const CHECK: Check = Check { id: "privacy.record-number", run };

/// What announces such a number.
const LABELS: &[&str] = &[
    "病历号",
    "病案号",
    "住院号",
    "门诊号",
    "就诊号",
    "就诊卡号",
    "登记号",
    "检查号",
    "影像号",
    "标本号",
    "条码号",
    "病历编号",
    "mrn",
    "medical record",
    "record number",
    "record no",
    "hospital number",
    "hospital no",
    "patient id",
    "case file",
    "admission number",
    "chart number",
    "specimen number",
    "accession number",
    "nhs number",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    out.extend(labelled(cx.text, LABELS, 4).into_iter().map(Hit::at));
}
