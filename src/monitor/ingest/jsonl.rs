//! JSON Lines: one object a line, blank lines skipped. A line that wraps a list of objects stands for those.

use std::io::BufRead;

use serde_json::Value;

use super::binder::Binder;
use super::cell::Object;
use super::encoding::Encoding;
use super::limit::{Line, beginning, read_line};
use super::{MAX_ROW, Rejection, Row};
use crate::error::Result;

pub fn read(
    mut input: Box<dyn BufRead + Send + '_>,
    encoding: Encoding,
    binder: &mut Binder<'_>,
    take: &mut dyn FnMut(Row) -> Result<()>,
) -> Result<()> {
    let mut bytes = Vec::new();
    for line in 1.. {
        match read_line(&mut *input, &mut bytes)? {
            Line::End => break,
            Line::TooLong => {
                let rejection = Rejection::new("reject-long", [("limit", &MAX_ROW.to_string())]);
                take(Row { line, mention: Err(rejection.of(beginning(&bytes))) })?;
            }
            Line::Whole if bytes.trim_ascii().is_empty() => {}
            Line::Whole => object(&bytes, line, encoding, binder, take)?,
        }
    }
    Ok(())
}

/// One object in its bytes: a line, or an element of a list.
pub fn object(bytes: &[u8], line: u64, encoding: Encoding, binder: &mut Binder<'_>, take: &mut dyn FnMut(Row) -> Result<()>) -> Result<()> {
    let bad = |rejection: Rejection| Row { line, mention: Err(rejection.of(String::from_utf8_lossy(bytes))) };
    let Some(text) = encoding.text(bytes) else {
        return take(bad(Rejection::new("reject-encoding", [("cause", encoding.name())])));
    };
    let object: Object<'_> = match serde_json::from_str(&text) {
        Ok(object) => object,
        Err(error) if error.is_data() => return take(bad(Rejection::new("reject-no-object", []))),
        Err(error) => {
            let column = error.column().to_string();
            return take(bad(Rejection::new("reject-json", [("column", &column), ("cause", &plain(&error))])));
        }
    };
    if let Some(plan) = binder.plan(&object.keys, &object.cells)? {
        let mention = plan.mention(&object.cells).map_err(|rejection| rejection.of(text));
        return take(Row { line, mention });
    }
    match list_inside(&text) {
        Some(list) => list.into_iter().try_for_each(|map| {
            let inner = Object::from_map(map);
            match binder.plan(&inner.keys, &inner.cells)? {
                Some(plan) => take(Row { line, mention: plan.mention(&inner.cells) }),
                None => take(Row { line, mention: Err(unknown()) }),
            }
        }),
        None => take(bad(unknown())),
    }
}

/// A row under names that no layout fits.
fn unknown() -> Rejection {
    Rejection::new("reject-layout", [])
}

/// The objects of the first list of objects below an object.
fn list_inside(text: &str) -> Option<Vec<serde_json::Map<String, Value>>> {
    fn search(value: Value) -> Option<Vec<serde_json::Map<String, Value>>> {
        match value {
            Value::Array(list) if list.first().is_some_and(Value::is_object) => {
                Some(list.into_iter().filter_map(|one| if let Value::Object(map) = one { Some(map) } else { None }).collect())
            }
            Value::Object(map) => map.into_iter().find_map(|(_, value)| search(value)),
            _ => None,
        }
    }
    search(serde_json::from_str(text).ok()?)
}

/// The library's words without its “at line 1 column 7”.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.find(" at line ").map_or(text.as_str(), |end| &text[..end]).to_owned()
}
