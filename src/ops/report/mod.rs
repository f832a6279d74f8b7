//! Reports: everything the record holds about an incident, gathered for a template, in the reader's language.

mod board;
pub mod cases;
mod course;
pub mod daily;
mod edition;
mod figures;
mod measured;
pub mod opinion;
mod paper;
pub mod playbook;
pub mod record;
mod response;
pub mod situation;
pub mod stats;
mod texts;

use serde::Serialize;

use super::{Desk, lookup};
use crate::domain::incident::Stage;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::library::templates::Channel;
use crate::render;
use crate::text::{Catalog, date_time};
use crate::workspace::Config;

pub use self::board::board;
use self::edition::Cleaner;
pub use self::edition::{Edition, Removal};
pub use self::paper::{Form, Paper};
use self::record::Record;

/// What a report is written with.
struct Writer<'a> {
    catalog: &'a Catalog,
    config: &'a Config,
    channels: Vec<Channel>,
    now: Timestamp,
}

/// The post-incident review on paper; marked interim while the incident is open. The shareable edition names nobody.
///
/// # Errors
/// Bad input where the shareable edition would still hold what identifies somebody.
pub fn review(desk: &mut Desk, typed: &str, catalog: &Catalog, form: Form, edition: Edition) -> Result<Paper> {
    let template = desk.library.report_template("review", catalog.lang())?;
    let writer = Writer { catalog, config: &desk.config.clone(), channels: desk.library.channels(&desk.config.channels)?, now: desk.now };
    let library = desk.library.clone();
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    let mut record = record::gather(&mut *txn, writer.config, incident, writer.now)?;
    let mut data = crate::ui::object(&Review::new(&record, &writer, form == Form::Markdown));
    let mut cleaner = match edition {
        Edition::Internal => None,
        Edition::Shareable => Some(Cleaner::new(&mut *txn, &library, &record, &writer, &data)?),
    };
    if let Some(cleaner) = &mut cleaner {
        data = cleaner.clean(&data);
        for platform in &mut record.opinion.platforms {
            platform.name = cleaner.text(&platform.name);
        }
    }
    let removed = cleaner.as_ref().map(Cleaner::removals);
    data["edition"] = serde_json::json!({"shareable": removed.is_some(), "removed": removed.clone().unwrap_or_default()});
    let markdown = render::report(&template.path.display().to_string(), &template.text, &data)?;
    let markdown = if form == Form::Markdown { paper::without_charts(&markdown) } else { markdown };
    let figures = if form == Form::Markdown { Vec::new() } else { writer.figures(&record) };
    if let Some(cleaner) = &cleaner {
        cleaner.refuse_identifiers(&markdown, &figures)?;
    }
    Ok(Paper {
        markdown,
        figures,
        meta: writer.meta(&record),
        lang: catalog.lang(),
        drill: record.incident.drill,
        refresh: None,
        wall: false,
        data,
        removed,
    })
}

/// The data of `templates/reports/review.<lang>.md`.
#[derive(Serialize)]
struct Review {
    /// Markdown on its own: without the title block and the charts that a page has.
    plain: bool,
    interim: bool,
    generated_at: String,
    organization: String,
    incident: Head,
    metrics: Vec<course::MetricRow>,
    levels: Vec<course::LevelRow>,
    timeline: Vec<course::TimelineRow>,
    clocks: Vec<course::ClockRow>,
    roles: Vec<course::RoleRow>,
    unfinished: Vec<course::TaskRow>,
    response: response::ResponseData,
    effect: measured::EffectData,
    opinion: opinion::OpinionData,
    statements: Vec<texts::StatementData>,
    facts: Vec<texts::FactRow>,
    stakeholders: Vec<texts::PartyRow>,
    demands: Vec<texts::DemandRow>,
    questions: Vec<texts::QuestionRow>,
    surveys: Vec<texts::SurveyRow>,
    lessons: Vec<texts::LessonRow>,
    actions: Vec<texts::ActionRow>,
    follow_ups: Vec<course::LookRow>,
    repair: Vec<String>,
    feed_back: Vec<String>,
}

