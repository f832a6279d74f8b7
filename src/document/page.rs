//! What the caller says about a document besides its Markdown: title, words, figures.

/// One document. All texts are already in the language of `lang`; an empty text leaves its place out.
#[derive(Clone, Debug, Default)]
pub struct Page<'a> {
    /// Language tag, `zh` or `en`; decides fonts and line breaking.
    pub lang: &'a str,
    pub title: &'a str,
    /// Who issues the document; stands above the title and in the running header.
    pub organization: &'a str,
    /// Pairs under the title: incident, level, period, written on, edition.
    pub meta: Vec<(String, String)>,
    /// Diagonal text behind every page, `DRAFT` or `演练`; also a badge beside the title.
    pub watermark: Option<&'a str>,
    /// The line at the end: confidentiality, origin, time of writing.
    pub footer: &'a str,
    pub words: Words<'a>,
    /// What the Markdown's ```` ```chart <id> ```` blocks stand for.
    pub figures: Vec<Figure>,
    /// Seconds after which a browser loads the page again: for a page that is written again and again.
    pub refresh: Option<u16>,
    /// Laid out for a screen on the wall: over its whole width, in two columns, in large type.
    pub wall: bool,
}

/// The few words a document needs that its author did not write.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words<'a> {
    /// Heading of the table of contents; empty: no table of contents.
    pub contents: &'a str,
    /// Link for keyboard and screen-reader users past the contents.
    pub skip: &'a str,
    /// `{page}` and `{pages}` are replaced by the page numbers: `第 {page} 页，共 {pages} 页`.
    pub page_of: &'a str,
}

/// A chart and what is said about it.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    pub id: String,
    /// A whole `<svg>` element made by [`super::chart`]; it is not escaped, so never take it from outside.
    pub svg: String,
    /// What the picture shows, for who cannot see it.
    pub alt: String,
    /// Printed below the picture.
    pub caption: String,
}

impl Page<'_> {
    pub(super) fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id == id)
    }
}
