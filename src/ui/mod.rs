//! The only renderer: values become tables for people, or JSON, JSON Lines and CSV for programs.
//!
//! Views are structs of their own, apart from the domain: their JSON shape is a contract, additive only.

mod json;
mod page;
pub mod view;

use chrono_tz::Tz;
use serde_json::Value;

pub use self::page::{Page, bar};
use crate::domain::time::Timestamp;
use crate::text::Catalog;

/// How answers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Table,
    Json,
    Jsonl,
    Csv,
}

/// What a view is in JSON: one thing, or many.
pub enum Shape {
    One(Value),
    Many(Vec<Value>),
}

impl Shape {
    /// Every object says that it belongs to a drill.
    fn marked(self) -> Self {
        let mark = |mut value: Value| {
            if let Some(object) = value.as_object_mut() {
                object.insert("drill".to_owned(), true.into());
            }
            value
        };
        match self {
            Self::One(value) => Self::One(mark(value)),
            Self::Many(items) => Self::Many(items.into_iter().map(mark).collect()),
        }
    }
}

/// An answer: a value for programs and a page for people.
pub trait View {
    fn shape(&self) -> Shape;

    /// The JSON document of a list that may be long, written straight from its items; absent, it is made from the shape.
    fn document(&self) -> Option<String> {
        None
    }

    fn show(&self, page: &mut Page<'_>);
}

/// What a page is drawn with.
#[derive(Clone, Copy)]
pub struct Ui<'a> {
    pub catalog: &'a Catalog,
    pub now: Timestamp,
    /// Times are written in the workspace's zone as it was at that moment.
    pub zone: Tz,
    pub width: usize,
    pub color: bool,
    /// The drill that the answer belongs to: it says so everywhere.
    pub drill: Option<&'a str>,
}

impl Ui<'_> {
    /// A paragraph broken to the width, each line behind `prefix`.
    pub fn paragraph(&self, text: &str, prefix: &str) -> String {
        page::wrap(text, self.width.saturating_sub(prefix.len())).iter().map(|line| format!("{prefix}{line}\n")).collect()
    }
}

/// The text that goes to standard output.
pub fn render(view: &dyn View, format: Format, ui: Ui<'_>) -> String {
    let shape = || if ui.drill.is_some() { view.shape().marked() } else { view.shape() };
    match format {
        Format::Table => {
            let mut page = Page::new(ui);
            page.watermark();
            view.show(&mut page);
            page.finish()
        }
        Format::Json if ui.drill.is_some() => json::marked(shape()),
        Format::Json => view.document().unwrap_or_else(|| json::document(view.shape())),
        Format::Jsonl => json::lines(shape()),
        Format::Csv => json::csv(shape()),
    }
}

/// A value as an object of the contract: `{"schema":1, …}`.
pub fn object<T: serde::Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

pub use self::json::{csv_line, document, error_line, list, push_line, safe};
