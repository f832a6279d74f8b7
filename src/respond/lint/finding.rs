//! What a rule says of a text, with its place in the text as it was written.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// How much a finding weighs: an error stops `submit`, a warning wants a second look, a suggestion is advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
    Suggestion,
}

/// One finding. Sentences are made later, from the rule's texts and these parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub rule: String,
    pub severity: Severity,
    /// Bytes of the original text; empty where something is missing.
    pub span: Range<usize>,
    /// 1-based.
    pub line: usize,
    /// 1-based, in characters.
    pub column: usize,
    /// In characters.
    pub length: usize,
    pub params: BTreeMap<&'static str, String>,
    /// Other words for exactly this place, where the rule knows some.
    pub suggestion: Option<String>,
}

/// A hit as a rule reports it.
#[derive(Debug, Clone, Default)]
pub struct Hit {
    pub span: Range<usize>,
    /// The span counts bytes of the original text, not of the folded one.
    pub original: bool,
    pub params: BTreeMap<&'static str, String>,
    pub suggestion: Option<String>,
}

impl Hit {
    /// A hit at a span of the folded text.
    pub fn at(span: Range<usize>) -> Self {
        Self { span, ..Self::default() }
    }

    /// A hit at a span of the text as it was written: for what folding removes or changes.
    pub fn in_original(span: Range<usize>) -> Self {
        Self { span, original: true, ..Self::default() }
    }

    /// Adds a parameter for the rule's sentences.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl std::fmt::Display) -> Self {
        self.params.insert(key, value.to_string());
        self
    }

    /// Offers other words for this place.
    #[must_use]
    pub fn instead(mut self, words: impl Into<String>) -> Self {
        self.suggestion = Some(words.into());
        self
    }
}

/// Turns byte spans into lines and columns in one forward walk, so that many findings stay linear.
pub struct Locator<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'t> Locator<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// Line and column of a byte offset; offsets must come in ascending order.
    pub fn locate(&mut self, offset: usize) -> (usize, usize) {
        for c in self.text[self.at..offset.max(self.at)].chars() {
            if c == '\n' {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += 1;
            }
        }
        self.at = offset.max(self.at);
        (self.line, self.column)
    }
}
