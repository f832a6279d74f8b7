//! `crisis report …`: where things stand, on paper.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Subcommand;

use super::Answer;
use super::session::{Session, write_whole};
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
}

impl Report {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        let (markdown, output) = match self {
            Self::Brief { incident, output } => (report::situation::brief(&mut desk, &incident, &session.catalog)?, output),
            Self::Special { incident, output } => (report::situation::special(&mut desk, &incident, &session.catalog)?, output),
            Self::Daily { date, output } => {
                let date = date.as_deref().map(day).transpose()?;
                (report::daily::daily(&mut desk, date, &session.catalog)?, output)
            }
        };
        deliver(session, output, markdown)
    }
}

fn day(text: &str) -> Result<NaiveDate> {
    text.parse().map_err(|_| Error::input("error-date").with("date", text))
}

/// A report to the screen, or into a file.
pub fn deliver(session: &Session, output: Option<PathBuf>, markdown: String) -> Result<Answer> {
    let Some(path) = output else { return Answer::new(Plain(markdown)) };
    if path.extension().is_some_and(|extension| extension != "md") {
        return Err(Error::usage("error-report-format").with("path", path.display()));
    }
    write_whole(&session.world.folder.join(&path), markdown.as_bytes())?;
    let sentence = tr!(session.catalog, "done-report", path = path.display().to_string());
    Answer::new(Done::new(&serde_json::json!({"path": path.display().to_string(), "bytes": markdown.len()}), sentence))
}
