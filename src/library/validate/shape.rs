//! The shape of a playbook file, held against the JSON Schema.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;

use super::Checker;
use crate::error::{Error, Result};
use crate::library::did_you_mean;

/// Reports every place where the file has another shape.
pub fn check(checker: &mut Checker<'_>, schema: &Value) -> Result<()> {
    let validator = jsonschema::validator_for(schema).map_err(Error::bug)?;
    let value = checker.value.clone();
    for found in validator.iter_errors(&value) {
        report(checker, schema, &value, &found);
    }
    Ok(())
}

fn report(checker: &mut Checker<'_>, schema: &Value, value: &Value, found: &ValidationError<'_>) {
    let pointer = found.instance_path().to_string();
    match found.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            for key in unexpected {
                let error = unknown_key(schema, found, key);
                checker.problem(&format!("{pointer}/{}", crate::library::yaml::escape(key)), error);
            }
        }
        ValidationErrorKind::Required { property } => {
            checker.problem(&pointer, Error::input("problem-missing-key").with("key", property.as_str().unwrap_or_default()));
        }
        ValidationErrorKind::AnyOf { .. } => checker.problem(&pointer, alternatives(value.pointer(&pointer))),
        ValidationErrorKind::Pattern { .. } => {
            let code = if found.schema_path().to_string().contains("MetBy") { "problem-met-by" } else { "problem-duration" };
            checker.problem(&pointer, Error::input(code).with("value", plain(found.instance())));
        }
        ValidationErrorKind::Enum { options } => {
            let options: Vec<_> = options.as_array().into_iter().flatten().map(plain).collect();
            checker.problem(&pointer, choice(&plain(found.instance()), &options));
        }
        ValidationErrorKind::OneOfNotValid { .. } => checker.problem(&pointer, choice(&plain(found.instance()), &words(schema, found))),
        _ => checker.problem(&pointer, Error::input("problem-shape").cause(found)),
    }
}

/// The words of an enum whose variants are described one by one.
fn words(schema: &Value, found: &ValidationError<'_>) -> Vec<String> {
    let path = found.schema_path().to_string();
    let variants = schema.pointer(&resolve(&path)).and_then(Value::as_array);
    let word = |variant: &Value| variant.get("const").or_else(|| variant.pointer("/enum/0")).map(plain);
    variants.into_iter().flatten().filter_map(word).collect()
}

fn choice(value: &str, options: &[String]) -> Error {
    Error::input("problem-choice").with("value", value).with("options", options.join(", "))
}

/// A value that fits none of the forms a place takes: a text without one language, or no span of time.
fn alternatives(value: Option<&Value>) -> Error {
    match value {
        Some(Value::Object(map)) if map.keys().all(|key| key == "en" || key == "zh") => {
            let missing = if map.contains_key("en") { "zh" } else { "en" };
            Error::input("problem-language").with("lang", missing)
        }
        Some(Value::Object(map)) => match map.values().find(|inner| inner.is_string()) {
            Some(inner) => Error::input("problem-duration").with("value", plain(inner)),
            None => Error::input("problem-form").with("value", map.keys().cloned().collect::<Vec<_>>().join(", ")),
        },
        Some(Value::String(text)) => Error::input("problem-duration").with("value", text),
        other => Error::input("problem-form").with("value", other.map(plain).unwrap_or_default()),
    }
}

fn unknown_key(schema: &Value, found: &ValidationError<'_>, key: &str) -> Error {
    let parent = found.schema_path().to_string();
    let properties = parent.rsplit_once('/').map(|(parent, _)| format!("{parent}/properties"));
    let known: Vec<String> = properties
        .and_then(|pointer| schema.pointer(&resolve(&pointer))?.as_object().map(|map| map.keys().cloned().collect()))
        .unwrap_or_default();
    let error = Error::input("problem-unknown-key").with("key", key);
    match did_you_mean(key, known.iter().map(String::as_str)).first() {
        Some(near) => Error::input("problem-unknown-key-near").with("key", key).with("near", near),
        None => error,
    }
}

/// A schema path goes through `$ref`s; the pointer of the definition itself begins at the last `$defs`.
fn resolve(path: &str) -> String {
    path.rfind("/$defs/").map_or_else(|| path.to_owned(), |start| path[start..].to_owned())
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
