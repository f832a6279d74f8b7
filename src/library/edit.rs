//! Changing one value in a YAML file and nothing else: comments, order and spelling of the rest stay as their author left them.
//!
//! A path names keys, and items of a list by their id: `respond.clocks.first-statement.limit.I`. A value that the file only inherits
//! is taken over with `override: true` first, as whoever edits by hand would.

use std::ops::Range;
use std::path::Path;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};
use serde_json::{Map, Value};

use super::yaml;
use crate::error::{Error, Result};

/// Sections whose lists a child playbook joins with its parent's; what lies deeper is replaced whole.
const SECTIONS: [&str; 4] = ["monitor", "assess", "respond", "review"];

/// The text with `value` (YAML) at `path`. `inherited` is what the file's parent holds, `null` where there is none.
///
/// # Errors
/// Bad input for a value that is no YAML, a path that leads nowhere, or one that names a block instead of a value within it.
pub fn set(text: &str, file: &Path, path: &str, value: &str, inherited: &Value) -> Result<String> {
    yaml::positions(text, file)?;
    let value: Value = yaml::parse(value, Path::new(path))?;
    let keys: Vec<&str> = path.split('.').collect();
    if keys.iter().any(|key| key.is_empty()) {
        return Err(nowhere(path, path));
    }
    let root = tree(text);
    let (mut node, mut known) = (&root, inherited);
    for (depth, key) in keys.iter().enumerate() {
        match node.child(key, text) {
            Some(child) => {
                node = child;
                known = within(known, key);
            }
            None => return insert(text, node, &keys, depth, &value, known),
        }
    }
    if node.block && !matches!(node.kind, Kind::Scalar) {
        return Err(Error::input("error-edit-block").with("path", path));
    }
    Ok(replaced(text, node.span.clone(), &flow(&value)))
}

/// The text with one more item in the list `key` of the first level, which begins with it where there is none yet.
pub fn append(text: &str, key: &str, item: &Value) -> String {
    let root = tree(text);
    match root.child(key, text) {
        Some(list) => added(text, list, &Entry::Item(item)),
        None => added(text, &root, &Entry::Pair(key, &Value::Array(vec![item.clone()]))),
    }
}

/// Puts what is missing from `keys[depth]` on into `node`.
fn insert(text: &str, node: &Node, keys: &[&str], depth: usize, value: &Value, known: &Value) -> Result<String> {
    let path = keys.join(".");
    let missing = keys[depth];
    match node.kind {
        Kind::Scalar => Err(nowhere(&path, missing)),
        Kind::List(_) => {
            let item = taken_over(known, &keys[depth..], value).ok_or_else(|| nowhere(&path, missing))?;
            Ok(added(text, node, &Entry::Item(&item)))
        }
        Kind::Map(_) => {
            let rest = built(within(known, missing), &keys[depth + 1..], value, SECTIONS.contains(&missing) && depth == 0);
            let rest = rest.ok_or_else(|| nowhere(&path, missing))?;
            Ok(added(text, node, &Entry::Pair(missing, &rest)))
        }
    }
}

/// What stands under a key that the file does not have yet: the inherited value, changed. Of a section only what changes.
fn built(known: &Value, keys: &[&str], value: &Value, section: bool) -> Option<Value> {
    let Some((key, rest)) = keys.split_first() else { return Some(value.clone()) };
    match known {
        Value::Array(_) => Some(Value::Array(vec![taken_over(known, keys, value)?])),
        Value::Object(fields) => {
            let mut fields = if section { Map::new() } else { fields.clone() };
            fields.insert((*key).to_owned(), built(within(known, key), rest, value, false)?);
            Some(Value::Object(fields))
        }
        _ => None,
    }
}

/// The inherited item that `keys` begin with, changed, marked as the child's own.
fn taken_over(list: &Value, keys: &[&str], value: &Value) -> Option<Value> {
    let (id, rest) = keys.split_first()?;
    let item = list.as_array()?.iter().find(|item| item["id"] == *id)?;
    let mut item = if rest.is_empty() { value.clone() } else { built(item, rest, value, false)? };
    item.as_object_mut()?.insert("override".to_owned(), Value::Bool(true));
    Some(item)
}

fn within<'v>(known: &'v Value, key: &str) -> &'v Value {
    const NOTHING: &Value = &Value::Null;
    match known {
        Value::Object(fields) => fields.get(key).unwrap_or(NOTHING),
        Value::Array(items) => items.iter().find(|item| item["id"] == *key).unwrap_or(NOTHING),
        _ => NOTHING,
    }
}

fn nowhere(path: &str, key: &str) -> Error {
    Error::input("error-edit-path").with("path", path).with("key", key)
}

fn replaced(text: &str, span: Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &text[..span.start], &text[span.end..])
}

enum Entry<'v> {
    Pair(&'v str, &'v Value),
    Item(&'v Value),
}

