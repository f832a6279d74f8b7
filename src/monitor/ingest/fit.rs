//! Holding a header against layouts: which variant fits best, and where each of its fields stands.

use std::borrow::Cow;

use serde_json::Value;

use super::Reading;
use super::cell::Cell;
use super::file_name;
use super::source::{Piece, Source, normal};
use crate::domain::layout::{Field, Layout, Variant};

/// Without these there is no mention.
pub const REQUIRED: [Field; 2] = [Field::Time, Field::Text];

/// Members that API answers wrap their posts in.
const WRAPPERS: [&str; 5] = ["data", "post", "status", "node", "_source"];

/// The columns of a row, by their compared names.
pub struct Header {
    names: Vec<String>,
    shown: Vec<String>,
    /// The paths inside each column, of the row that was looked at.
    inside: Vec<Vec<String>>,
}

impl Header {
    pub fn new(names: &[Cow<'_, str>], cells: &[Cell<'_>]) -> Self {
        let inside = names.iter().enumerate().map(|(index, _)| match cells.get(index) {
            Some(Cell::Other(value @ Value::Object(_))) => paths_in(value, 3),
            _ => Vec::new(),
        });
        Self {
            inside: inside.collect(),
            names: names.iter().map(|name| normal(name)).collect(),
            shown: names.iter().map(|name| name.trim().to_owned()).collect(),
        }
    }

    /// Every column, and every path inside one, as a person would name it.
    pub fn paths(&self) -> Vec<String> {
        let one = |(name, inside): (&String, &Vec<String>)| match inside[..] {
            [] => vec![name.clone()],
            _ => inside.iter().map(|path| format!("{name}.{path}")).collect(),
        };
        self.shown.iter().zip(&self.inside).flat_map(one).filter(|name| !name.is_empty()).collect()
    }

    pub fn has(&self, column: &str) -> bool {
        !self.find(column).is_empty()
    }

    /// The columns of this name: several where a tool writes it twice. A path may also lie in a wrapper.
    fn find(&self, column: &str) -> Vec<Source> {
        let wanted = normal(column);
        let direct = self.direct(&wanted);
        if !direct.is_empty() {
            return direct;
        }
        WRAPPERS.iter().map(|wrapper| self.direct(&format!("{wrapper}.{wanted}"))).find(|found| !found.is_empty()).unwrap_or_default()
    }

    fn direct(&self, wanted: &str) -> Vec<Source> {
        let whole = self.names.iter().enumerate().filter(|(_, name)| *name == wanted);
        let columns: Vec<Source> = whole.map(|(index, _)| Source::Column(index)).collect();
        if !columns.is_empty() {
            return columns;
        }
        let Some((first, rest)) = wanted.split_once('.') else { return Vec::new() };
        let Some(index) = self.names.iter().position(|name| name == first) else { return Vec::new() };
        // The member's name as it is written, found by how it compares.
        let written = self.inside[index].iter().find(|path| normal(path) == rest || normal(path).starts_with(&format!("{rest}.")));
        let path = written.map(|path| path.split('.').take(rest.split('.').count()).map(str::to_owned).collect());
        path.map(|path| Source::Path(index, path)).into_iter().collect()
    }

    /// What a variant needs and this header lacks.
    pub fn missing(&self, variant: &Variant, file: &str) -> Vec<String> {
        let needed = variant.needs.iter().filter(|column| !self.has(column)).cloned();
        let required = REQUIRED.iter().filter_map(|field| {
            let columns = variant.fields.get(field)?;
            let found = columns.iter().any(|column| !self.resolve(column, *field, file).is_empty());
            (!found).then(|| columns.first().cloned()).flatten()
        });
        let mut missing: Vec<String> = needed.collect();
        for column in required {
            if !missing.contains(&column) {
                missing.push(column);
            }
        }
        missing
    }

    /// Where the value of one entry of a layout's `fields` stands; several for a column written twice.
    fn resolve(&self, entry: &str, field: Field, file: &str) -> Vec<Source> {
        if entry.contains('{') {
            return self.pattern(entry).into_iter().collect();
        }
        if !entry.contains(" + ") {
            return match entry.strip_prefix('@') {
                Some(of_name) => file_name::part(file, of_name).map(Source::Fixed).into_iter().collect(),
                None => self.find(entry),
            };
        }
        let parts: Vec<Vec<Source>> = entry.split(" + ").map(|part| self.resolve(part.trim(), field, file)).collect();
        // A time without its date is none; a text without its title is still a text, a title without its text another entry.
        let lacks = if field == Field::Text { parts.last().is_some_and(Vec::is_empty) } else { parts.iter().any(Vec::is_empty) };
        if lacks {
            return Vec::new();
        }
        let between = if field == Field::Text { "\n" } else { " " };
        let parts: Vec<Source> = parts.into_iter().flatten().collect();
        if parts.is_empty() { Vec::new() } else { vec![Source::Join(parts, between)] }
    }

