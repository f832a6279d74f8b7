//! Playbooks and templates as a reader sees them.

use serde::Serialize;
use serde_json::{Value, json};

use super::{Page, Row, Shape, View};
use crate::domain::playbook::{Playbook, Step};
use crate::domain::span::PerLevel;
use crate::domain::text::{Lang, Text};
use crate::library::Origin;
use crate::library::templates::Template;
use crate::text::tr;

#[derive(Debug, Serialize)]
pub struct PlaybookRow {
    pub id: String,
    pub title: String,
    pub titles: Text,
    pub version: u32,
    pub extends: Option<String>,
    pub origin: Origin,
    pub reviewed_on: String,
    pub review_overdue: bool,
    pub tags: Vec<String>,
}

impl PlaybookRow {
    pub fn new(playbook: &Playbook, origin: Origin, today: chrono::NaiveDate, lang: Lang) -> Self {
        Self {
            id: playbook.id.clone(),
            title: playbook.title.get(lang).to_owned(),
            titles: playbook.title.clone(),
            version: playbook.version,
            extends: playbook.extends.clone(),
            origin,
            reviewed_on: playbook.reviewed_on.clone(),
            review_overdue: review_overdue(playbook, today),
            tags: playbook.tags.clone(),
        }
    }
}

fn review_overdue(playbook: &Playbook, today: chrono::NaiveDate) -> bool {
    let reviewed: Option<chrono::NaiveDate> = playbook.reviewed_on.parse().ok();
    reviewed.is_none_or(|day| (today - day).num_minutes() > playbook.review_every.as_minutes())
}

impl Row for PlaybookRow {
    const COLUMNS: &'static [&'static str] = &["col-playbook", "col-title", "col-origin", "col-reviewed"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let origin = match self.origin {
            Origin::Builtin => page.tr("word-origin-builtin"),
            Origin::Workspace => page.tr("word-origin-workspace"),
        };
        let reviewed = if self.review_overdue {
            tr!(page.ui.catalog, "review-overdue", date = self.reviewed_on.as_str())
        } else {
            self.reviewed_on.clone()
        };
        vec![self.id.clone(), self.title.clone(), origin, reviewed]
    }
}

/// A playbook, resolved.
pub struct PlaybookView {
    pub playbook: Playbook,
    pub origin: Origin,
}

impl View for PlaybookView {
    fn shape(&self) -> Shape {
        let mut value = serde_json::to_value(&self.playbook).unwrap_or_default();
        value["origin"] = json!(self.origin);
        Shape::One(value)
    }

    fn show(&self, page: &mut Page<'_>) {
        let lang = page.ui.catalog.lang();
        let playbook = &self.playbook;
        page.heading(&format!("{}  {}", playbook.id, playbook.title.get(lang)));
        page.line(playbook.description.get(lang));
        self.show_indicators(page, lang);
        self.show_clocks(page, lang);
        let stages = [
            ("word-phase-monitor", &playbook.monitor.steps),
            ("word-phase-assess", &playbook.assess.steps),
            ("word-phase-respond", &playbook.respond.steps),
            ("word-phase-review", &playbook.review.steps),
        ];
        for (key, steps) in stages {
            let heading = page.tr(key);
            page.heading(&heading);
            self.show_steps(page, steps, lang);
        }
        self.show_texts(page, lang);
    }
}

impl PlaybookView {
    fn show_indicators(&self, page: &mut Page<'_>, lang: Lang) {
        let heading = page.tr("heading-indicators");
        page.heading(&heading);
        let header = ["col-indicator", "col-question", "col-weight", "col-scale"].map(|key| page.tr(key));
        let rows = self.playbook.assess.indicators.iter().map(|one| {
            let words =
                one.scale.iter().enumerate().map(|(score, answer)| format!("{score} {}", answer.word)).collect::<Vec<_>>().join(", ");
            vec![one.id.clone(), one.question.get(lang).to_owned(), one.weight.to_string(), words]
        });
        page.table(&header, rows.collect());
    }

