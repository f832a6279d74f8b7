//! Markdown (`CommonMark` with tables, strikethrough and task lists) → [`Block`]s. Raw HTML becomes plain text,
//! pictures become their alt text, links of other schemes become their text, a ```` ```chart ```` fence becomes a chart.

use std::collections::HashSet;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag};

use super::model::{Align, Block, Inline, Table, plain};
use super::safe::{clean, href};

/// Blocks and inlines nested deeper than this are flattened: no reader needs more, and the writers recurse.
const MAX_DEPTH: usize = 24;

/// Reads Markdown. Never fails: what is not understood is text.
pub fn parse(markdown: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut builder = Builder { frames: vec![Frame::new(Kind::Root)], ids: HashSet::new() };
    for event in Parser::new_ext(markdown, options) {
        builder.event(event);
    }
    while builder.frames.len() > 1 {
        builder.close();
    }
    builder.frames.pop().map(Frame::into_blocks).unwrap_or_default()
}

/// An element that is still open, with what it holds so far.
struct Frame {
    kind: Kind,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
}

enum Kind {
    Root,
    /// Adds nothing of its own: its content goes to the parent.
    Transparent,
    Paragraph,
    Heading(u8),
    Quote,
    Code {
        chart: Option<String>,
    },
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Item,
    Table(Table),
    Row {
        head: bool,
        cells: Vec<Vec<Inline>>,
    },
    Cell,
    Strong,
    Emphasis,
    Strike,
    Link(String),
}

impl Frame {
    fn new(kind: Kind) -> Self {
        Self { kind, blocks: Vec::new(), inlines: Vec::new() }
    }

    /// What the frame holds as blocks; loose text (a tight list item) becomes a paragraph.
    fn into_blocks(mut self) -> Vec<Block> {
        self.flush();
        self.blocks
    }

    fn flush(&mut self) {
        if !self.inlines.is_empty() {
            let inlines = std::mem::take(&mut self.inlines);
            self.blocks.push(Block::Paragraph(inlines));
        }
    }
}

struct Builder {
    frames: Vec<Frame>,
    ids: HashSet<String>,
}

impl Builder {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(_) => self.close(),
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::FootnoteReference(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.text(&text),
            Event::Code(code) => self.push(Inline::Code(clean(&code))),
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak => self.push(Inline::Break),
            Event::TaskListMarker(done) => {
                self.push(Inline::Tick(done));
                self.text(" ");
            }
            Event::Rule => self.block(Block::Rule),
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        let kind = match tag {
            Tag::Paragraph | Tag::HtmlBlock => Kind::Paragraph,
            Tag::Heading { level, .. } => Kind::Heading(level as u8),
            Tag::CodeBlock(fence) => Kind::Code { chart: chart_id(&fence) },
            Tag::Table(align) => Kind::Table(Table { align: align.into_iter().map(alignment).collect(), ..Table::default() }),
            Tag::TableHead => Kind::Row { head: true, cells: Vec::new() },
            Tag::TableRow => Kind::Row { head: false, cells: Vec::new() },
            Tag::TableCell => Kind::Cell,
            Tag::Item => Kind::Item,
            _ if self.frames.len() > MAX_DEPTH => Kind::Transparent,
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::List(start) => Kind::List { start, items: Vec::new() },
            Tag::Strong => Kind::Strong,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strikethrough => Kind::Strike,
            Tag::Link { dest_url, .. } => href(&dest_url).map_or(Kind::Transparent, Kind::Link),
            _ => Kind::Transparent,
        };
        if matches!(kind, Kind::Paragraph | Kind::Heading(_) | Kind::Quote | Kind::Code { .. } | Kind::List { .. } | Kind::Table(_))
            && let Some(top) = self.frames.last_mut()
        {
            top.flush();
        }
        self.frames.push(Frame::new(kind));
    }

