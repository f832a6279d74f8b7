//! The case library: closed incidents for teaching, each with its summary, what worked, what did not, lessons and what was changed.

use serde::Serialize;

use super::edition::{Cleaner, Edition};
use super::record::{self, Record};
use super::texts::{ActionRow, QuestionRow, SurveyRow};
use super::{Head, Paper, Writer};
use crate::domain::clock::ClockState;
use crate::domain::incident::{Outcome, Stage};
use crate::domain::review::LessonKind;
use crate::error::Result;
use crate::ops::Desk;
use crate::render;
use crate::store::IncidentFilter;
use crate::text::{Catalog, date_time, tr};

/// One closed incident, in words.
#[derive(Clone, Serialize)]
pub struct Case {
    pub incident: Head,
    /// The playbook's id.
    pub kind: String,
    pub first_statement: String,
    pub clocks_met: usize,
    /// Met or missed.
    pub clocks_settled: usize,
    pub worked: Vec<String>,
    pub failed: Vec<String>,
    pub lessons: Vec<String>,
    pub answers: Vec<QuestionRow>,
    pub surveys: Vec<SurveyRow>,
    pub actions: Vec<ActionRow>,
}

#[derive(Serialize)]
struct Cases<'a> {
    generated_at: String,
    organization: &'a str,
    cases: Vec<serde_json::Value>,
}

/// Resolved incidents, the latest first. A drill, a false alarm and a merged incident teach elsewhere.
pub fn cases(desk: &mut Desk, catalog: &Catalog) -> Result<Vec<Case>> {
    let writer = Writer { catalog, config: &desk.config.clone(), channels: desk.library.channels(&desk.config.channels)?, now: desk.now };
    let records = records(desk, &writer)?;
    Ok(records.iter().map(|record| writer.case(record)).collect())
}

/// The same on paper.
///
/// # Errors
/// Bad input where the shareable edition would still hold what identifies somebody.
pub fn paper(desk: &mut Desk, catalog: &Catalog, edition: Edition) -> Result<Paper> {
    let template = desk.library.report_template("cases", catalog.lang())?;
    let config = desk.config.clone();
    let writer = Writer { catalog, config: &config, channels: desk.library.channels(&config.channels)?, now: desk.now };
    let library = desk.library.clone();
    let records = records(desk, &writer)?;
    let (mut cases, mut cleaners) = (Vec::new(), Vec::new());
    let mut txn = desk.read()?;
    for record in &records {
        let mut data = crate::ui::object(&writer.case(record));
        if edition == Edition::Shareable {
            let mut cleaner = Cleaner::new(&mut *txn, &library, record, &writer, &data)?;
            data = cleaner.clean(&data);
            cleaners.push(cleaner);
        }
        cases.push(data);
    }
    let mut data = crate::ui::object(&Cases { generated_at: date_time(writer.now), organization: &config.organization.name, cases });
    let removed = (edition == Edition::Shareable).then(|| super::edition::together(&cleaners));
    data["edition"] = serde_json::json!({"shareable": removed.is_some(), "removed": removed.clone().unwrap_or_default()});
    let markdown = render::report(&template.path.display().to_string(), &template.text, &data)?;
    for cleaner in &cleaners {
        cleaner.refuse_identifiers(&markdown, &[])?;
    }
    Ok(Paper {
        markdown,
        figures: Vec::new(),
        meta: vec![(tr!(catalog, "report-written"), date_time(writer.now))],
        lang: catalog.lang(),
        drill: false,
        refresh: None,
        wall: false,
        data,
        removed,
    })
}

fn records(desk: &mut Desk, writer: &Writer<'_>) -> Result<Vec<Record>> {
    let mut txn = desk.read()?;
    let mut closed = txn.incidents(IncidentFilter { closed_only: true, ..IncidentFilter::default() })?;
    closed.retain(|one| one.stage == Stage::Closed && one.outcome == Some(Outcome::Resolved) && !one.drill);
    closed.sort_by_key(|one| std::cmp::Reverse((one.closed_at, one.id)));
    closed.into_iter().map(|incident| record::gather(&mut *txn, writer.config, incident, writer.now)).collect()
}

impl Writer<'_> {
    fn case(&self, record: &Record) -> Case {
        let states: Vec<ClockState> = record.clocks.iter().map(|clock| clock.state(self.now)).collect();
        let count = |wanted: &[ClockState]| states.iter().filter(|state| wanted.contains(state)).count();
        let of = |kind| record.lessons.iter().filter(|one| one.kind == kind).map(|one| one.text.clone()).collect();
        let first = record.response(self.now).times.first_statement;
        Case {
            incident: Head::new(record, self),
            kind: record.incident.playbook.clone(),
            first_statement: first.map(|minutes| self.catalog.minutes(minutes)).unwrap_or_default(),
            clocks_met: count(&[ClockState::Met]),
            clocks_settled: count(&[ClockState::Met, ClockState::Missed, ClockState::Overdue]),
            worked: of(LessonKind::Worked),
            failed: of(LessonKind::Failed),
            lessons: of(LessonKind::Lesson),
            answers: self.questions(record).into_iter().filter(QuestionRow::is_answered).collect(),
            surveys: self.surveys(record),
            actions: self.actions(record),
        }
    }
}
