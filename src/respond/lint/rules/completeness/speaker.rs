//! Nobody signs or speaks.

use super::super::super::finding::Hit;
use super::super::super::text::has_any;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "completeness.speaker", run };

/// Offices that sign.
const OFFICES: &[&str] = &[
    "医院",
    "委员会",
    "公司",
    "集团",
    "中心",
    "办公室",
    "宣传",
    "院长",
    "发言人",
    "我院",
    "本院",
    "领导小组",
    "chief executive",
    "spokesperson",
    "spokesman",
    "spokeswoman",
    "hospital",
    "trust",
    "clinic",
    "director",
    "on behalf of",
    "board",
    "our ",
    "we ",
    "department",
    "company",
    "局",
    "we're",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let text = cx.text.lower.as_str();
    let named = |name: &String| !name.trim().is_empty() && text.contains(&name.trim().to_lowercase());
    let signed = match &cx.draft.speaker {
        Some(speaker) => named(speaker) || cx.draft.organizations.iter().any(named),
        None => cx.draft.organizations.iter().any(named) || cx.draft.people.iter().any(named) || has_any(text, OFFICES),
    };
    if !signed {
        out.push(Hit::at(0..0).with("speaker", cx.draft.speaker.clone().unwrap_or_default()));
    }
}
