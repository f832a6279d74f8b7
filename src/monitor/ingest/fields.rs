//! The canonical fields of a mention: id, time, platform, author, url, text, reposts, comments, likes, reach, sentiment,
//! parent. Everything else is kept as it came.

use chrono::{NaiveDateTime, TimeZone as _};
use serde_json::{Map, Value};

use super::{Reading, Rejection};
use crate::domain::mention::Mention;
use crate::domain::time::Timestamp;
use crate::store::chain::sha256;

/// How far into the future a mention's time may lie, in minutes: clocks of sources go wrong by a day, not by a year.
const SKEW_MINUTES: i64 = 24 * 60;

/// A mention from named values, or why it is none.
pub fn mention(mut row: Map<String, Value>, reading: &Reading) -> Result<Mention, Rejection> {
    let at = time(row.remove("time"), reading)?;
    let text = match row.remove("text") {
        Some(Value::String(text)) => clean(&text),
        None | Some(Value::Null) => return Err(Rejection::new("reject-missing", [("field", "text")])),
        Some(other) => return Err(wrong("text", &other)),
    };
    let platform = string(&mut row, "platform")?.unwrap_or_else(|| reading.platform.clone());
    let author = string(&mut row, "author")?;
    let url = string(&mut row, "url")?;
    let source_id = string(&mut row, "id")?.unwrap_or_else(|| derived_id(at, author.as_deref(), &text, url.as_deref()));
    Ok(Mention {
        reposts: count(&mut row, "reposts")?,
        comments: count(&mut row, "comments")?,
        likes: count(&mut row, "likes")?,
        reach: count(&mut row, "reach")?,
        sentiment: sentiment(&mut row),
        parent: string(&mut row, "parent")?,
        source_id,
        platform,
        at,
        author,
        url,
        text,
        extra: row.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        ..Mention::default()
    })
}

/// An id for a row that has none: the same content gives the same id.
pub fn derived_id(at: Timestamp, author: Option<&str>, text: &str, url: Option<&str>) -> String {
    let content = serde_json::json!([at.micros(), author, text, url]);
    format!("sha256:{}", &sha256(content.to_string().as_bytes())[..24])
}

fn time(value: Option<Value>, reading: &Reading) -> Result<Timestamp, Rejection> {
    let text = match value {
        Some(Value::String(text)) => text,
        None | Some(Value::Null) => return Err(Rejection::new("reject-missing", [("field", "time")])),
        Some(other) => return Err(wrong("time", &other)),
    };
    let at = Timestamp::parse_rfc3339(text.trim())
        .or_else(|| local(text.trim(), reading))
        .ok_or_else(|| Rejection::new("reject-time", [("value", &text)]))?;
    let year = at.local().format("%Y").to_string();
    if at.minutes_since(reading.now) > SKEW_MINUTES {
        return Err(Rejection::new("reject-future", [("value", &text)]));
    }
    if at.micros() < 0 {
        return Err(Rejection::new("reject-year", [("value", &text), ("year", &year)]));
    }
    Ok(at)
}

fn local(text: &str, reading: &Reading) -> Option<Timestamp> {
    let forms = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M"];
    let naive = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())?;
    reading.zone.from_local_datetime(&naive).earliest().map(|at| Timestamp::from(at.fixed_offset()))
}

fn string(row: &mut Map<String, Value>, field: &'static str) -> Result<Option<String>, Rejection> {
    match row.remove(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(clean(&text)).filter(|text| !text.is_empty())),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(other) => Err(wrong(field, &other)),
    }
}

fn count(row: &mut Map<String, Value>, field: &'static str) -> Result<Option<i64>, Rejection> {
    let value = match row.remove(field) {
        None | Some(Value::Null) => return Ok(None),
        Some(value) => value,
    };
    let number = match &value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) if text.trim().is_empty() => return Ok(None),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    number.filter(|number| *number >= 0).map(Some).ok_or_else(|| wrong(field, &value))
}

/// The three words, in either language; anything else stays among the unknown columns.
fn sentiment(row: &mut Map<String, Value>) -> Option<String> {
    let word = match row.get("sentiment")?.as_str()?.trim().to_lowercase().as_str() {
        "positive" | "pos" | "正面" | "积极" => "positive",
        "neutral" | "neu" | "中性" => "neutral",
        "negative" | "neg" | "负面" | "消极" | "敏感" => "negative",
        _ => return None,
    };
    row.remove("sentiment");
    Some(word.to_owned())
}

fn wrong(field: &str, value: &Value) -> Rejection {
    let shown: String = value.to_string().chars().take(40).collect();
    Rejection::new("reject-value", [("field", field), ("value", &shown)])
}

/// NUL bytes end strings in too many places to be kept.
fn clean(text: &str) -> String {
    text.replace('\0', "").trim().to_owned()
}
