//! JSON, JSON Lines and CSV. Whatever could drive a terminal is written as an escape; a CSV cell never starts a formula.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Shape;
use crate::text::is_hostile;

pub fn document(shape: Shape) -> String {
    let value = match shape {
        Shape::One(value) => with_schema(value),
        Shape::Many(items) => Value::Object(Map::from_iter([("schema".to_owned(), json!(1)), ("items".to_owned(), Value::Array(items))])),
    };
    let text = serde_json::to_string_pretty(&value).unwrap_or_default();
    safe(&text) + "\n"
}

/// The document of an answer that belongs to a drill: the list says so too.
pub fn marked(shape: Shape) -> String {
    let value = match shape {
        Shape::One(value) => with_schema(value),
        Shape::Many(items) => json!({"schema": 1, "drill": true, "items": items}),
    };
    safe(&serde_json::to_string_pretty(&value).unwrap_or_default()) + "\n"
}

/// `{"schema":1,"items":[…]}` straight from the items.
pub fn list<T: Serialize>(items: &[T]) -> String {
    #[derive(Serialize)]
    struct List<'a, T> {
        schema: u8,
        items: &'a [T],
    }
    let text = serde_json::to_string_pretty(&List { schema: 1, items }).unwrap_or_default();
    safe(&text) + "\n"
}

pub fn lines(shape: Shape) -> String {
    let items = match shape {
        Shape::One(value) => vec![with_schema(value)],
        Shape::Many(items) => items,
    };
    items.iter().map(|item| safe(&item.to_string()) + "\n").collect()
}

/// One value as a line of JSON Lines, straight from the value.
pub fn push_line<T: Serialize>(lines: &mut Vec<u8>, value: &T) {
    let start = lines.len();
    // Nothing that is written to memory fails, and a value that cannot be JSON leaves an empty line.
    if serde_json::to_writer(&mut *lines, value).is_err() {
        lines.truncate(start);
    }
    let line = std::str::from_utf8(&lines[start..]).unwrap_or_default();
    if !is_safe(line) {
        let escaped = safe(line);
        lines.truncate(start);
        lines.extend_from_slice(escaped.as_bytes());
    }
    lines.push(b'\n');
}

/// An error as one line of JSON.
pub fn error_line(error: &Value) -> String {
    safe(&json!({"schema": 1, "error": error}).to_string()) + "\n"
}

/// The contract's own key wins over a value's.
fn with_schema(value: Value) -> Value {
    let mut object = match value {
        Value::Object(map) => map,
        other => Map::from_iter([("value".to_owned(), other)]),
    };
    object.insert("schema".to_owned(), json!(1));
    Value::Object(object)
}

fn is_safe(text: &str) -> bool {
    // Most text is plain ASCII, and that is told quickly.
    text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || !text.chars().any(|c| is_hostile(c) && c != '\n')
}

/// Escapes, inside JSON text, the characters that JSON lets through raw but a terminal must not see.
pub fn safe(text: &str) -> String {
    if is_safe(text) {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hostile(c) && c != '\n' {
            let _ = write!(escaped, "\\u{:04x}", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

pub fn csv(shape: Shape) -> String {
    let items = match shape {
        Shape::One(value) => vec![value],
        Shape::Many(items) => items,
    };
    let mut header: Vec<String> = Vec::new();
    for key in items.iter().filter_map(Value::as_object).flat_map(Map::keys) {
        if !header.contains(key) {
            header.push(key.clone());
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    let _ = writer.write_record(&header);
    for item in &items {
        let _ = writer.write_record(header.iter().map(|key| cell(item.get(key))));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, tab or return for a formula: it gets an apostrophe.
fn cell(value: Option<&Value>) -> String {
    let text = match value {
        None | Some(Value::Null) => return String::new(),
        Some(Value::String(text)) => crate::text::printable(text),
        Some(Value::Number(number)) => return number.to_string(),
        Some(other) => safe(&other.to_string()),
    };
    harmless(text)
}

fn harmless(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) { format!("'{text}") } else { text }
}

/// A line of CSV, for a file that is written while its rows come.
pub fn csv_line(cells: &[&str]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let _ = writer.write_record(cells.iter().map(|text| harmless(crate::text::printable(text))));
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_raw_reaches_a_terminal() {
        let text = document(Shape::One(json!({"a": "\u{9b}x\u{202e}y\u{1b}[2J"})));
        assert!(text.contains("\\u009bx\\u202ey\\u001b[2J"), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["a"], "\u{9b}x\u{202e}y\u{1b}[2J");
    }

    #[test]
    fn a_cell_is_never_a_formula() {
        let text = csv(Shape::Many(vec![json!({"id": 1, "text": "=cmd|' /C calc'!A0"})]));
        assert_eq!(text, "id,text\n1,'=cmd|' /C calc'!A0\n");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_a_formula(text in crate::properties::hostile()) {
            let out = csv(Shape::Many(vec![json!({"text": text})]));
            let mut reader = csv::Reader::from_reader(out.as_bytes());
            let cell = reader.records().next().unwrap().unwrap().get(0).unwrap_or_default().to_owned();
            proptest::prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{:?}", cell);
        }
    }
}
