//! Links to pictures, recordings or personal pages on which a person can be recognised.

use super::super::super::finding::Hit;
use super::super::super::text::has_any;
use super::super::super::{Check, Context};
use std::ops::Range;

pub const CHECK: Check = Check { id: "privacy.link-face", run };

/// Files and paths that show people, and pages that belong to one.
const SHOWS: &[&str] = &[
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".heic",
    ".mp4",
    ".mov",
    ".avi",
    ".webp",
    "/video",
    "/photo",
    "/img",
    "/image",
    "/pic",
    "cctv",
    "monitor",
    "jiankong",
    "surveillance",
    "/profile",
    "/user/",
    "/u/",
    "/people/",
    "facebook.com/",
    "instagram.com/",
    "linkedin.com/in",
    "twitter.com/",
    "x.com/",
    "weibo.com/u",
    "douyin.com/",
    "tiktok.com/@",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    for span in links(&cx.text.lower) {
        let link = &cx.text.lower[span.clone()];
        let own =
            cx.draft.contacts.iter().any(|c| !c.is_empty() && link.contains(c.trim_start_matches("https://").trim_start_matches("www.")));
        let file = SHOWS[..9].iter().any(|s| link.contains(s)) || has_any(link, &SHOWS[12..16]);
        if has_any(link, SHOWS) && (file || !own) {
            out.push(Hit::at(span));
        }
    }
}

/// Longest link that is read, in bytes; browsers stop near here too.
const LONGEST: usize = 2048;

/// Links of a text in lower case, none inside another.
pub fn links(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (mark, word) in text.match_indices("://").chain(text.match_indices("www.")) {
        let start = if word == "www." { mark } else { scheme_start(text, mark) };
        if found.last().is_some_and(|l| l.contains(&start)) || word == "www." && text[..mark].ends_with('/') {
            continue;
        }
        let rest = &text.as_bytes()[start..text.len().min(start + LONGEST)];
        let end = rest.iter().position(|b| !b.is_ascii_graphic() || matches!(b, b',' | b'<' | b'>' | b'"' | b')')).unwrap_or(rest.len());
        found.push(start..start + text[start..start + end].trim_end_matches(['.', ';', '!', '?']).len());
    }
    found
}

/// Where the letters before `://` begin.
fn scheme_start(text: &str, mark: usize) -> usize {
    mark - text.as_bytes()[..mark].iter().rev().take(10).take_while(|b| b.is_ascii_alphabetic()).count()
}
