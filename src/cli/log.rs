//! `crisis log …`, `crisis db …`: the chain and the store themselves.

use std::path::PathBuf;

use clap::Subcommand;

use super::Answer;
use super::incident::names;
use super::session::{Session, write_whole};
use crate::error::Result;
use crate::ops;
use crate::store::StoreStatus;
use crate::text::tr;
use crate::ui::view::log::{EventView, VerifyView};
use crate::ui::view::{Done, List};

#[derive(Debug, Subcommand)]
pub enum Log {
    Show {
        #[arg(long, value_name = "N", default_value_t = 50)]
        last: usize,
    },
    Verify {
        #[arg(long, value_name = "HASH")]
        head: Option<String>,
    },
    Export {
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}

impl Log {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        match self {
            Self::Show { last } => {
                let names = names(&desk, None, session.lang())?;
                let events = ops::timeline::all(&mut desk, Some(last))?;
                Answer::new(List {
                    items: events.iter().map(|event| EventView::new(event, &session.catalog, &names)).collect(),
                    none: "none-events",
                })
            }
            Self::Verify { head } => {
                let verified = ops::verify::verify(&mut desk, head.as_deref())?;
                Answer::check(VerifyView::new(&verified, &session.catalog), verified.ok)
            }
            Self::Export { output } => {
                let events = ops::timeline::all(&mut desk, None)?;
                let mut text = String::new();
                for event in &events {
                    text.push_str(&crate::ui::safe(&serde_json::to_string(event).map_err(crate::error::Error::bug)?));
                    text.push('\n');
                }
                write_whole(&session.world.folder.join(&output), text.as_bytes())?;
                let path = output.display().to_string();
                let sentence = tr!(session.catalog, "done-log-exported", count = events.len(), path = path.as_str());
                Answer::new(Done::new(&serde_json::json!({"path": path, "events": events.len()}), sentence))
            }
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Db {
    Status,
    Backup { file: PathBuf },
}

impl Db {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        match self {
            Self::Status => {
                let status = desk.store.status()?;
                let sentence = status_sentence(session, &status);
                Answer::new(Done::new(&status, sentence))
            }
            Self::Backup { file } => {
                desk.store.backup(&session.world.folder.join(&file))?;
                let path = file.display().to_string();
                let sentence = tr!(session.catalog, "done-backup", path = path.as_str());
                Answer::new(Done::new(&serde_json::json!({"path": path}), sentence))
            }
        }
    }
}

fn status_sentence(session: &Session, status: &StoreStatus) -> String {
    tr!(
        session.catalog,
        "db-status",
        location = status.location.as_str(),
        schema = status.schema,
        bytes = status.bytes,
        incidents = status.incidents,
        mentions = status.mentions,
        events = status.events,
        integrity = status.integrity.as_str()
    )
}
