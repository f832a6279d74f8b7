//! Drills: the scenarios there are, what came in, and the score with its reasons.

use std::path::Path;

use serde::Serialize;

use super::{Page, Row, Shape, View, rows};
use crate::domain::drill::Drill;
use crate::domain::entity::Entity as _;
use crate::domain::scenario::Scenario;
use crate::domain::text::Lang;
use crate::domain::time::Timestamp;
use crate::library::Origin;
use crate::ops::drill::Arrived;
use crate::text::{Catalog, tr};
use crate::ui::object;

#[derive(Debug, Serialize)]
pub struct ScenarioRow {
    pub id: String,
    pub title: String,
    pub playbook: String,
    pub begins: String,
    pub lasts: String,
    pub injects: usize,
    pub expectations: usize,
    pub origin: Origin,
    pub description: String,
}

impl ScenarioRow {
    pub fn new(scenario: &Scenario, origin: Origin, lang: Lang) -> Self {
        Self {
            id: scenario.id.clone(),
            title: scenario.title.get(lang).to_owned(),
            playbook: scenario.playbook.clone(),
            begins: scenario.begins.clone(),
            lasts: scenario.lasts.to_string(),
            injects: scenario.injects.len(),
            expectations: scenario.expectations.len(),
            origin,
            description: scenario.description.get(lang).to_owned(),
        }
    }
}

impl Row for ScenarioRow {
    const COLUMNS: &'static [&'static str] = &["col-scenario", "col-begins", "col-lasts", "col-origin"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let origin = match self.origin {
            Origin::Builtin => page.tr("word-origin-builtin"),
            Origin::Workspace => page.tr("word-origin-workspace"),
        };
        vec![format!("{}\n{}", self.id, self.title), self.begins.clone(), self.lasts.clone(), origin]
    }
}

/// A drill that was held.
#[derive(Debug, Serialize)]
pub struct DrillRow {
    pub id: String,
    pub uuid: String,
    pub scenario: String,
    pub playbook: String,
    pub started_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub running: bool,
    pub speed: i64,
    pub seed: Option<i64>,
    pub folder: String,
    pub by: String,
    pub score: Option<f64>,
}

impl From<&Drill> for DrillRow {
    fn from(drill: &Drill) -> Self {
        Self {
            id: drill.handle(),
            uuid: drill.uuid.clone(),
            scenario: drill.scenario.clone(),
            playbook: drill.playbook.clone(),
            started_at: drill.started_at,
            ended_at: drill.ended_at,
            running: drill.is_running(),
            speed: drill.speed,
            seed: drill.seed,
            folder: drill.folder.clone(),
            by: drill.by.clone(),
            score: drill.score,
        }
    }
}

impl Row for DrillRow {
    const COLUMNS: &'static [&'static str] = &["col-drill", "col-scenario", "col-started", "col-speed", "col-seed", "col-points"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let points = match (self.score, self.running) {
            (_, true) => page.tr("drill-running"),
            (Some(score), _) => format!("{score:.1}"),
            (None, _) => page.tr("drill-abandoned"),
        };
        let seed = self.seed.map_or_else(|| "–".to_owned(), |seed| seed.to_string());
        vec![self.id.clone(), self.scenario.clone(), page.time(self.started_at), format!("{}×", self.speed), seed, points]
    }
}

/// Something that came in.
#[derive(Debug, Serialize)]
pub struct ArrivedView {
    pub at: Timestamp,
    pub inject: String,
    pub kind: &'static str,
    pub kind_title: String,
    pub from: String,
    pub platform: Option<String>,
    pub text: String,
}

impl ArrivedView {
    pub fn new(one: &Arrived, catalog: &Catalog) -> Self {
        Self {
            at: one.at,
            inject: one.inject.clone(),
            kind: one.kind.word(),
            kind_title: catalog.word("inject", one.kind.word()),
            from: one.from.clone(),
            platform: one.platform.clone(),
            text: one.text.clone(),
        }
    }
}

/// Posts of one inject that are shown; the rest are counted.
const POSTS: usize = 3;

