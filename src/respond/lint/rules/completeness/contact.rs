//! No way to reach us: none of our own contact data and no word for it.

use super::super::super::finding::Hit;
use super::super::super::text::has_any;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "completeness.contact", run };

const WAYS: &[&str] = &[
    "电话",
    "热线",
    "拨打",
    "致电",
    "专线",
    "来电",
    "邮箱",
    "留言",
    "信箱",
    "【待填：热线",
    "call ",
    "phone",
    "telephone",
    "contact",
    "email",
    "e-mail",
    "write to",
    "hotline",
    "helpline",
    "reach us",
    "[to fill: hotline",
    "talk to us",
    "ring ",
    "visit us",
    "到一楼",
    "服务台",
    "help desk",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let ours = |c: &String| !c.trim().is_empty() && cx.text.lower.contains(&c.trim().to_lowercase());
    if !cx.draft.contacts.iter().any(ours) && !has_any(&cx.text.lower, WAYS) {
        out.push(Hit::at(0..0));
    }
}
