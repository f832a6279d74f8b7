//! `crisis review …`

use std::path::PathBuf;

use clap::Subcommand;

use super::Answer;
use super::session::Session;
use crate::domain::review::{ActionState, LessonKind};
use crate::error::Result;
use crate::ops::report::Form;
use crate::ops::{self, Desk};
use crate::text::tr;
use crate::ui::view::review::{ActionView, LessonView, ReviewView};
use crate::ui::view::{Done, Plain};
use crate::ui::{Shape, document, object};

#[derive(Debug, Subcommand)]
pub enum Review {
    Show {
        incident: String,
    },
    Answer {
        incident: String,
        question: String,
        text: Option<String>,
    },
    Lesson {
        incident: String,
        text: Option<String>,
        #[arg(long, value_enum, default_value_t = LessonKind::Lesson)]
        kind: LessonKind,
    },
    Action {
        /// An incident, with a text; or an action, with `--done` or `--drop`.
        target: String,
        text: Option<String>,
        #[arg(long, value_name = "PERSON")]
        owner: Option<String>,
        #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
        due: Option<String>,
        #[arg(long, value_name = "EVIDENCE", conflicts_with_all = ["drop", "owner", "due"])]
        done: Option<String>,
        #[arg(long, value_name = "REASON", conflicts_with_all = ["owner", "due"])]
        drop: Option<String>,
    },
    #[command(subcommand)]
    Survey(super::review_survey::Survey),
    Report {
        incident: String,
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

impl Review {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        match self {
            Self::Survey(survey) => survey.run(session, &mut desk),
            Self::Show { incident } => {
                let shown = ops::review::show(&mut desk, &incident)?;
                Answer::new(ReviewView::new(&shown, &session.catalog))
            }
            Self::Answer { incident, question, text } => {
                let text = session.text(text)?;
                let answer = ops::review::answer(&mut desk, &incident, &question, &text)?;
                let sentence = tr!(session.catalog, "done-answered", question = answer.question.as_str());
                Answer::new(Done::new(&answer, sentence))
            }
            Self::Lesson { incident, text, kind } => {
                let text = session.text(text)?;
                let view = LessonView::from(&ops::review::lesson(&mut desk, &incident, kind, &text)?);
                let sentence = tr!(session.catalog, "done-lesson", lesson = view.id.as_str());
                Answer::new(Done::new(&view, sentence))
            }
            Self::Action { target, text, owner, due, done, drop } => {
                let action = match (done, drop) {
                    (Some(evidence), _) => ops::review::settle_action(&mut desk, &target, ActionState::Done, &evidence)?,
                    (_, Some(reason)) => ops::review::settle_action(&mut desk, &target, ActionState::Dropped, &reason)?,
                    _ => {
                        let due_at = session.future("--due", due.as_deref(), &desk)?;
                        let text = session.text(text)?;
                        ops::review::add_action(&mut desk, &target, &text, owner.as_deref(), due_at)?
                    }
                };
                let view = ActionView::from(&action);
                let state = session.catalog.word("action-state", view.state);
                let sentence = tr!(session.catalog, "done-action", action = view.id.as_str(), state = state);
                Answer::new(Done::new(&view, sentence))
            }
            Self::Report { incident, output } => report(session, &mut desk, &incident, output),
        }
    }
}

/// To the screen as Markdown, or to a file in the form that its extension names.
fn report(session: &mut Session, desk: &mut Desk, incident: &str, output: Option<PathBuf>) -> Result<Answer> {
    let Some(path) = output else {
        let paper = ops::report::review(desk, incident, &session.catalog, Form::Markdown)?;
        return Answer::new(Plain(paper.markdown));
    };
    let form = super::report_file::form(&path)?;
    if form == Form::Json {
        let paper = ops::report::review(desk, incident, &session.catalog, form)?;
        let mut value = object(&ReviewView::new(&ops::review::show(desk, incident)?, &session.catalog));
        if let Some(object) = value.as_object_mut() {
            object.insert("report".to_owned(), paper.data);
        }
        return super::report_file::save(session, &path, form, document(Shape::One(value)).as_bytes());
    }
    let paper = ops::report::review(desk, incident, &session.catalog, form)?;
    super::report_file::write(session, &desk.config.organization.name, &path, form, &paper)
}