    fn pattern(&self, entry: &str) -> Option<Source> {
        let mut pieces = Vec::new();
        for part in entry.split('{') {
            match part.split_once('}') {
                Some((column, text)) => {
                    pieces.push(Piece::Value(self.find(column).into_iter().next()?));
                    pieces.push(Piece::Text(text.to_owned()));
                }
                None => pieces.push(Piece::Text(part.to_owned())),
            }
        }
        Some(Source::Pattern(pieces))
    }

    /// How many of the header's columns a variant knows.
    fn known(&self, layout: &Layout, variant: &Variant) -> usize {
        let entries = variant.fields.values().flatten().flat_map(|entry| entry.split(" + "));
        let named = entries.chain(layout.drop.iter().map(String::as_str)).chain(variant.needs.iter().map(String::as_str));
        let mut columns: Vec<usize> = named.flat_map(|column| self.find(column.trim())).flat_map(|source| source.columns()).collect();
        columns.sort_unstable();
        columns.dedup();
        columns.len()
    }
}

/// Paths of the members of an object, dotted, down to a depth.
fn paths_in(value: &Value, depth: usize) -> Vec<String> {
    let Value::Object(map) = value else { return Vec::new() };
    let one = |(name, value): (&String, &Value)| match paths_in(value, depth.saturating_sub(1)) {
        inner if inner.is_empty() || depth == 0 => vec![name.clone()],
        inner => inner.iter().map(|path| format!("{name}.{path}")).collect(),
    };
    map.iter().flat_map(one).collect()
}

/// The variant that fits and knows the most columns; a fallback only where nothing else fits.
pub fn fitting<'r>(
    header: &Header,
    candidates: impl Iterator<Item = (&'r Layout, &'r Variant)>,
    reading: &Reading,
    file: &str,
) -> Option<(&'r Layout, &'r Variant)> {
    let by_hand = |field: &Field| reading.map.iter().any(|(mapped, column)| mapped == field && header.has(column));
    let fits = |(_, variant): &(&Layout, &Variant)| {
        let required = |field: &Field| {
            let entries = variant.fields.get(field).into_iter().flatten();
            by_hand(field)
                || reading.states(*field)
                || (variant.undated && *field == Field::Time)
                || entries.into_iter().any(|entry| !header.resolve(entry, *field, file).is_empty())
        };
        variant.needs.iter().all(|column| header.has(column)) && REQUIRED.iter().all(required)
    };
    // The first of equals: `max_by_key` gives the last, so the order is turned round.
    let fit: Vec<_> = candidates.filter(fits).collect();
    fit.into_iter().rev().max_by_key(|(layout, variant)| (!layout.fallback, header.known(layout, variant), variant.needs.len()))
}

/// Where each field of a variant stands, and what is left over.
pub fn bind(
    header: &Header,
    layout: &Layout,
    variant: &Variant,
    reading: &Reading,
    file: &str,
) -> ([Vec<Source>; Field::ALL.len()], Vec<(String, Source)>) {
    let mut fields: [Vec<Source>; Field::ALL.len()] = Default::default();
    for field in Field::ALL {
        let by_hand: Vec<Source> =
            reading.map.iter().filter(|(mapped, _)| mapped == field).flat_map(|(_, column)| header.find(column)).collect();
        let entries = variant.fields.get(field).into_iter().flatten();
        let by_layout = || entries.flat_map(|entry| header.resolve(entry, *field, file)).collect();
        fields[*field as usize] = if by_hand.is_empty() { by_layout() } else { by_hand };
        if *field == Field::Text && layout.html {
            // In HTML a line break is a space.
            for source in &mut fields[*field as usize] {
                source.join_with("<br>");
            }
        }
    }
    let used: Vec<usize> = fields.iter().flatten().flat_map(Source::columns).collect();
    let dropped: Vec<usize> = layout.drop.iter().flat_map(|column| header.find(column)).flat_map(|source| source.columns()).collect();
    let mut extra: Vec<(String, Source)> =
        variant.keep.iter().filter_map(|column| Some((column.clone(), header.find(column).into_iter().next()?))).collect();
    for (index, name) in header.shown.iter().enumerate() {
        if !name.is_empty() && !used.contains(&index) && !dropped.contains(&index) {
            extra.push((name.clone(), Source::Column(index)));
        }
    }
    (fields, extra)
}
