//! `crisis review survey …`: what people said, asked or of themselves.

use clap::Subcommand;

use super::Answer;
use super::session::Session;
use crate::domain::playbook::Group;
use crate::error::Result;
use crate::ops::{self, Desk, survey};
use crate::text::tr;
use crate::ui::view::survey::SurveyView;
use crate::ui::view::{Done, List};

#[derive(Debug, Subcommand)]
pub enum Survey {
    Add {
        incident: String,
        #[arg(long, value_enum, default_value_t = Group::Public)]
        group: Group,
        #[arg(long, value_name = "WHO")]
        asked: String,
        /// How many answered.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..))]
        count: i64,
        #[arg(long)]
        question: String,
        #[arg(long)]
        result: String,
        #[arg(long)]
        source: String,
    },
    Feedback {
        incident: String,
        text: Option<String>,
        #[arg(long, value_enum)]
        group: Group,
        #[arg(long)]
        source: Option<String>,
    },
    List {
        incident: String,
    },
}

impl Survey {
    pub fn run(self, session: &mut Session, desk: &mut Desk) -> Result<Answer> {
        let (incident, add) = match self {
            Self::List { incident } => {
                let (_, surveys) = survey::list(desk, &incident)?;
                return Answer::new(List { items: surveys.iter().map(SurveyView::from).collect(), none: "none-surveys" });
            }
            Self::Add { incident, group, asked, count, question, result, source } => {
                let add =
                    survey::Add { group, asked: Some(asked), count: Some(count), question: Some(question), result, source: Some(source) };
                (incident, add)
            }
            Self::Feedback { incident, text, group, source } => {
                let result = session.text(text)?;
                (incident, survey::Add { group, asked: None, count: None, question: None, result, source })
            }
        };
        let view = SurveyView::from(&ops::survey::add(desk, &incident, add)?);
        let sentence = tr!(session.catalog, "done-survey", survey = view.id.as_str());
        Answer::new(Done::new(&view, sentence))
    }
}
