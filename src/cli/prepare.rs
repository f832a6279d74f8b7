//! `crisis prepare …`: what must stand before the crisis.

use clap::Subcommand;

use super::Answer;
use super::session::Session;
use crate::domain::preparedness::Readiness;
use crate::error::Result;
use crate::ops;
use crate::text::tr;
use crate::ui::view::prepare::PreparedView;
use crate::ui::view::{Done, List};

#[derive(Debug, Subcommand)]
pub enum Prepare {
    List {
        #[arg(long)]
        due: bool,
    },
    Done {
        item: String,
        #[arg(long, value_name = "TEXT")]
        evidence: Option<String>,
    },
}

impl Prepare {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        match self {
            Self::List { due } => {
                let items = ops::prepare::list(&mut desk)?;
                let wanted = items.iter().filter(|one| !due || one.readiness != Readiness::Ready);
                Answer::new(List { items: wanted.map(|one| PreparedView::new(one, &session.catalog)).collect(), none: "none-due" })
            }
            Self::Done { item, evidence } => {
                let prepared = ops::prepare::done(&mut desk, &item, evidence.as_deref())?;
                let view = PreparedView::new(&prepared, &session.catalog);
                let until = prepared.expires_at.map(|at| at.local().format("%Y-%m-%d").to_string()).unwrap_or_default();
                let sentence = tr!(session.catalog, "done-prepared", title = view.title.as_str(), until = until);
                Answer::new(Done::new(&view, sentence))
            }
        }
    }
}
