//! `crisis fact …`, `crisis demand …`, `crisis stakeholder …`: what is known, what is asked for, who has been told.

use std::path::PathBuf;

use clap::{ArgAction, Subcommand};

use super::Answer;
use super::session::Session;
use crate::domain::fact::{FactStatus, Release};
use crate::domain::playbook::Group;
use crate::domain::stakeholder::DemandState;
use crate::error::Result;
use crate::ops;
use crate::text::tr;
use crate::ui::view::ledger::{DemandView, FactView, StakeholderView};
use crate::ui::view::{Done, List};

#[derive(Debug, Subcommand)]
pub enum Fact {
    Add {
        incident: String,
        text: Option<String>,
        #[arg(long, value_enum, default_value_t = FactStatus::Unconfirmed)]
        status: FactStatus,
        #[arg(long, value_enum, default_value_t = Release::Internal)]
        release: Release,
        #[arg(long, value_name = "TEXT")]
        source: Option<String>,
        #[arg(long, value_name = "PERSON")]
        verified_by: Option<String>,
        #[arg(long, value_name = "FILE", action = ArgAction::Append)]
        attach: Vec<PathBuf>,
    },
    Set {
        fact: String,
        #[arg(long, value_name = "TEXT")]
        text: Option<String>,
        #[arg(long, value_enum)]
        status: Option<FactStatus>,
        #[arg(long, value_enum)]
        release: Option<Release>,
        #[arg(long, value_name = "TEXT")]
        source: Option<String>,
        #[arg(long, value_name = "PERSON")]
        verified_by: Option<String>,
    },
    List {
        incident: String,
    },
    Erase {
        fact: String,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

impl Fact {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        let (fact, key) = match self {
            Self::Add { incident, text, status, release, source, verified_by, attach } => {
                let text = session.text(text)?;
                let add = ops::fact::Add { text, status, release, source, verified_by, attach };
                (ops::fact::add(&mut desk, &incident, add)?, "done-fact-added")
            }
            Self::Set { fact, text, status, release, source, verified_by } => {
                let set = ops::fact::Set { text, status, release, source, verified_by };
                (ops::fact::set(&mut desk, &fact, set)?, "done-fact-set")
            }
            Self::Erase { fact, reason } => (ops::erase::fact(&mut desk, &fact, &reason)?, "done-erased"),
            Self::List { incident } => {
                let (_, facts) = ops::fact::list(&mut desk, &incident)?;
                return Answer::new(List { items: facts.iter().map(FactView::from).collect(), none: "none-facts" });
            }
        };
        let view = FactView::from(&fact);
        let catalog = &session.catalog;
        let (status, release) = (catalog.word("fact-status", view.status), catalog.word("release", view.release));
        let sentence = tr!(catalog, key, handle = view.id.as_str(), status = status, release = release);
        Answer::new(Done::new(&view, sentence))
    }
}

#[derive(Debug, Subcommand)]
pub enum Demand {
    Add {
        incident: String,
        text: Option<String>,
        #[arg(long, value_name = "WHO")]
        by: Option<String>,
        #[arg(long, value_name = "TEXT")]
        promise: Option<String>,
        #[arg(long, value_name = "PERSON")]
        owner: Option<String>,
        #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
        due: Option<String>,
    },
    Set {
        demand: String,
        #[arg(long, value_enum)]
        state: Option<DemandState>,
        #[arg(long, value_name = "TEXT")]
        promise: Option<String>,
        #[arg(long, value_name = "TEXT")]
        result: Option<String>,
        #[arg(long, value_name = "PERSON")]
        owner: Option<String>,
        #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
        due: Option<String>,
    },
    List {
        incident: String,
    },
}

impl Demand {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        let demand = match self {
            Self::Add { incident, text, by, promise, owner, due } => {
                let due_at = session.future("--due", due.as_deref(), &desk)?;
                let text = session.text(text)?;
                ops::demand::add(&mut desk, &incident, ops::demand::Add { text, by, promise, owner, due_at })?
            }
            Self::Set { demand, state, promise, result, owner, due } => {
                let due_at = session.future("--due", due.as_deref(), &desk)?;
                ops::demand::set(&mut desk, &demand, ops::demand::Set { state, promise, result, owner, due_at })?
            }
            Self::List { incident } => {
                let (_, demands) = ops::demand::list(&mut desk, &incident)?;
                return Answer::new(List { items: demands.iter().map(DemandView::from).collect(), none: "none-demands" });
            }
        };
        let view = DemandView::from(&demand);
        let state = session.catalog.word("demand-state", view.state);
        let sentence = tr!(session.catalog, "done-demand", handle = view.id.as_str(), state = state);
        Answer::new(Done::new(&view, sentence))
    }
}

#[derive(Debug, Subcommand)]
pub enum Stakeholder {
    Add {
        incident: String,
        name: String,
        #[arg(long, value_enum)]
        group: Group,
        #[arg(long)]
        before_public: bool,
    },
    List {
        incident: String,
        #[arg(long)]
        untold: bool,
    },
    Contact {
        incident: String,
        party: String,
        text: Option<String>,
        #[arg(long, value_name = "HOW")]
        via: Option<String>,
    },
}

impl Stakeholder {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        let (playbook, party, key) = match self {
            Self::Add { incident, name, group, before_public } => {
                let (_, playbook, party) = ops::stakeholder::add(&mut desk, &incident, &name, group, before_public)?;
                (playbook, party, "done-stakeholder-added")
            }
            Self::Contact { incident, party, text, via } => {
                let text = session.text(text)?;
                let (_, playbook, party) = ops::stakeholder::contact(&mut desk, &incident, &party, &text, via)?;
                (playbook, party, "done-stakeholder-told")
            }
            Self::List { incident, untold } => {
                let (_, playbook, mut parties) = ops::stakeholder::list(&mut desk, &incident)?;
                parties.retain(|party| !untold || party.stakeholder.told_at.is_none());
                let items = parties.iter().map(|party| StakeholderView::new(party, &playbook, &session.catalog)).collect();
                return Answer::new(List { items, none: "none-stakeholders" });
            }
        };
        let view = StakeholderView::new(&party, &playbook, &session.catalog);
        let sentence = tr!(session.catalog, key, handle = view.id.as_str(), name = view.name.as_str());
        Answer::new(Done::new(&view, sentence))
    }
}
