//! `crisis incident …`

use std::path::PathBuf;

use clap::{ArgAction, Subcommand};

use super::Answer;
use super::report_file;
use super::session::Session;
use crate::domain::entity::Entity as _;
use crate::domain::incident::Outcome;
use crate::error::Result;
use crate::ops;
use crate::ops::report::{self, Edition};
use crate::store::IncidentFilter;
use crate::text::tr;
use crate::ui::view::case::CaseRow;
use crate::ui::view::incident::{IncidentRow, IncidentView, LinkView};
use crate::ui::view::log::{EventView, Names};
use crate::ui::view::{Done, List};

#[derive(Debug, Subcommand)]
pub enum Incident {
    Open {
        title: String,
        #[arg(long, value_name = "ID")]
        playbook: String,
        #[arg(long, value_name = "CHANNELS", value_delimiter = ',')]
        holding: Vec<String>,
        #[arg(long, value_name = "TEXT")]
        summary: Option<String>,
        #[arg(long, value_name = "PERSON")]
        lead: Option<String>,
        #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
        occurred_at: Option<String>,
        #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
        detected_at: Option<String>,
        #[arg(long = "tag", value_name = "TAG", action = ArgAction::Append)]
        tags: Vec<String>,
        #[arg(long, value_name = "ALERT")]
        alert: Option<String>,
        #[arg(long)]
        drill: bool,
        #[arg(long, value_name = "FILE", action = ArgAction::Append)]
        attach: Vec<PathBuf>,
    },
    List {
        #[arg(long)]
        open: bool,
        #[arg(long)]
        closed: bool,
        /// The case library: closed incidents with what they taught.
        #[arg(long, conflicts_with_all = ["open", "closed"])]
        cases: bool,
        #[arg(short, long, value_name = "FILE", requires = "cases")]
        output: Option<PathBuf>,
        #[arg(long, value_enum, requires = "cases")]
        edition: Option<Edition>,
    },
    Show {
        incident: String,
    },
    Timeline {
        incident: String,
    },
    Note {
        incident: String,
        text: Option<String>,
        #[arg(long, value_name = "FILE", action = ArgAction::Append)]
        attach: Vec<PathBuf>,
    },
    Update {
        incident: String,
        #[arg(long, value_name = "TEXT")]
        title: Option<String>,
        #[arg(long, value_name = "TEXT")]
        summary: Option<String>,
        #[arg(long, value_name = "PERSON")]
        lead: Option<String>,
        #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
        occurred_at: Option<String>,
        #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
        detected_at: Option<String>,
        #[arg(long = "tag", value_name = "TAG", action = ArgAction::Append)]
        tags: Vec<String>,
        #[arg(long, value_name = "TAG", action = ArgAction::Append)]
        untag: Vec<String>,
    },
    Link {
        incident: String,
        target: String,
    },
    Resolve {
        incident: String,
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    Close {
        incident: String,
        #[arg(long, value_enum)]
        outcome: Outcome,
        #[arg(long, value_name = "INC")]
        into: Option<String>,
        #[arg(long)]
        force: bool,
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    Reopen {
        incident: String,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

impl Incident {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        match self {
            Self::Open { title, playbook, holding, summary, lead, occurred_at, detected_at, tags, alert, drill, attach } => {
                let occurred_at = session.past("--occurred-at", occurred_at.as_deref(), &desk)?;
                let detected_at = session.past("--detected-at", detected_at.as_deref(), &desk)?;
                let open =
                    ops::incident::Open { title, playbook, summary, lead, occurred_at, detected_at, tags, drill, attach, holding, alert };
                let shown = ops::incident::open(&mut desk, open)?;
                Answer::new(IncidentView::new(&shown, &session.catalog, desk.now))
            }
            Self::List { cases: true, output, edition, .. } => cases(session, &mut desk, output, edition),
            Self::List { open, closed, .. } => {
                let incidents = ops::incident::list(&mut desk, IncidentFilter { open_only: open, closed_only: closed })?;
                Answer::new(List { items: incidents.iter().map(IncidentRow::from).collect(), none: "none-incidents" })
            }
            Self::Show { incident } => {
                let shown = ops::incident::show(&mut desk, &incident)?;
                Answer::new(IncidentView::new(&shown, &session.catalog, desk.now))
            }
            Self::Timeline { incident } => {
                let (playbook, events) = ops::timeline::of_incident(&mut desk, &incident)?;
                let names = names(&desk, Some(&playbook), session.lang())?;
                Answer::new(List {
                    items: events.iter().map(|event| EventView::new(event, &session.catalog, &names)).collect(),
                    none: "none-events",
                })
            }
            Self::Note { incident, text, attach } => {
                let text = session.text(text)?;
                let incident = ops::incident::note(&mut desk, &incident, &text, &attach)?;
                done(session, &incident, "done-noted")
            }
            Self::Update { incident, title, summary, lead, occurred_at, detected_at, tags, untag } => {
                let occurred_at = session.past("--occurred-at", occurred_at.as_deref(), &desk)?;
                let detected_at = session.past("--detected-at", detected_at.as_deref(), &desk)?;
                let update = ops::incident::Update { title, summary, lead, occurred_at, detected_at, tags, untag };
                let incident = ops::incident::update(&mut desk, &incident, update)?;
                done(session, &incident, "done-updated")
            }
            Self::Link { incident, target } => {
                let (incident, link) = ops::incident::link(&mut desk, &incident, &target)?;
                let sentence = tr!(session.catalog, "done-linked", incident = incident.handle(), target = link.target.as_str());
                Answer::new(Done::new(&LinkView { kind: link.kind.word(), target: link.target }, sentence))
            }
            Self::Resolve { incident, reason } => {
                let incident = ops::closing::resolve(&mut desk, &incident, reason.as_deref())?;
                done(session, &incident, "done-resolved")
            }
            Self::Close { incident, outcome, into, force, reason } => {
                let close = ops::closing::Close { outcome, into, force, reason };
                let incident = ops::closing::close(&mut desk, &incident, &close)?;
                ask_what_is_open(session, &mut desk, &incident)?;
                done(session, &incident, "done-closed")
            }
            Self::Reopen { incident, reason } => {
                let incident = ops::closing::reopen(&mut desk, &incident, &reason)?;
                done(session, &incident, "done-reopened")
            }
        }
    }
}

/// Questions that closing asks in full; the rest is a number.
const QUESTIONS_ASKED: usize = 3;

/// Closing is when the long view is asked for: the questions nobody has answered, the looks back that are planned, what is still owed.
fn ask_what_is_open(session: &mut Session, desk: &mut ops::Desk, incident: &crate::domain::incident::Incident) -> Result<()> {
    let open = ops::closing::still_open(desk, incident)?;
    let handle = incident.handle();
    for (id, question) in open.questions.iter().take(QUESTIONS_ASKED) {
        let note = tr!(session.catalog, "note-question", incident = handle.as_str(), id = id.as_str(), question = question.as_str());
        session.note(&note);
    }
    if open.questions.len() > QUESTIONS_ASKED {
        let count = open.questions.len() - QUESTIONS_ASKED;
        let note = tr!(session.catalog, "note-questions", count = count, incident = handle.as_str());
        session.note(&note);
    }
    if open.actions > 0 || !open.follow_ups.is_empty() {
        let days: Vec<String> = open.follow_ups.iter().map(|due| due.local().format("%Y-%m-%d").to_string()).collect();
        let dates = session.catalog.list(&days);
        let note = tr!(session.catalog, "note-owed", actions = open.actions, looks = days.len(), dates = dates);
        session.note(&note);
    }
    Ok(())
}

/// A table; on paper where a file or an edition is asked for.
fn cases(session: &mut Session, desk: &mut ops::Desk, output: Option<PathBuf>, edition: Option<Edition>) -> Result<Answer> {
    if output.is_none() && edition.is_none() {
        let cases = report::cases::cases(desk, &session.catalog)?;
        return Answer::new(List { items: cases.into_iter().map(CaseRow::from).collect(), none: "none-cases" });
    }
    let paper = report::cases::paper(desk, &session.catalog, edition.unwrap_or(Edition::Internal))?;
    report_file::note_removed(session, &paper);
    report_file::deliver(session, desk, output, &paper)
}

fn done(session: &Session, incident: &crate::domain::incident::Incident, key: &str) -> Result<Answer> {
    let sentence = tr!(session.catalog, key, incident = incident.handle());
    Answer::new(Done::new(&IncidentRow::from(incident), sentence))
}

/// The names a timeline is written with: people of the roster, the playbook's roles, the channels.
pub fn names(desk: &ops::Desk, playbook: Option<&crate::domain::playbook::Playbook>, lang: crate::domain::text::Lang) -> Result<Names> {
    let roles = playbook.map(|playbook| playbook.roles.iter().map(|role| (role.id.clone(), role.title.get(lang).to_owned())).collect());
    let channels = desk.library.channels(&desk.config.channels)?;
    Ok(Names {
        people: desk.config.people.iter().map(|person| (person.id.clone(), person.display_name().to_owned())).collect(),
        roles: roles.unwrap_or_default(),
        channels: channels.into_iter().map(|channel| (channel.id, channel.title.get(lang).to_owned())).collect(),
    })
}
