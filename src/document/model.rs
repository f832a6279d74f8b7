//! What a document is made of once Markdown is read: a small tree that both writers walk. Everything unsafe
//! (raw HTML, links to other schemes, remote pictures, bottomless nesting) is gone before a tree exists.

/// A block of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// `level` 1–6; `id` is unique in the document.
    Heading {
        level: u8,
        id: String,
        text: Vec<Inline>,
    },
    Paragraph(Vec<Inline>),
    /// `start` is the first number of an ordered list.
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    Code(String),
    Table(Table),
    /// The figure of this id belongs here.
    Chart(String),
    Rule,
}

/// A table; every row has as many cells as `align`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub align: Vec<Align>,
    pub head: Vec<Vec<Inline>>,
    pub rows: Vec<Vec<Vec<Inline>>>,
}

impl Table {
    /// Markdown has no table without a head; one whose cells are all empty stands for none.
    pub fn has_head(&self) -> bool {
        self.head.iter().any(|cell| !cell.is_empty())
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Start,
    Center,
    End,
}

/// A run of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    Text(String),
    Code(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Strike(Vec<Inline>),
    /// `href` has passed [`super::safe::href`].
    Link {
        href: String,
        text: Vec<Inline>,
    },
    Break,
    /// The box of a task-list item.
    Tick(bool),
}

/// The words of a run without its styling.
pub fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) | Inline::Link { text: inner, .. } => {
                out.push_str(&plain(inner));
            }
            Inline::Break => out.push(' '),
            Inline::Tick(done) => out.push(tick(*done)),
        }
    }
    out
}

/// The character for a ticked or an open box.
pub const fn tick(done: bool) -> char {
    if done { '☑' } else { '☐' }
}

/// An entry of the table of contents: level 2 or 3, id, words.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub level: u8,
    pub id: String,
    pub text: String,
}

/// The headings that a table of contents lists. An orphan third level counts as second, so that the list nests.
pub fn outline(blocks: &[Block]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for block in blocks {
        if let Block::Heading { level: level @ 2..=3, id, text } = block {
            let level = if entries.is_empty() { 2 } else { *level };
            entries.push(Entry { level, id: id.clone(), text: plain(text) });
        }
    }
    entries
}

/// Fits the blocks below a title that is printed apart: a first heading that repeats it goes, and if first-level
/// headings remain, every heading moves down by one, so that the document keeps exactly one first level.
pub fn under_title(mut blocks: Vec<Block>, title: &str) -> Vec<Block> {
    if let Some(Block::Heading { level: 1, text, .. }) = blocks.first()
        && plain(text).trim() == title.trim()
    {
        blocks.remove(0);
    }
    if blocks.iter().any(|block| matches!(block, Block::Heading { level: 1, .. })) {
        for block in &mut blocks {
            if let Block::Heading { level, .. } = block {
                *level = (*level + 1).min(6);
            }
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(level: u8, text: &str) -> Block {
        Block::Heading { level, id: text.to_owned(), text: vec![Inline::Text(text.to_owned())] }
    }

    #[test]
    fn a_repeated_title_goes_and_levels_start_at_two() {
        assert_eq!(under_title(vec![heading(1, "T"), heading(2, "a")], "T "), [heading(2, "a")]);
        let moved = under_title(vec![heading(1, "a"), heading(2, "b")], "T");
        assert_eq!(outline(&moved).iter().map(|e| e.level).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(outline(&[heading(3, "x"), heading(3, "y"), heading(5, "z")]).len(), 2);
    }
}