#[derive(Clone, Serialize)]
pub struct Head {
    pub id: String,
    pub title: String,
    summary: String,
    pub playbook: String,
    pub level: String,
    level_title: String,
    provisional: bool,
    stage: String,
    outcome: String,
    posture: String,
    lead: String,
    drill: bool,
    occurred_at: String,
    detected_at: String,
    opened_at: String,
    assessed_at: String,
    resolved_at: String,
    closed_at: String,
    duration: String,
}

impl Review {
    fn new(record: &Record, writer: &Writer<'_>, plain: bool) -> Self {
        let lang = writer.catalog.lang();
        let review = &record.playbook.review;
        Self {
            plain,
            interim: record.incident.stage != Stage::Closed,
            generated_at: date_time(writer.now),
            organization: writer.config.organization.name.clone(),
            incident: Head::new(record, writer),
            metrics: writer.metrics(record),
            levels: writer.levels(record),
            timeline: writer.timeline(record),
            clocks: writer.clocks(record),
            roles: writer.roles(record),
            unfinished: writer.unfinished(record),
            response: writer.response(record),
            effect: writer.effect(record),
            opinion: writer.opinion(record),
            statements: writer.statements(record),
            facts: writer.facts(record),
            stakeholders: writer.stakeholders(record),
            demands: writer.demands(record),
            questions: writer.questions(record),
            surveys: writer.surveys(record),
            lessons: writer.lessons(record),
            actions: writer.actions(record),
            follow_ups: writer.follow_ups(record),
            repair: review.repair.iter().map(|text| text.get(lang).to_owned()).collect(),
            feed_back: review.feed_back.iter().map(|text| text.get(lang).to_owned()).collect(),
        }
    }
}

impl Head {
    fn new(record: &Record, writer: &Writer<'_>) -> Self {
        let (incident, catalog) = (&record.incident, writer.catalog);
        let lang = catalog.lang();
        let level_title = record.playbook.levels.iter().find(|level| level.id == incident.level).map(|level| level.title.get(lang));
        let end = incident.closed_at.unwrap_or(writer.now);
        Self {
            id: crate::domain::entity::Entity::handle(incident),
            title: incident.title.clone(),
            summary: incident.summary.clone().unwrap_or_default(),
            playbook: record.playbook.title.get(lang).to_owned(),
            level: incident.level.clone(),
            level_title: level_title.unwrap_or_default().to_owned(),
            provisional: incident.provisional,
            stage: catalog.word("stage", incident.stage.word()),
            outcome: incident.outcome.map(|outcome| catalog.word("outcome", outcome.word())).unwrap_or_default(),
            posture: incident.posture.map(|posture| catalog.word("posture", posture.word())).unwrap_or_default(),
            lead: incident.lead.as_deref().map(|who| writer.person(who)).unwrap_or_default(),
            drill: incident.drill,
            occurred_at: writer.time(incident.occurred_at),
            detected_at: writer.time(Some(incident.detected_at)),
            opened_at: writer.time(Some(incident.opened_at)),
            assessed_at: writer.time(incident.assessed_at),
            resolved_at: writer.time(incident.resolved_at),
            closed_at: writer.time(incident.closed_at),
            duration: catalog.minutes(end.minutes_since(incident.detected_at)),
        }
    }
}

impl Writer<'_> {
    /// In the workspace's zone; empty for no time.
    fn time(&self, at: Option<Timestamp>) -> String {
        at.map(|at| date_time(crate::domain::when::in_zone(at, self.config.timezone))).unwrap_or_default()
    }

    /// A person of the roster by name, anybody else as recorded.
    fn person(&self, id: &str) -> String {
        self.config.people.iter().find(|person| person.id == id).map_or_else(|| id.to_owned(), |person| person.display_name().to_owned())
    }

    fn channel(&self, id: &str) -> String {
        self.channels
            .iter()
            .find(|channel| channel.id == id)
            .map_or_else(|| id.to_owned(), |channel| channel.title.get(self.catalog.lang()).to_owned())
    }

    fn role(&self, record: &Record, id: &str) -> String {
        crate::ui::view::task::role_title(&record.playbook, id, self.catalog)
    }
}
