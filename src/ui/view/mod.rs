//! One view per kind of answer: a struct whose JSON is a contract, and how a person sees it.

pub mod alert;
pub mod assessment;
pub mod case;
pub mod comparison;
pub mod drill;
pub mod follow_up;
pub mod imports;
pub mod incident;
pub mod key;
pub mod ledger;
pub mod library;
pub mod lint;
pub mod lint_rule;
pub mod log;
pub mod measures;
pub mod mention;
pub mod notify;
pub mod pick_up;
pub mod playbook;
pub mod prepare;
pub mod proof;
pub mod proposal;
pub mod reason;
pub mod review;
pub mod rule;
pub mod search;
pub mod sentiment;
pub mod source;
pub mod statement;
pub mod stats;
pub mod status;
pub mod survey;
pub mod task;
pub mod trend;
pub mod watch;

use serde::Serialize;

use super::{Page, Shape, View, list, object};

/// Many of one kind, shown as a table.
pub struct List<T> {
    pub items: Vec<T>,
    /// Key of the sentence for none at all.
    pub none: &'static str,
}

/// A thing that is one row of a table.
pub trait Row: Serialize {
    /// Keys of the column headings.
    const COLUMNS: &'static [&'static str];
    fn cells(&self, page: &Page<'_>) -> Vec<String>;
}

impl<T: Row> View for List<T> {
    fn shape(&self) -> Shape {
        Shape::Many(self.items.iter().map(object).collect())
    }

    fn document(&self) -> Option<String> {
        Some(list(&self.items))
    }

    fn show(&self, page: &mut Page<'_>) {
        if self.items.is_empty() {
            let none = page.tr(self.none);
            page.line(&none);
        }
        rows(page, &self.items);
    }
}

/// A table of rows.
pub fn rows<T: Row>(page: &mut Page<'_>, items: &[T]) {
    let header: Vec<String> = T::COLUMNS.iter().map(|key| page.tr(key)).collect();
    let rows = items.iter().map(|item| item.cells(page)).collect();
    page.table(&header, rows);
}

/// What a verb did: a value for programs, a sentence for people.
pub struct Done {
    pub value: serde_json::Value,
    pub sentence: String,
}

impl Done {
    pub fn new<T: Serialize>(value: &T, sentence: String) -> Self {
        Self { value: object(value), sentence }
    }
}

impl View for Done {
    fn shape(&self) -> Shape {
        Shape::One(self.value.clone())
    }

    fn show(&self, page: &mut Page<'_>) {
        page.line(&self.sentence);
    }
}

/// Text and nothing else: Markdown, completions, a report.
pub struct Plain(pub String);

impl View for Plain {
    fn shape(&self) -> Shape {
        Shape::One(serde_json::json!({"text": self.0}))
    }

    fn show(&self, page: &mut Page<'_>) {
        page.block(&self.0);
    }
}

/// JSON that is somebody else's format: as it is.
pub struct Raw(pub serde_json::Value);

impl View for Raw {
    fn shape(&self) -> Shape {
        Shape::One(self.0.clone())
    }

    fn show(&self, page: &mut Page<'_>) {
        page.block(&serde_json::to_string_pretty(&self.0).unwrap_or_default());
    }
}

/// An empty string for nothing.
pub fn or_empty(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}
