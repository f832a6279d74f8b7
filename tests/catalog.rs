//! The message catalogue: both languages say the same things with the same places to fill, the program asks for nothing
//! that is not there, nothing is there that nobody asks for, and neither language leaks into the other.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::common::scan::{files, is_cjk, latin_words};

/// One message or attribute.
#[derive(Default)]
struct Message {
    /// Names of the places to fill.
    variables: BTreeSet<String>,
    /// What stands between the places.
    text: String,
    file: String,
}

/// Every message of a language by key, attributes as `key.attribute`. Two messages of one key are an error.
fn messages(lang: &str) -> BTreeMap<String, Message> {
    let mut all = BTreeMap::new();
    for (file, source) in files(&format!("locales/{lang}"), &["ftl"]) {
        let resource = parser::parse(source.as_str()).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let key = message.id.name.to_owned();
            let own = message.value.iter().map(|value| (key.clone(), value));
            let attributes = message.attributes.iter().map(|attribute| (format!("{key}.{}", attribute.id.name), &attribute.value));
            for (key, pattern) in own.chain(attributes) {
                let mut read = Message { file: file.clone(), ..Message::default() };
                take(pattern, &mut read);
                assert!(all.insert(key.clone(), read).is_none(), "{file}: `{key}` stands twice");
            }
        }
    }
    all
}

fn take(pattern: &Pattern<&str>, read: &mut Message) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => read.text.push_str(value),
            PatternElement::Placeable { expression } => take_expression(expression, read),
        }
    }
}

fn take_expression(expression: &Expression<&str>, read: &mut Message) {
    match expression {
        Expression::Inline(inline) => take_inline(inline, read),
        Expression::Select { selector, variants } => {
            take_inline(selector, read);
            for variant in variants {
                read.text.push('\n');
                take(&variant.value, read);
            }
        }
    }
}

fn take_inline(inline: &InlineExpression<&str>, read: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => drop(read.variables.insert(id.name.to_owned())),
        InlineExpression::StringLiteral { value } => read.text.push_str(value),
        InlineExpression::Placeable { expression } => take_expression(expression, read),
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            positional.iter().for_each(|argument| take_inline(argument, read));
        }
        _ => {}
    }
}

#[test]
fn both_languages_have_the_same_keys_and_places() {
    let (en, zh) = (messages("en"), messages("zh"));
    let keys = |one: &BTreeMap<String, Message>, other: &BTreeMap<String, Message>| -> Vec<String> {
        one.keys().filter(|key| !other.contains_key(*key)).cloned().collect()
    };
    assert_eq!((keys(&en, &zh), keys(&zh, &en)), (Vec::new(), Vec::new()), "keys of one language only: (en, zh)");
    for (key, message) in &en {
        // A place that holds one text per language is named after it.
        let of_zh: BTreeSet<String> =
            message.variables.iter().map(|name| name.strip_suffix("_en").map_or(name.clone(), |stem| format!("{stem}_zh"))).collect();
        assert_eq!(of_zh, zh[key].variables, "`{key}` has other places to fill in zh");
        assert_eq!(message.file.replace("/en/", "/zh/"), zh[key].file, "`{key}` stands in another file");
    }
}

/// Every string literal of the sources that may be a key.
fn literals() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, text) in files("src", &["rs"]) {
        for literal in text.split('"').skip(1).step_by(1) {
            let key = literal.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.' || c == '_');
            if key && !literal.is_empty() {
                found.insert(literal.to_owned());
            }
        }
    }
    found
}

/// Families whose keys are put together at run time, and what completes them.
const FAMILIES: &[&str] = &["word-", "param-", "unit-", "help-", "event-", "report-title-", "reason-", "gap-"];

