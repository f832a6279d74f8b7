//! `crisis monitor import`: a file whatever tool wrote it, a folder of them, or standard input.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{ArgAction, Args};

use super::onlooker::{self, Watcher, progress};
use crate::cli::Answer;
use crate::cli::part_file::PartFile;
use crate::cli::session::Session;
use crate::domain::layout::{DateOrder, Field};
use crate::error::{Error, Exit, Result, in_file};
use crate::ops::Desk;
use crate::ops::import::{self, Decoding, From, Imported};
use crate::ui::csv_line;
use crate::ui::view::imports::{ImportsView, OneFile};
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
    #[arg(long, value_name = "FILE")]
    rejected: Option<PathBuf>,
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
    fn decoding(&self) -> Result<Decoding> {
        let map = self.map.iter().map(|typed| mapping(typed)).collect::<Result<_>>()?;
        let order = |word: &String| DateOrder::parse(word).ok_or_else(|| Error::usage("error-dates").with("word", word));
        let dates = self.dates.as_ref().map(order).transpose()?;
        Ok(Decoding { platform: self.platform.clone(), layout: self.layout.clone(), map, dates, first_seen: false })
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
        let path = session.world.folder.join(&self.file);
        let rejects = self.rejected.as_ref().map(|file| rejects(&session.world.folder.join(file))).transpose()?;
        let _listening = session.world.interrupt.listen();
        let mut run = Run { decoding: self.reading.decoding()?, import: self, session, desk: &mut desk, rejects };
        let answer = if path.is_dir() { run.folder(&path)? } else { run.file(&path)? };
        run.rejects.map_or(Ok(()), PartFile::finish)?;
        Ok(answer)
    }
}

fn rejects(path: &Path) -> Result<PartFile> {
    let mut file = PartFile::create(path)?;
    file.write(csv_line(&onlooker::COLUMNS).as_bytes())?;
    Ok(file)
}

/// One call of the command, with what all of its files share.
struct Run<'r> {
    import: Import,
    decoding: Decoding,
    session: &'r mut Session,
    desk: &'r mut Desk,
    rejects: Option<PartFile>,
}

impl Run<'_> {
    fn file(&mut self, path: &Path) -> Result<Answer> {
        let name = self.import.file.display().to_string();
        let imported = self.one(&name, path)?;
        let mut answer = Answer::new(ImportView::new(&name, &imported, &self.session.catalog))?;
        answer.exit = exit(&imported);
        Ok(answer)
    }

    /// Each file is an import of its own; one that cannot be read is named and keeps no other from being read.
    fn folder(&mut self, folder: &Path) -> Result<Answer> {
        let (mut items, mut exits) = (Vec::new(), Vec::new());
        for file in files(folder)? {
            let name = self.import.file.join(file.file_name().unwrap_or_default()).display().to_string();
            match self.one(&name, &file) {
                Ok(imported) => {
                    exits.push(exit(&imported));
                    items.push(OneFile::Read(Box::new(ImportView::new(&name, &imported, &self.session.catalog))));
                }
                Err(error) if error.exit() == Exit::BadInput => {
                    exits.push(Exit::BadInput);
                    items.push(OneFile::refused(name, &error, &self.session.catalog));
                }
                Err(error) => return Err(error),
            }
            if exits.last() == Some(&Exit::Stopped) {
                break;
            }
        }
        let stopped = exits.last() == Some(&Exit::Stopped);
        let mut answer = Answer::new(ImportsView { items, written: self.rejects.is_some(), stopped })?;
        if stopped {
            answer.exit = Exit::Stopped;
        } else if exits.iter().all(|exit| *exit == Exit::BadInput) {
            answer.exit = Exit::BadInput;
        }
        Ok(answer)
    }

    fn one(&mut self, name: &str, path: &Path) -> Result<Imported> {
        let from_stdin = name == "-";
        let world = &mut self.session.world;
        let (input, length): (Box<dyn Read + Send + '_>, _) = if from_stdin {
            (Box::new(&mut world.stdin), None)
        } else {
            let file = File::open(path).map_err(in_file(path))?;
            let length = file.metadata().map_err(in_file(path))?.len();
            (Box::new(file), Some(length))
        };
        let bar = progress(length, world.stderr_is_terminal && !self.session.global.quiet);
        let from = From {
            name: name.to_owned(),
            path: (!from_stdin).then(|| path.to_owned()),
            input: Box::new(bar.wrap_read(input)),
            incident: self.import.incident.clone(),
            decoding: self.decoding.clone(),
            strict: self.import.strict,
            all: self.import.all,
        };
        let (catalog, interrupt) = (&self.session.catalog, &world.interrupt);
        let imported = import::import(self.desk, from, &mut Watcher { file: name, rejects: self.rejects.as_mut(), catalog, interrupt });
        bar.finish_and_clear();
        imported
    }
}

/// The files of a folder in the order of their names, hidden ones and folders left out. A workspace is no folder of exports.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    if folder.join("crisis.toml").exists() {
        return Err(Error::input("error-is-folder").with("path", folder.display()));
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(in_file(folder))? {
        let entry = entry.map_err(in_file(folder))?;
        if !entry.file_name().to_string_lossy().starts_with('.') && entry.path().is_file() {
            files.push(entry.path());
        }
    }
    if files.is_empty() {
        return Err(Error::input("error-folder-empty").with("path", folder.display()));
    }
    files.sort();
    Ok(files)
}

/// A file of which no row could be used is bad input.
fn exit(imported: &Imported) -> Exit {
    if imported.stopped {
        Exit::Stopped
    } else if imported.read > 0 && imported.rejected_count == imported.read {
        Exit::BadInput
    } else {
        Exit::Done
    }
}
