//! The shareable edition of a report: what it is given, without what could identify anybody, and the last look before it leaves.
//!
//! People of the record become their roles, or a number where they hold none; what the privacy rules find, links and handles are
//! taken out. The finished text is read once more, as a stranger will read it: a template of the workspace may hold a name too.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;
use serde::Serialize;
use serde_json::Value;

use super::Writer;
use super::record::Record;
use crate::document::Figure;
use crate::domain::words;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::respond::lint::redact::{HANDLE, LINK, Name, Redactor, is_full_name};
use crate::store::Txn;
use crate::text::{Catalog, tr};

words! {
    /// For whom a report is written.
    Edition { Internal = "internal", Shareable = "shareable" }
}

/// People of the roster and of the record.
const PERSON: &str = "edition.person";
/// Who wrote a mention.
const AUTHOR: &str = "edition.author";

/// Identifiers that an error lists at most.
const LISTED: usize = 20;

/// The least number of characters from which the name of an account is looked for in texts, where it is no person's full name:
/// Chinese, other. Shorter ones are words of the language more often than not, and are found where they stand alone or behind an @.
const SHORTEST_ACCOUNT: (usize, usize) = (3, 5);

/// What was taken out, by kind.
#[derive(Clone, Debug, Serialize)]
pub struct Removal {
    /// The id of a privacy rule, or `edition.…`.
    pub kind: String,
    pub title: String,
    pub count: usize,
}

/// Everything that is needed to clean the data of one incident.
pub struct Cleaner {
    redactor: Redactor,
    /// Values that are nothing but the name of somebody.
    whole: BTreeMap<String, String>,
    titles: BTreeMap<String, String>,
    removed: BTreeMap<String, usize>,
}

impl Cleaner {
    pub(super) fn new(txn: &mut dyn Txn, library: &Library, record: &Record, writer: &Writer<'_>, data: &Value) -> Result<Self> {
        let catalog = writer.catalog;
        let organization = &writer.config.organization;
        let linter = crate::ops::lint::privacy(library)?;
        let lang = catalog.lang();
        let mut titles: BTreeMap<String, String> = crate::ops::lint::rules(library, None)?
            .into_iter()
            .filter(|rule| rule.file.id.starts_with("privacy."))
            .map(|rule| (rule.file.id.clone(), rule.file.title.get(lang).to_owned()))
            .collect();
        for (kind, key) in [(PERSON, "edition-person"), (AUTHOR, "edition-author"), (LINK, "edition-link"), (HANDLE, "edition-handle")] {
            titles.insert(kind.to_owned(), tr!(catalog, key));
        }
        let people = people(record, writer);
        let mut names = names(&people, writer);
        let spoken: String = strings(data).join("\n");
        names.extend(authors(txn, record.incident.id, &spoken, catalog)?);
        let own = std::iter::once(&organization.name).chain(&organization.short_name).cloned().collect();
        let contacts = organization.hotline.iter().chain(&organization.website).cloned().collect();
        let redactor = Redactor::new(linter, own, contacts, names, tr!(catalog, "edition-removed"));
        Ok(Self { redactor, whole: people, titles, removed: BTreeMap::new() })
    }

    /// The same data without identifiers; keys, numbers and truth values stay.
    pub fn clean(&mut self, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(text)),
            Value::Array(items) => Value::Array(items.iter().map(|item| self.clean(item)).collect()),
            Value::Object(fields) => Value::Object(fields.iter().map(|(key, value)| (key.clone(), self.clean(value))).collect()),
            other => other.clone(),
        }
    }

    pub fn text(&mut self, text: &str) -> String {
        match self.whole.get(text.trim()) {
            Some(label) => {
                *self.removed.entry(PERSON.to_owned()).or_default() += 1;
                label.clone()
            }
            None => self.redactor.redact(text, &mut self.removed),
        }
    }

    /// What was taken out, the most frequent first.
    pub fn removals(&self) -> Vec<Removal> {
        let title = |kind: &str| self.titles.get(kind).cloned().unwrap_or_else(|| kind.to_owned());
        let mut removals: Vec<Removal> =
            self.removed.iter().map(|(kind, count)| Removal { kind: kind.clone(), title: title(kind), count: *count }).collect();
        removals.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.kind.cmp(&b.kind)));
        removals
    }

    /// Reads the finished text and the words of the charts as a stranger would.
    ///
    /// # Errors
    /// Bad input while an identifier remains; each is listed with its rule and its line, and the words themselves, which are for whoever has
    /// to find them.
    pub fn refuse_identifiers(&self, markdown: &str, figures: &[Figure]) -> Result<()> {
        let charts: String =
            figures.iter().map(|figure| format!("{}\n{}\n{}\n", figure.alt, figure.caption, words_of(&figure.svg))).collect();
        // A label on a chart is cut where it must be, and half a word may look like a name: only known ones count there.
        let found = [(markdown, self.redactor.identifiers(markdown)), (charts.as_str(), self.redactor.known(&charts))];
        let mut remaining = Vec::new();
        for (text, identifiers) in found {
            for one in identifiers {
                let line = text[..one.span.start].matches('\n').count() + 1;
                let rule = self.titles.get(&one.kind).cloned().unwrap_or_else(|| one.kind.clone());
                let said = text[one.span].to_owned();
                remaining.push(Error::input("edition-remains").with("rule", rule).with("line", line).with("text", said));
            }
        }
        if remaining.is_empty() {
            return Ok(());
        }
        let count = remaining.len();
        remaining.truncate(LISTED);
        Err(Error::input("error-edition").with("count", count).details(remaining).hint("hint-edition"))
    }
}

