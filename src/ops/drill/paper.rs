//! The debriefing of a drill on paper: the score with its reasons, what came in, and what to practise next.

use serde::Serialize;

use super::collect::Scored;
use crate::domain::drill::Verdict;
use crate::domain::text::Lang;
use crate::domain::when::in_zone;
use crate::drill::plan::plan;
use crate::error::Result;
use crate::ops::Desk;
use crate::ops::report::Paper;
use crate::render;
use crate::text::{Catalog, date_time, tr};
use crate::ui::view::drill::ScoreView;

/// The data of `templates/reports/drill.<lang>.md`.
#[derive(Serialize)]
struct Debriefing {
    id: String,
    title: String,
    scenario: String,
    seed: String,
    description: String,
    organization: String,
    generated_at: String,
    total: String,
    over: bool,
    /// Against the last drill on the same scenario; empty where there was none.
    change: String,
    last: String,
    parts: Vec<PartRow>,
    expectations: Vec<ExpectedRow>,
    course: Vec<CameRow>,
    earlier: Vec<EarlierRow>,
}

#[derive(Serialize)]
struct PartRow {
    title: String,
    points: String,
    weight: u32,
    reasons: Vec<String>,
}

#[derive(Serialize)]
struct ExpectedRow {
    title: String,
    verdict: String,
    met: bool,
    when: String,
    found: String,
    earned: String,
    points: u32,
    why: String,
}

#[derive(Serialize)]
struct CameRow {
    time: String,
    kind: String,
    from: String,
    count: usize,
    text: String,
}

#[derive(Serialize)]
struct EarlierRow {
    id: String,
    started: String,
    speed: i64,
    score: String,
}

/// The debriefing of a drill whose data are there, by the workspace's desk.
///
/// # Errors
/// A template of the workspace that cannot be rendered.
pub fn paper(desk: &Desk, scored: &Scored, view: &ScoreView, catalog: &Catalog) -> Result<Paper> {
    let template = desk.library.report_template("drill", catalog.lang())?;
    let report = Debriefing::new(desk, scored, view, catalog);
    Ok(Paper {
        markdown: render::report(&template.path.display().to_string(), &template.text, &report)?,
        figures: Vec::new(),
        meta: vec![(tr!(catalog, "report-written"), report.generated_at.clone())],
        lang: catalog.lang(),
        drill: true,
        refresh: None,
        wall: false,
        data: crate::ui::object(view),
        removed: None,
    })
}

impl Debriefing {
    fn new(desk: &Desk, scored: &Scored, view: &ScoreView, catalog: &Catalog) -> Self {
        let lang = catalog.lang();
        let points = |points: Option<f64>| points.map_or_else(|| "–".to_owned(), |points| format!("{points:.1}"));
        Self {
            id: view.drill.id.clone(),
            title: view.title.clone(),
            scenario: view.drill.scenario.clone(),
            seed: view.drill.seed.map(|seed| seed.to_string()).unwrap_or_default(),
            description: scored.scenario.description.get(lang).to_owned(),
            organization: desk.config.organization.name.clone(),
            generated_at: date_time(in_zone(desk.now, desk.zone())),
            total: points(view.total),
            over: view.over,
            change: view.change.map(|change| format!("{change:+.1}")).unwrap_or_default(),
            last: view.earlier.first().map(|one| one.id.clone()).unwrap_or_default(),
            parts: view
                .parts
                .iter()
                .map(|one| PartRow {
                    title: one.title.clone(),
                    points: points(one.points),
                    weight: one.weight,
                    reasons: one.reasons.clone(),
                })
                .collect(),
            expectations: view
                .expectations
                .iter()
                .map(|one| ExpectedRow {
                    title: one.title.clone(),
                    verdict: catalog.word("drill-verdict", one.verdict.word()),
                    met: one.verdict == Verdict::Met,
                    when: one.when(catalog),
                    found: one.found.clone().unwrap_or_default(),
                    earned: one.earned(),
                    points: one.points,
                    why: one.why.clone(),
                })
                .collect(),
            course: course(scored, lang, catalog),
            earlier: view
                .earlier
                .iter()
                .map(|one| EarlierRow {
                    id: one.id.clone(),
                    started: date_time(in_zone(one.started_at, desk.zone())),
                    speed: one.speed,
                    score: points(one.score),
                })
                .collect(),
        }
    }
}

/// What has come in, one row per inject, in the language of the reader.
fn course(scored: &Scored, lang: Lang, catalog: &Catalog) -> Vec<CameRow> {
    let delivered = usize::try_from(scored.drill.delivered).unwrap_or_default();
    let items: Vec<_> = plan(&scored.scenario, scored.drill.seed).into_iter().take(delivered).collect();
    let mut seen = std::collections::BTreeSet::new();
    let mut rows = Vec::new();
    for item in items.iter().filter(|item| seen.insert(item.inject)) {
        let Some(inject) = scored.scenario.injects.get(item.inject) else { continue };
        let at =
            crate::domain::time::Timestamp::new(scored.drill.begins_at.micros() + item.second * 1_000_000, scored.drill.begins_at.offset());
        rows.push(CameRow {
            time: at.local().format("%H:%M").to_string(),
            kind: catalog.word("inject", inject.kind.word()),
            from: inject.from.get(lang).to_owned(),
            count: items.iter().filter(|one| one.inject == item.inject).count(),
            text: inject.texts.get(item.text).map(|text| text.get(lang).to_owned()).unwrap_or_default(),
        });
    }
    rows
}
