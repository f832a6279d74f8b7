//! `crisis monitor import`: a file, whatever tool wrote it.

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use clap::{ArgAction, Args};

use crate::cli::Answer;
use crate::cli::session::Session;
use crate::domain::layout::{DateOrder, Field};
use crate::error::{Error, Exit, Result, in_file};
use crate::ops;
use crate::ops::import::Decoding;
use crate::ui::view::mention::ImportView;

#[derive(Debug, Args)]
pub struct Import {
    file: PathBuf,
    #[arg(long, value_name = "INC")]
    incident: Option<String>,
    #[command(flatten)]
    reading: ReadingArgs,
    #[arg(long)]
    strict: bool,
    #[arg(long)]
    all: bool,
}

/// How the rows are to be read.
#[derive(Clone, Debug, Args)]
pub struct ReadingArgs {
    #[arg(long, value_name = "NAME")]
    platform: Option<String>,
    #[arg(long, value_name = "NAME")]
    layout: Option<String>,
    #[arg(long, value_name = "FIELD=COLUMN", action = ArgAction::Append)]
    map: Vec<String>,
    #[arg(long, value_name = "dmy|mdy")]
    dates: Option<String>,
}

impl ReadingArgs {
    fn decoding(self) -> Result<Decoding> {
        let map = self.map.iter().map(|typed| mapping(typed)).collect::<Result<_>>()?;
        let dates = self.dates.map(|word| DateOrder::parse(&word).ok_or_else(|| Error::usage("error-dates").with("word", word)));
        Ok(Decoding { platform: self.platform, layout: self.layout, map, dates: dates.transpose()? })
    }
}

/// `text=微博正文`.
fn mapping(typed: &str) -> Result<(Field, String)> {
    let fields = || Field::ALL.iter().map(|field| field.word()).collect::<Vec<_>>().join(", ");
    let (field, column) = typed.split_once('=').filter(|(_, column)| !column.trim().is_empty()).unwrap_or((typed, ""));
    match Field::parse(field.trim()) {
        Some(field) if !column.is_empty() => Ok((field, column.to_owned())),
        _ => Err(Error::usage("error-map").with("typed", typed).with("fields", fields())),
    }
}

impl Import {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        let name = self.file.display().to_string();
        let path = session.world.folder.join(&self.file);
        if path.is_dir() {
            return Err(Error::input("error-is-folder").with("path", path.display()));
        }
        let from_stdin = name == "-";
        let input: Box<dyn Read + Send> =
            if from_stdin { Box::new(&mut session.world.stdin) } else { Box::new(File::open(&path).map_err(in_file(&path))?) };
        let from = ops::import::From {
            name: name.clone(),
            path: (!from_stdin).then_some(path),
            input,
            incident: self.incident,
            decoding: self.reading.decoding()?,
            strict: self.strict,
            all: self.all,
        };
        let imported = ops::import::import(&mut desk, from)?;
        let view = ImportView::new(&name, &imported, &session.catalog);
        let none_readable = imported.read > 0 && imported.rejected_count == imported.read;
        let mut answer = Answer::new(view)?;
        if none_readable {
            answer.exit = Exit::BadInput;
        }
        Ok(answer)
    }
}
