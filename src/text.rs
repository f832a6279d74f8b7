//! The one message catalogue: every sentence a person reads that is not a playbook, a template or somebody's own words.
//!
//! Messages live in `locales/<lang>/*.ftl` (Project Fluent). English and Chinese have the same keys and the same
//! placeholders; `tests/catalog.rs` holds them to it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;
use include_dir::{Dir, File, include_dir};
use unic_langid::LanguageIdentifier;

use crate::domain::text::Lang;
use crate::domain::time::Timestamp;

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

type Bundle = FluentBundle<&'static FluentResource>;

/// Files parsed so far: once each, however many catalogues a process makes (the demo makes a hundred).
static PARSED: Mutex<BTreeMap<&'static Path, &'static FluentResource>> = Mutex::new(BTreeMap::new());

/// The messages of one language; a file is parsed when the first of its messages is asked for.
pub struct Catalog {
    lang: Lang,
    read: RefCell<Bundle>,
    unread: RefCell<Vec<&'static File<'static>>>,
}

/// `tr!(catalog, "key")` or `tr!(catalog, "key", name = value)`.
macro_rules! tr {
    ($catalog:expr, $key:expr) => { $catalog.format($key, &[]) };
    ($catalog:expr, $key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $catalog.format($key, &[$((stringify!($name), fluent_bundle::FluentValue::from($value))),+])
    };
}
pub(crate) use tr;

impl Catalog {
    /// The embedded messages of `lang`. A message that does not parse is left out here and found by the tests.
    pub fn new(lang: Lang) -> Self {
        let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![id]);
        bundle.set_use_isolating(false);
        let unread = LOCALES.get_dir(lang.code()).into_iter().flat_map(Dir::files).collect();
        Self { lang, read: RefCell::new(bundle), unread: RefCell::new(unread) }
    }

    pub const fn lang(&self) -> Lang {
        self.lang
    }

    pub fn has(&self, key: &str) -> bool {
        self.read_up_to(key);
        pattern(&self.read.borrow(), key).is_some()
    }

    /// The message, or its key in brackets when there is none (no release has such a key: see `tests/catalog.rs`).
    pub fn format(&self, key: &str, params: &[(&str, FluentValue<'_>)]) -> String {
        self.read_up_to(key);
        let mut args = FluentArgs::new();
        for (name, value) in params {
            args.set(*name, value.clone());
        }
        let format = || {
            let (bundle, mut errors) = (self.read.borrow(), Vec::new());
            let text = pattern(&bundle, key).map(|pattern| bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned());
            (text.unwrap_or_else(|| format!("[{key}]")), errors)
        };
        let (text, errors) = format();
        // A message may refer to one of another file.
        if errors.is_empty() || !self.read_rest() { text } else { format().0 }
    }

    /// Reads the file that has a message, if it was not read before.
    fn read_up_to(&self, key: &str) {
        let message = key.split_once('.').map_or(key, |(message, _)| message);
        if self.read.borrow().has_message(message) {
            return;
        }
        let mut unread = self.unread.borrow_mut();
        let line = format!("\n{message} =");
        let holds = |source: &str| source.contains(&line) || source.starts_with(&line[1..]);
        if let Some(place) = unread.iter().position(|file| file.contents_utf8().is_some_and(holds)) {
            self.read.borrow_mut().add_resource_overriding(parsed(unread.remove(place)));
        }
    }

    /// Reads all files; false if they were read before.
    fn read_rest(&self) -> bool {
        let rest = self.unread.take();
        for file in &rest {
            self.read.borrow_mut().add_resource_overriding(parsed(file));
        }
        !rest.is_empty()
    }

    /// Formats a code with parameters that came as strings (a reason, a timeline row).
    pub fn code<'a>(&self, key: &str, params: impl IntoIterator<Item = (&'a String, &'a String)>) -> String {
        let params: Vec<_> = params.into_iter().map(|(name, value)| (name.as_str(), number_or_text(value))).collect();
        self.format(key, &params)
    }

    /// A fixed word of the domain (`todo`, `rebuild`) in this language.
    pub fn word(&self, group: &str, word: &str) -> String {
        self.format(&format!("word-{group}-{}", word.replace('_', "-")), &[])
    }

    /// `a, b and c`-style lists: a comma in English, an enumeration comma in Chinese.
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        let separator = match self.lang {
            Lang::En => ", ",
            Lang::Zh => "、",
        };
        items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(separator)
    }

    /// Minutes as a person says them, at most two units: `2 h 5 min`, `3 d 4 h`.
    pub fn minutes(&self, minutes: i64) -> String {
        let m = minutes.abs();
        let (days, hours, rest) = (m / 1440, m / 60 % 24, m % 60);
        let parts = match (days, hours) {
            (0, 0) => vec![("m", rest)],
            (0, _) => vec![("h", hours), ("m", rest)],
            _ => vec![("d", days), ("h", hours)],
        };
        let mut text = String::new();
        for (index, (unit, number)) in parts.iter().filter(|(_, n)| *n > 0 || parts.len() == 1).enumerate() {
            let gap = if index > 0 && self.lang == Lang::En { " " } else { "" };
            let _ = write!(text, "{gap}{}", self.format(&format!("unit-{unit}"), &[("n", (*number).into())]));
        }
        text
    }
}

