//! The one template engine: conditions of playbooks, statement texts, reports. Nothing else uses minijinja.
//!
//! A template never sees the store, a file or a clock; all it can print comes in its context. Rendering has a fuel
//! limit, so that a template of a stranger ends.

mod gap;
mod report;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, ErrorKind, UndefinedBehavior, Value};
use serde::Serialize;

pub use self::gap::Gaps;
pub use self::report::report;
use crate::error::{Error, Result};

/// Steps a rendering may take; the largest report of the tests takes about a thousandth of it.
const FUEL: u64 = 200_000_000;

/// Evaluates a playbook condition over `context`.
///
/// # Errors
/// What is wrong with the expression, in the engine's words.
pub fn condition<T: Serialize>(expression: &str, context: &T) -> Result<bool, String> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(100_000));
    let compiled = environment.compile_expression(expression).map_err(|error| said(&error))?;
    compiled.eval(value(context)).map(|value| value.is_true()).map_err(|error| said(&error))
}

/// Names of a condition that are not in `known`; an error when it does not parse.
pub fn unknown_names(expression: &str, known: &dyn Fn(&str) -> bool) -> Result<Vec<String>, String> {
    let environment = Environment::empty();
    let compiled = environment.compile_expression(expression).map_err(|error| said(&error))?;
    let mut names: Vec<_> = compiled.undeclared_variables(false).into_iter().filter(|name| !known(name)).collect();
    names.sort();
    Ok(names)
}

/// Any serialisable value as a template value.
fn value<T: Serialize>(value: &T) -> Value {
    Value::from(Serde(value))
}

/// Renders a statement template; places left open become markers and are named in `gaps`.
///
/// # Errors
/// An unknown variable (named, with the template and the line), or a template that does not parse.
pub fn statement(name: &str, source: &str, context: &serde_json::Value, gaps: &Gaps) -> Result<String> {
    let mut environment = environment();
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    render(&environment, name, source, &gaps.context(context)).map(|text| tidy(&text))
}

/// Renders a notification: plain words, no places left open.
///
/// # Errors
/// As [`statement`].
pub fn message<T: Serialize>(name: &str, source: &str, context: &T) -> Result<String> {
    let mut environment = environment();
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    render(&environment, name, source, &value(context)).map(|text| tidy(&text))
}

fn render(environment: &Environment<'_>, name: &str, source: &str, context: &Value) -> Result<String> {
    let template = environment.template_from_named_str(name, source).map_err(|error| template_error(name, source, &error))?;
    if let Some(variable) = undeclared(&template, context).first() {
        return Err(unknown_variable(name, source, variable));
    }
    template.render(context).map_err(|error| template_error(name, source, &error))
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment
}

/// Variables, dotted, that the context does not hold.
fn undeclared(template: &minijinja::Template<'_, '_>, context: &Value) -> Vec<String> {
    let mut names: Vec<_> = template.undeclared_variables(true).into_iter().filter(|name| !holds(context, name)).collect();
    names.sort();
    names
}

fn holds(context: &Value, dotted: &str) -> bool {
    let mut value = context.clone();
    for part in dotted.split('.') {
        match value.get_attr(part) {
            Ok(inner) if !inner.is_undefined() => value = inner,
            _ => return value.kind() != minijinja::value::ValueKind::Map,
        }
    }
    true
}

fn unknown_variable(name: &str, source: &str, variable: &str) -> Error {
    let position = place_of(source, variable);
    Error::input("error-template-variable")
        .with("variable", variable)
        .at(std::path::Path::new(name), Some(position))
        .hint("hint-template-show")
        .hint_with("template", std::path::Path::new(name).file_name().map_or(name, |file| file.to_str().unwrap_or(name)))
}

/// Where a name first stands as a whole word inside a tag.
fn place_of(source: &str, variable: &str) -> (usize, usize) {
    let part_of_name = |c: char| c.is_alphanumeric() || c == '_';
    let inside_tag = |before: &str| before.rfind('{').is_some_and(|open| before.rfind('}').is_none_or(|close| close < open));
    let stands = |at: &usize| {
        let (before, after) = (&source[..*at], &source[at + variable.len()..]);
        inside_tag(before) && !before.ends_with(|c| part_of_name(c) || c == '.') && !after.starts_with(part_of_name)
    };
    let at = source.match_indices(variable).map(|(at, _)| at).find(stands);
    at.map_or((1, 1), |at| crate::workspace::line_column(source, at))
}

fn template_error(name: &str, source: &str, error: &minijinja::Error) -> Error {
    let position = error.line().map(|line| {
        let column = error.range().map_or(1, |range| crate::workspace::line_column(source, range.start).1);
        (line, column)
    });
    let code = if error.kind() == ErrorKind::OutOfFuel { "error-template-endless" } else { "error-template" };
    Error::input(code).at(std::path::Path::new(name), position).cause(said(error))
}

fn said(error: &minijinja::Error) -> String {
    error.detail().map_or_else(|| error.kind().to_string(), str::to_owned)
}

/// No trailing spaces, never more than one empty line, no empty line at either end.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines().map(str::trim_end) {
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            tidied.push_str(line);
            tidied.push('\n');
        }
    }
    tidied.trim().to_owned()
}