/// One more entry at the end of a map or a list.
fn added(text: &str, node: &Node, entry: &Entry<'_>) -> String {
    let line = |indent: usize| match entry {
        Entry::Pair(key, value) => format!("{}:{}", plain(key), nested(value, indent)),
        Entry::Item(value) => format!("- {}", flow(value)),
    };
    if !node.block {
        let inner = match entry {
            Entry::Pair(key, value) => format!("{}: {}", plain(key), flow(value)),
            Entry::Item(value) => flow(value),
        };
        let gap = if node.is_empty() { "" } else { ", " };
        return replaced(text, node.span.end - 1..node.span.end - 1, &format!("{gap}{inner}"));
    }
    // The line on which the last value ends, with the remark that may stand behind it.
    let last = text[..node.span.end].trim_end().len();
    let end = text[last..].find('\n').map_or(text.len(), |at| last + at);
    replaced(text, end..end, &format!("\n{}{}", " ".repeat(node.column), line(node.column)))
}

/// What stands behind a new key's colon: a list below it, item by item; everything else on the same line.
fn nested(value: &Value, indent: usize) -> String {
    match value {
        Value::Array(items) if !items.is_empty() => {
            items.iter().map(|item| format!("\n{}- {}", " ".repeat(indent + 2), flow(item))).collect::<String>()
        }
        Value::Object(fields) if fields.values().any(Value::is_array) => fields
            .iter()
            .map(|(key, value)| format!("\n{}{}:{}", " ".repeat(indent + 2), plain(key), nested(value, indent + 2)))
            .collect::<String>(),
        _ => format!(" {}", flow(value)),
    }
}

/// One line of YAML.
fn flow(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let fields: Vec<String> = fields.iter().map(|(key, value)| format!("{}: {}", plain(key), flow(value))).collect();
            format!("{{{}}}", fields.join(", "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::String(text) => plain(text),
        other => other.to_string(),
    }
}

/// Words and spans of time as a person writes them, everything else between quotation marks.
fn plain(text: &str) -> String {
    let simple = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let word = text.starts_with(|c: char| c.is_ascii_alphabetic()) && !text.ends_with('-');
    let reserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].iter().any(|one| text.eq_ignore_ascii_case(one));
    let span =
        text.strip_suffix(['m', 'h', 'd', 'w']).is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()));
    if simple && word && !reserved || span { text.to_owned() } else { Value::from(text).to_string() }
}

/// A value of the file and where it stands, in bytes.
struct Node {
    span: Range<usize>,
    /// Of the first key or dash, from 0.
    column: usize,
    /// Written over lines, by indentation.
    block: bool,
    kind: Kind,
}

enum Kind {
    Scalar,
    Map(Vec<(String, Node)>),
    List(Vec<Node>),
}

impl Node {
    const fn is_empty(&self) -> bool {
        match &self.kind {
            Kind::Scalar => true,
            Kind::Map(entries) => entries.is_empty(),
            Kind::List(items) => items.is_empty(),
        }
    }

    /// Under a key, or the item of an id.
    fn child(&self, key: &str, text: &str) -> Option<&Self> {
        match &self.kind {
            Kind::Scalar => None,
            Kind::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, node)| node),
            Kind::List(items) => items.iter().find(|item| item.child("id", text).is_some_and(|id| id.says(text) == key)),
        }
    }

    /// A scalar's word.
    fn says<'t>(&self, text: &'t str) -> &'t str {
        text[self.span.clone()].trim().trim_matches(['"', '\''])
    }
}

/// Reads a text that [`yaml::positions`] has accepted.
fn tree(text: &str) -> Node {
    let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut reader = Reader { text, starts, parser: Parser::new_from_str(text) };
    while let Some((event, span)) = reader.next() {
        if !matches!(event, Event::StreamStart | Event::DocumentStart(..)) {
            return reader.node(&event, &span);
        }
    }
    Node { span: 0..0, column: 0, block: true, kind: Kind::Map(Vec::new()) }
}

struct Reader<'t, P> {
    text: &'t str,
    /// Where each line begins.
    starts: Vec<usize>,
    parser: P,
}

