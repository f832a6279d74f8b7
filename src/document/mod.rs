//! Documents that people hand over: Markdown in, one self-contained HTML file or a DOCX out, charts as SVG,
//! and official notices and press statements as DOCX.
//!
//! Pure logic: no store, no clock, no file is read (the one exception is [`Fonts::system`], which the caller
//! decides to call). No sentence a person reads is written here: every word comes in with [`Page`], [`Notice`]
//! or a chart's labels. Nothing that comes in is trusted: text is escaped in one place ([`safe`]), Markdown is
//! reduced to a small model ([`model`]) before anything is written.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts and lengths far below 2^52"
)]

pub mod chart;
mod docx;
mod html;
mod model;
mod notice;
mod page;
mod parse;
mod picture;
mod safe;
pub mod sheet;

#[cfg(test)]
mod hostile_tests;

pub use docx::docx;
pub use html::html;
pub use notice::{Form, Notice, TitleFace, notice_docx};
pub use page::{Figure, Page, Words};
pub use picture::Fonts;

/// The words of a Markdown text's first heading of the first level; empty where it does not begin with one.
#[must_use]
pub fn title(markdown: &str) -> String {
    match parse::parse(markdown).first() {
        Some(model::Block::Heading { level: 1, text, .. }) => model::plain(text),
        _ => String::new(),
    }
}

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A chart handed in is not SVG that can be drawn.
    #[error("chart {id}: {reason}")]
    Chart { id: String, reason: String },
    /// The parts could not be packed into a DOCX.
    #[error("docx package: {0}")]
    Package(#[from] zip::result::ZipError),
    /// Writing into the package failed.
    #[error("docx package: {0}")]
    Write(#[from] std::io::Error),
}
