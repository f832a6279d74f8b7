//! Characters that a channel garbles or that do not belong into an official text.

use super::super::super::finding::Hit;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "channel.forbidden-characters", run };

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let kind = cx.draft.channel.as_ref().map_or("", |c| c.kind.as_str());
    let plain = matches!(kind, "sms");
    let official = !matches!(kind, "weibo" | "x" | "twitter" | "xiaohongshu" | "douyin" | "facebook" | "");
    for (at, c) in cx.draft.text.char_indices() {
        let why = if c.is_control() && !matches!(c, '\n' | '\t' | '\r') || c == '\u{fffd}' || matches!(c, '\u{e000}'..='\u{f8ff}') {
            "garbled"
        } else if is_emoji(c) && (official || plain) {
            "emoji"
        } else if plain && matches!(c, '\t') {
            "garbled"
        } else {
            continue;
        };
        out.push(Hit::in_original(at..at + c.len_utf8()).with("why", why).with("code", format!("U+{:04X}", u32::from(c))));
    }
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}')
}
