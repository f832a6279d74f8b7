//! The shipped rules held to their fixtures, to clean statements and to planted faults; data under `tests/lint/`.

mod corpus;
mod fillers;
mod generator;
mod reports_tests;
mod rules;
mod speed;

use std::path::Path;

use serde::Deserialize;

use crate::library::{Library, yaml};
use crate::respond::lint::Linter;
use crate::respond::lint::input::{Channel, Draft, Fact, Lang, Status};
use crate::respond::lint::rule_file::RuleFile;

/// The shipped rules, read but not compiled.
fn files() -> Vec<RuleFile> {
    super::rules(&Library::default(), None).expect("the shipped rules can be read").into_iter().map(|rule| rule.file).collect()
}

/// All shipped rules, both languages.
fn linter() -> Linter {
    Linter::new(files(), None).unwrap_or_else(|error| panic!("{error:?}"))
}

/// A file of `tests/lint/`.
fn data<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let text = match name {
        "corpus/zh" => include_str!("../../../../tests/lint/corpus/zh.yaml"),
        "corpus/en" => include_str!("../../../../tests/lint/corpus/en.yaml"),
        "faults/zh" => include_str!("../../../../tests/lint/faults/zh.yaml"),
        "faults/en" => include_str!("../../../../tests/lint/faults/en.yaml"),
        "faults/blind-zh" => include_str!("../../../../tests/lint/faults/blind-zh.yaml"),
        "faults/blind-en" => include_str!("../../../../tests/lint/faults/blind-en.yaml"),
        "faults/fresh-zh" => include_str!("../../../../tests/lint/faults/fresh-zh.yaml"),
        "faults/fresh-en" => include_str!("../../../../tests/lint/faults/fresh-en.yaml"),
        "faults/later-zh" => include_str!("../../../../tests/lint/faults/later-zh.yaml"),
        "faults/later-en" => include_str!("../../../../tests/lint/faults/later-en.yaml"),
        other => panic!("no data {other}"),
    };
    yaml::typed(text, Path::new(name)).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    lang: Lang,
    now: chrono::NaiveDateTime,
    organizations: Vec<String>,
    people: Vec<String>,
    contacts: Vec<String>,
    items: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    kind: String,
    channel: String,
    #[serde(default)]
    posture: Option<String>,
    #[serde(default)]
    audience: Option<String>,
    #[serde(default)]
    harm: Option<u8>,
    #[serde(default)]
    next: Option<chrono::NaiveDateTime>,
    facts: Vec<String>,
    #[serde(default)]
    refuted: Vec<String>,
    text: String,
}

/// The clean statements of both languages.
fn clean() -> Vec<Draft> {
    ["zh", "en"].into_iter().flat_map(read).collect()
}

fn read(name: &str) -> Vec<Draft> {
    let mut corpus: Corpus = data(&format!("corpus/{name}"));
    let items = std::mem::take(&mut corpus.items);
    items.into_iter().map(|item| draft(&corpus, item)).collect()
}

fn draft(corpus: &Corpus, item: Item) -> Draft {
    let fact = |(status, text): (Status, String), n: usize| Fact { id: format!("F-{n:04}"), text, status, public: true };
    let confirmed = item.facts.into_iter().map(|t| (Status::Confirmed, t));
    let facts = confirmed.chain(item.refuted.into_iter().map(|t| (Status::Refuted, t))).zip(1..).map(|(f, n)| fact(f, n)).collect();
    let max_chars = match item.channel.as_str() {
        "x" => Some(280),
        "sms" => Some(300),
        "weibo" => Some(2000),
        _ => None,
    };
    Draft {
        lang: corpus.lang,
        text: item.text,
        channel: Some(Channel { id: item.channel.clone(), kind: item.channel, max_chars }),
        kind: Some(item.kind),
        audience: item.audience,
        posture: item.posture,
        harm: item.harm,
        facts: Some(facts),
        people: corpus.people.clone(),
        organizations: corpus.organizations.clone(),
        contacts: corpus.contacts.clone(),
        now: Some(corpus.now),
        next_update: item.next,
        ..Draft::default()
    }
}
