//! What polling a source gave.

use serde::Serialize;

use super::{Page, Row};
use crate::domain::source::{Poll, SourceKind};
use crate::domain::time::Timestamp;
use crate::ops::fetch::{Fetched, Why};
use crate::text::{Catalog, tr};

#[derive(Debug, Serialize)]
pub struct SourceView {
    pub id: String,
    pub kind: SourceKind,
    pub state: Poll,
    pub new: i64,
    /// Taken in before.
    pub known: i64,
    /// Matched by no watch, and therefore not kept.
    pub unmatched: i64,
    pub rejected: i64,
    /// Why it failed, as a code; null when it did not.
    pub failure: Option<String>,
    /// The same in words.
    pub reason: Option<String>,
    /// The next try after a failure.
    pub next_at: Option<Timestamp>,
}

impl SourceView {
    pub fn new(fetched: &Fetched, catalog: &Catalog) -> Self {
        let why = fetched.why.as_ref().map(|why| explained(why, catalog)).unzip();
        Self {
            id: fetched.id.clone(),
            kind: fetched.kind,
            state: fetched.poll(),
            new: fetched.new,
            known: fetched.known,
            unmatched: fetched.unmatched,
            rejected: fetched.rejected,
            failure: why.0,
            reason: why.1,
            next_at: fetched.next_at,
        }
    }
}

/// A code, and words.
fn explained(why: &Why, catalog: &Catalog) -> (String, String) {
    match why {
        Why::NotGot(failed) => {
            let word = catalog.word("trouble", failed.trouble.word());
            let words = match &failed.detail {
                Some(detail) => tr!(catalog, "notify-reason", reason = word.as_str(), detail = detail.as_str()),
                None => word,
            };
            (failed.trouble.to_string(), words)
        }
        Why::NotRead { file, error } => {
            let message = error.message(catalog);
            let words = match file {
                Some(file) => tr!(catalog, "fetch-file", file = file.as_str(), reason = message.as_str()),
                None => message,
            };
            (error.code().trim_start_matches("error-").to_owned(), words)
        }
    }
}

impl Row for SourceView {
    const COLUMNS: &'static [&'static str] = &["col-source", "col-new-mentions", "col-known", "col-unmatched", "col-result"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let catalog = page.ui.catalog;
        let mut result = catalog.word("source-state", self.state.word());
        if let Some(reason) = &self.reason {
            result = tr!(catalog, "fetch-failed", state = result, reason = reason.as_str());
        }
        if self.rejected > 0 {
            result = tr!(catalog, "fetch-rejected", result = result, rejected = self.rejected);
        }
        if let Some(next) = self.next_at {
            result = tr!(catalog, "fetch-next", result = result, time = page.time(next));
        }
        let counts = [self.new, self.known, self.unmatched].map(|count| count.to_string());
        [vec![self.id.clone()], counts.to_vec(), vec![result]].concat()
    }
}