    /// Ends the innermost element and hands it to its parent.
    fn close(&mut self) {
        if self.frames.len() < 2 {
            return;
        }
        let Some(mut frame) = self.frames.pop() else { return };
        match std::mem::replace(&mut frame.kind, Kind::Transparent) {
            Kind::Root => {}
            Kind::Transparent => self.pass_on(frame),
            Kind::Paragraph => {
                if !frame.inlines.is_empty() {
                    self.block(Block::Paragraph(frame.inlines));
                }
            }
            Kind::Heading(level) => {
                let id = self.unique_id(&plain(&frame.inlines));
                self.block(Block::Heading { level, id, text: frame.inlines });
            }
            Kind::Quote => self.block(Block::Quote(frame.into_blocks())),
            Kind::Code { chart: Some(id) } => self.block(Block::Chart(id)),
            Kind::Code { chart: None } => self.block(Block::Code(plain(&frame.inlines))),
            Kind::List { start, items } => self.block(Block::List { start, items }),
            Kind::Item => self.item(frame.into_blocks()),
            Kind::Table(table) => self.block(Block::Table(table)),
            Kind::Row { head, cells } => self.row(head, cells),
            Kind::Cell => self.cell(frame.inlines),
            Kind::Strong => self.push(Inline::Strong(frame.inlines)),
            Kind::Emphasis => self.push(Inline::Emphasis(frame.inlines)),
            Kind::Strike => self.push(Inline::Strike(frame.inlines)),
            Kind::Link(href) => self.push(Inline::Link { href, text: frame.inlines }),
        }
    }

    fn pass_on(&mut self, frame: Frame) {
        if let Some(top) = self.frames.last_mut() {
            if !frame.blocks.is_empty() {
                top.flush();
                top.blocks.extend(frame.blocks);
            }
            top.inlines.extend(frame.inlines);
        }
    }

    fn item(&mut self, blocks: Vec<Block>) {
        match self.frames.last_mut() {
            Some(Frame { kind: Kind::List { items, .. }, .. }) => items.push(blocks),
            Some(top) => top.blocks.extend(blocks),
            None => {}
        }
    }

    fn row(&mut self, head: bool, cells: Vec<Vec<Inline>>) {
        if let Some(Frame { kind: Kind::Table(table), .. }) = self.frames.last_mut() {
            let mut cells = cells;
            cells.resize(table.align.len(), Vec::new());
            if head { table.head = cells } else { table.rows.push(cells) }
        }
    }

    fn cell(&mut self, inlines: Vec<Inline>) {
        if let Some(Frame { kind: Kind::Row { cells, .. }, .. }) = self.frames.last_mut() {
            cells.push(inlines);
        }
    }

    fn block(&mut self, block: Block) {
        if let Some(top) = self.frames.last_mut() {
            top.flush();
            top.blocks.push(block);
        }
    }

    fn push(&mut self, inline: Inline) {
        if let Some(top) = self.frames.last_mut() {
            top.inlines.push(inline);
        }
    }

    fn text(&mut self, text: &str) {
        let text = clean(text);
        if let Some(Frame { inlines, .. }) = self.frames.last_mut()
            && let Some(Inline::Text(last)) = inlines.last_mut()
        {
            last.push_str(&text);
            return;
        }
        self.push(Inline::Text(text));
    }

    /// A line end inside a paragraph is a space; after a Chinese character it is nothing, as Chinese has no spaces.
    fn soft_break(&mut self) {
        let before = self.frames.last().and_then(|top| plain(top.inlines.last().map_or(&[], std::slice::from_ref)).chars().last());
        if !before.is_some_and(is_cjk) {
            self.text(" ");
        }
    }

    /// An id from the heading's words; a number is added until it is the only one.
    fn unique_id(&mut self, words: &str) -> String {
        let base: String = words.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(40).collect();
        let base = base.trim_matches('-').to_lowercase();
        let base = if base.is_empty() { "part".to_owned() } else { base };
        let mut id = format!("s-{base}");
        let mut number = self.ids.len();
        while !self.ids.insert(id.clone()) {
            number += 1;
            id = format!("s-{base}-{number}");
        }
        id
    }
}

/// `chart curve` → `curve`.
fn chart_id(fence: &CodeBlockKind<'_>) -> Option<String> {
    let CodeBlockKind::Fenced(info) = fence else { return None };
    let mut words = info.split_whitespace();
    (words.next() == Some("chart")).then(|| words.next().map(clean)).flatten()
}

const fn alignment(align: Alignment) -> Align {
    match align {
        Alignment::Right => Align::End,
        Alignment::Center => Align::Center,
        Alignment::None | Alignment::Left => Align::Start,
    }
}

/// Han characters, kana and full-width punctuation: scripts written without spaces.
const fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
