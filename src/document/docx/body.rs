//! Blocks and inlines as `WordprocessingML`.

use super::super::Error;
use super::super::model::{Block, Inline, tick};
use super::super::page::{Figure, Page};
use super::super::picture::Fonts;
use super::super::safe::is_chinese;
use super::drawing::drawing;
use super::lists::{LEVELS, Lists, indent};
use super::package::Package;
use super::run::{Look, field_begin, field_end, paragraph, run, styled};
use super::table::table;

/// What is being written, and what it has used so far.
pub struct Body<'a> {
    pub out: String,
    pub package: Package,
    pub lists: Lists,
    /// Charts whose text this machine could not draw completely.
    pub incomplete: Vec<String>,
    page: &'a Page<'a>,
    fonts: &'a Fonts,
    look: Look,
    headings: usize,
    drawings: usize,
}

/// Where a block stands.
#[derive(Clone, Copy, Default)]
struct Place {
    quoted: bool,
    /// Number of lists around it.
    depth: usize,
}

impl<'a> Body<'a> {
    pub fn new(page: &'a Page<'a>, fonts: &'a Fonts) -> Self {
        Self {
            out: String::new(),
            package: Package::default(),
            lists: Lists::default(),
            incomplete: Vec::new(),
            page,
            fonts,
            look: Look::chinese(is_chinese(page.lang)),
            headings: 0,
            drawings: 0,
        }
    }

    pub fn blocks(&mut self, blocks: &[Block]) -> Result<(), Error> {
        self.nested(blocks, Place::default())
    }

    fn nested(&mut self, blocks: &[Block], place: Place) -> Result<(), Error> {
        for block in blocks {
            self.block(block, place)?;
        }
        Ok(())
    }

    fn block(&mut self, block: &Block, place: Place) -> Result<(), Error> {
        match block {
            Block::Heading { level, text, .. } => self.heading(*level, text, place),
            Block::Paragraph(text) => self.paragraph(text, place, ""),
            Block::List { start, items } => self.list(*start, items, place)?,
            Block::Quote(inner) => self.nested(inner, Place { quoted: true, ..place })?,
            Block::Code(code) => paragraph(&mut self.out, "Code", code.trim_end(), Look::default()),
            Block::Table(model) => {
                let look = self.look;
                table(&mut self.out, model, |out, cell| inlines(out, cell, look));
            }
            Block::Chart(id) => match self.page.figure(id) {
                Some(figure) => self.figure(figure)?,
                None => paragraph(&mut self.out, "Code", &format!("chart {id}"), Look::default()),
            },
            Block::Rule => paragraph(&mut self.out, "Rule", "", Look::default()),
        }
        Ok(())
    }

    /// The title stands above, so that the second level of the text is Word's first. Its bookmark is what the table
    /// of contents points to.
    fn heading(&mut self, level: u8, text: &[Inline], place: Place) {
        let level = level.clamp(2, 6) - 1;
        let listed = level <= 2 && !place.quoted && place.depth == 0;
        let number = self.headings;
        let look = self.look;
        styled(&mut self.out, &format!("Heading{level}"), "", |out| {
            if listed {
                out.push_str(&format!("<w:bookmarkStart w:id=\"{number}\" w:name=\"_Toc{number}\"/>"));
            }
            inlines(out, text, look);
            if listed {
                out.push_str(&format!("<w:bookmarkEnd w:id=\"{number}\"/>"));
            }
        });
        self.headings += usize::from(listed);
    }

    fn paragraph(&mut self, text: &[Inline], place: Place, numbering: &str) {
        let style = if place.quoted { "Quote" } else { "Normal" };
        let inside = if numbering.is_empty() && place.depth > 0 {
            format!("<w:ind w:left=\"{}\"/>", indent((place.depth - 1).min(LEVELS - 1)))
        } else {
            numbering.to_owned()
        };
        let look = self.look;
        styled(&mut self.out, style, &inside, |out| inlines(out, text, look));
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], place: Place) -> Result<(), Error> {
        let level = place.depth.min(LEVELS - 1);
        let id = self.lists.begin(start, level);
        let inner = Place { depth: place.depth + 1, ..place };
        let numbering = format!(
            "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr><w:spacing w:after=\"60\"/><w:ind w:left=\"{}\" w:hanging=\"360\"/>",
            indent(level)
        );
        for item in items {
            match item.as_slice() {
                [Block::Paragraph(text), rest @ ..] => {
                    // The box of a task stands where the bullet would.
                    let boxed = matches!(text.first(), Some(Inline::Tick(_)));
                    self.paragraph(text, inner, if boxed { "" } else { &numbering });
                    self.nested(rest, inner)?;
                }
                other => self.nested(other, inner)?,
            }
        }
        Ok(())
    }

    /// Labels that could not be drawn stand below with their numbers, or the description does when not even numbers
    /// could be, so that nothing is lost.
    fn figure(&mut self, figure: &Figure) -> Result<(), Error> {
        let picture = self.fonts.draw(&figure.id, &figure.svg)?;
        let mut words = figure.caption.clone();
        if picture.incomplete {
            self.incomplete.push(figure.id.clone());
            let key: Vec<String> = picture.key.iter().enumerate().map(|(index, label)| format!("[{}] {label}", index + 1)).collect();
            words = format!("{words}\n{}", if key.is_empty() { figure.alt.clone() } else { key.join("   ") });
        }
        self.drawings += 1;
        let drawing = drawing(&mut self.package, &figure.alt, picture, self.drawings);
        styled(&mut self.out, "Figure", "", |out| out.push_str(&drawing));
        paragraph(&mut self.out, "Caption", words.trim(), self.look);
        Ok(())
    }
}

fn inlines(out: &mut String, text: &[Inline], look: Look) {
    for inline in text {
        match inline {
            Inline::Text(text) => run(out, text, look),
            Inline::Code(code) => run(out, code, Look { code: true, ..look }),
            Inline::Strong(inner) => inlines(out, inner, Look { bold: true, ..look }),
            Inline::Emphasis(inner) => inlines(out, inner, Look { emphasis: true, ..look }),
            Inline::Strike(inner) => inlines(out, inner, Look { strike: true, ..look }),
            Inline::Link { href, text } => {
                // A field, not a relationship: Word calls a file broken when a relationship's target is an odd URL.
                field_begin(out, &format!("HYPERLINK \"{href}\""));
                inlines(out, text, Look { link: true, ..look });
                field_end(out);
            }
            Inline::Break => out.push_str("<w:r><w:br/></w:r>"),
            Inline::Tick(done) => run(out, &tick(*done).to_string(), look),
        }
    }
}