/// What several cleaners took out, added up.
pub fn together(cleaners: &[Cleaner]) -> Vec<Removal> {
    let mut sum: BTreeMap<String, Removal> = BTreeMap::new();
    for one in cleaners.iter().flat_map(Cleaner::removals) {
        sum.entry(one.kind.clone()).and_modify(|known| known.count += one.count).or_insert(one);
    }
    let mut removals: Vec<Removal> = sum.into_values().collect();
    removals.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.kind.cmp(&b.kind)));
    removals
}

/// Everybody whom the record names in a field of its own, with what stands for them: the title of their role, or a number.
fn people(record: &Record, writer: &Writer<'_>) -> BTreeMap<String, String> {
    let mut labels = BTreeMap::new();
    for person in &writer.config.people {
        let role = person.roles.first().map(|role| writer.role(record, role));
        let label = role.map(|role| tr!(writer.catalog, "edition-role", role = role));
        for name in [&person.id, person.display_name()] {
            if let Some(label) = &label {
                labels.insert(name.to_owned(), label.clone());
            }
        }
    }
    let mut strangers: BTreeSet<&str> = record.events.iter().map(|event| event.actor.person.as_str()).collect();
    strangers.extend(writer.config.organization.spokesperson.as_deref());
    strangers.extend(record.incident.lead.as_deref());
    strangers.extend(record.tasks.iter().filter_map(|task| task.owner.as_deref()));
    strangers.extend(record.actions.iter().filter_map(|action| action.owner.as_deref()));
    strangers.extend(record.facts.iter().filter_map(|fact| fact.verified_by.as_deref()));
    strangers.extend(record.demands.iter().flat_map(|demand| [demand.by.as_deref(), demand.owner.as_deref()]).flatten());
    strangers.extend(record.parties.iter().filter_map(|party| party.stakeholder.name.as_deref()));
    for shown in &record.statements {
        strangers.insert(&shown.statement.author);
        strangers.extend(shown.approvals.iter().flat_map(|one| [one.person.as_str(), one.recorded_by.as_str()]));
    }
    let unknown: Vec<String> =
        strangers.into_iter().map(str::trim).filter(|who| !who.is_empty() && !labels.contains_key(*who)).map(str::to_owned).collect();
    for (number, who) in unknown.into_iter().enumerate() {
        labels.insert(who, tr!(writer.catalog, "edition-person-n", n = number + 1));
    }
    labels
}

/// Those of the people whose names are looked for inside texts: the roster's all, of the others what is a name and no ordinary word.
fn names(people: &BTreeMap<String, String>, writer: &Writer<'_>) -> Vec<Name> {
    let of_roster = |who: &str| writer.config.people.iter().any(|person| person.id == who || person.display_name() == who);
    let known = people.iter().filter(|(who, _)| of_roster(who) || is_full_name(who));
    let mut names: Vec<Name> = known.map(|(who, label)| Name { name: who.clone(), label: label.clone(), kind: PERSON }).collect();
    for person in &writer.config.people {
        let contact = person.contact.as_ref().filter(|contact| contact.chars().count() > 3);
        names.extend(contact.map(|contact| Name { name: contact.clone(), label: tr!(writer.catalog, "edition-removed"), kind: PERSON }));
    }
    names
}

