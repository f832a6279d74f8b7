//! Longer than the channel takes.

use super::super::super::finding::Hit;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "channel.length", run };

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let Some((channel, limit)) = cx.draft.channel.as_ref().and_then(|c| c.max_chars.map(|m| (c, m))) else { return };
    let length = weighted(&cx.draft.text, &channel.kind);
    if length > limit {
        let cut = cx.draft.text.char_indices().nth(limit).map_or(cx.draft.text.len(), |(at, _)| at);
        let hit = Hit::in_original(cut..cx.draft.text.len()).with("length", length).with("limit", limit);
        out.push(hit.with("over", length - limit).with("channel", &channel.id));
    }
}

/// X counts a Chinese, Japanese or Korean character as two; the others count characters.
fn weighted(text: &str, kind: &str) -> usize {
    let wide = |c: char| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}');
    let double = matches!(kind, "x" | "twitter");
    text.trim_end().chars().map(|c| if double && wide(c) { 2 } else { 1 }).sum()
}