#[test]
fn every_key_that_is_asked_for_exists() {
    let known = messages("en");
    let prefixes = [
        "error-", "hint-", "done-", "none-", "col-", "heading-", "label-", "problem-", "reject-", "breach-", "reason-", "open-", "help-",
        "gap-",
    ];
    let own_words = ["open-task-list", "help-arg-", "help-crisis.", "error-"];
    let mut missing = Vec::new();
    for literal in literals() {
        let asked = prefixes.iter().any(|prefix| literal.starts_with(prefix) && literal.len() > prefix.len());
        if asked && !own_words.contains(&literal.as_str()) && !known.contains_key(&literal) {
            missing.push(literal);
        }
    }
    assert!(missing.is_empty(), "src asks for messages that the catalogue does not have: {missing:?}");
}

#[test]
fn every_key_is_asked_for() {
    let asked = literals();
    let mut unused = Vec::new();
    for key in messages("en").keys() {
        let in_family = FAMILIES.iter().any(|family| key.starts_with(family));
        if !in_family && !asked.contains(key.split('.').next().unwrap_or(key)) && !asked.contains(key) {
            unused.push(key.clone());
        }
    }
    assert!(unused.is_empty(), "keys that nothing asks for: {unused:?}");
}

/// Codes of timeline rows: `work.event("…")`, and what `event-…` says of them.
#[test]
fn every_event_has_its_sentence_and_every_sentence_its_event() {
    let sources: String = files("src", &["rs"]).into_iter().map(|(_, text)| text).collect();
    let recorded: BTreeSet<String> =
        sources.split(".event(\"").skip(1).filter_map(|rest| rest.split('"').next()).map(|code| format!("event-{code}")).collect();
    assert!(recorded.len() > 20, "the scan finds no events");
    let told: BTreeSet<String> = messages("en").into_keys().filter(|key| key.starts_with("event-") && key != "event-with-words").collect();
    assert_eq!(recorded.difference(&told).collect::<Vec<_>>(), [""; 0], "recorded, but no sentence");
    // Some codes are chosen before they are recorded: they stand in the sources all the same.
    let chosen = literals();
    let silent: Vec<_> = told.iter().filter(|key| !chosen.contains(key.trim_start_matches("event-"))).collect();
    assert_eq!(silent, [""; 0], "a sentence, but never recorded");
}

/// Words of the domain: every `words!` entry that a page may show has its word.
#[test]
fn every_word_of_a_family_is_a_word_of_the_domain() {
    let domain: String = files("src/domain", &["rs"]).into_iter().map(|(_, text)| text).collect();
    let codes: BTreeSet<&str> = domain.split('"').collect();
    let free = [
        "word-audience-",
        "word-cluster-",
        "word-color-",
        "word-via-",
        "word-clock-",
        "word-origin-",
        "word-preparedness-",
        "word-measure-",
        "word-follow-up-",
    ];
    for key in messages("en").into_keys().filter(|key| key.starts_with("word-")) {
        if free.iter().any(|family| key.starts_with(family)) {
            continue;
        }
        let known = codes.iter().any(|code| !code.is_empty() && key.ends_with(&format!("-{}", code.replace('_', "-"))));
        assert!(known, "`{key}` is no word of the domain");
    }
}

#[test]
fn english_holds_no_chinese() {
    for (key, message) in messages("en") {
        let found: String = message.text.chars().filter(|c| is_cjk(*c)).collect();
        assert!(found.is_empty(), "{}: `{key}` holds {found}", message.file);
    }
}

