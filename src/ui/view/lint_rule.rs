//! The linter's rules, beside the rule packs in the list, or one in full.

use serde::Serialize;

use super::rule::RuleRow;
use super::{Page, Row, Shape, View, object};
use crate::library::Origin;
use crate::ops::lint::LintRule;
use crate::respond::lint::finding::Severity;
use crate::respond::lint::rule_file::Kind;
use crate::text::{Catalog, tr};

/// A rule pack or a rule of the linter.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum AnyRule {
    Pack(Box<RuleRow>),
    Lint(Box<LintRuleRow>),
}

/// A rule of the linter: `kind` is `word` for a list of words, `lint` for a check in the program.
#[derive(Debug, Serialize)]
pub struct LintRuleRow {
    id: String,
    kind: &'static str,
    severity: Severity,
    title: String,
    reason: String,
    suggestion: String,
    source: String,
    article: Option<String>,
    verified_on: Option<String>,
    unverified: bool,
    active: bool,
    why: String,
    origin: Origin,
}

impl LintRuleRow {
    pub fn new(rule: &LintRule, catalog: &Catalog) -> Self {
        let (file, lang) = (&rule.file, catalog.lang());
        Self {
            id: file.id.clone(),
            kind: match file.kind {
                Kind::Word => "word",
                Kind::Lint => "lint",
            },
            severity: file.severity,
            title: file.title.get(lang).to_owned(),
            reason: file.reason.get(lang).to_owned(),
            suggestion: file.suggestion.get(lang).to_owned(),
            source: file.source.named(lang),
            article: file.source.article.clone(),
            verified_on: file.source.verified_on.map(|day| day.to_string()),
            unverified: file.source.unverified,
            active: rule.active,
            why: if rule.active { tr!(catalog, "lint-rule-everywhere") } else { tr!(catalog, "why-switched-off") },
            origin: rule.origin,
        }
    }

    fn state(&self, page: &Page<'_>) -> String {
        page.tr(if self.active { "rule-on" } else { "rule-off" })
    }
}

impl Row for AnyRule {
    const COLUMNS: &'static [&'static str] = RuleRow::COLUMNS;

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        match self {
            Self::Pack(row) => row.cells(page),
            Self::Lint(row) => vec![format!("{}\n{}", row.id, row.title), row.state(page), row.why.clone()],
        }
    }
}

impl View for LintRuleRow {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        page.heading(&self.id);
        page.line(&self.title);
        let severity = page.tr(super::lint::key(self.severity));
        page.fields(&[
            (page.tr("label-severity"), severity),
            (page.tr("label-reason"), self.reason.clone()),
            (page.tr("label-mend"), self.suggestion.clone()),
            (page.tr("label-source"), self.source.clone()),
            (page.tr("label-verified"), self.verified_on.clone().unwrap_or_default()),
            (page.tr("label-applies"), format!("{}{}", self.state(page), tr!(page.ui.catalog, "rule-because", why = self.why.as_str()))),
        ]);
    }
}
