//! The `TrendRadar` text files: the name of a platform on a line of its own, then `N. title (排名:R) [URL:…] [MOBILE:…]`.

use std::borrow::Cow;
use std::io::BufRead;

use super::binder::Binder;
use super::cell::Cell;
use super::encoding::Encoding;
use super::limit::{Line, beginning, read_line};
use super::value::time::number;
use super::{MAX_ROW, Rejection, Row};
use crate::error::Result;

/// The names of the parts, which a layout refers to.
const NAMES: [&str; 5] = ["hot_platform", "hot_title", "hot_rank", "hot_url", "hot_mobile"];

/// Whether a text is such a list: the first lines name a platform and number its titles.
pub fn looks_like(start: &str) -> bool {
    let lines: Vec<&str> = start.lines().map(str::trim).filter(|line| !line.is_empty()).take(2).collect();
    matches!(lines[..], [platform, first] if numbered(platform).is_none() && first.starts_with("1. "))
}

pub fn read(
    mut input: Box<dyn BufRead + Send + '_>,
    encoding: Encoding,
    binder: &mut Binder<'_>,
    take: &mut dyn FnMut(Row) -> Result<()>,
) -> Result<()> {
    let names = NAMES.map(Cow::Borrowed);
    let (mut bytes, mut platform) = (Vec::new(), String::new());
    for line in 1.. {
        let rejection = match read_line(&mut *input, &mut bytes)? {
            Line::End => break,
            Line::TooLong => Rejection::new("reject-long", [("limit", &MAX_ROW.to_string())]),
            Line::Whole => match encoding.text(&bytes) {
                None => Rejection::new("reject-encoding", [("cause", encoding.name())]),
                Some(text) if text.trim().is_empty() => continue,
                Some(text) => {
                    let Some(title) = numbered(text.trim()) else {
                        // `weibo | 微博`: the first is the id, which does not change with the language.
                        text.split('|').next().unwrap_or_default().trim().clone_into(&mut platform);
                        continue;
                    };
                    let cells = parts(title, &platform);
                    let Some(plan) = binder.plan(&names, &cells)? else { continue };
                    let mention = plan.mention(&cells).map_err(|rejection| rejection.of(text.trim()));
                    take(Row { line, mention })?;
                    continue;
                }
            },
        };
        take(Row { line, mention: Err(rejection.of(beginning(&bytes))) })?;
    }
    Ok(())
}

/// What follows `N. `.
fn numbered(line: &str) -> Option<&str> {
    number(line, 1, 4)?.1.strip_prefix(". ")
}

fn parts<'l>(mut title: &'l str, platform: &'l str) -> Vec<Cell<'l>> {
    let mut tail = |open: &str, close: char| {
        let at = title.rfind(open)?;
        let inside = title[at + open.len()..].trim_end().strip_suffix(close)?;
        title = title[..at].trim_end();
        Some(inside)
    };
    let mobile = tail("[MOBILE:", ']');
    let url = tail("[URL:", ']');
    let rank = tail("(排名:", ')');
    let cell = |part: Option<&'l str>| part.map_or(Cell::Empty, |text| Cell::Text(Cow::Borrowed(text)));
    vec![Cell::Text(Cow::Borrowed(platform)), Cell::Text(Cow::Borrowed(title)), cell(rank), cell(url), cell(mobile)]
}