fn show_arrived(page: &mut Page<'_>, arrived: &[ArrivedView]) {
    let mut start = 0;
    while start < arrived.len() {
        let first = &arrived[start];
        let group = arrived[start..].iter().take_while(|one| one.inject == first.inject).count();
        let time = first.at.local().format("%H:%M").to_string();
        let heading = tr!(page.ui.catalog, "drill-came", time = time, kind = first.kind_title.as_str(), from = first.from.as_str());
        page.heading(&heading);
        for one in arrived[start..start + group].iter().take(POSTS) {
            page.text(&one.text, "  ");
        }
        if group > POSTS {
            let more = tr!(page.ui.catalog, "drill-more-posts", count = group - POSTS);
            page.text(&more, "  ");
        }
        start += group;
    }
}

/// A drill that has begun.
#[derive(Debug, Serialize)]
pub struct StartedView {
    #[serde(flatten)]
    pub drill: DrillRow,
    pub title: String,
    pub briefing: String,
    pub begins_at: Timestamp,
    pub ends_at: Timestamp,
    pub path: String,
    /// What takes a person's commands into the drill.
    pub enter: String,
    pub injects_now: usize,
    #[serde(skip)]
    arrived: Vec<(Timestamp, String, String)>,
}

impl StartedView {
    pub fn new(drill: &Drill, scenario: &Scenario, folder: &Path, enter: String, arrived: &[Arrived], lang: Lang) -> Self {
        Self {
            title: scenario.title.get(lang).to_owned(),
            briefing: scenario.briefing.get(lang).to_owned(),
            begins_at: drill.begins_at,
            ends_at: drill.ends_at(),
            path: folder.display().to_string(),
            enter,
            injects_now: arrived.len(),
            arrived: arrived.iter().map(|one| (one.at, one.from.clone(), one.text.clone())).collect(),
            drill: DrillRow::from(drill),
        }
    }
}

impl View for StartedView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        page.heading(&self.title);
        page.text(&self.briefing, "");
        for (at, from, text) in &self.arrived {
            let time = at.local().format("%H:%M").to_string();
            page.text(&format!("{time} {from}: {text}"), "  ");
        }
        page.blank();
        let until = page.time(self.ends_at);
        let how = match self.drill.speed {
            0 => tr!(page.ui.catalog, "drill-pace-steps", until = until),
            speed => tr!(page.ui.catalog, "drill-pace", until = until, speed = speed),
        };
        page.text(&how, "");
        let line = page.tr("drill-enter");
        page.text(&line, "");
        for command in [self.enter.as_str(), "crisis", "crisis drill next", "crisis drill score"] {
            page.line(&format!("  {command}"));
        }
    }
}

/// The drill's clock after a step forward.
#[derive(Debug, Serialize)]
pub struct NextView {
    pub id: String,
    pub at: Timestamp,
    pub arrived: Vec<ArrivedView>,
}

impl View for NextView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        if self.arrived.is_empty() {
            let none = page.tr("drill-nothing-came");
            page.line(&none);
        }
        show_arrived(page, &self.arrived);
    }
}

/// A part of the score.
#[derive(Debug, Serialize)]
pub struct PartView {
    pub part: &'static str,
    pub title: String,
    pub weight: u32,
    /// 0–1; absent: it cannot be said yet.
    pub share: Option<f64>,
    pub points: Option<f64>,
    pub reasons: Vec<String>,
}

impl Row for PartView {
    const COLUMNS: &'static [&'static str] = &["col-part", "col-points", "col-reasons"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let points = self.points.map_or_else(|| "–".to_owned(), |points| format!("{points:.1}"));
        let none = if self.share.is_none() { page.tr("drill-not-yet") } else { String::new() };
        let reasons = if self.reasons.is_empty() { none } else { self.reasons.join("\n") };
        vec![self.title.clone(), format!("{points} / {}", self.weight), reasons]
    }
}

pub use self::score::ScoreView;
mod score;

fn parts(page: &mut Page<'_>, items: &[PartView]) {
    rows(page, items);
}
