//! A watch: the keyword rule that decides which mentions matter.

use std::collections::BTreeMap;

use super::text::Text;

/// A named rule. It matches a text when at least one of `any`, `regex` and `near` is found (if any of them is given), every term
/// of `all` is found, and no term of `none` is.
///
/// Terms are compared after folding (width, case, script, hidden gaps). A term of letters matches whole words; a `*` at its end
/// lifts that on the right (`misdiagnos*`). Chinese terms match anywhere.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    pub id: String,
    pub title: Option<Text>,
    /// The playbook an alert of it suggests.
    pub playbook: Option<String>,
    pub any: Vec<String>,
    pub all: Vec<String>,
    pub none: Vec<String>,
    /// Regular expressions over the text as it was written, linear in time; write `(?i)` for any case.
    pub regex: Vec<String>,
    pub near: Vec<Near>,
    /// Other names of a term: wherever the key stands as a term, each of its names counts as well.
    pub aliases: BTreeMap<String, Vec<String>>,
    /// Platforms or feeds this watch looks at; empty means all. Compared without case.
    pub sources: Vec<String>,
}

/// Terms that must stand close together, in any order.
#[derive(Debug, Clone)]
pub struct Near {
    pub terms: Vec<String>,
    /// Most folded characters between the end of the first and the start of the last of them.
    pub within: usize,
}
