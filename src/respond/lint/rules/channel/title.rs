//! A long text without a title, or a title too long to be read as one.

use super::super::super::finding::Hit;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "channel.title", run };

/// Channels on which a text needs a title.
const TITLED: &[&str] = &["website", "wechat", "press", "press-release", "toutiao", "email"];
/// Longest title that list views show, in characters.
const LONGEST_ZH: usize = 40;
const LONGEST_EN: usize = 100;

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    if matches!(cx.draft.kind.as_deref(), Some("qa" | "press-conference")) {
        return; // spoken, not listed
    }
    let Some(channel) = cx.draft.channel.as_ref().filter(|c| TITLED.contains(&c.kind.as_str())) else { return };
    let first = cx.draft.text.lines().find(|l| !l.trim().is_empty()).unwrap_or("").trim();
    let title = cx.draft.title.as_deref().map(str::trim).filter(|t| !t.is_empty()).or_else(|| is_title(first).then_some(first));
    let limit = if cx.draft.lang == super::super::super::input::Lang::Zh { LONGEST_ZH } else { LONGEST_EN };
    match title.map(|t| t.chars().count()) {
        None => out.push(Hit::at(0..0).with("channel", &channel.id).with("length", 0).with("limit", limit)),
        Some(length) if length > limit => out.push(Hit::at(0..0).with("channel", &channel.id).with("length", length).with("limit", limit)),
        Some(_) => {}
    }
}

/// A line that is a heading: marked as one, in 【】, or short and without a full stop.
fn is_title(line: &str) -> bool {
    line.starts_with('#')
        || line.starts_with('【')
        || line.starts_with("**")
        || line.chars().count() <= 80 && !line.is_empty() && !line.ends_with(['。', '.', '，', ',', '！', '？', '；', '：'])
}
