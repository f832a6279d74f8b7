//! Playbooks as a reader sees them: the list, and one in full, fit for a terminal of 80 columns.

use serde::Serialize;
use serde_json::{Value, json};

use super::rule::DutyRow;
use super::task::SourceView;
use super::{Page, Row, Shape, View};
use crate::domain::playbook::{Playbook, StatementRule, Step};
use crate::domain::rule_pack::{Duty, RulePack};
use crate::domain::span::PerLevel;
use crate::domain::text::{Lang, Text};
use crate::library::Origin;
use crate::text::{Catalog, tr};

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

/// A playbook, resolved, with the law that applies.
pub struct PlaybookView {
    pub playbook: Playbook,
    pub origin: Origin,
    pub duties: Vec<(RulePack, Duty)>,
}

impl View for PlaybookView {
    fn shape(&self) -> Shape {
        let mut value = serde_json::to_value(&self.playbook).unwrap_or_default();
        value["origin"] = json!(self.origin);
        value["duties"] = self.duties.iter().map(|(pack, duty)| duty_value(pack, duty)).collect();
        Shape::One(value)
    }

    fn show(&self, page: &mut Page<'_>) {
        let lang = page.ui.catalog.lang();
        let playbook = &self.playbook;
        page.heading(&format!("{}  {}", playbook.id, playbook.title.get(lang)));
        page.text(playbook.description.get(lang), "");
        self.show_history(page);
        self.show_clocks(page, lang);
        self.show_duties(page);
        let stages = [
            ("word-phase-monitor", &playbook.monitor.steps),
            ("word-phase-assess", &playbook.assess.steps),
            ("word-phase-respond", &playbook.respond.steps),
            ("word-phase-review", &playbook.review.steps),
        ];
        for (key, steps) in stages {
            self.show_steps(page, key, steps, lang);
        }
        self.show_indicators(page, lang);
        self.show_statements(page, lang);
        self.show_stakeholders(page, lang);
        self.show_never_say(page, lang);
        self.show_preparedness(page, lang);
        self.show_questions(page, lang);
    }
}

fn duty_value(pack: &RulePack, duty: &Duty) -> Value {
    let mut value = serde_json::to_value(duty).unwrap_or_default();
    value["id"] = json!(pack.full_id(&duty.id));
    value["source"] = json!(pack.source.title);
    value
}

impl PlaybookView {
    fn show_clocks(&self, page: &mut Page<'_>, lang: Lang) {
        let rows = self.playbook.respond.clocks.iter().map(|clock| {
            let law = clock.pack().map(|_| format!("\n{}", SourceView::new(&clock.source, page.ui.catalog).line(page.ui.catalog)));
            let when = clock.when.as_ref().map(|when| format!("\n{}", tr!(page.ui.catalog, "only-when", when = when.as_str())));
            let title = format!("{}{}{}", clock.title.get(lang), law.unwrap_or_default(), when.unwrap_or_default());
            vec![per_level(&clock.limit), title, self.role(&clock.role, lang)]
        });
        section(page, "heading-clocks", ["col-limit", "col-title", "col-role"], rows.collect());
    }

    /// Where the file comes from, and which incidents changed it.
    fn show_history(&self, page: &mut Page<'_>) {
        let origin = page.tr(if self.origin == Origin::Builtin { "word-origin-builtin" } else { "word-origin-workspace" });
        let mut fields = vec![(page.tr("col-origin"), origin)];
        for one in &self.playbook.history {
            let paths = page.ui.catalog.list(&one.paths);
            let (incident, action) = (one.incident.as_str(), one.action.as_str());
            let said =
                tr!(page.ui.catalog, "playbook-revision", count = one.paths.len(), incident = incident, action = action, paths = paths);
            fields.push((one.on.clone(), said));
        }
        page.fields(&fields);
    }

    fn show_duties(&self, page: &mut Page<'_>) {
        let rows = self.duties.iter().map(|(pack, duty)| {
            let row = DutyRow::new(pack, duty, true, page.ui.catalog);
            vec![format!("{}\n{} {}", row.title, row.source, row.article), row.to]
        });
        section(page, "heading-duties", ["col-title", "col-owed-to"], rows.collect());
    }

    fn show_steps(&self, page: &mut Page<'_>, key: &str, steps: &[Step], lang: Lang) {
        let rows = steps.iter().map(|step| {
            let mark = if step.required { " *" } else { "" };
            vec![per_level(&step.due), format!("{}{mark}", step.title.get(lang)), self.role(&step.role, lang)]
        });
        section(page, key, ["col-limit", "col-step", "col-role"], rows.collect());
    }

    fn show_indicators(&self, page: &mut Page<'_>, lang: Lang) {
        let rows = self.playbook.assess.indicators.iter().map(|one| {
            let words =
                one.scale.iter().enumerate().map(|(score, answer)| format!("{score} {}", answer.word)).collect::<Vec<_>>().join(", ");
            vec![one.id.clone(), one.question.get(lang).to_owned(), one.weight.to_string(), words]
        });
        section(page, "heading-indicators", ["col-indicator", "col-question", "col-weight", "col-scale"], rows.collect());
    }

