//! `crisis report board`: the wall screen of the crisis room, one page that is written again and again.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::Answer;
use super::session::{Session, write_whole};
use crate::error::{Error, Result};
use crate::ops;
use crate::ops::report::Form;
use crate::text::tr;

#[derive(Debug, Args)]
pub struct Board {
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Seconds between two writings.
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, default_missing_value = "5", value_parser = clap::value_parser!(u16).range(1..=3600))]
    watch: Option<u16>,
}

impl Board {
    /// Once, or until it is interrupted. The page tells the browser to load it again only while somebody writes it again.
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        if super::report_file::form(&self.output)? != Form::Html {
            return Err(Error::usage("error-board-format").with("path", self.output.display()));
        }
        let html = self.page(session)?;
        let Some(seconds) = self.watch else {
            return super::report_file::save(session, &self.output, Form::Html, html.as_bytes());
        };
        let path = session.world.folder.join(&self.output);
        write_whole(&path, html.as_bytes())?;
        let note = tr!(session.catalog, "note-board", path = self.output.display().to_string(), seconds = seconds);
        session.note(&note);
        loop {
            std::thread::sleep(Duration::from_secs(seconds.into()));
            session.now = session.world.now();
            // A store that is locked for a moment must not take the wall screen down: the old page stays until it is free.
            match self.page(session) {
                Ok(html) => write_whole(&path, html.as_bytes())?,
                Err(error) => session.note(&error.render(&session.catalog)),
            }
        }
    }

    fn page(&self, session: &mut Session) -> Result<String> {
        let mut desk = session.desk()?;
        let paper = ops::report::board(&mut desk, &session.catalog)?;
        Ok(paper.refreshing(self.watch).html(&session.catalog, &desk.config.organization.name))
    }
}
