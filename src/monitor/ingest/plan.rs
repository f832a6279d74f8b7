//! From cells to a mention: where each field stands in rows of one header, worked out once and used for every row.

use serde_json::Value;

use super::Rejection;
use super::cell::{Cell, says_nothing};
use super::source::{Held, Source};
use super::value::{count, plain, sentiment, time};
use crate::domain::layout::{Field, Layout};
use crate::domain::mention::Mention;
use crate::domain::sentiment::Sentiment;
use crate::domain::time::Timestamp;
use crate::store::chain::sha256;

/// How far into the future a mention's time may lie, in minutes: clocks of sources go wrong by a day, not by a year.
const SKEW_MINUTES: i64 = 24 * 60;

/// How rows of one header become mentions.
#[derive(Clone, Debug)]
pub struct Plan<'r> {
    pub layout: &'r Layout,
    /// Sources of each field, by [`Field`]; the first that says something is taken.
    pub fields: [Vec<Source>; Field::ALL.len()],
    /// For rows whose columns name none.
    pub platform: String,
    pub times: time::Rules,
    /// The time of rows that carry none.
    pub stated: Option<Timestamp>,
    /// The same for rows of a source that is read again and again: they are marked as seen first then.
    pub seen: Option<Timestamp>,
    /// Columns that no field uses, with the name they are kept under.
    pub extra: Vec<(String, Source)>,
}

