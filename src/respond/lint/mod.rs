//! The statement linter: what would be wrong with this text if it went out now?
//! Pure logic. A text and what is known around it go in, findings with exact places come out.
//! Rules live one to a file under `rules/`, their sentences and word lists as data in the rule packs;
//! `text/` reads a text once for all of them. No clock, no store and no sentence for users lives here.

pub mod compare;
pub mod error;
pub mod explain;
pub mod finding;
pub mod input;
mod ledger;
mod pattern;
pub mod redact;
pub mod registry;
pub mod rule_file;
mod rules;
mod scan;
mod text;
pub mod wording;
mod words;

use std::ops::Range;

use error::RuleError;
use finding::{Finding, Hit, Locator};
use input::{Draft, Lang};
use ledger::Ledger;
use registry::CHECKS;
use rule_file::{Classes, Kind, RuleFile};
use text::Analysis;
use words::Words;

/// What a check sees.
pub struct Context<'d> {
    pub draft: &'d Draft,
    pub text: &'d Analysis,
    pub ledger: &'d Ledger<'d>,
}

/// A check in Rust and the id of the rule that it serves.
pub struct Check {
    pub id: &'static str,
    pub run: fn(&Context<'_>, &mut Vec<Hit>),
}

/// All rules, compiled once.
pub struct Linter {
    files: Vec<RuleFile>,
    words: Words,
    /// Rule number of each check.
    checks: Vec<(usize, &'static Check)>,
}

impl Linter {
    /// Compiles rules: their word lists of both languages, or of `only` one, which takes half the time. A check whose rule
    /// is not among them (it is switched off) does not run.
    ///
    /// # Errors
    /// A `kind: lint` rule without a check of its id; a word list that cannot be compiled.
    pub fn new(mut files: Vec<RuleFile>, classes: &Classes, only: Option<Lang>) -> Result<Self, RuleError> {
        files.sort_by(|a, b| a.id.cmp(&b.id));
        let checks = pair(&files)?;
        Ok(Self { words: Words::new(&files, classes, only)?, files, checks })
    }

    /// All rules, by id.
    #[cfg(test)]
    pub fn rules(&self) -> &[RuleFile] {
        &self.files
    }

    /// The rule of an id.
    pub fn rule(&self, id: &str) -> Option<&RuleFile> {
        self.files.binary_search_by(|f| f.id.as_str().cmp(id)).ok().map(|i| &self.files[i])
    }

    /// Checks a draft; findings come in the order of the text.
    pub fn lint(&self, draft: &Draft) -> Vec<Finding> {
        let text = Analysis::new(&draft.text, draft);
        let ledger = Ledger::new(draft);
        let context = Context { draft, text: &text, ledger: &ledger };
        let mut hits = self.words.check(&self.files, draft, &text);
        for (rule, check) in &self.checks {
            if self.files[*rule].applies_to.covers(draft) {
                let mut found = Vec::new();
                (check.run)(&context, &mut found);
                hits.extend(found.into_iter().map(|h| (*rule, h)));
            }
        }
        self.drop_likenesses(&mut hits);
        self.place(hits, draft, &text)
    }

    /// Where a list of words can say what is wrong, likeness to what went wrong has nothing to add.
    fn drop_likenesses(&self, hits: &mut Vec<(usize, Hit)>) {
        let is_likeness = |rule: usize| self.files[rule].id == rules::tone::wording::CHECK.id;
        let said: Vec<Range<usize>> =
            hits.iter().filter(|(rule, _)| self.files[*rule].kind == Kind::Word).map(|(_, hit)| hit.span.clone()).collect();
        let is_said = |span: &Range<usize>| said.iter().any(|said| said.start < span.end && span.start < said.end);
        hits.retain(|(rule, hit)| !is_likeness(*rule) || !is_said(&hit.span));
    }

    fn place(&self, hits: Vec<(usize, Hit)>, draft: &Draft, text: &Analysis) -> Vec<Finding> {
        let span = |hit: &Hit| if hit.original { hit.span.clone() } else { text.folded.original(&hit.span) };
        let mut placed: Vec<(usize, Hit, Range<usize>)> =
            hits.into_iter().map(|(rule, hit)| (rule, span(&hit), hit)).map(|(rule, span, hit)| (rule, hit, span)).collect();
        placed.sort_by_key(|a| (a.2.start, a.2.end, a.0));
        let mut locator = Locator::new(&draft.text);
        placed
            .into_iter()
            .map(|(rule, hit, span)| {
                let (line, column) = locator.locate(span.start);
                let length = draft.text[span.clone()].chars().count();
                let Hit { params, suggestion, .. } = hit;
                Finding {
                    rule: self.files[rule].id.clone(),
                    severity: self.files[rule].severity,
                    span,
                    line,
                    column,
                    length,
                    params,
                    suggestion,
                }
            })
            .collect()
    }
}

/// Gives each `kind: lint` rule its check.
fn pair(files: &[RuleFile]) -> Result<Vec<(usize, &'static Check)>, RuleError> {
    let rules = files.iter().enumerate().filter(|(_, file)| file.kind == Kind::Lint);
    rules
        .map(|(number, file)| {
            let check = CHECKS.iter().find(|check| check.id == file.id);
            check.map(|check| (number, *check)).ok_or_else(|| RuleError::NoCheck { rule: file.id.clone() })
        })
        .collect()
}

/// The sentences of a draft as the checks see them: folded, in lower case.
#[cfg(test)]
pub fn sentences(draft: &Draft) -> Vec<String> {
    let text = Analysis::new(&draft.text, draft);
    text.sentences.iter().map(|sentence| text.lower[sentence.clone()].to_owned()).collect()
}
