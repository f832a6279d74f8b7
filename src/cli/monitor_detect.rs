//! `crisis monitor detect`: alerts of a series of counts from a file.

use std::io::{BufRead, BufReader};
use std::ops::ControlFlow;
use std::path::PathBuf;

use clap::{ArgAction, Args};

use super::session::Session;
use super::{Answer, OutputFormat};
use crate::domain::span::Span;
use crate::error::{Error, Exit, Result, in_file};
use crate::ops;
use crate::text::tr;
use crate::ui::view::List;
use crate::ui::view::alert::DetectionView;
use crate::ui::{object, safe};

#[derive(Debug, Args)]
pub struct Detect {
    #[arg(long, value_name = "FILE")]
    series: PathBuf,
    #[arg(long, value_name = "SPAN")]
    bucket: Option<String>,
    #[arg(long, value_name = "NAME=VALUE", action = ArgAction::Append)]
    set: Vec<String>,
}

impl Detect {
    /// As JSON Lines every alert is written as soon as its row has been read; other formats come at the end.
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let bucket = self.bucket.map(|text| Span::parse(&text).ok_or_else(|| Error::usage("error-span").with("text", text))).transpose()?;
        let path = session.world.folder.join(&self.series);
        let from_stdin = self.series.as_os_str() == "-";
        if path.is_dir() {
            return Err(Error::input("error-is-folder").with("path", path.display()));
        }
        let input: Box<dyn BufRead + Send> = if from_stdin {
            std::mem::replace(&mut session.world.stdin, Box::new(std::io::empty()))
        } else {
            Box::new(BufReader::new(std::fs::File::open(&path).map_err(in_file(&path))?))
        };
        let streaming = session.global.format == OutputFormat::Jsonl;
        let (mut items, mut gone) = (Vec::new(), None);
        let read = ops::detect::series(input, &self.series, &self.set, bucket, |detection| {
            let view = DetectionView::new(&detection, &session.catalog);
            if !streaming {
                items.push(view);
                return ControlFlow::Continue(());
            }
            gone = session.print(&(safe(&object(&view).to_string()) + "\n")).err();
            if gone.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        let width = session.catalog.minutes((read.bucket_seconds / 60).max(1));
        let summary = tr!(session.catalog, "detect-read", rows = read.rows, width = width, missing = read.missing, alerts = read.alarms);
        session.note(&summary);
        let mut answer = Answer::new(List { items, none: if streaming { "" } else { "none-detections" } })?;
        answer.exit = gone.unwrap_or(Exit::Done);
        Ok(answer)
    }
}
