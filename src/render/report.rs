//! Reports: Markdown from a template, with everything that came from outside escaped by default.

use minijinja::value::{Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error as EngineError, Output, State};
use serde::Serialize;

use crate::error::Result;
use crate::text::printable;

/// Renders a report template over `data`. Text in `data` is escaped for Markdown unless the template says `| safe`.
///
/// # Errors
/// An unknown variable, or a template that does not parse.
pub fn report<T: Serialize>(name: &str, source: &str, data: &T) -> Result<String> {
    let mut environment = super::environment();
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    environment.set_formatter(write_escaped);
    add_filters(&mut environment);
    super::render(&environment, name, source, &super::value(data)).map(|text| super::tidy(&text) + "\n")
}

fn write_escaped(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), EngineError> {
    match value.as_str() {
        Some(text) if !value.is_safe() => Ok(out.write_str(&escape(text))?),
        _ if value.kind() == ValueKind::None => Ok(()),
        _ => Ok(out.write_str(&value.to_string())?),
    }
}

fn add_filters(environment: &mut Environment<'_>) {
    environment.add_filter("bar", |value: f64, largest: f64, width: usize| crate::ui::bar(value, largest, width));
    environment.add_filter("grouped", |value: f64| crate::ui::view::measures::grouped(value));
    environment.add_filter("quote", |text: String| Value::from_safe_string(quote(&text)));
    environment.add_filter("mermaid", |text: String| Value::from_safe_string(mermaid(&text)));
    environment.add_filter("round", |value: f64, digits: usize| format!("{value:.digits$}"));
}

/// Text as Markdown that shows exactly it: nothing in it becomes a heading, a link, a table cell, or HTML.
pub fn escape(text: &str) -> String {
    let text = printable(text);
    let mut escaped = String::with_capacity(text.len() + 8);
    for (index, c) in text.chars().enumerate() {
        match c {
            '\n' | '\t' => escaped.push(' '),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => escaped.extend(['\\', c]),
            '#' | '+' | '-' | '=' if index == 0 => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Text inside the quotation marks of a label in a Mermaid chart, which knows entities by `#name;`.
fn mermaid(text: &str) -> String {
    let mut label = String::with_capacity(text.len() + 8);
    for c in printable(text).chars() {
        match c {
            '\n' | '\t' => label.push(' '),
            '#' => label.push_str("#35;"),
            '"' => label.push_str("#quot;"),
            '<' => label.push_str("#lt;"),
            '>' => label.push_str("#gt;"),
            '`' => label.push_str("#96;"),
            _ => label.push(c),
        }
    }
    label
}

/// A block quote that keeps the lines of a text.
fn quote(text: &str) -> String {
    text.lines()
        .map(|line| if line.trim().is_empty() { ">".to_owned() } else { format!("> {}", escape(line)) })
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_stays_text() {
        let text =
            report("t", "{{ x }}|{{ y | quote }}", &serde_json::json!({"x": "<b>|[a](b)\u{1b}\n# h", "y": "# a\n\n{{ z }}"})).unwrap();
        assert_eq!(text, "&lt;b&gt;\\|\\[a\\](b) # h|> \\# a\n>\n> {{ z }}\n");
    }

    #[test]
    fn an_unknown_variable_is_named_with_its_line() {
        let error = report("review.en.md", "a\n{{ incident.titel }}", &serde_json::json!({"incident": {"title": "x"}})).unwrap_err();
        assert_eq!(error.place().map(ToString::to_string).as_deref(), Some("review.en.md:2:4"));
    }

    proptest::proptest! {
        /// No line break, no HTML, and every character that Markdown acts on behind a backslash.
        #[test]
        fn no_text_becomes_markup(text in crate::properties::hostile()) {
            let escaped = escape(&text);
            proptest::prop_assert!(!escaped.contains(['<', '>', '\n']), "{:?}", escaped);
            let mut characters = escaped.chars();
            while let Some(c) = characters.next() {
                match c {
                    '\\' => drop(characters.next()),
                    _ => proptest::prop_assert!(!matches!(c, '`' | '*' | '_' | '[' | ']' | '|' | '~'), "{:?}", escaped),
                }
            }
            proptest::prop_assert_eq!(quote(&text).lines().all(|line| line.starts_with('>')), true);
        }
    }
}
