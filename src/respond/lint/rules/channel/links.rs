//! Links that a reader should not be sent to: not secure, shortened, or several in a short text.

use super::super::super::finding::Hit;
use super::super::super::{Check, Context};
use super::super::privacy::link_face::links;

pub const CHECK: Check = Check { id: "channel.links", run };

/// Services that hide where a link leads.
const SHORTENERS: &[&str] = &["bit.ly/", "t.cn/", "tinyurl.com/", "goo.gl/", "dwz.cn/", "url.cn/", "suo.im/", "is.gd/", "t.co/", "ow.ly/"];
/// A public account's article cannot carry outside links on these kinds of channel.
const NO_LINKS: &[&str] = &["wechat", "douyin", "xiaohongshu"];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let kind = cx.draft.channel.as_ref().map_or("", |c| c.kind.as_str());
    for span in links(&cx.text.lower) {
        let link = &cx.text.lower[span.clone()];
        let why = if SHORTENERS.iter().any(|s| link.contains(s)) {
            "shortened"
        } else if link.starts_with("http://") {
            "insecure"
        } else if NO_LINKS.contains(&kind) {
            "dead"
        } else {
            continue;
        };
        out.push(Hit::at(span.clone()).with("why", why).with("match", &cx.text.text()[span]));
    }
}
