//! RSS of every version, RDF, Atom, CDF: elements are known by their local names, whatever namespace a feed declares, because
//! feeds in the wild declare many and mean the same. JSON Feed is JSON and needs nothing here.
//!
//! Entities that a document defines for itself are never expanded.

use std::borrow::Cow;
use std::io::{BufRead, Read as _};

use encoding_rs::Encoding as Charset;

use super::binder::Binder;
use super::cell::Cell;
use super::encoding::Encoding;
use super::feed_items::{Item, items};
use super::{Rejection, Row};
use crate::error::{Error, Result};

/// The longest feed that is read, in bytes.
pub const MAX_FEED: u64 = 16 * 1024 * 1024;

/// The names of the parts, which the layout refers to.
const NAMES: [&str; 9] =
    ["feed_title", "feed_updated", "item_id", "item_link", "item_title", "item_text", "item_published", "item_updated", "item_author"];

pub fn read(
    input: Box<dyn BufRead + Send + '_>,
    encoding: Encoding,
    binder: &mut Binder<'_>,
    take: &mut dyn FnMut(Row) -> Result<()>,
) -> Result<()> {
    let mut bytes = Vec::new();
    input.take(MAX_FEED + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_FEED {
        return Err(Error::input("error-feed-long").with("limit", MAX_FEED));
    }
    let text = text(&bytes, encoding);
    let names = NAMES.map(Cow::Borrowed);
    let feed = items(&text).map_err(|cause| Error::input("error-feed").cause(cause))?;
    // The feed's own date moves with every change of the feed: of an item that is polled again and again it says nothing.
    let updated = if binder.first_seen() { "" } else { &feed.updated };
    for item in &feed.items {
        let cells = cells(item, &feed.title, updated);
        if let Some(plan) = binder.plan(&names, &cells)? {
            let raw = || [&item.title, &item.link].map(String::as_str).join(" ");
            take(Row { line: item.line, mention: plan.mention(&cells).map_err(|rejection| rejection.of(raw())) })?;
        }
    }
    match feed.broken {
        // What came before the break is good; that something is missing must be said.
        Some((line, cause)) => take(Row { line, mention: Err(Rejection::new("reject-feed", [("cause", &cause)])) }),
        None => Ok(()),
    }
}

fn cells<'i>(item: &'i Item, title: &'i str, updated: &'i str) -> Vec<Cell<'i>> {
    let body = if item.content.trim().is_empty() { &item.summary } else { &item.content };
    [title, updated, &item.id, &item.link, &item.title, body, &item.published, &item.updated, &item.author]
        .map(|text| if text.trim().is_empty() { Cell::Empty } else { Cell::Text(Cow::Borrowed(text.trim())) })
        .into()
}

/// By the mark at the beginning, else by what the XML declaration names, else by what the bytes look like.
fn text(bytes: &[u8], encoding: Encoding) -> Cow<'_, str> {
    let declared = match encoding {
        Encoding::Utf8 | Encoding::Gb18030 => declared(bytes),
        Encoding::Utf8Bom | Encoding::Utf16Le | Encoding::Utf16Be => None,
    };
    match declared {
        // A declaration is often copied from elsewhere; what is valid UTF-8 and not ASCII is UTF-8.
        Some(charset) if std::str::from_utf8(bytes).is_err() => charset.decode_without_bom_handling(bytes).0,
        // UTF-16 has become UTF-8 on the way here.
        _ if encoding == Encoding::Gb18030 => encoding.decode(bytes),
        _ => String::from_utf8_lossy(bytes),
    }
}

fn declared(bytes: &[u8]) -> Option<&'static Charset> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let declaration = head.split("?>").next().filter(|start| start.trim_start().starts_with("<?xml"))?;
    let (_, rest) = declaration.split_once("encoding")?;
    let quote = rest.find(['"', '\''])?;
    let label = rest[quote + 1..].split(['"', '\'']).next()?;
    Charset::for_label(label.as_bytes())
}
