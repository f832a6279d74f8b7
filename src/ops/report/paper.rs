//! From rendered Markdown to the file that is handed over.

use serde_json::Value;

use super::{Head, Record, Removal, Writer};
use crate::document::{self, Figure, Fonts, Page, Words};
use crate::domain::text::Lang;
use crate::domain::words;
use crate::error::{Error, Result};
use crate::text::{Catalog, date_time, tr};

words! {
    /// How a report is written; the word is the file's extension.
    Form { Markdown = "md", Html = "html", Docx = "docx", Json = "json" }
}

/// A report that is ready to be written in its form.
pub struct Paper {
    pub markdown: String,
    pub figures: Vec<Figure>,
    /// Pairs under the title.
    pub meta: Vec<(String, String)>,
    pub lang: Lang,
    pub drill: bool,
    /// Seconds after which a browser loads the page again.
    pub refresh: Option<u16>,
    /// For a screen on the wall: wide, large, without contents.
    pub wall: bool,
    /// What the template was given.
    pub data: Value,
    /// What was taken out for the shareable edition; `None` for a report that stays in the house.
    pub removed: Option<Vec<Removal>>,
}

impl Paper {
    /// The same, loaded again by the browser every so many seconds.
    #[must_use]
    pub fn refreshing(self, refresh: Option<u16>) -> Self {
        Self { refresh, ..self }
    }

    /// One self-contained HTML file.
    pub fn html(&self, catalog: &Catalog, organization: &str) -> String {
        self.with_page(catalog, organization, |page| document::html(&self.markdown, page))
    }

    /// A DOCX and the ids of charts whose labels no font of this machine could draw.
    ///
    /// # Errors
    /// A defect: a chart that cannot be drawn, or parts that cannot be packed.
    pub fn docx(&self, catalog: &Catalog, organization: &str, fonts: &Fonts) -> Result<(Vec<u8>, Vec<String>)> {
        let docx = self.with_page(catalog, organization, |page| document::docx(&self.markdown, page, fonts));
        docx.map(|docx| (docx.bytes, docx.incomplete_charts)).map_err(Error::bug)
    }

    fn with_page<T>(&self, catalog: &Catalog, organization: &str, write: impl FnOnce(&Page<'_>) -> T) -> T {
        let title = document::title(&self.markdown);
        let [mark, footer, contents, skip] =
            ["report-watermark-drill", "report-footer", "report-contents", "report-skip"].map(|key| tr!(catalog, key));
        let page_of = tr!(catalog, "report-page-of", page = "{page}", pages = "{pages}");
        write(&Page {
            lang: self.lang.code(),
            title: &title,
            organization,
            meta: self.meta.clone(),
            watermark: self.drill.then_some(mark.as_str()),
            footer: &footer,
            words: Words { contents: if self.wall { "" } else { &contents }, skip: &skip, page_of: &page_of },
            figures: self.figures.clone(),
            refresh: self.refresh,
            wall: self.wall,
        })
    }
}

/// Markdown on its own has no charts: their blocks go, the tables beside them stay.
pub fn without_charts(markdown: &str) -> String {
    let mut kept = String::with_capacity(markdown.len());
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("```chart") {
            let _ = lines.find(|line| line.starts_with("```"));
            // The empty line after the block goes with it.
            let _ = lines.next();
            continue;
        }
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

impl Writer<'_> {
    /// What stands under the title of a page.
    pub(super) fn meta(&self, record: &Record) -> Vec<(String, String)> {
        let head = Head::new(record, self);
        let level = format!("{} {}", head.level, head.level_title);
        [("label-incident", head.id), ("label-level", level), ("label-stage", head.stage), ("report-written", date_time(self.now))]
            .into_iter()
            .map(|(key, value)| (tr!(self.catalog, key), value.trim().to_owned()))
            .collect()
    }
}
