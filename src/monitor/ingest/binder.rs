//! Which layout fits a header, and what that makes of its columns. Worked out once per header: JSON objects of one file
//! mostly have the same members in the same order, so they too have a header.

use std::borrow::Cow;

use super::Reading;
use super::cell::Cell;
use super::fit::{Header, REQUIRED, bind, fitting};
use super::plan::Plan;
use super::value::time::Rules;
use crate::domain::layout::{Layout, Variant};
use crate::error::{Error, Result};

/// Headers that are remembered; a file that brings more is hostile or has none.
const REMEMBERED: usize = 64;

/// Names that are shown in a message.
const SHOWN: usize = 60;

pub struct Binder<'r> {
    reading: &'r Reading,
    name: &'r str,
    plans: Vec<(Vec<String>, Option<Plan<'r>>)>,
    /// The plan of the row before: the next one mostly has the same.
    latest: usize,
    /// The layout of the first row that one fitted.
    settled: Option<(&'r Layout, &'r Variant)>,
    /// The columns of the first row that none fitted.
    unfitting: Option<Vec<String>>,
}

impl<'r> Binder<'r> {
    pub fn new(reading: &'r Reading, name: &'r str) -> Self {
        Self { reading, name, plans: Vec::new(), latest: 0, settled: None, unfitting: None }
    }

    /// Whether rows without a time count as seen first now.
    pub const fn first_seen(&self) -> bool {
        self.reading.first_seen
    }

