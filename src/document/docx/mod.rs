//! Markdown as DOCX: real heading styles, a table of contents, tables, charts as pictures, page numbers, watermark.
//!
//! Written by hand on top of `zip`, because the libraries at hand know neither alt texts of pictures nor watermarks,
//! and both are asked for. `package` is the ZIP, `run` the smallest pieces, `frame` what surrounds every page; the
//! notices use these three too. Nothing here reads Markdown or escapes by itself.

pub mod frame;
pub mod package;
pub mod run;
pub mod styles;

mod body;
mod drawing;
mod lists;
mod report_styles;
mod table;

use super::Error;
use super::model::{Entry, outline, under_title};
use super::page::Page;
use super::parse::parse;
use super::picture::Fonts;
use super::safe::is_chinese;
use body::Body;
use package::{Part, Properties};
use run::{Look, field_begin, field_end, paragraph, run, styled};

/// A finished file, and what its reader should know.
#[derive(Debug)]
pub struct Docx {
    pub bytes: Vec<u8>,
    /// Ids of charts with characters that no font of this machine has: their labels are numbers, explained below them.
    pub incomplete_charts: Vec<String>,
}

/// Renders Markdown as a DOCX; charts are drawn with `fonts`.
///
/// # Errors
/// [`Error::Chart`] when a figure is not SVG; the others when packing fails.
pub fn docx(markdown: &str, page: &Page<'_>, fonts: &Fonts) -> Result<Docx, Error> {
    let chinese = is_chinese(page.lang);
    let look = Look::chinese(chinese);
    let blocks = under_title(parse(markdown), page.title);
    let mut body = Body::new(page, fonts);
    styles::add(&mut body.package, page.lang, &report_styles::styles(chinese), &report_styles::extra(), "");
    title(&mut body.out, page, look);
    contents(&mut body.out, page, &outline(&blocks), look);
    body.blocks(&blocks)?;
    if !page.footer.is_empty() {
        paragraph(&mut body.out, "Closing", page.footer, look);
    }
    let running = if page.organization.is_empty() { page.title.to_owned() } else { format!("{}  |  {}", page.organization, page.title) };
    let running = super::chart::fit(&running, 9.0, 470.0);
    let Body { mut out, mut package, lists, incomplete, .. } = body;
    package.part(Part::Numbering, &lists.xml());
    let header = frame::header(&mut package, "default", &running, page.watermark, look);
    let footer = frame::footer(&mut package, "default", page.words.page_of, "", look);
    out.push_str(&frame::section(&format!("{header}{footer}"), &frame::REPORT));
    let bytes = package.finish(&out, &Properties { title: page.title, author: page.organization, lang: page.lang })?;
    Ok(Docx { bytes, incomplete_charts: incomplete })
}

fn title(out: &mut String, page: &Page<'_>, look: Look) {
    if !page.organization.is_empty() {
        paragraph(out, "Organization", page.organization, look);
    }
    paragraph(out, "Title", page.title, look);
    if let Some(mark) = page.watermark.filter(|mark| !mark.trim().is_empty()) {
        paragraph(out, "Badge", mark, look);
    }
    for (name, value) in &page.meta {
        styled(out, "Meta", "<w:tabs><w:tab w:val=\"left\" w:pos=\"1900\"/></w:tabs><w:ind w:left=\"1900\" w:hanging=\"1900\"/>", |out| {
            run(out, &format!("{name}\t"), Look { bold: true, ..look });
            run(out, value, look);
        });
    }
}

/// The table of contents as a field, with its entries as links already there. Page numbers appear when the reader
/// updates the field (F9): only a program that has laid out the pages knows them, and asking Word to update by itself
/// would greet the reader with a warning.
fn contents(out: &mut String, page: &Page<'_>, entries: &[Entry], look: Look) {
    if entries.len() < 2 || page.words.contents.is_empty() {
        return;
    }
    paragraph(out, "ContentsHeading", page.words.contents, look);
    for (number, entry) in entries.iter().enumerate() {
        styled(out, if entry.level == 2 { "TOC1" } else { "TOC2" }, "", |out| {
            if number == 0 {
                field_begin(out, "TOC \\o \"1-2\" \\h \\z \\u");
            }
            out.push_str(&format!("<w:hyperlink w:anchor=\"_Toc{number}\" w:history=\"1\">"));
            run(out, &entry.text, look);
            out.push_str("</w:hyperlink>");
            if number + 1 == entries.len() {
                field_end(out);
            }
        });
    }
}

#[cfg(test)]
mod tests;