impl<'t, P> Reader<'t, P>
where
    P: Iterator<Item = std::result::Result<(Event<'t>, saphyr_parser::Span), saphyr_parser::ScanError>>,
{
    fn next(&mut self) -> Option<(Event<'t>, saphyr_parser::Span)> {
        self.parser.next()?.ok()
    }

    fn byte(&self, mark: &Marker) -> usize {
        let start = self.starts.get(mark.line().saturating_sub(1)).copied().unwrap_or(self.text.len());
        self.text[start..].char_indices().nth(mark.col()).map_or(self.text.len(), |(at, _)| start + at)
    }

    fn node(&mut self, event: &Event<'t>, span: &saphyr_parser::Span) -> Node {
        let (start, column) = (self.byte(&span.start), span.start.col());
        let flow = self.text[start..].starts_with(['{', '[']);
        match event {
            Event::MappingStart(..) => {
                let mut entries = Vec::new();
                let mut end = start;
                while let Some((event, span)) = self.next() {
                    let Event::Scalar(key, ..) = &event else {
                        end = if flow { self.byte(&span.end) } else { end };
                        break;
                    };
                    let key = key.to_string();
                    let Some((event, span)) = self.next() else { break };
                    let value = self.node(&event, &span);
                    end = value.span.end;
                    entries.push((key, value));
                }
                Node { span: start..end, column, block: !flow, kind: Kind::Map(entries) }
            }
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                let mut end = start;
                while let Some((event, span)) = self.next() {
                    if matches!(event, Event::SequenceEnd) {
                        end = if flow { self.byte(&span.end) } else { end };
                        break;
                    }
                    let item = self.node(&event, &span);
                    end = item.span.end;
                    items.push(item);
                }
                Node { span: start..end, column, block: !flow, kind: Kind::List(items) }
            }
            Event::Scalar(_, style, ..) => {
                let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                Node { span: start..self.byte(&span.end), column, block, kind: Kind::Scalar }
            }
            _ => Node { span: start..start, column, block: false, kind: Kind::Scalar },
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const FILE: &str = "# 说明：第一行\nid: x\nrespond:\n  clocks:   # 时限\n    - id: a\n      limit: {I: 1h, II: 2h}\n      title: {en: \"One\", zh: \"一\"} # 注\n    - {id: b, limit: 3h}\ntags: [p, q]\n";

    fn inherited() -> Value {
        json!({"initial_level": "I", "respond": {
            "clocks": [{"id": "c", "limit": {"I": "1h"}, "role": "pr"}],
            "steps": [{"id": "s", "due": "1h"}],
        }})
    }

    fn set_ok(path: &str, value: &str) -> (String, Value) {
        let text = set(FILE, Path::new("x.yaml"), path, value, &inherited()).unwrap_or_else(|error| panic!("{path}: {error:?}"));
        let value = yaml::parse(&text, Path::new("x.yaml")).unwrap_or_else(|error| panic!("{text}\n{error:?}"));
        (text, value)
    }

    #[test]
    fn a_value_of_the_file_changes_in_its_place() {
        let (text, value) = set_ok("respond.clocks.a.limit.I", "20m");
        assert_eq!(value["respond"]["clocks"][0]["limit"], json!({"I": "20m", "II": "2h"}));
        assert_eq!(text.replace("20m", "1h"), FILE, "nothing else moved");
        assert_eq!(set_ok("respond.clocks.b.limit", "{I: 4h}").1["respond"]["clocks"][1]["limit"], json!({"I": "4h"}));
        assert_eq!(set_ok("respond.clocks.a.title.zh", "新的：名称").1["respond"]["clocks"][0]["title"]["zh"], "新的：名称");
        assert_eq!(set_ok("tags", "[r]").1["tags"], json!(["r"]));
    }

    #[test]
    fn what_is_missing_is_added_at_the_end_of_its_map() {
        assert_eq!(set_ok("respond.clocks.a.role", "pr").1["respond"]["clocks"][0]["role"], "pr");
        assert_eq!(set_ok("respond.clocks.b.role", "pr").1["respond"]["clocks"][1]["role"], "pr");
        assert_eq!(set_ok("initial_level", "II").1["initial_level"], "II");
    }

    #[test]
    fn what_is_inherited_is_taken_over_first() {
        let clock = &set_ok("respond.clocks.c.limit.I", "30m").1["respond"]["clocks"][2];
        assert_eq!(*clock, json!({"id": "c", "limit": {"I": "30m"}, "role": "pr", "override": true}));
        let (text, value) = set_ok("respond.steps.s.due", "2h");
        assert_eq!(value["respond"]["steps"], json!([{"id": "s", "due": "2h", "override": true}]), "{text}");
        assert_eq!(value["respond"]["clocks"].as_array().map(Vec::len), Some(2), "{text}");
    }

    #[test]
    fn what_leads_nowhere_is_refused() {
        for (path, code) in [
            ("respond.clocks.zz.limit", "error-edit-path"),
            ("id.x", "error-edit-path"),
            ("respond..x", "error-edit-path"),
            ("respond", "error-edit-block"),
            ("nothing.at.all", "error-edit-path"),
        ] {
            assert_eq!(set(FILE, Path::new("x.yaml"), path, "1", &inherited()).unwrap_err().code(), code, "{path}");
        }
        assert!(set(FILE, Path::new("x.yaml"), "tags", "[", &inherited()).is_err());
    }

    #[test]
    fn history_grows_item_by_item() {
        let once = append(FILE, "history", &json!({"incident": "INC-0001"}));
        let twice = append(&once, "history", &json!({"incident": "INC-0002"}));
        let value: Value = yaml::parse(&twice, Path::new("x.yaml")).unwrap();
        assert_eq!(value["history"], json!([{"incident": "INC-0001"}, {"incident": "INC-0002"}]), "{twice}");
        assert!(twice.starts_with(FILE.trim_end()));
    }
}
