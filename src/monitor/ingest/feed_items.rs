//! The items of an XML feed, from its elements.

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

/// A feed as far as it can be read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Feed {
    pub title: String,
    pub updated: String,
    pub items: Vec<Item>,
    /// Where and why reading ended early.
    pub broken: Option<(u64, String)>,
}

/// One entry. What it lacks is empty; texts are HTML.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Where it begins, from 1.
    pub line: u64,
    pub id: String,
    pub link: String,
    pub title: String,
    pub content: String,
    pub summary: String,
    pub published: String,
    pub updated: String,
    pub author: String,
}

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Id,
    Link,
    Title,
    Content,
    Summary,
    Published,
    Updated,
    Author,
}

/// Reads a document; the error is a library's word on why it is none.
pub fn items(text: &str) -> Result<Feed, String> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut walk = Walk { text, ..Walk::default() };
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return walk.end(None),
            Ok(event) => walk.take(&event, usize::try_from(reader.buffer_position()).unwrap_or(text.len())),
            Err(error) => return walk.end(Some(error.to_string())),
        }
        if walk.foreign {
            return Err(walk.root);
        }
    }
}

#[derive(Default)]
struct Walk<'t> {
    text: &'t str,
    feed: Feed,
    root: String,
    /// The root is no feed's.
    foreign: bool,
    depth: usize,
    item: Option<Item>,
    item_depth: usize,
    /// The element being collected, how deep it lies, and what it holds so far.
    part: Option<(Part, usize, String)>,
    /// How deep an element lies whose text nobody reads: a name's address beside the name.
    unread: Option<usize>,
    /// Lines counted up to this byte.
    counted: (usize, u64),
}