    fn show_clocks(&self, page: &mut Page<'_>, lang: Lang) {
        let heading = page.tr("heading-clocks");
        page.heading(&heading);
        let header = ["col-clock", "col-title", "col-limit", "col-role"].map(|key| page.tr(key));
        let rows =
            self.playbook.respond.clocks.iter().map(|clock| {
                vec![clock.id.clone(), clock.title.get(lang).to_owned(), per_level(&clock.limit), self.role(&clock.role, lang)]
            });
        page.table(&header, rows.collect());
    }

    fn show_steps(&self, page: &mut Page<'_>, steps: &[Step], lang: Lang) {
        let header = ["col-step", "col-title", "col-role", "col-limit"].map(|key| page.tr(key));
        let rows = steps.iter().map(|step| {
            let mark = if step.required { "*" } else { "" };
            vec![format!("{}{mark}", step.id), step.title.get(lang).to_owned(), self.role(&step.role, lang), per_level(&step.due)]
        });
        page.table(&header, rows.collect());
    }

    fn show_texts(&self, page: &mut Page<'_>, lang: Lang) {
        let heading = page.tr("heading-never-say");
        page.heading(&heading);
        for one in &self.playbook.respond.never_say {
            page.line(&format!("  ✗ {}", one.text.get(lang)));
            page.line(&format!("    {}", one.why.get(lang)));
            page.line(&format!("  ✓ {}", one.instead.get(lang)));
        }
        let heading = page.tr("heading-questions");
        page.heading(&heading);
        for one in &self.playbook.review.questions {
            let mark = if one.required { "*" } else { " " };
            page.line(&format!(" {mark} {}  {}", one.id, one.question.get(lang)));
        }
    }

    fn role(&self, id: &str, lang: Lang) -> String {
        self.playbook.roles.iter().find(|role| role.id == id).map_or_else(|| id.to_owned(), |role| role.title.get(lang).to_owned())
    }
}

fn per_level<T: ToString>(value: &PerLevel<T>) -> String {
    match value {
        PerLevel::All(one) => one.to_string(),
        PerLevel::Some(map) => map.iter().map(|(level, one)| format!("{level} {}", one.to_string())).collect::<Vec<_>>().join(" · "),
    }
}

#[derive(Debug, Serialize)]
pub struct TemplateRow {
    pub id: String,
    pub kind: &'static str,
    pub title: String,
    pub audience: String,
    pub lang: Lang,
    pub origin: Origin,
}

impl Row for TemplateRow {
    const COLUMNS: &'static [&'static str] = &["col-template", "col-title", "col-audience", "col-origin"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let origin = match self.origin {
            Origin::Builtin => page.tr("word-origin-builtin"),
            Origin::Workspace => page.tr("word-origin-workspace"),
        };
        let audience = if self.audience.is_empty() { String::new() } else { page.ui.catalog.word("audience", &self.audience) };
        vec![self.id.clone(), self.title.clone(), audience, origin]
    }
}

/// A statement template with its variables.
pub struct TemplateView {
    pub name: String,
    pub template: Template,
}

impl View for TemplateView {
    fn shape(&self) -> Shape {
        let front = &self.template.front;
        let variables: Vec<Value> = front.variables.iter().map(|(name, meaning)| json!({"name": name, "meaning": meaning})).collect();
        Shape::One(json!({
            "id": self.name,
            "title": front.title,
            "audience": front.audience,
            "facts": front.facts,
            "origin": self.template.origin,
            "variables": variables,
            "text": self.template.body.trim_start_matches('\n'),
        }))
    }

    fn show(&self, page: &mut Page<'_>) {
        let front = &self.template.front;
        page.heading(&format!("{}  {}", self.name, front.title));
        let variables: Vec<_> = front.variables.iter().map(|(name, meaning)| (name.clone(), meaning.clone())).collect();
        page.fields(&variables);
        page.blank();
        page.block(self.template.body.trim_start_matches('\n'));
    }
}
