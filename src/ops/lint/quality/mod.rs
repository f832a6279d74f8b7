//! The shipped rules held to their fixtures, to clean statements and to planted faults; data under `tests/lint/`.

mod corpus;
mod fillers;
mod generator;
mod reports_tests;
mod rules;
mod speed;
mod training;

use std::path::Path;

use serde::Deserialize;

use crate::library::{Library, Source, yaml};
use crate::respond::lint::Linter;
use crate::respond::lint::input::{Channel, Draft, Fact, Lang, Status};
use crate::respond::lint::rule_file::{Classes, RuleFile};

/// The shipped rules, read but not compiled; from the YAML, since what is compiled in has no fixtures.
fn files() -> Vec<RuleFile> {
    let sources = Library::default().lint_rule_sources().expect("the shipped rules can be found");
    let read = |(_, source): (String, Source)| yaml::typed(&source.text, &source.path).unwrap_or_else(|error| panic!("{error:?}"));
    sources.into_iter().map(read).collect()
}

fn classes() -> Classes {
    super::rules::classes(&Library::default()).expect("the shipped classes can be read")
}

/// All shipped rules, both languages.
fn linter() -> Linter {
    Linter::new(files(), &classes(), None).unwrap_or_else(|error| panic!("{error:?}"))
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
        "faults/fourth-zh" => include_str!("../../../../tests/lint/faults/fourth-zh.yaml"),
        "faults/fourth-en" => include_str!("../../../../tests/lint/faults/fourth-en.yaml"),
        "faults/fifth-zh" => include_str!("../../../../tests/lint/faults/fifth-zh.yaml"),
        "faults/fifth-en" => include_str!("../../../../tests/lint/faults/fifth-en.yaml"),
        "faults/sixth-zh" => include_str!("../../../../tests/lint/faults/sixth-zh.yaml"),
        "faults/sixth-en" => include_str!("../../../../tests/lint/faults/sixth-en.yaml"),
        "corpus/sentences" => include_str!("../../../../tests/lint/corpus/sentences.yaml"),
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
