//! `crisis report …`: what is reported across incidents and while they run. The review report of one incident is a verb of `review`.

use clap::Subcommand;

use super::session::Session;
use super::{Answer, report_board, report_stats};
use crate::error::Result;

#[derive(Debug, Subcommand)]
pub enum Report {
    Board(report_board::Board),
    Stats,
}

impl Report {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        match self {
            Self::Board(board) => board.run(session),
            Self::Stats => report_stats::run(session),
        }
    }
}
