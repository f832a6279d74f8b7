//! What would be wrong with a text if it went out now: builds what is known around a statement or a file, and lints.
//! The rules live in `respond::lint`; here is only where a text, a ledger and a roster come together.

mod around;
#[cfg(test)]
mod quality;
mod rules;
mod statement;
mod texts;

use crate::respond::lint::Linter;
use crate::respond::lint::explain::Remark;
use crate::respond::lint::finding::Severity;
use crate::respond::lint::input::Draft;

pub use self::rules::{LintRule, privacy, rules, unknown_rule};
pub use self::statement::{check, of_shown};
pub use self::texts::{Texts, check_texts};

/// One text with what was found in it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The file, for a text that is not in the store.
    pub file: Option<String>,
    /// The statement's handle, for one that is.
    pub statement: Option<String>,
    pub channel: Option<String>,
    pub text: String,
    pub remarks: Vec<Remark>,
}

impl Checked {
    fn of(linter: &Linter, draft: Draft, lang: crate::domain::text::Lang) -> Self {
        let remarks = linter.lint(&draft).iter().map(|finding| linter.explain(finding, lang)).collect();
        Self { file: None, statement: None, channel: draft.channel.map(|channel| channel.id), text: draft.text, remarks }
    }

    /// Where the text stands, as messages name it: a file, or a statement and its channel.
    pub fn name(&self) -> String {
        let parts = [self.file.as_deref(), self.statement.as_deref(), self.channel.as_deref().filter(|_| self.file.is_none())];
        parts.into_iter().flatten().collect::<Vec<_>>().join("/")
    }
}

/// How many remarks of a severity there are.
pub fn count(texts: &[Checked], severity: Severity) -> usize {
    texts.iter().flat_map(|text| &text.remarks).filter(|remark| remark.severity == severity).count()
}