/// Authors of mentions that occur in what people wrote.
fn authors(txn: &mut dyn Txn, incident: i64, spoken: &str, catalog: &Catalog) -> Result<Vec<Name>> {
    let authors: Vec<String> = txn.authors(incident)?.into_iter().filter(|author| author.trim().chars().count() > 1).collect();
    let Ok(automaton) = AhoCorasick::builder().ascii_case_insensitive(true).build(&authors) else { return Ok(Vec::new()) };
    let found: BTreeSet<usize> = automaton.find_overlapping_iter(spoken).map(|hit| hit.pattern().as_usize()).collect();
    let label = tr!(catalog, "edition-author-label");
    let names = found.into_iter().map(|index| authors[index].trim().to_owned()).filter(|name| is_account(name) || is_full_name(name));
    Ok(names.map(|name| Name { name, label: label.clone(), kind: AUTHOR }).collect())
}

/// Long enough not to be a word of the language by chance.
fn is_account(name: &str) -> bool {
    let wide = !name.is_ascii();
    name.chars().count() >= if wide { SHORTEST_ACCOUNT.0 } else { SHORTEST_ACCOUNT.1 }
}

fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(strings).collect(),
        Value::Object(fields) => fields.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

/// The texts of a drawing, a line each.
fn words_of(svg: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for c in svg.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                words.push('\n');
            }
            c if !inside => words.push(c),
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn redactor() -> &'static Redactor {
        static ONCE: std::sync::OnceLock<Redactor> = std::sync::OnceLock::new();
        ONCE.get_or_init(|| {
            let linter = crate::ops::lint::privacy(&Library::new(None)).expect("the built-in rules");
            let name = |name: &str, label: &str| Name { name: name.to_owned(), label: label.to_owned(), kind: PERSON };
            let names = vec![name("Tamsin Ferrars", "[nurse]"), name("欧阳明远", "〔医务处〕"), name("li", "[lead]")];
            Redactor::new(linter, vec!["First City Hospital".to_owned()], vec!["010-12345678".to_owned()], names, "[removed]".to_owned())
        })
    }

    fn cleaned(text: &str) -> String {
        redactor().redact(text, &mut BTreeMap::new())
    }

    /// Wide digits, an invisible character after every third, spaces after the third: how people write around filters.
    fn disguised(digits: &str, how: u8) -> String {
        let widened = |c: char| char::from_u32(c as u32 - u32::from('0') + u32::from('０')).unwrap_or(c);
        match how {
            0 => digits.to_owned(),
            1 => digits.chars().map(widened).collect(),
            2 => digits.chars().enumerate().flat_map(|(i, c)| [Some(c), (i % 3 == 2).then_some('\u{200b}')]).flatten().collect(),
            _ => format!("{} {} {}", &digits[..3], &digits[3..7], &digits[7..]),
        }
    }

    fn digits_of(text: &str) -> String {
        let folded = crate::respond::lint::redact::plain(text);
        folded.chars().filter(char::is_ascii_digit).collect()
    }

    proptest! {
        #[test]
        fn no_planted_number_survives(rest in 100_000_000_u64..999_999_999, how in 0..4_u8, before in crate::properties::hostile(), zh in any::<bool>()) {
            let phone = format!("13{rest}");
            let said = if zh { format!("{before}，请拨打{}联系", disguised(&phone, how)) } else { format!("{before}, ring {} for it", disguised(&phone, how)) };
            prop_assert!(!digits_of(&cleaned(&said)).contains(&phone), "{said:?} → {:?}", cleaned(&said));
        }

        #[test]
        fn no_known_name_survives(before in crate::properties::hostile(), after in crate::properties::hostile(), which in 0..2_usize) {
            let name = ["Tamsin Ferrars", "欧阳明远"][which];
            let text = cleaned(&format!("{before} {name} {after}"));
            prop_assert!(!crate::respond::lint::redact::plain(&text).to_lowercase().contains(&name.to_lowercase()), "{text:?}");
        }

        #[test]
        fn what_was_cleaned_holds_no_identifier(text in crate::properties::hostile()) {
            prop_assert_eq!(redactor().identifiers(&cleaned(&text)), vec![]);
        }
    }

    #[test]
    fn our_own_hotline_and_ordinary_words_stay() {
        for text in [
            "The hotline of the hospital is 010-12345678.",
            "The list was alive with questions.",
            "请拨打010-12345678咨询。",
            "事件已结束，处置历时3天。",
        ] {
            assert_eq!(cleaned(text), text);
        }
        assert_eq!(cleaned("Decided by li."), "Decided by [lead].", "an id of the roster stands for its person, as a whole word");
    }
}
