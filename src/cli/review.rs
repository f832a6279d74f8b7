//! `crisis review …`

use std::path::PathBuf;

use clap::{ArgAction, Subcommand};

use super::Answer;
use super::report_file;
use super::session::Session;
use crate::domain::review::{ActionState, Change, LessonKind, Setting};
use crate::error::{Error, Result};
use crate::ops::report::{Edition, Form};
use crate::ops::{self, Desk};
use crate::text::tr;
use crate::ui::view::follow_up::FollowUpView;
use crate::ui::view::pick_up::PickUpView;
use crate::ui::view::review::{ActionView, LessonView, ReviewView};
use crate::ui::view::{Done, List, Plain};
use crate::ui::{Shape, document, object};
use crate::workspace::read_limited;

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
        /// A key path of the playbook and its new value.
        #[arg(long = "set", value_name = "PATH=VALUE", action = ArgAction::Append)]
        set: Vec<String>,
        #[arg(long, value_name = "FILE", conflicts_with = "set")]
        diff: Option<PathBuf>,
        #[arg(long, value_name = "ID")]
        playbook: Option<String>,
        #[arg(long, value_name = "EVIDENCE", conflicts_with_all = ["drop", "owner", "due", "set", "diff", "playbook"])]
        done: Option<String>,
        #[arg(long, value_name = "REASON", conflicts_with_all = ["owner", "due", "set", "diff", "playbook"])]
        drop: Option<String>,
    },
    PickUp {
        incident: String,
        #[arg(long, value_name = "WORDS", required = true, action = ArgAction::Append)]
        rumour: Vec<String>,
        #[arg(long, value_name = "WORDS", required = true, action = ArgAction::Append)]
        correction: Vec<String>,
    },
    FollowUp {
        /// An incident, to list; or a follow-up's task, to take the look and finish it.
        target: String,
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    #[command(subcommand)]
    Survey(super::review_survey::Survey),
    Report {
        incident: String,
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        #[arg(long, value_enum, default_value_t = Edition::Internal)]
        edition: Edition,
    },
}

impl Review {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        match self {
            Self::PickUp { incident, rumour, correction } => {
                let found = ops::pick_up::measure(&mut desk, &incident, &rumour, &correction)?;
                Answer::new(PickUpView::new(&found, &session.catalog))
            }
            Self::FollowUp { target, note } => follow_up(session, &mut desk, &target, note.as_deref()),
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
            Self::Action { target, text, owner, due, set, diff, playbook, done, drop } => {
                let action = match (done, drop) {
                    (Some(evidence), _) => ops::review::settle_action(&mut desk, &target, ActionState::Done, &evidence)?,
                    (_, Some(reason)) => ops::review::settle_action(&mut desk, &target, ActionState::Dropped, &reason)?,
                    _ => {
                        let due_at = session.future("--due", due.as_deref(), &desk)?;
                        let change = change(session, &set, diff)?;
                        let text = session.text(text)?;
                        let add = ops::review::AddAction { text, owner, due_at, change, playbook };
                        ops::review::add_action(&mut desk, &target, add)?
                    }
                };
                let view = ActionView::from(&action);
                let state = session.catalog.word("action-state", view.state);
                let sentence = tr!(session.catalog, "done-action", action = view.id.as_str(), state = state);
                Answer::new(Done::new(&view, sentence))
            }
            Self::Report { incident, output, edition } => report(session, &mut desk, &incident, output, edition),
        }
    }
}

/// Of an incident the list; of a task (`TSK-…`) the look, taken and kept.
fn follow_up(session: &Session, desk: &mut Desk, target: &str, note: Option<&str>) -> Result<Answer> {
    let task = target.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("TSK-"));
    if !task {
        if note.is_some() {
            return Err(Error::usage("error-follow-up-note"));
        }
        let found = ops::follow_up::list(desk, target)?;
        return Answer::new(List { items: FollowUpView::all(&found, &session.catalog, desk.now), none: "none-follow-ups" });
    }
    let found = ops::follow_up::record(desk, target, note)?;
    let mut views = FollowUpView::all(&found, &session.catalog, desk.now);
    let view = views.pop().ok_or_else(|| Error::not_found("error-no-follow-up").with("task", target))?;
    let sentence = tr!(session.catalog, "done-follow-up", task = view.id.as_str(), found = view.text.as_str());
    Answer::new(Done::new(&view, sentence))
}

/// To the screen as Markdown, or to a file in the form that its extension names.
fn report(session: &mut Session, desk: &mut Desk, incident: &str, output: Option<PathBuf>, edition: Edition) -> Result<Answer> {
    let Some(path) = output else {
        let paper = ops::report::review(desk, incident, &session.catalog, Form::Markdown, edition)?;
        report_file::note_removed(session, &paper);
        return Answer::new(Plain(paper.markdown));
    };
    let form = report_file::form(&path)?;
    let paper = ops::report::review(desk, incident, &session.catalog, form, edition)?;
    report_file::note_removed(session, &paper);
    if form != Form::Json {
        return report_file::write(session, &desk.config.organization.name, &path, form, &paper);
    }
    let value = match edition {
        Edition::Shareable => serde_json::json!({"report": paper.data}),
        Edition::Internal => {
            let mut value = object(&ReviewView::new(&ops::review::show(desk, incident)?, &session.catalog));
            value["report"] = paper.data;
            value
        }
    };
    report_file::save(session, &path, form, document(Shape::One(value)).as_bytes())
}

/// What `--set` or `--diff` ask of a playbook; nothing where neither stands.
fn change(session: &Session, set: &[String], diff: Option<PathBuf>) -> Result<Option<Change>> {
    if let Some(file) = diff {
        return Ok(Some(Change::Diff(read_limited(&session.world.folder.join(file))?)));
    }
    let setting = |text: &String| {
        let (path, value) = text.split_once('=').ok_or_else(|| Error::usage("error-setting").with("text", text))?;
        Ok(Setting { path: path.trim().to_owned(), value: value.trim().to_owned() })
    };
    let settings = set.iter().map(setting).collect::<Result<Vec<_>>>()?;
    Ok((!settings.is_empty()).then_some(Change::Set(settings)))
}
