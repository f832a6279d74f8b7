//! The score of a drill: total, parts, and each expectation with what the playbook asks and what was found.

use serde::Serialize;

use super::{DrillRow, PartView, Row, parts};
use crate::domain::drill::{Drill, Part, Verdict};
use crate::domain::time::Timestamp;
use crate::drill::score::{Line, PartLine};
use crate::ops::drill::{Held, Scored};
use crate::text::{Catalog, tr};
use crate::ui::view::rows;
use crate::ui::{Page, Shape, View, object};

/// Drills held before on the same scenario that are shown.
const EARLIER: usize = 5;

#[derive(Debug, Serialize)]
pub struct ScoreView {
    #[serde(flatten)]
    pub drill: DrillRow,
    pub title: String,
    /// Points of 100.
    pub total: Option<f64>,
    /// Nothing more can change it.
    pub over: bool,
    pub parts: Vec<PartView>,
    pub expectations: Vec<LineView>,
    /// Drills on the same scenario that ended before, the latest first.
    pub earlier: Vec<DrillRow>,
    /// Points more than the last of them.
    pub change: Option<f64>,
}

/// An expectation with how it ended.
#[derive(Debug, Serialize)]
pub struct LineView {
    pub id: String,
    pub title: String,
    pub what: &'static str,
    pub verdict: Verdict,
    pub points: u32,
    pub earned: f64,
    pub from: Option<Timestamp>,
    pub due: Option<Timestamp>,
    pub at: Option<Timestamp>,
    pub why: String,
    pub found: Option<String>,
}

impl ScoreView {
    pub fn new(drill: &Drill, scored: Option<&Scored>, held: &Held, catalog: &Catalog) -> Self {
        let lang = catalog.lang();
        let before = |one: &&Drill| one.id < drill.id && one.scenario == drill.scenario && one.score.is_some();
        let earlier: Vec<DrillRow> = held.drills.iter().filter(before).take(EARLIER).map(DrillRow::from).collect();
        let score = scored.map(|scored| &scored.score);
        let total = score.map_or(drill.score, |score| score.total);
        let change = total.zip(earlier.first().and_then(|one| one.score)).map(|(now, then)| ((now - then) * 10.0).round() / 10.0);
        Self {
            title: scored.map_or_else(|| drill.scenario.clone(), |scored| scored.scenario.title.get(lang).to_owned()),
            total,
            over: scored.is_none_or(|scored| scored.over),
            parts: score.map_or_else(|| kept(drill, catalog), |score| score.parts.iter().map(|one| part(one, catalog)).collect()),
            expectations: score.map(|score| score.lines.iter().map(|one| LineView::new(one, catalog)).collect()).unwrap_or_default(),
            drill: DrillRow::from(drill),
            earlier,
            change,
        }
    }
}

fn part(one: &PartLine, catalog: &Catalog) -> PartView {
    let reason = |reason: &crate::drill::score::Reason| {
        let said = reason.message.render(catalog);
        reason
            .title
            .as_ref()
            .map_or_else(|| said.clone(), |title| tr!(catalog, "drill-about", title = title.get(catalog.lang()), said = said.as_str()))
    };
    PartView { reasons: one.reasons.iter().map(reason).collect(), ..bare(one.part, one.weight, one.share, catalog) }
}

fn bare(part: Part, weight: u32, share: Option<f64>, catalog: &Catalog) -> PartView {
    let title = catalog.word("drill-part", part.word());
    let points = share.map(|share| (share * f64::from(weight) * 10.0).round() / 10.0);
    PartView { part: part.word(), title, weight, share, points, reasons: Vec::new() }
}

/// What the record keeps of a drill whose data are gone.
fn kept(drill: &Drill, catalog: &Catalog) -> Vec<PartView> {
    drill.parts.iter().map(|one| bare(one.part, one.weight, Some(one.share), catalog)).collect()
}

impl LineView {
    fn new(line: &Line, catalog: &Catalog) -> Self {
        let one = &line.expectation;
        Self {
            id: one.id.clone(),
            title: one.title.get(catalog.lang()).to_owned(),
            what: one.what.word(),
            verdict: line.verdict,
            points: one.points,
            earned: line.earned,
            from: line.from,
            due: line.due,
            at: line.at,
            why: one.why.get(catalog.lang()).to_owned(),
            found: line.found.as_ref().map(|found| found.render(catalog)),
        }
    }

    /// When it was done, or by when it should have been.
    pub fn when(&self, catalog: &Catalog) -> String {
        let time = |at: Timestamp| at.local().format("%H:%M").to_string();
        match (self.at, self.due) {
            (Some(at), Some(due)) => tr!(catalog, "drill-done-by", at = time(at), due = time(due)),
            (None, Some(due)) => tr!(catalog, "drill-due-by", due = time(due)),
            _ => String::new(),
        }
    }

    /// `5`, or `2.5` where half a point counts.
    pub fn earned(&self) -> String {
        format!("{:.1}", self.earned).trim_end_matches(".0").to_owned()
    }
}

impl Row for LineView {
    const COLUMNS: &'static [&'static str] = &["col-expected", "col-points", "col-outcome-drill"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let verdict = page.ui.catalog.word("drill-verdict", self.verdict.word());
        let result = [verdict, self.when(page.ui.catalog), self.found.clone().unwrap_or_default()];
        let result: Vec<String> = result.into_iter().filter(|part| !part.is_empty()).collect();
        let expected = if self.verdict == Verdict::Met { self.title.clone() } else { format!("{}\n{}", self.title, self.why) };
        vec![expected, format!("{} / {}", self.earned(), self.points), result.join("\n")]
    }
}

impl View for ScoreView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        page.heading(&format!("{} {}", self.drill.id, self.title));
        let total = self.total.map_or_else(|| "–".to_owned(), |total| format!("{total:.1}"));
        let key = if self.over { "drill-total" } else { "drill-total-so-far" };
        let line = tr!(page.ui.catalog, key, total = total);
        page.line(&line);
        if let Some((change, last)) = self.change.zip(self.earlier.first()) {
            let line = tr!(page.ui.catalog, "drill-change", change = format!("{change:+.1}"), drill = last.id.as_str());
            page.line(&line);
        }
        page.blank();
        parts(page, &self.parts);
        if !self.expectations.is_empty() {
            let heading = page.tr("heading-expected");
            page.heading(&heading);
            rows(page, &self.expectations);
        }
        if !self.earlier.is_empty() {
            let heading = page.tr("heading-earlier-drills");
            page.heading(&heading);
            rows(page, &self.earlier);
        }
    }
}
