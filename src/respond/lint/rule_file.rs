//! The shape of a rule's file: its texts in both languages, its source, its fixtures, and for word rules the words themselves.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::finding::Severity;
use super::input::{Draft, Lang};
use crate::domain::text::Text;

/// One rule as data. `kind: lint` rules have their check in Rust under the same id; `kind: word` rules are complete.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    pub kind: Kind,
    pub id: String,
    pub severity: Severity,
    pub title: Text,
    /// Why the rule exists.
    pub reason: Text,
    /// What is wrong here; `{name}` is filled from the finding's parameters.
    pub message: Text,
    /// How to mend it, where the place itself offers no better words.
    pub suggestion: Text,
    pub source: Source,
    #[serde(default)]
    pub applies_to: AppliesTo,
    #[serde(default)]
    pub mode: Mode,
    /// Words nearby that excuse a hit.
    #[serde(default)]
    pub unless: Unless,
    #[serde(default)]
    pub entries: Entries,
    /// Drafts on which the rule is silent.
    #[cfg_attr(not(test), expect(dead_code, reason = "a fixture that the tests hold the rule to"))]
    pub good: Vec<Draft>,
    /// Drafts on which it speaks.
    #[cfg_attr(not(test), expect(dead_code, reason = "a fixture that the tests hold the rule to"))]
    pub bad: Vec<Draft>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Word,
    Lint,
}

/// Whether the entries must not occur, or must.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    #[default]
    Forbid,
    /// One of the entries has to occur; the rule speaks where none does.
    Require,
}

/// Where a rule comes from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub title: Text,
    #[serde(default)]
    pub article: Option<String>,
    #[serde(default)]
    pub verified_on: Option<chrono::NaiveDate>,
    /// The text itself was not read for this entry.
    #[serde(default)]
    pub unverified: bool,
}

/// Which drafts a rule looks at; an empty list means all. What a draft does not tell satisfies no list but `min_harm`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AppliesTo {
    pub kinds: Vec<String>,
    pub not_kinds: Vec<String>,
    pub postures: Vec<String>,
    pub not_postures: Vec<String>,
    pub audiences: Vec<String>,
    /// Least score of harm; an unknown harm counts as enough.
    pub min_harm: u8,
    /// Only texts that have room: channels without a limit, or with at least so many characters.
    pub min_room: usize,
}

impl AppliesTo {
    /// Whether the rule looks at this draft.
    pub fn covers(&self, draft: &Draft) -> bool {
        let listed = |list: &[String], value: Option<&String>| list.is_empty() || value.is_some_and(|v| list.contains(v));
        let barred = |list: &[String], value: Option<&String>| value.is_some_and(|v| list.contains(v));
        let room = draft.channel.as_ref().and_then(|c| c.max_chars).unwrap_or(usize::MAX);
        listed(&self.kinds, draft.kind.as_ref())
            && !barred(&self.not_kinds, draft.kind.as_ref())
            && listed(&self.postures, draft.posture.as_ref())
            && !barred(&self.not_postures, draft.posture.as_ref())
            && listed(&self.audiences, draft.audience.as_ref())
            && draft.harm.unwrap_or(u8::MAX) >= self.min_harm
            && room >= self.min_room
    }
}

/// The words of a rule per language.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Entries {
    pub en: Vec<Entry>,
    pub zh: Vec<Entry>,
}

/// Classes of words that the lists of all rules share, per language: `{family}` in a pattern stands for any word of `family`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Classes {
    pub en: BTreeMap<String, Vec<String>>,
    pub zh: BTreeMap<String, Vec<String>>,
}

impl Classes {
    /// Adds the words of another file.
    pub fn extend(&mut self, more: Self) {
        for (all, more) in [(&mut self.en, more.en), (&mut self.zh, more.zh)] {
            for (name, words) in more {
                all.entry(name).or_default().extend(words);
            }
        }
    }

    /// The classes of one language.
    pub const fn of(&self, lang: Lang) -> &BTreeMap<String, Vec<String>> {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}

/// Some words that mean the same mistake.
///
/// `…` in a text stands for a stretch within the sentence, `~` for next to each other or nearly so, `(a|b)` for either word,
/// `{class}` for any word of a class, `*` at the end of a Latin word for any ending.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Entry {
    pub texts: Vec<String>,
    pub regex: Option<String>,
    /// Better words.
    pub instead: Option<String>,
    /// Words in the same sentence that excuse this entry.
    pub unless: Vec<String>,
}

/// Words that excuse a hit of any entry of the rule.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Unless {
    pub within: Within,
    pub en: Vec<String>,
    pub zh: Vec<String>,
}

/// How far an excuse may stand from the hit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Within {
    #[default]
    Sentence,
    /// The same sentence or the one after.
    Next,
}

/// Fills `{name}` places of a template. One pass: a value that holds braces is not filled again.
pub fn fill<'v>(template: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|c| open + c) else { break };
        out.push_str(&rest[..open]);
        out.push_str(value(&rest[open + 1..close]).unwrap_or(""));
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    out
}
