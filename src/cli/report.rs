//! `crisis report …`: where things stand, on paper and on the wall. The review report of one incident is a verb of `review`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Subcommand;

use super::session::Session;
use super::{Answer, report_board, report_file, report_stats};
use crate::error::{Error, Result};
use crate::ops::report;

#[derive(Debug, Subcommand)]
pub enum Report {
    Brief {
        incident: String,
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    Daily {
        #[arg(long, value_name = "DATE")]
        date: Option<String>,
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    Special {
        incident: String,
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    Board(report_board::Board),
    Stats,
}

impl Report {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        match self {
            Self::Board(board) => board.run(session),
            Self::Stats => report_stats::run(session),
            Self::Brief { incident, output } => {
                let mut desk = session.desk()?;
                let paper = report::situation::brief(&mut desk, &incident, &session.catalog)?;
                report_file::deliver(session, &desk, output, &paper)
            }
            Self::Special { incident, output } => {
                let mut desk = session.desk()?;
                let paper = report::situation::special(&mut desk, &incident, &session.catalog)?;
                report_file::deliver(session, &desk, output, &paper)
            }
            Self::Daily { date, output } => {
                let date = date.as_deref().map(day).transpose()?;
                let mut desk = session.desk()?;
                let paper = report::daily::daily(&mut desk, date, &session.catalog)?;
                report_file::deliver(session, &desk, output, &paper)
            }
        }
    }
}

fn day(text: &str) -> Result<NaiveDate> {
    text.parse().map_err(|_| Error::input("error-date").with("date", text))
}
