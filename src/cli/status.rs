//! `crisis` alone, and `crisis status`.

use clap::Args;

use super::Answer;
use super::session::Session;
use crate::error::{Exit, Result};
use crate::ops;
use crate::ui::view::Plain;
use crate::ui::view::status::StatusView;

#[derive(Debug, Args)]
pub struct Status {
    #[arg(long)]
    check: bool,
}

/// The next three things; outside a workspace, how to begin.
pub fn bare(session: &mut Session) -> Result<Answer> {
    match session.workspace() {
        Err(error) if error.exit() == Exit::NotFound && session.global.workspace.is_none() => {
            Answer::new(Plain(session.catalog.format("welcome", &[])))
        }
        _ => {
            let mut desk = session.desk()?;
            let status = ops::status::status(&mut desk)?;
            Answer::new(StatusView::new(&status, None, &session.catalog, desk.now))
        }
    }
}

impl Status {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        let status = ops::status::status(&mut desk)?;
        let aside = ops::status::aside(&mut desk)?;
        let view = StatusView::new(&status, Some(&aside), &session.catalog, desk.now);
        let passed = !(self.check && view.is_late());
        Answer::check(view, passed)
    }
}
