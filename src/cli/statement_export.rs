//! `crisis statement export`: one channel's text as a file to hand over.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Answer;
use super::session::{Session, write_whole};
use crate::error::{Error, Result};
use crate::ops::export::{Form, export};
use crate::text::tr;
use crate::ui::view::Done;

#[derive(Debug, Args)]
pub struct Export {
    statement: String,
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    #[arg(long, value_name = "CHANNEL")]
    channel: Option<String>,
    #[arg(long, value_name = "TEXT", default_value = "")]
    number: String,
}

impl Export {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let form = form(&self.output)?;
        let mut desk = session.desk()?;
        let handout = export(&mut desk, &self.statement, self.channel.as_deref(), form, self.number.trim())?;
        write_whole(&session.world.folder.join(&self.output), &handout.bytes)?;
        let path = self.output.display().to_string();
        let words: Vec<String> = handout.marks.iter().map(|mark| session.catalog.word("handout-mark", mark.word())).collect();
        let marks = session.catalog.list(&words);
        let key = if words.is_empty() { "done-exported" } else { "done-exported-marked" };
        let sentence = tr!(session.catalog, key, handle = handout.statement.as_str(), path = path.as_str(), marks = marks);
        let value = serde_json::json!({
            "statement": handout.statement, "version": handout.version, "hash": handout.hash, "channel": handout.channel,
            "form": form, "marks": handout.marks, "path": path, "bytes": handout.bytes.len(),
        });
        Answer::new(Done::new(&value, sentence))
    }
}

/// The form that a file's extension names.
fn form(path: &Path) -> Result<Form> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    Form::parse(&extension).ok_or_else(|| Error::usage("error-export-format").with("path", path.display()))
}