    /// The plan for rows under these names; `None` where no layout fits. `cells` is one such row, to see what lies inside.
    ///
    /// # Errors
    /// A layout or a column that was asked for and is not there.
    pub fn plan(&mut self, names: &[Cow<'_, str>], cells: &[Cell<'_>]) -> Result<Option<&Plan<'r>>> {
        let same = |(header, _): &(Vec<String>, _)| header.len() == names.len() && header.iter().zip(names).all(|(a, b)| a == b);
        if !self.plans.get(self.latest).is_some_and(same) {
            self.latest = match self.plans.iter().position(same) {
                Some(index) => index,
                None => self.learn(names, cells)?,
            };
        }
        Ok(self.plans.get(self.latest).and_then(|(_, plan)| plan.as_ref()))
    }

    fn learn(&mut self, names: &[Cow<'_, str>], cells: &[Cell<'_>]) -> Result<usize> {
        let header = Header::new(names, cells);
        let plan = self.choose(&header)?;
        if plan.is_none() {
            self.unfitting.get_or_insert_with(|| header.paths());
        }
        if self.plans.len() >= REMEMBERED {
            self.plans.clear();
        }
        self.plans.push((names.iter().map(|name| name.clone().into_owned()).collect(), plan));
        Ok(self.plans.len() - 1)
    }

    fn choose(&mut self, header: &Header) -> Result<Option<Plan<'r>>> {
        let best = fitting(header, self.candidates(), self.reading, self.name);
        let (layout, variant) = match (best, self.settled) {
            // One row that lacks a column is a bad row, not another layout.
            (None, Some(settled)) => settled,
            (Some(best), _) => best,
            (None, None) if self.reading.layout.is_some() => return Err(self.wrong_layout(header)),
            (None, None) => match self.by_hand(header)? {
                Some(layout) => layout,
                None => return Ok(None),
            },
        };
        if self.settled.is_none() {
            self.check_map(header)?;
            self.settled = Some((layout, variant));
        }
        let (fields, extra) = bind(header, layout, variant, self.reading, self.name);
        let platform = self.reading.platform.clone().or_else(|| variant.platform.clone()).unwrap_or_else(|| "unknown".to_owned());
        let zone = layout.zone.unwrap_or(self.reading.zone);
        let times = Rules { zone, now: self.reading.now, dates: self.reading.dates.or(layout.dates) };
        let seen = self.reading.first_seen.then_some(self.reading.now);
        Ok(Some(Plan { layout, fields, platform, times, stated: self.reading.at, seen, extra }))
    }

    /// The layouts that may be taken, by `--layout`.
    fn candidates(&self) -> impl Iterator<Item = (&'r Layout, &'r Variant)> + use<'_, 'r> {
        let all = self.reading.layouts.iter().flat_map(|layout| layout.variants.iter().map(move |variant| (layout, variant)));
        let asked = self.reading.layout.as_deref();
        all.filter(move |(layout, variant)| asked.is_none_or(|asked| layout.id == asked || layout.variant_name(variant) == asked))
    }

    /// With `--map` for time and text any header will do; the rest is taken by the names of the fallback.
    fn by_hand(&self, header: &Header) -> Result<Option<(&'r Layout, &'r Variant)>> {
        if self.reading.map.is_empty() {
            return Ok(None);
        }
        self.check_map(header)?;
        let fallback = self.reading.layouts.iter().find(|layout| layout.fallback);
        Ok(fallback.and_then(|layout| layout.variants.first().map(|variant| (layout, variant))).filter(|(layout, variant)| {
            let (fields, _) = bind(header, layout, variant, self.reading, self.name);
            REQUIRED.iter().all(|field| !fields[*field as usize].is_empty() || self.reading.states(*field))
        }))
    }

    fn check_map(&self, header: &Header) -> Result<()> {
        match self.reading.map.iter().find(|(_, column)| !header.has(column)) {
            Some((field, column)) => Err(Error::input("error-map-column")
                .with("field", field.word())
                .with("column", column)
                .with("found", shown(&header.paths()))),
            None => Ok(()),
        }
    }

    fn wrong_layout(&self, header: &Header) -> Error {
        let asked = self.reading.layout.clone().unwrap_or_default();
        let nearest = self.candidates().map(|(_, variant)| header.missing(variant, self.name)).min_by_key(Vec::len).unwrap_or_default();
        let error = Error::input("error-layout-wrong")
            .with("layout", asked)
            .with("missing", nearest.join(", "))
            .with("found", shown(&header.paths()));
        let free = Reading { layout: None, ..self.reading.clone() };
        let every = free.layouts.iter().flat_map(|layout| layout.variants.iter().map(move |variant| (layout, variant)));
        match fitting(header, every, &free, self.name) {
            Some((layout, variant)) => error.hint("hint-layout-fits").hint_with("layout", layout.variant_name(variant)),
            None => error,
        }
    }

    /// Whether rows under these names can become mentions.
    pub fn fits(&self, names: &[Cow<'_, str>]) -> bool {
        let header = Header::new(names, &[]);
        fitting(&header, self.candidates(), self.reading, self.name).is_some()
            || (self.reading.layout.is_none() && self.by_hand(&header).is_ok_and(|found| found.is_some()))
    }

    /// The names of a row that stands under no header, where a layout says what such rows hold.
    pub fn headerless(&mut self, cells: &[Cell<'_>]) -> Result<Option<Vec<Cow<'static, str>>>> {
        let same_length: Vec<&Variant> = self
            .candidates()
            .map(|(_, variant)| variant)
            .filter(|variant| !variant.columns.is_empty() && variant.columns.len() == cells.len())
            .collect();
        for variant in same_length {
            let names: Vec<Cow<'static, str>> = variant.columns.iter().cloned().map(Cow::Owned).collect();
            let mut trial = Self::new(self.reading, self.name);
            if trial.plan(&names, &[])?.is_some_and(|plan| plan.mention(cells).is_ok()) {
                return Ok(Some(names));
            }
        }
        Ok(None)
    }

    /// What is wrong with a header that no layout fits.
    pub fn refuse(&self, names: &[Cow<'_, str>]) -> Error {
        let header = Header::new(names, &[]);
        match self.by_hand(&header) {
            Err(error) => error,
            Ok(_) if self.reading.layout.is_some() => self.wrong_layout(&header),
            Ok(_) => no_layout(&header.paths(), self.name),
        }
    }

    /// The layout's name at the end of a file.
    ///
    /// # Errors
    /// Rows came, and no layout fitted any: the columns, and how to name them by hand.
    pub fn finish(self) -> Result<Option<String>> {
        match (self.settled, self.unfitting) {
            (Some((layout, variant)), _) => Ok(Some(layout.variant_name(variant))),
            (None, Some(found)) => Err(no_layout(&found, self.name)),
            (None, None) => Ok(None),
        }
    }
}

/// Names the columns, and shows what to type with those of them that look right.
fn no_layout(found: &[String], file: &str) -> Error {
    let guess = |words: &[&str]| {
        let named = found.iter().find(|column| words.iter().any(|word| column.to_lowercase().contains(word)));
        named.cloned().unwrap_or_else(|| "…".to_owned())
    };
    let time = guess(&["time", "date", "created", "时间", "日期"]);
    let text = guess(&["text", "content", "body", "message", "title", "正文", "内容", "标题"]);
    Error::input("error-layout-none")
        .with("found", shown(found))
        .hint("hint-map")
        .hint_with("time", quoted(&time))
        .hint_with("text", quoted(&text))
        .hint_with("file", quoted(file))
        .hint("hint-import-at")
}

/// As a shell takes it.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '…');
    if text.chars().all(plain) { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

fn shown(names: &[String]) -> String {
    let mut text = names.iter().take(SHOWN).map(|name| name.chars().take(40).collect::<String>()).collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN {
        text.push_str(", …");
    }
    text
}