fn parsed(file: &'static File<'static>) -> &'static FluentResource {
    let mut parsed = PARSED.lock().unwrap_or_else(PoisonError::into_inner);
    parsed.entry(file.path()).or_insert_with(|| {
        let source = file.contents_utf8().unwrap_or_default().to_owned();
        Box::leak(Box::new(FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource)))
    })
}

fn pattern<'a>(bundle: &'a Bundle, key: &str) -> Option<&'a Pattern<&'a str>> {
    match key.split_once('.') {
        Some((message, attribute)) => Some(bundle.get_message(message)?.get_attribute(attribute)?.value()),
        None => bundle.get_message(key)?.value(),
    }
}

/// The first `length` characters on one line, and a sign that there is more.
pub fn beginning(text: &str, length: usize) -> String {
    let mut rest = text.chars().map(|c| if c == '\n' { ' ' } else { c });
    let cut: String = rest.by_ref().take(length).collect();
    if rest.next().is_some() { cut + "…" } else { cut }
}

/// Numbers choose plural forms; everything else is text.
pub fn number_or_text(value: &str) -> FluentValue<'_> {
    match value.parse::<i64>() {
        Ok(number) if number.to_string() == value => FluentValue::from(number),
        _ => FluentValue::from(value),
    }
}

/// `2026-11-20 22:40`, the same in both languages.
pub fn date_time(at: Timestamp) -> String {
    at.local().format("%Y-%m-%d %H:%M").to_string()
}

/// A date and time inside a sentence: `22:40 on 20 November`, `11月20日22:40`.
pub fn spoken_date_time(lang: Lang, at: Timestamp) -> String {
    match lang {
        Lang::En => at.local().format("%H:%M on %-d %B").to_string(),
        Lang::Zh => at.local().format("%-m月%-d日%H:%M").to_string(),
    }
}

/// A date as a signature carries it: `20 November 2026`, `2026年11月20日`.
pub fn spoken_date(lang: Lang, at: Timestamp) -> String {
    match lang {
        Lang::En => at.local().format("%-d %B %Y").to_string(),
        Lang::Zh => at.local().format("%Y年%-m月%-d日").to_string(),
    }
}

/// Takes out what could drive a terminal or turn the reading direction: control, escape and bidi characters.
/// Line breaks and tabs stay.
pub fn printable(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\n' | '\t') || !is_hostile(*c)).collect()
}

/// Control characters (C0, DEL, C1) and the characters that set or override the reading direction.
pub const fn is_hostile(c: char) -> bool {
    matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_spans() {
        assert_eq!(Catalog::new(Lang::En).minutes(125), "2 h 5 min");
        assert_eq!(Catalog::new(Lang::Zh).minutes(125), "2小时5分钟");
        assert_eq!(Catalog::new(Lang::Zh).minutes(0), "0分钟");
    }

    #[test]
    fn nothing_hostile_is_printed() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c\nd\u{9b}"), "a[31mbc\nd");
    }
}
