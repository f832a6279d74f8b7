//! `crisis alert …`: what early warning found, and what becomes of it.

use clap::Subcommand;

use super::Answer;
use super::session::Session;
use crate::domain::entity::Entity as _;
use crate::domain::text::Text;
use crate::error::{Error, Result};
use crate::ops;
use crate::ops::alert::Question;
use crate::text::tr;
use crate::ui::view::alert::{AlertPage, AlertView, ExplanationView};
use crate::ui::view::incident::IncidentView;
use crate::ui::view::{Done, List};

#[derive(Debug, Subcommand)]
pub enum Alert {
    List {
        #[arg(long)]
        all: bool,
    },
    Show {
        alert: String,
    },
    Explain {
        #[arg(conflicts_with = "watch", required_unless_present = "watch")]
        alert: Option<String>,
        #[arg(long, value_name = "ID")]
        watch: Option<String>,
    },
    Ack {
        alert: String,
        note: Option<String>,
    },
    Snooze {
        alert: String,
        #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
        until: String,
    },
    Dismiss {
        alert: String,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    Open {
        alert: String,
        #[arg(long, value_name = "ID")]
        playbook: Option<String>,
        #[arg(long, value_name = "TEXT")]
        title: Option<String>,
        #[arg(long, value_name = "CHANNELS", value_delimiter = ',')]
        holding: Vec<String>,
        #[arg(long, value_name = "PERSON")]
        lead: Option<String>,
    },
}

impl Alert {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        match self {
            Self::List { all } => {
                let alerts = ops::alert::list(&mut desk, all)?;
                let items = alerts.iter().map(|alert| AlertView::new(alert, &session.catalog)).collect();
                Answer::new(List { items, none: "none-alerts" })
            }
            Self::Show { alert } => {
                let shown = ops::alert::show(&mut desk, &alert)?;
                Answer::new(AlertPage::new(&shown, &session.catalog))
            }
            Self::Explain { alert, watch } => {
                // Nothing is recorded here: `--at` is the moment that is asked about.
                let question = match (alert, watch) {
                    (Some(alert), _) => Question::Alert(alert),
                    (None, Some(watch)) => Question::Moment { watch, at: desk.at() },
                    (None, None) => return Err(Error::usage("error-usage-missing").with("arguments", "ALERT")),
                };
                let answer = ops::alert::explain(&mut desk, &question)?;
                Answer::new(ExplanationView::new(&answer, desk.zone(), &session.catalog))
            }
            Self::Ack { alert, note } => {
                let alert = ops::alert::acknowledge(&mut desk, &alert, note.as_deref())?;
                done(session, &alert, "done-alert-acknowledged")
            }
            Self::Snooze { alert, until } => {
                let until = session.future("--until", Some(&until), &desk)?.unwrap_or(desk.now);
                let alert = ops::alert::snooze(&mut desk, &alert, until)?;
                done(session, &alert, "done-alert-snoozed")
            }
            Self::Dismiss { alert, reason } => {
                let alert = ops::alert::dismiss(&mut desk, &alert, &reason)?;
                done(session, &alert, "done-alert-dismissed")
            }
            Self::Open { alert, playbook, title, holding, lead } => {
                let shown = ops::alert::show(&mut desk, &alert)?;
                let title = title.unwrap_or_else(|| named(session, &shown.alert.watch, shown.title.as_ref()));
                let playbook = playbook.unwrap_or_else(|| shown.alert.playbook.clone());
                let alert = Some(shown.alert.handle());
                let open = ops::incident::Open { title, playbook, lead, holding, alert, ..ops::incident::Open::default() };
                let shown = ops::incident::open(&mut desk, open)?;
                Answer::new(IncidentView::new(&shown, &session.catalog, desk.now))
            }
        }
    }
}

/// The incident's first title: the watch's, without the note to its keeper in brackets.
fn named(session: &Session, watch: &str, title: Option<&Text>) -> String {
    let title = title.map_or(watch, |title| title.get(session.lang()));
    title.split(['(', '\u{ff08}']).next().unwrap_or(title).trim().to_owned()
}

fn done(session: &Session, alert: &crate::domain::alert::Alert, key: &str) -> Result<Answer> {
    let until = alert.snoozed_until.map(|at| crate::text::date_time(crate::domain::when::in_zone(at, session.zone()))).unwrap_or_default();
    let sentence = tr!(session.catalog, key, alert = alert.handle(), until = until);
    Answer::new(Done::new(&AlertView::new(alert, &session.catalog), sentence))
}
