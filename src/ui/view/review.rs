//! The review: questions with answers, lessons, actions.

use serde::Serialize;

use super::measures::{AroundView, MeasuredClock, OpinionView, ResponseView, around, clocks};
use super::survey::SurveyView;
use super::{Page, Row, Shape, View, object, or_empty, rows};
use crate::domain::entity::{Entity as _, Kind};
use crate::domain::review::{Action, Lesson, Proposal};
use crate::domain::time::Timestamp;
use crate::ops::review::Shown;
use crate::text::{Catalog, tr};

#[derive(Debug, Serialize)]
pub struct ReviewView {
    pub incident: String,
    pub drill: bool,
    pub response: ResponseView,
    pub clocks: Vec<MeasuredClock>,
    pub opinion: OpinionView,
    /// Those published, in order.
    pub statements: Vec<AroundView>,
    pub questions: Vec<QuestionView>,
    pub lessons: Vec<LessonView>,
    pub actions: Vec<ActionView>,
    pub surveys: Vec<SurveyView>,
}

#[derive(Debug, Serialize)]
pub struct QuestionView {
    pub id: String,
    pub question: String,
    pub required: bool,
    pub answer: Option<String>,
    pub by: Option<String>,
    pub at: Option<Timestamp>,
}

impl Row for QuestionView {
    const COLUMNS: &'static [&'static str] = &["col-question", "col-text", "col-answer"];

    fn cells(&self, _: &Page<'_>) -> Vec<String> {
        let mark = if self.required { "*" } else { "" };
        vec![format!("{}{mark}", self.id), self.question.clone(), or_empty(self.answer.as_ref())]
    }
}

#[derive(Debug, Serialize)]
pub struct LessonView {
    pub id: String,
    pub uuid: String,
    pub kind: &'static str,
    pub text: String,
    pub by: String,
    pub at: Timestamp,
}

impl From<&Lesson> for LessonView {
    fn from(lesson: &Lesson) -> Self {
        Self {
            id: lesson.handle(),
            uuid: lesson.uuid.clone(),
            kind: lesson.kind.word(),
            text: lesson.text.clone(),
            by: lesson.by.clone(),
            at: lesson.at,
        }
    }
}

impl Row for LessonView {
    const COLUMNS: &'static [&'static str] = &["col-lesson", "col-kind", "col-text"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        vec![self.id.clone(), page.ui.catalog.word("lesson-kind", self.kind), self.text.clone()]
    }
}

#[derive(Debug, Serialize)]
pub struct ActionView {
    pub id: String,
    pub uuid: String,
    pub incident: String,
    pub text: String,
    pub owner: Option<String>,
    pub state: &'static str,
    pub due_at: Option<Timestamp>,
    pub evidence: Option<String>,
    pub done_at: Option<Timestamp>,
    /// The change to a playbook that it proposes.
    pub proposal: Option<Proposal>,
}

impl From<&Action> for ActionView {
    fn from(action: &Action) -> Self {
        Self {
            id: action.handle(),
            uuid: action.uuid.clone(),
            incident: Kind::Incident.handle(action.incident_id),
            text: action.text.clone(),
            owner: action.owner.clone(),
            state: action.state.word(),
            due_at: action.due_at,
            evidence: action.evidence.clone(),
            done_at: action.done_at,
            proposal: action.proposal.clone(),
        }
    }
}

impl Row for ActionView {
    const COLUMNS: &'static [&'static str] = &["col-action", "col-state", "col-due", "col-owner", "col-text"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let state = page.ui.catalog.word("action-state", self.state);
        vec![self.id.clone(), state, page.time_or_dash(self.due_at), or_empty(self.owner.as_ref()), self.text.clone()]
    }
}

impl ReviewView {
    pub fn new(shown: &Shown, catalog: &Catalog) -> Self {
        let record = &shown.record;
        let questions = record.playbook.review.questions.iter().map(|question| {
            let answer = record.answers.iter().find(|answer| answer.question == question.id);
            QuestionView {
                id: question.id.clone(),
                question: question.question.get(catalog.lang()).to_owned(),
                required: question.required,
                answer: answer.map(|answer| answer.text.clone()),
                by: answer.map(|answer| answer.by.clone()),
                at: answer.map(|answer| answer.at),
            }
        });
        Self {
            incident: record.incident.handle(),
            drill: record.incident.drill,
            response: ResponseView::new(shown, &record.response(shown.now)),
            clocks: clocks(shown, catalog),
            opinion: OpinionView::new(shown, catalog),
            statements: around(shown, catalog),
            questions: questions.collect(),
            lessons: record.lessons.iter().map(LessonView::from).collect(),
            actions: record.actions.iter().map(ActionView::from).collect(),
            surveys: record.surveys.iter().map(SurveyView::from).collect(),
        }
    }
}

impl ReviewView {
    /// The few numbers that a person looks for first; the report holds them all.
    fn show_measures(&self, page: &mut Page<'_>) {
        let span = |minutes: Option<i64>| minutes.map(|minutes| page.ui.catalog.minutes(minutes)).unwrap_or_default();
        let kept = self.clocks.iter().filter(|clock| clock.met == Some(true)).count();
        let settled = self.clocks.iter().filter(|clock| clock.met.is_some()).count();
        let turn = self.opinion.turning_point.as_ref().map(|turn| page.time(turn.at)).or_else(|| self.opinion.reason.clone());
        let half_life = self.opinion.half_life_hours.map(|hours| format!("{hours:.0}")).unwrap_or_default();
        let fields = [
            ("measure-first-statement", span(self.response.first_statement_minutes)),
            (
                "review-clocks",
                if settled > 0 { tr!(page.ui.catalog, "review-clocks-met", met = kept, settled = settled) } else { String::new() },
            ),
            ("measure-peak", self.opinion.peak_at.map(|at| page.time(at)).unwrap_or_default()),
            ("review-half-life", if half_life.is_empty() { half_life } else { tr!(page.ui.catalog, "unit-h", n = half_life) }),
            ("review-turning-point", turn.unwrap_or_default()),
        ];
        let fields: Vec<_> = fields.into_iter().map(|(key, value)| (page.tr(key), value)).collect();
        page.fields(&fields);
        page.blank();
    }
}

impl View for ReviewView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        let heading = tr!(page.ui.catalog, "review-heading", incident = self.incident.as_str());
        page.heading(&heading);
        self.show_measures(page);
        rows(page, &self.questions);
        titled(page, "heading-surveys", &self.surveys);
        titled(page, "heading-lessons", &self.lessons);
        titled(page, "heading-actions", &self.actions);
    }
}

/// A table under its heading; neither for no rows.
fn titled<T: Row>(page: &mut Page<'_>, key: &str, items: &[T]) {
    if !items.is_empty() {
        let heading = page.tr(key);
        page.heading(&heading);
        rows(page, items);
    }
}