    fn show_statements(&self, page: &mut Page<'_>, lang: Lang) {
        let rows = self.playbook.respond.statements.iter().map(|rule| {
            let roles = |ids: &Vec<String>| page.ui.catalog.list(&ids.iter().map(|id| self.role(id, lang)).collect::<Vec<_>>());
            let approvers = match &rule.approvers {
                PerLevel::All(ids) => roles(ids),
                PerLevel::Some(map) => map.iter().map(|(level, ids)| format!("{level} {}", roles(ids))).collect::<Vec<_>>().join("\n"),
            };
            let chain = std::iter::once(approvers).chain(self.turns_of_chain(rule, page.ui.catalog, lang)).collect::<Vec<_>>().join("\n");
            vec![rule.template.clone(), rule.title.get(lang).to_owned(), chain]
        });
        section(page, "heading-texts", ["col-template", "col-title", "col-approvers"], rows.collect());
    }

    /// What a chain of approvals asks beside the roles: a deadline, signatures, a short way.
    fn turns_of_chain(&self, rule: &StatementRule, catalog: &Catalog, lang: Lang) -> Vec<String> {
        let role = |id: &String| self.role(id, lang);
        let within = rule.approve_within.as_ref().map(|within| by_level(within, |span| catalog.minutes(span.as_minutes())));
        let signed = rule.signed.as_ref().map(|signed| by_level(signed, |ids| catalog.list(&ids.iter().map(role).collect::<Vec<_>>())));
        let short = rule.expedite.as_ref().map(|way| (role(&way.by), catalog.minutes(way.signoff_within.as_minutes())));
        let lines = [
            within.map(|spans| tr!(catalog, "chain-within", spans = spans)),
            signed.map(|roles| tr!(catalog, "chain-signed", roles = roles)),
            short.map(|(role, span)| tr!(catalog, "chain-short-way", role = role, span = span)),
        ];
        lines.into_iter().flatten().collect()
    }

    fn show_stakeholders(&self, page: &mut Page<'_>, lang: Lang) {
        let rows = self.playbook.respond.stakeholders.iter().map(|party| {
            let when = if party.before_public { page.tr("before-public") } else { String::new() };
            vec![party.title.get(lang).to_owned(), self.role(&party.role, lang), when]
        });
        section(page, "heading-stakeholders", ["col-stakeholder", "col-role", "col-told"], rows.collect());
    }

    fn show_never_say(&self, page: &mut Page<'_>, lang: Lang) {
        let heading = page.tr("heading-never-say");
        page.heading(&heading);
        for one in &self.playbook.respond.never_say {
            page.text(one.text.get(lang), "  ✗ ");
            page.text(one.why.get(lang), "    ");
            page.text(one.instead.get(lang), "  ✓ ");
        }
        if let Some(stop) = &self.playbook.respond.stop_when {
            let heading = page.tr("heading-stop-when");
            page.heading(&heading);
            page.text(stop.get(lang), "");
        }
    }

    fn show_preparedness(&self, page: &mut Page<'_>, lang: Lang) {
        let rows = self.playbook.preparedness.iter().map(|item| {
            vec![item.title.get(lang).to_owned(), self.role(&item.role, lang), page.ui.catalog.minutes(item.valid_for.as_minutes())]
        });
        section(page, "heading-preparedness", ["col-title", "col-role", "col-holds"], rows.collect());
    }

    fn show_questions(&self, page: &mut Page<'_>, lang: Lang) {
        let heading = page.tr("heading-questions");
        page.heading(&heading);
        for one in &self.playbook.review.questions {
            let mark = if one.required { " * " } else { "   " };
            page.text(one.question.get(lang), mark);
        }
    }

    fn role(&self, id: &str, lang: Lang) -> String {
        role_title(&self.playbook, id, lang)
    }
}

/// A role's title; its id where the playbook does not know it.
pub fn role_title(playbook: &Playbook, id: &str, lang: Lang) -> String {
    playbook.roles.iter().find(|role| role.id == id).map_or_else(|| id.to_owned(), |role| role.title.get(lang).to_owned())
}

/// A heading and a table; nothing at all for no rows.
fn section<const N: usize>(page: &mut Page<'_>, heading: &str, columns: [&str; N], rows: Vec<Vec<String>>) {
    if rows.is_empty() {
        return;
    }
    let heading = page.tr(heading);
    page.heading(&heading);
    let header = columns.map(|key| page.tr(key));
    page.table(&header, rows);
}

/// `4h`, or `I 2h · II 4h · III 1d`.
pub fn per_level<T: ToString>(value: &PerLevel<T>) -> String {
    match value {
        PerLevel::All(one) => one.to_string(),
        PerLevel::Some(map) => map.iter().map(|(level, one)| format!("{level} {}", one.to_string())).collect::<Vec<_>>().join(" · "),
    }
}

/// `I 20m, II 30m`, or the one value of all levels.
fn by_level<T>(value: &PerLevel<T>, word: impl Fn(&T) -> String) -> String {
    match value {
        PerLevel::All(one) => word(one),
        PerLevel::Some(map) => map.iter().map(|(level, one)| format!("{level} {}", word(one))).collect::<Vec<_>>().join(", "),
    }
}