impl Plan<'_> {
    /// A mention, or why the row is none.
    pub fn mention(&self, cells: &[Cell<'_>]) -> Result<Mention, Rejection> {
        let (at, dated) = match (self.time(cells), self.seen) {
            (Err(_), Some(seen)) => (seen, false),
            (read, _) => (read?, true),
        };
        let text = self.text(cells)?;
        let author = self.string(Field::Author, cells)?;
        let url = self.string(Field::Url, cells)?;
        let source_id = match self.string(Field::Id, cells)? {
            Some(id) => id,
            // What is seen first today has the same id tomorrow.
            None => derived_id(if dated { at } else { Timestamp::default() }, author.as_deref(), &text, url.as_deref()),
        };
        let mention = Mention {
            reposts: self.count(Field::Reposts, cells)?,
            comments: self.count(Field::Comments, cells)?,
            likes: self.count(Field::Likes, cells)?,
            reach: self.count(Field::Reach, cells)?,
            sentiment: self.sentiment(cells),
            parent: self.parent(&source_id, cells)?,
            platform: self.platform(cells)?,
            extra: self.extra.iter().filter_map(|(name, source)| Some((name.clone(), kept(source, cells)?))).collect(),
            source_id,
            at,
            author,
            url,
            text,
            ..Mention::default()
        };
        Ok(if dated { mention } else { mention.seen_first() })
    }

    fn sources(&self, field: Field) -> &[Source] {
        &self.fields[field as usize]
    }

    fn time(&self, cells: &[Cell<'_>]) -> Result<Timestamp, Rejection> {
        let mut unread = None;
        for source in self.sources(Field::Time) {
            let held = source.value(cells);
            match time::parse(&held, &self.times) {
                Some(at) => return self.checked(at, &held),
                None if is_empty(&held) => {}
                None => unread = unread.or(Some(held)),
            }
        }
        match unread {
            Some(Held::Other(value)) => Err(wrong(Field::Time, &value.to_string())),
            Some(held) => Err(Rejection::new("reject-time", [("value", &shown(&held))])),
            None => self.stated.ok_or_else(|| Rejection::new("reject-missing", [("field", "time")])),
        }
    }

    fn checked(&self, at: Timestamp, held: &Held<'_>) -> Result<Timestamp, Rejection> {
        if at.minutes_since(self.times.now) > SKEW_MINUTES {
            return Err(Rejection::new("reject-future", [("value", &shown(held))]));
        }
        if at.micros() < 0 {
            let year = at.local().format("%Y").to_string();
            return Err(Rejection::new("reject-year", [("value", &shown(held)), ("year", &year)]));
        }
        Ok(at)
    }

    /// A bare repost has no words of its own and counts all the same: empty is a text, absent is none.
    fn text(&self, cells: &[Cell<'_>]) -> Result<String, Rejection> {
        let mut empty = false;
        for source in self.sources(Field::Text) {
            match source.value(cells) {
                Held::Text(text) if text.trim().is_empty() => empty = true,
                Held::Text(text) if self.layout.html => return Ok(plain::text(&text)),
                Held::Text(text) => return Ok(clean(&text)),
                Held::Number(number) => return Ok(number.to_string()),
                Held::Other(value) => return Err(wrong(Field::Text, &value.to_string())),
                Held::Empty => {}
            }
        }
        if empty { Ok(String::new()) } else { Err(Rejection::new("reject-missing", [("field", "text")])) }
    }

    fn string(&self, field: Field, cells: &[Cell<'_>]) -> Result<Option<String>, Rejection> {
        for source in self.sources(field) {
            let found = match source.value(cells) {
                Held::Empty => continue,
                Held::Text(text) => unquoted(&text).filter(|text| field != Field::Id || !is_rounded(text)).map(clean),
                Held::Number(number) => Some(number.to_string()),
                Held::Other(value) => return Err(wrong(field, &value.to_string())),
            };
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    fn count(&self, field: Field, cells: &[Cell<'_>]) -> Result<Option<i64>, Rejection> {
        for source in self.sources(field) {
            let held = source.value(cells);
            if !is_empty(&held) {
                return count::parse(&held).map(Some).ok_or_else(|| wrong(field, &shown(&held)));
            }
        }
        Ok(None)
    }

    fn sentiment(&self, cells: &[Cell<'_>]) -> Option<Sentiment> {
        let words = self.layout.words.get(&Field::Sentiment);
        self.sources(Field::Sentiment).iter().find_map(|source| sentiment::parse(&source.value(cells), words, self.layout.signed_sentiment))
    }

    /// Tools write 0, or the mention's own id, where there is no parent.
    fn parent(&self, own: &str, cells: &[Cell<'_>]) -> Result<Option<String>, Rejection> {
        for source in self.sources(Field::Parent) {
            let found = match source.value(cells) {
                Held::Text(text) => unquoted(&text).map(clean),
                Held::Number(number) => Some(number.to_string()),
                Held::Other(value) => return Err(wrong(Field::Parent, &value.to_string())),
                Held::Empty => None,
            };
            if let Some(parent) = found.filter(|parent| parent != "0" && parent != own && !is_rounded(parent)) {
                return Ok(Some(parent));
            }
        }
        Ok(None)
    }

    fn platform(&self, cells: &[Cell<'_>]) -> Result<String, Rejection> {
        let Some(said) = self.string(Field::Platform, cells)? else { return Ok(self.platform.clone()) };
        let word = self.layout.words.get(&Field::Platform).and_then(|words| words.get(&said));
        Ok(word.cloned().unwrap_or(said))
    }
}

/// An id for a row that has none: the same content gives the same id.
pub fn derived_id(at: Timestamp, author: Option<&str>, text: &str, url: Option<&str>) -> String {
    let content = serde_json::json!([at.micros(), author, text, url]);
    format!("sha256:{}", &sha256(content.to_string().as_bytes())[..24])
}

fn kept(source: &Source, cells: &[Cell<'_>]) -> Option<Value> {
    match source {
        Source::Column(index) => cells.get(*index)?.kept(),
        other => match other.value(cells) {
            Held::Text(text) => (!says_nothing(&text)).then(|| Value::String(clean(&text))),
            Held::Number(number) => Some(Value::Number(number.clone())),
            Held::Other(value) => Some(value.clone()),
            Held::Empty => None,
        },
    }
}

fn is_empty(held: &Held<'_>) -> bool {
    match held {
        Held::Empty => true,
        Held::Text(text) => says_nothing(text),
        Held::Number(_) | Held::Other(_) => false,
    }
}

/// Spreadsheets keep fifteen digits: an id such as `5.06225E+15` has lost the others and names nothing.
fn is_rounded(id: &str) -> bool {
    id.contains("E+") && id.parse::<f64>().is_ok()
}

/// Without the quotes that keep a spreadsheet from reading a number or a formula: `'name'`, `="123"`.
fn unquoted(text: &str) -> Option<&str> {
    let text = text.trim();
    let bare = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let bare = bare.or_else(|| text.strip_prefix('\'').map(|rest| rest.strip_suffix('\'').unwrap_or(rest))).unwrap_or(text).trim();
    (!says_nothing(bare)).then_some(bare)
}

fn wrong(field: Field, value: &str) -> Rejection {
    let shown: String = value.chars().take(40).collect();
    Rejection::new("reject-value", [("field", field.word()), ("value", &shown)])
}

fn shown(held: &Held<'_>) -> String {
    match held {
        Held::Empty => String::new(),
        Held::Text(text) => text.chars().take(40).collect(),
        Held::Number(number) => number.to_string(),
        Held::Other(value) => value.to_string().chars().take(40).collect(),
    }
}

/// NUL bytes end strings in too many places to be kept.
fn clean(text: &str) -> String {
    let text = text.trim();
    if text.contains('\0') { text.replace('\0', "").trim().to_owned() } else { text.to_owned() }
}