impl Walk<'_> {
    fn take(&mut self, event: &Event<'_>, position: usize) {
        match event {
            Event::Start(start) => self.open(start, position),
            Event::Empty(start) => {
                self.open(start, position);
                self.close();
            }
            Event::End(_) => self.close(),
            Event::Text(text) => self.push(&text.xml10_content(), true),
            Event::CData(data) => self.push(&data.xml10_content(), false),
            Event::GeneralRef(reference) => self.reference(reference),
            _ => {}
        }
    }

    fn open(&mut self, start: &BytesStart<'_>, position: usize) {
        self.depth += 1;
        let full = start.name().as_ref().to_lowercase();
        let name = full.rsplit(':').next().unwrap_or_default();
        if self.root.is_empty() {
            name.clone_into(&mut self.root);
            self.foreign = !matches!(name, "rss" | "feed" | "rdf" | "channel" | "entry");
        }
        if let Some((part, depth, text)) = &mut self.part {
            let address = *part == Part::Author && self.depth == *depth + 1 && matches!(name, "email" | "uri" | "url" | "homepage");
            if address {
                self.unread.get_or_insert(self.depth);
            } else if *part != Part::Author {
                text.push_str(&format!("<{name}>"));
            }
        } else if self.item.is_none() && matches!(name, "item" | "entry") {
            self.item_depth = self.depth;
            let line = self.line(position);
            let attribute = |wanted: &str| attribute(start, wanted).unwrap_or_default();
            self.item =
                Some(Item { line, id: attribute("about"), link: attribute("href"), updated: attribute("lastmod"), ..Item::default() });
        } else {
            self.begin(start, name, full.split_once(':').map_or("", |(prefix, _)| prefix));
        }
    }

    /// Begins to collect an element that is one of an item's parts, or of the feed's own.
    fn begin(&mut self, start: &BytesStart<'_>, name: &str, prefix: &str) {
        // `media:title` describes a picture, `itunes:summary` repeats.
        if matches!(prefix, "media" | "itunes" | "geo" | "gml" | "slash" | "wfw")
            || (self.item.is_some() && self.depth != self.item_depth + 1)
        {
            return;
        }
        if name == "link"
            && let Some(href) = attribute(start, "href")
        {
            let usual = attribute(start, "rel").is_none_or(|rel| rel == "alternate");
            if let Some(item) = self.item.as_mut().filter(|item| usual && item.link.is_empty()) {
                item.link = href;
            }
            return;
        }
        if let Some(part) = part(name) {
            self.part = Some((part, self.depth, String::new()));
        }
    }

    fn close(&mut self) {
        if let Some((part, depth, text)) = self.part.take() {
            if depth >= self.depth {
                self.keep(part, text);
            } else {
                self.part = Some((part, depth, text));
            }
        }
        if self.unread.is_some_and(|depth| depth >= self.depth) {
            self.unread = None;
        }
        if self.item_depth == self.depth
            && let Some(item) = self.item.take()
        {
            self.feed.items.push(item);
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// The first of several is kept, but for content, of which the longest is the text.
    fn keep(&mut self, part: Part, text: String) {
        let Some(item) = &mut self.item else {
            let of_feed = match part {
                Part::Title => &mut self.feed.title,
                Part::Updated | Part::Published => &mut self.feed.updated,
                _ => return,
            };
            if of_feed.is_empty() {
                *of_feed = text;
            }
            return;
        };
        let kept = match part {
            Part::Id => &mut item.id,
            Part::Link => &mut item.link,
            Part::Title => &mut item.title,
            Part::Content => &mut item.content,
            Part::Summary => &mut item.summary,
            Part::Published => &mut item.published,
            Part::Updated => &mut item.updated,
            Part::Author => &mut item.author,
        };
        if kept.trim().is_empty() || (part == Part::Content && text.len() > kept.len()) {
            *kept = text;
        }
    }

    /// Text inside nested elements is no markup, so it is escaped again.
    fn push(&mut self, words: &str, may_nest: bool) {
        if self.unread.is_some() {
            return;
        }
        if let Some((_, depth, text)) = &mut self.part {
            if may_nest && self.depth > *depth {
                text.push_str(&words.replace('&', "&amp;").replace('<', "&lt;"));
            } else {
                text.push_str(words);
            }
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        if let Ok(Some(character)) = reference.resolve_char_ref() {
            return self.push(character.encode_utf8(&mut [0; 4]), true);
        }
        match reference.xml10_content().as_ref() {
            "amp" => self.push("&", true),
            "lt" => self.push("<", true),
            "gt" => self.push(">", true),
            "quot" => self.push("\"", true),
            "apos" => self.push("'", true),
            // HTML's names are read where HTML becomes text; a document's own stay as they are.
            other => self.push(&format!("&{other};"), false),
        }
    }

    /// The line of a byte, counted on from the last one asked for.
    fn line(&mut self, position: usize) -> u64 {
        let (from, lines) = self.counted;
        let between = self.text.get(from..position).unwrap_or_default();
        self.counted = (position, lines + between.matches('\n').count() as u64);
        self.counted.1 + 1
    }

    fn end(mut self, error: Option<String>) -> Result<Feed, String> {
        if self.root.is_empty() {
            return Err(error.unwrap_or_else(|| "no element".to_owned()));
        }
        let cut = self.item.take();
        let broken = error.or_else(|| cut.as_ref().map(|_| "the document ends inside an item".to_owned()));
        let line = self.line(self.text.len());
        self.feed.broken = broken.map(|cause| (line, cause));
        self.feed.items.extend(cut.filter(|item| !item.title.is_empty() && !item.published.is_empty()));
        Ok(self.feed)
    }
}

fn part(name: &str) -> Option<Part> {
    Some(match name {
        "id" | "guid" => Part::Id,
        "link" => Part::Link,
        "title" => Part::Title,
        "content" | "encoded" | "body" | "fullitem" => Part::Content,
        "description" | "summary" | "abstract" => Part::Summary,
        "pubdate" | "published" | "issued" | "date" | "created" => Part::Published,
        "updated" | "modified" | "lastbuilddate" => Part::Updated,
        "author" | "creator" => Part::Author,
        _ => return None,
    })
}

/// An attribute by its local name, in any case.
fn attribute(start: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let found = start.html_attributes().flatten().find(|attribute| {
        let key = attribute.key.as_ref().to_lowercase();
        key.rsplit(':').next() == Some(wanted)
    })?;
    Some(found.value.replace("&amp;", "&")).filter(|value| !value.is_empty())
}
