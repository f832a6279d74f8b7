//! Rule packs: what they ask, on what source, whether they apply here and why.

use serde::Serialize;

use super::playbook::per_level;
use super::task::SourceView;
use super::{Page, Row, Shape, View, object};
use crate::domain::playbook::Anchor;
use crate::domain::rule_pack::{Duty, PackClock, RulePack};
use crate::domain::span::{PerLevel, Span};
use crate::domain::text::Text;
use crate::library::Origin;
use crate::library::rules::Applied;
use crate::text::{Catalog, tr};

/// A rule pack.
#[derive(Debug, Serialize)]
pub struct RuleRow {
    pub id: String,
    pub kind: &'static str,
    pub title: String,
    pub titles: Text,
    pub source: String,
    /// Every article its clocks and duties stand on.
    pub article: String,
    pub verified_on: Option<String>,
    pub unverified: bool,
    pub active: bool,
    pub why: String,
    pub why_code: &'static str,
    pub regions: Vec<String>,
    pub org_kinds: Vec<String>,
    pub origin: Origin,
    pub note: Option<String>,
    pub clocks: Vec<RuleClockRow>,
    pub duties: Vec<DutyRow>,
}

/// A clock of a pack.
#[derive(Debug, Serialize)]
pub struct RuleClockRow {
    pub id: String,
    pub title: String,
    pub article: String,
    pub role: String,
    pub to: String,
    pub starts: Anchor,
    pub limit: PerLevel<Span>,
    pub met_by: String,
    pub when: Option<String>,
    pub playbooks: Vec<String>,
    pub active: bool,
    pub note: Option<String>,
}

/// A duty of a pack.
#[derive(Debug, Serialize)]
pub struct DutyRow {
    pub id: String,
    pub title: String,
    pub role: String,
    pub to: String,
    pub source: String,
    pub article: String,
    pub playbooks: Vec<String>,
    pub active: bool,
    pub note: Option<String>,
}

impl RuleRow {
    pub fn new(applied: &Applied, catalog: &Catalog) -> Self {
        let (pack, lang) = (&applied.pack, catalog.lang());
        let mut articles: Vec<String> = Vec::new();
        for article in pack.clocks.iter().map(|clock| &clock.article).chain(pack.duties.iter().map(|duty| &duty.article)) {
            let article = article.get(lang);
            if !articles.iter().any(|known| known == article) {
                articles.push(article.to_owned());
            }
        }
        Self {
            id: pack.id.clone(),
            kind: pack.kind.word(),
            title: pack.title.get(lang).to_owned(),
            titles: pack.title.clone(),
            source: pack.source.title.get(lang).to_owned(),
            article: catalog.list(&articles),
            verified_on: pack.source.verified_on.clone(),
            unverified: pack.source.unverified,
            active: applied.active,
            why: applied.why.render(catalog),
            why_code: applied.why.code.trim_start_matches("why-"),
            regions: pack.regions.clone(),
            org_kinds: pack.org_kinds.clone(),
            origin: applied.origin,
            note: text(pack.note.as_ref(), catalog),
            clocks: pack.clocks.iter().map(|clock| RuleClockRow::new(applied, clock, catalog)).collect(),
            duties: DutyRow::all(applied, catalog),
        }
    }

    fn state(&self, catalog: &Catalog) -> String {
        let key = match (self.active, self.clocks.iter().all(|clock| clock.active == self.active)) {
            (true, true) => "rule-on",
            (false, true) => "rule-off",
            (_, false) => "rule-partly",
        };
        tr!(catalog, key)
    }
}

impl RuleClockRow {
    fn new(applied: &Applied, clock: &PackClock, catalog: &Catalog) -> Self {
        let lang = catalog.lang();
        Self {
            id: applied.pack.full_id(&clock.id),
            title: clock.title.get(lang).to_owned(),
            article: clock.article.get(lang).to_owned(),
            role: clock.role.clone(),
            to: clock.to.get(lang).to_owned(),
            starts: clock.starts,
            limit: clock.limit.clone(),
            met_by: clock.met_by.clone().into(),
            when: clock.when.clone(),
            playbooks: clock.playbooks.clone(),
            active: applied.clock_active(clock),
            note: text(clock.note.as_ref(), catalog),
        }
    }
}

impl DutyRow {
    pub fn new(pack: &RulePack, duty: &Duty, active: bool, catalog: &Catalog) -> Self {
        let lang = catalog.lang();
        Self {
            id: pack.full_id(&duty.id),
            title: duty.title.get(lang).to_owned(),
            role: duty.role.clone(),
            to: duty.to.get(lang).to_owned(),
            source: pack.source.title.get(lang).to_owned(),
            article: duty.article.get(lang).to_owned(),
            playbooks: duty.playbooks.clone(),
            active,
            note: text(duty.note.as_ref(), catalog),
        }
    }

