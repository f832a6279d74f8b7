//! `crisis report …`: where things stand, on paper and on the wall. The review report of one incident is a verb of `review`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Subcommand;

use super::session::{Session, write_whole};
use super::{Answer, report_board, report_stats};
use crate::error::{Error, Result};
use crate::ops::report;
use crate::text::tr;
use crate::ui::view::{Done, Plain};

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
                let markdown = report::situation::brief(&mut session.desk()?, &incident, &session.catalog)?;
                deliver(session, output, markdown)
            }
            Self::Special { incident, output } => {
                let markdown = report::situation::special(&mut session.desk()?, &incident, &session.catalog)?;
                deliver(session, output, markdown)
            }
            Self::Daily { date, output } => {
                let date = date.as_deref().map(day).transpose()?;
                let markdown = report::daily::daily(&mut session.desk()?, date, &session.catalog)?;
                deliver(session, output, markdown)
            }
        }
    }
}

fn day(text: &str) -> Result<NaiveDate> {
    text.parse().map_err(|_| Error::input("error-date").with("date", text))
}

/// A report to the screen, or into a file.
pub fn deliver(session: &Session, output: Option<PathBuf>, markdown: String) -> Result<Answer> {
    let Some(path) = output else { return Answer::new(Plain(markdown)) };
    if path.extension().is_some_and(|extension| extension != "md") {
        return Err(Error::usage("error-report-md").with("path", path.display()));
    }
    write_whole(&session.world.folder.join(&path), markdown.as_bytes())?;
    let sentence = tr!(session.catalog, "done-report", path = path.display().to_string());
    Answer::new(Done::new(&serde_json::json!({"path": path.display().to_string(), "bytes": markdown.len()}), sentence))
}
