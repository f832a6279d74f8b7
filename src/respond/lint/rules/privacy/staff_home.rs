//! Private life of staff: home, family, own telephone.

use super::super::super::finding::Hit;
use super::super::super::text::has_any;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "privacy.staff-home", run };

const STAFF: &[&str] = &[
    "医生",
    "护士",
    "医师",
    "员工",
    "职工",
    "医务人员",
    "当班",
    "值班",
    "主任",
    "保安",
    "护工",
    "收费员",
    "doctor",
    "nurse",
    "staff",
    "employee",
    "surgeon",
    "colleague",
    "midwife",
    "clinician",
    "physician",
    "porter",
    "receptionist",
    "consultant",
];
const HOME: &[&str] = &[
    "家住",
    "家庭住址",
    "住址",
    "其妻子",
    "其丈夫",
    "妻子在",
    "丈夫在",
    "孩子就读",
    "子女就读",
    "家庭成员",
    "婚姻状况",
    "离异",
    "老家",
    "籍贯",
    "私人电话",
    "home address",
    "lives at",
    "lives in",
    "lives on",
    "whose wife",
    "whose husband",
    "whose children",
    "divorced",
    "marital",
    "private phone",
    "family home",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    for sentence in &cx.text.sentences {
        let text = &cx.text.lower[sentence.clone()];
        if has_any(text, STAFF)
            && let Some((at, word)) = HOME.iter().find_map(|h| text.find(h).map(|at| (sentence.start + at, h)))
        {
            out.push(Hit::at(at..at + word.len()));
        }
    }
    for private in cx.draft.staff_private.iter().map(|p| p.trim().to_lowercase()).filter(|p| p.chars().count() >= 3) {
        out.extend(cx.text.lower.match_indices(&private).map(|(at, m)| Hit::at(at..at + m.len())));
    }
}