/// Latin words that Chinese readers use: names, formats, units; and what stands in a command.
const AT_HOME_IN_CHINESE: &[&str] = &[
    // What a person types as it stands: options, their values, columns, ids.
    "published",
    "told",
    "task",
    "assessed",
    "resolved",
    "hand",
    "worst",
    "case",
    "now",
    "name",
    "roles",
    "table",
    "auto",
    "phone",
    "chat",
    "person",
    "via",
    "weibo",
    "douyin",
    "hotline",
    "hospital",
    "asia",
    "shanghai",
    "demo",
    "base",
    "http",
    "outcome",
    "merged",
    "reason",
    "force",
    "unconfirmed",
    "internal",
    "open",
    "result",
    "family",
    "lang",
    "lines",
    "time",
    "text",
    "platform",
    "author",
    "reposts",
    "comments",
    "likes",
    "reach",
    "sentiment",
    "parent",
    "attach",
    "lesson",
    "done",
    "drop",
    "ctrl",
    "medical",
    "dispute",
    "autopsy",
    "mermaid",
    "set",
    "verified",
    "unverified",
    "true",
    "deny",
    "diminish",
    "rebuild",
    "bolster",
    "social",
    "article",
    "short",
    "press",
    "script",
    "letter",
    "regulator",
    "store",
    "crisis",
    "toml",
    "json",
    "jsonl",
    "csv",
    "md",
    "yaml",
    "uuid",
    "utf",
    "sqlite",
    "postgres",
    "yes",
    "en",
    "zh",
    "inc",
    "st",
    "tsk",
    "clk",
    "url",
    "sha",
    "db",
    "id",
    "html",
    "docx",
    "shell",
    "bash",
    "zsh",
    "fish",
    "powershell",
    "elvish",
    "schema",
    "markdown",
    "iana",
    "pdf",
    "no",
    "color",
    "unknown",
    "ctrl",
];

#[test]
fn chinese_holds_no_english() {
    let mut foreign = Vec::new();
    for (key, message) in messages("zh").into_iter().filter(|(key, _)| !key.ends_with(".example") && *key != "welcome") {
        // Help and errors name the values that one types; there only a phrase of English is foreign.
        let names_values =
            ["help", "errors", "usage", "rules", "variables"].iter().any(|file| message.file.ends_with(&format!("/{file}.ftl")));
        for line in message.text.lines() {
            let prose: String = line
                .replace("review.md", "")
                .replace("[[people]]", "")
                .replace("[store]", "")
                .replace("Asia/Shanghai", "")
                .split("crisis ")
                .next()
                .unwrap_or_default()
                .split('`')
                .step_by(2)
                .collect();
            for word in latin_words(&prose) {
                // An option is an option; a word that a command takes stands with its meaning: phone（电话）.
                let at_home = line.contains(&format!("--{word}"))
                    || line.contains(&format!("{word}（"))
                    || word.len() < 3
                    || word.chars().all(|c| c.is_ascii_uppercase())
                    || AT_HOME_IN_CHINESE.contains(&word.to_lowercase().as_str());
                if !at_home && (!names_values || phrase(&prose, word)) {
                    foreign.push(format!("{}: `{key}` holds “{word}”: {line}", message.file));
                }
            }
        }
    }
    assert!(foreign.is_empty(), "{}", foreign.join("\n"));
}

/// Whether a word is followed by another of its language.
fn phrase(prose: &str, word: &str) -> bool {
    let after = prose.split_once(word).map_or("", |(_, after)| after);
    after.strip_prefix(' ').is_some_and(|next| next.starts_with(|c: char| c.is_ascii_alphabetic()) && !next.starts_with("Lines"))
}

/// Half-width punctuation between Chinese characters, and spaces beside them.
#[test]
fn chinese_is_set_as_chinese() {
    for (key, message) in messages("zh") {
        let characters: Vec<char> = message.text.chars().collect();
        for window in characters.windows(3) {
            let [before, middle, after] = window else { continue };
            let ideograph = |c: &char| matches!(c, '\u{4e00}'..='\u{9fff}');
            let wrong = ideograph(before) && ideograph(after) && matches!(middle, ',' | '.' | ';' | ':' | '?' | '!' | '(' | ')' | ' ');
            assert!(!wrong, "{}: `{key}`: “{}”", message.file, window.iter().collect::<String>());
        }
    }
}

#[test]
fn every_place_to_fill_is_filled_by_name() {
    for lang in ["en", "zh"] {
        for (key, message) in messages(lang) {
            assert!(
                !message.text.contains("{ ") && !message.text.contains("$"),
                "{lang} `{key}` has a place written as text: {}",
                message.text
            );
            let says = !message.text.trim().is_empty() || !message.variables.is_empty();
            assert!(says || key.starts_with("col-"), "{lang} `{key}` says nothing");
        }
    }
}
