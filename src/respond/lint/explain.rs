//! A finding in words: the rule's sentences in the reader's language, filled from the finding's parameters.

use super::Linter;
use super::finding::{Finding, Severity};
use super::rule_file::{Source, fill};
use crate::domain::text::Lang;

/// A finding as a person or an editor reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub rule: String,
    pub severity: Severity,
    /// Bytes of the text; empty where something is missing.
    pub span: std::ops::Range<usize>,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// In characters.
    pub length: usize,
    pub message: String,
    pub reason: String,
    pub source: String,
    /// Better words for the place, or how to mend it.
    pub suggestion: String,
}

impl Linter {
    /// The finding's sentences in `lang`.
    pub fn explain(&self, finding: &Finding, lang: Lang) -> Remark {
        let rule = self.rule(&finding.rule);
        let filled = |template: &str| fill(template, |name| finding.params.get(name).map(String::as_str));
        let say = |text: Option<&str>| text.map(filled).unwrap_or_default();
        Remark {
            rule: finding.rule.clone(),
            severity: finding.severity,
            span: finding.span.clone(),
            line: finding.line,
            column: finding.column,
            length: finding.length,
            message: say(rule.map(|rule| rule.message.get(lang))),
            reason: say(rule.map(|rule| rule.reason.get(lang))),
            source: rule.map(|rule| rule.source.named(lang)).unwrap_or_default(),
            suggestion: finding.suggestion.clone().unwrap_or_else(|| say(rule.map(|rule| rule.suggestion.get(lang)))),
        }
    }
}

impl Source {
    /// The source's title, and the article where one is known.
    pub fn named(&self, lang: Lang) -> String {
        match (&self.article, lang) {
            (None, _) => self.title.get(lang).to_owned(),
            (Some(article), Lang::En) => format!("{}, {article}", self.title.en),
            (Some(article), Lang::Zh) => format!("{}，{article}", self.title.zh),
        }
    }
}
