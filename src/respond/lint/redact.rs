//! Taking out of a text whatever could identify a person: what the privacy rules find, names that the record knows, links and
//! handles. What is taken out is counted by rule, never kept.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::Linter;
use super::input::Draft;
use super::rules::privacy::link_face::links;
use super::text::fold::Folded;
use super::text::glyphs::Glyphs;
use super::text::person::{Form, people};
use crate::domain::text::Lang;

/// A link to a post or a page leads to whoever wrote it.
pub const LINK: &str = "edition.link";
/// `@somebody`: an account.
pub const HANDLE: &str = "edition.handle";

/// A text is looked at again after each removal, for what stood together only then; it settles long before.
const ROUNDS: usize = 6;

/// A name that the record knows.
#[derive(Clone, Debug)]
pub struct Name {
    pub name: String,
    /// What stands in its place.
    pub label: String,
    /// Under which id its removals are counted.
    pub kind: &'static str,
}

/// What was found, as bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier {
    pub span: Range<usize>,
    /// A privacy rule's id, the kind of a name, [`LINK`] or [`HANDLE`].
    pub kind: String,
    label: Option<String>,
}

/// Removes identifiers; `linter` should hold the privacy rules in both languages.
pub struct Redactor {
    linter: Linter,
    /// What may stand: our own organisation and its public contact data.
    allowed: Draft,
    names: Vec<Name>,
    automaton: Option<AhoCorasick>,
    mark: String,
}

impl Redactor {
    /// `mark` stands in the place of what has no label of its own. Names are matched as people see them: without regard to case, width or
    /// invisible characters, and as whole words where they are Latin.
    pub fn new(linter: Linter, organizations: Vec<String>, contacts: Vec<String>, names: Vec<Name>, mark: String) -> Self {
        let names: Vec<Name> = names.into_iter().filter(|one| one.name.chars().count() > 1).collect();
        let needles = names.iter().map(|one| folded(&one.name));
        // Names that no automaton can hold would be so many that a person's work cannot have made them.
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(needles).ok();
        Self { linter, allowed: Draft { organizations, contacts, ..Draft::default() }, names, automaton, mark }
    }

    /// Everything in the text that identifies somebody, in order, none inside another.
    pub fn identifiers(&self, text: &str) -> Vec<Identifier> {
        let mut found = self.known(text);
        for lang in [Lang::Zh, Lang::En] {
            let draft = Draft { lang, text: text.to_owned(), ..self.allowed.clone() };
            let findings = self.linter.lint(&draft).into_iter().filter(|finding| !finding.span.is_empty());
            found.extend(findings.map(|finding| Identifier { span: finding.span, kind: finding.rule, label: None }));
        }
        found.sort_by_key(|one| (one.span.start, std::cmp::Reverse(one.span.end)));
        let mut apart: Vec<Identifier> = Vec::new();
        for one in found {
            match apart.last_mut() {
                Some(last) if one.span.start < last.span.end => last.span.end = last.span.end.max(one.span.end),
                _ => apart.push(one),
            }
        }
        apart
    }

    /// The names that the record knows, links and handles: what needs no sentence around it to be told.
    pub fn known(&self, text: &str) -> Vec<Identifier> {
        let mut found = self.known_names(text);
        found.extend(addresses(text, &self.allowed.contacts));
        found
    }

    /// The text without them; each removal is counted under its kind.
    pub fn redact(&self, text: &str, removed: &mut BTreeMap<String, usize>) -> String {
        let mut text = text.to_owned();
        for _ in 0..ROUNDS {
            let found = self.identifiers(&text);
            if found.is_empty() {
                break;
            }
            for one in found.into_iter().rev() {
                text.replace_range(one.span, one.label.as_deref().unwrap_or(&self.mark));
                *removed.entry(one.kind).or_default() += 1;
            }
        }
        text
    }

    fn known_names(&self, text: &str) -> Vec<Identifier> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let folded = Folded::new(text);
        self.matches(automaton, &small(&folded.text), &folded)
    }

    fn matches(&self, automaton: &AhoCorasick, text: &str, folded: &Folded) -> Vec<Identifier> {
        let whole = |span: &Range<usize>| {
            let before = text[..span.start].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric());
            let after = text[span.end..].chars().next().is_some_and(|c| c.is_ascii_alphanumeric());
            let inner = &text[span.clone()];
            let (first, last) =
                (inner.starts_with(|c: char| c.is_ascii_alphanumeric()), inner.ends_with(|c: char| c.is_ascii_alphanumeric()));
            !(before && first || after && last)
        };
        let hits = automaton.find_iter(text).filter(|hit| whole(&hit.range()));
        hits.map(|hit| {
            let name = &self.names[hit.pattern().as_usize()];
            Identifier { span: folded.original(&hit.range()), kind: name.kind.to_owned(), label: Some(name.label.clone()) }
        })
        .collect()
    }
}

fn folded(text: &str) -> String {
    small(&Folded::new(text.trim()).text)
}

/// In small letters, but for the few whose small form takes other room: every offset stays.
fn small(text: &str) -> String {
    let one = |c: char| {
        let mut forms = c.to_lowercase();
        match (forms.next(), forms.next()) {
            (Some(small), None) if small.len_utf8() == c.len_utf8() => small,
            _ => c,
        }
    };
    text.chars().map(one).collect()
}

/// Links that are not our own, and handles.
fn addresses(text: &str, own: &[String]) -> Vec<Identifier> {
    let lower = text.to_ascii_lowercase();
    let ours = |link: &str| own.iter().any(|one| !one.is_empty() && link.contains(bare(&one.to_ascii_lowercase())));
    let link = |span: Range<usize>| Identifier { span, kind: LINK.to_owned(), label: None };
    let mut found: Vec<Identifier> = links(&lower).into_iter().filter(|span| !ours(&lower[span.clone()])).map(link).collect();
    for (at, _) in text.match_indices(['@', '＠']) {
        let sign = text[at..].chars().next().map_or(1, char::len_utf8);
        let length: usize =
            text[at + sign..].chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.')).map(char::len_utf8).sum();
        if length > 0 {
            found.push(Identifier { span: at..at + sign + length, kind: HANDLE.to_owned(), label: None });
        }
    }
    found
}

fn bare(address: &str) -> &str {
    let address = address.trim();
    let address = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(address);
    address.strip_prefix("www.").unwrap_or(address)
}

/// Whether a text alone is a person's full name, told by what the linter makes of it where a patient's name would stand.
pub fn is_full_name(text: &str) -> bool {
    let name = Folded::new(text.trim()).text;
    [format!("患者{name}于昨日入院。"), format!("The patient, {name}, was admitted.")]
        .iter()
        .any(|sentence| people(&Glyphs::new(sentence)).iter().any(|person| person.form == Form::Full && person.name == name))
}

/// The text in plain spelling, as it is compared: for tests that look for what must be gone.
#[cfg(test)]
pub fn plain(text: &str) -> String {
    Folded::new(text).text
}