    pub fn all(applied: &Applied, catalog: &Catalog) -> Vec<Self> {
        applied.pack.duties.iter().map(|duty| Self::new(&applied.pack, duty, applied.active, catalog)).collect()
    }
}

fn text(text: Option<&Text>, catalog: &Catalog) -> Option<String> {
    text.map(|text| text.get(catalog.lang()).to_owned())
}

impl Row for RuleRow {
    const COLUMNS: &'static [&'static str] = &["col-rule", "col-applies", "col-why"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        vec![format!("{}\n{}", self.id, self.title), self.state(page.ui.catalog), self.why.clone()]
    }
}

impl Row for DutyRow {
    const COLUMNS: &'static [&'static str] = &["col-rule", "col-applies", "col-owed-to"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let state = page.tr(if self.active { "rule-on" } else { "rule-off" });
        vec![format!("{}\n{}\n{}", self.id, self.title, self.article), state, self.to.clone()]
    }
}

/// One pack in full, or one clock or duty of it.
pub struct RuleView {
    row: RuleRow,
    source: String,
}

impl RuleView {
    pub fn new(applied: &Applied, part: Option<&str>, catalog: &Catalog) -> Self {
        let mut row = RuleRow::new(applied, catalog);
        if let Some(part) = part {
            let full = applied.pack.full_id(part);
            row.clocks.retain(|clock| clock.id == full);
            row.duties.retain(|duty| duty.id == full);
        }
        Self { row, source: SourceView::new(&applied.pack.source, catalog).line(catalog) }
    }

    fn show_clocks(&self, page: &mut Page<'_>) {
        let heading = page.tr("heading-clocks");
        page.heading(&heading);
        for clock in &self.row.clocks {
            let off = if clock.active == self.row.active {
                String::new()
            } else {
                format!(" ({})", page.tr(if clock.active { "rule-on" } else { "rule-off" }))
            };
            page.text(&format!("{}  {}{off}", clock.id, clock.title), "");
            let anchor = page.ui.catalog.word("anchor", clock.starts.word());
            page.fields(&[
                (page.tr("label-limit"), tr!(page.ui.catalog, "limit-from", limit = per_level(&clock.limit), anchor = anchor)),
                (page.tr("label-owed-to"), clock.to.clone()),
                (page.tr("label-article"), clock.article.clone()),
                (page.tr("label-met-by"), clock.met_by.clone()),
                (page.tr("label-when"), clock.when.clone().unwrap_or_default()),
                (page.tr("label-playbooks"), page.ui.catalog.list(&clock.playbooks)),
                (page.tr("label-note"), clock.note.clone().unwrap_or_default()),
            ]);
            page.blank();
        }
    }

    fn show_duties(&self, page: &mut Page<'_>) {
        let heading = page.tr("heading-duties");
        page.heading(&heading);
        for duty in &self.row.duties {
            page.text(&format!("{}  {}", duty.id, duty.title), "");
            page.fields(&[
                (page.tr("label-owed-to"), duty.to.clone()),
                (page.tr("label-article"), duty.article.clone()),
                (page.tr("label-playbooks"), page.ui.catalog.list(&duty.playbooks)),
                (page.tr("label-note"), duty.note.clone().unwrap_or_default()),
            ]);
            page.blank();
        }
    }
}

impl View for RuleView {
    fn shape(&self) -> Shape {
        Shape::One(object(&self.row))
    }

    fn show(&self, page: &mut Page<'_>) {
        let row = &self.row;
        page.heading(&row.id);
        page.text(&row.title, "");
        let applies = format!("{}{}", row.state(page.ui.catalog), tr!(page.ui.catalog, "rule-because", why = row.why.as_str()));
        page.fields(&[
            (page.tr("label-source"), self.source.clone()),
            (page.tr("label-verified"), row.verified_on.clone().unwrap_or_default()),
            (page.tr("label-applies"), applies),
            (page.tr("label-regions"), page.ui.catalog.list(&row.regions)),
            (page.tr("label-org-kinds"), page.ui.catalog.list(&row.org_kinds)),
            (page.tr("label-note"), row.note.clone().unwrap_or_default()),
        ]);
        if !row.clocks.is_empty() {
            self.show_clocks(page);
        }
        if !row.duties.is_empty() {
            self.show_duties(page);
        }
    }
}
