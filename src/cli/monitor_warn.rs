//! `crisis monitor scan`, `crisis monitor replay`: watches judged now, and judged over the past.

use clap::{ArgAction, Args};

use super::Answer;
use super::session::Session;
use crate::error::Result;
use crate::ops;
use crate::ui::view::alert::{ReplayView, ScanView};

#[derive(Debug, Args)]
pub struct Scan {
    #[arg(long, value_name = "ID")]
    watch: Option<String>,
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    as_of: Option<String>,
}

impl Scan {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        let as_of = session.past("--as-of", self.as_of.as_deref(), &desk)?;
        let scanned = ops::alert::scan(&mut desk, self.watch.as_deref(), as_of)?;
        Answer::new(ScanView::new(&scanned, &session.catalog))
    }
}

#[derive(Debug, Args)]
pub struct Replay {
    #[arg(long, value_name = "ID")]
    watch: String,
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    from: Option<String>,
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    to: Option<String>,
    #[arg(long, value_name = "NAME=VALUE", action = ArgAction::Append)]
    set: Vec<String>,
}

impl Replay {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        let from = session.end_of_stretch("--from", self.from.as_deref(), &desk)?;
        let to = session.end_of_stretch("--to", self.to.as_deref(), &desk)?;
        let replay = ops::alert::replay(&mut desk, &self.watch, from, to, self.set)?;
        Answer::new(ReplayView::new(&replay, &session.catalog))
    }
}
