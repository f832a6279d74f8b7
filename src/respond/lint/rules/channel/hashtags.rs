//! Hashtags: too many, or one that spreads the accusation.

use super::super::super::finding::Hit;
use super::super::super::text::has_any;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "channel.hashtags", run };

/// More than this many look like promotion.
const MOST: usize = 3;
/// What a statement's own hashtag should not repeat.
const CHARGED: &[&str] = &[
    "死亡",
    "打人",
    "致死",
    "丑闻",
    "黑幕",
    "草菅人命",
    "医疗事故",
    "杀人",
    "泄露",
    "隐瞒",
    "热搜",
    "scandal",
    "death",
    "killer",
    "coverup",
    "cover-up",
    "leak",
    "negligence",
    "shame",
    "malpractice",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let tags = tags(&cx.text.lower);
    for (place, span) in tags.iter().enumerate() {
        let charged = has_any(&cx.text.lower[span.clone()], CHARGED);
        if charged || place == MOST {
            let why = if charged { "charged" } else { "many" };
            out.push(Hit::at(span.clone()).with("why", why).with("count", tags.len()).with("match", &cx.text.text()[span.clone()]));
        }
    }
}

/// #tag as on X, and #话题# as on Weibo. A heading's # is followed by a blank.
fn tags(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('#').map(|i| at + i) {
        let rest = &text[start + 1..];
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '#' | ',' | '，' | '。' | '.' | '!' | '！')).unwrap_or(rest.len());
        let closing = usize::from(rest[end..].starts_with('#') && end > 0);
        at = start + 1 + end + closing;
        if end > 0 {
            found.push(start..at);
        }
    }
    found
}
