//! One run: the world, the language, the desk, and the way out. Here, and only here, a concrete store is named.

use std::io::{Read as _, Write as _};
use std::path::Path;

use chrono_tz::Tz;

use super::part_file::PartFile;
use super::{Answer, ColorChoice, Global, OutputFormat};
use crate::domain::event::Actor;
use crate::domain::text::Lang;
use crate::domain::time::Timestamp;
use crate::domain::when::{Direction, in_zone, parse};
use crate::error::{Error, Exit, Result};
use crate::library::Library;
use crate::ops::drill::Arrived;
use crate::ops::{self, Desk};
use crate::store::Store;
use crate::store::sqlite::SqliteStore;
use crate::text::Catalog;
use crate::ui::{self, Format, Ui};
use crate::workspace::{Config, Workspace};
use crate::world::{Clock, Ids, World};

pub struct Session {
    pub world: World,
    pub catalog: Catalog,
    pub global: Global,
    json_errors: bool,
    pub now: Timestamp,
    zone: Tz,
    /// Whether the command worked at the store.
    pub sat_down: bool,
    drill: Option<InDrill>,
}

/// Which drill, and the real moment at which its clock showed `scene`.
struct InDrill {
    id: String,
    real: Timestamp,
    scene: Timestamp,
}

/// The longest text that is read from standard input, in bytes.
const MAX_STDIN_TEXT: u64 = 1024 * 1024;

impl Session {
    pub fn new(mut world: World, catalog: Catalog, json_errors: bool) -> Self {
        let now = world.now();
        let global = Global {
            workspace: None,
            format: OutputFormat::Table,
            lang: None,
            actor: None,
            at: None,
            color: ColorChoice::Auto,
            quiet: false,
            verbose: false,
        };
        Self { world, catalog, global, json_errors, now, zone: Tz::UTC, sat_down: false, drill: None }
    }

    pub fn settle(&mut self, global: Global) {
        self.json_errors = matches!(global.format, OutputFormat::Json | OutputFormat::Jsonl);
        self.global = global;
    }

    pub fn lang(&self) -> Lang {
        self.catalog.lang()
    }

    /// The workspace's zone, once a desk is open.
    pub const fn zone(&self) -> Tz {
        self.zone
    }

    pub fn workspace(&self) -> Result<Workspace> {
        Workspace::find(self.global.workspace.as_deref(), &self.world)
    }

    /// The workspace's configuration, or none outside any.
    pub fn config(&self) -> Result<Option<Config>> {
        match self.workspace() {
            Ok(workspace) => Ok(Some(workspace.config)),
            Err(error) if error.exit() == Exit::NotFound && self.global.workspace.is_none() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The library of the workspace, or the compiled-in one outside any.
    pub fn library(&self) -> Result<Library> {
        match self.workspace() {
            Ok(workspace) => Ok(Library::new(Some(&workspace.library_folder()))),
            Err(error) if error.exit() == Exit::NotFound && self.global.workspace.is_none() => Ok(Library::new(None)),
            Err(error) => Err(error),
        }
    }

    /// Opens the workspace's store and sits down at it. In a drill, what has come in since is told first.
    pub fn desk(&mut self) -> Result<Desk> {
        let (desk, arrived) = self.desk_with_arrivals()?;
        for one in &arrived {
            let line = super::drill::arrival(one, &self.catalog);
            self.note(&line);
        }
        Ok(desk)
    }

    /// The desk, and what has come in since the last command of a drill.
    pub fn desk_with_arrivals(&mut self) -> Result<(Desk, Vec<Arrived>)> {
        let workspace = self.workspace()?;
        self.desk_of(workspace, false)
    }

    /// The desk of a workspace whose store is there, or is made.
    pub fn desk_of(&mut self, workspace: Workspace, create: bool) -> Result<(Desk, Vec<Arrived>)> {
        let zone = workspace.config.timezone;
        self.zone = zone;
        self.now = in_zone(self.real(), zone);
        let drill = workspace.config.drill.clone();
        let stated = match self.global.at.clone() {
            Some(_) if drill.is_some() => return Err(Error::usage("error-drill-at")),
            Some(text) => Some(self.stated_time(&text, zone)?),
            None => None,
        };
        self.sat_down = true;
        let mut desk = Desk {
            store: open_store(&workspace, create)?,
            library: Library::new(Some(&workspace.library_folder())),
            lang: self.lang(),
            actor: self.actor(),
            now: self.now,
            stated,
            clock_source: if matches!(self.world.clock, Clock::System) { "clock" } else { "simulated" },
            ids: std::mem::replace(&mut self.world.ids, Ids::Random),
            config: workspace.config,
        };
        let arrived = match drill {
            Some(drill) if !create => self.enter(&mut desk, drill.id)?,
            _ => Vec::new(),
        };
        Ok((desk, arrived))
    }

    /// In a drill the present is the drill's.
    fn enter(&mut self, desk: &mut Desk, id: String) -> Result<Vec<Arrived>> {
        let arrived = ops::drill::tick(desk, self.real())?;
        desk.clock_source = "simulated";
        self.stand_at(desk, id);
        Ok(arrived)
    }

    /// The real moment, also where the session already goes by a drill's clock.
    pub fn real(&self) -> Timestamp {
        self.drill.as_ref().filter(|drill| drill.scene == self.now).map_or(self.now, |drill| drill.real)
    }

    /// Takes over the drill's time from its desk.
    pub fn stand_at(&mut self, desk: &mut Desk, id: String) {
        let real = self.real();
        desk.now = in_zone(desk.now, self.zone);
        self.now = desk.now;
        self.drill = Some(InDrill { id, real, scene: self.now });
    }

    fn actor(&self) -> Actor {
        let os_user = self.world.os_user.clone();
        let named = self.global.actor.clone().or_else(|| self.world.env("CRISIS_ACTOR").map(str::to_owned));
        Actor { person: named.unwrap_or_else(|| os_user.clone()), os_user, host: self.world.host.clone() }
    }

    fn stated_time(&mut self, text: &str, zone: Tz) -> Result<Timestamp> {
        let at = parse(text, self.now, zone, Direction::Past)?;
        self.echo_time("--at", text, at);
        Ok(at)
    }

    /// One end of a stretch of time, in the past: a bare day is its first moment.
    pub fn end_of_stretch(&mut self, option: &'static str, text: Option<&str>, desk: &Desk) -> Result<Option<Timestamp>> {
        let day = text.filter(|text| text.trim().parse::<chrono::NaiveDate>().is_ok());
        let midnight = day.map(|day| format!("{} 00:00", day.trim()));
        self.time(option, midnight.as_deref().or(text), desk, Direction::Past)
    }

    /// A time given to an option, for what has happened.
    pub fn past(&mut self, option: &'static str, text: Option<&str>, desk: &Desk) -> Result<Option<Timestamp>> {
        self.time(option, text, desk, Direction::Past)
    }

    /// A time given to an option, for a deadline.
    pub fn future(&mut self, option: &'static str, text: Option<&str>, desk: &Desk) -> Result<Option<Timestamp>> {
        self.time(option, text, desk, Direction::Future)
    }

    fn time(&mut self, option: &'static str, text: Option<&str>, desk: &Desk, direction: Direction) -> Result<Option<Timestamp>> {
        let Some(text) = text else { return Ok(None) };
        // A deadline counts from when the thing happened, which `--at` may have set back.
        let from = if direction == Direction::Future { desk.at() } else { desk.now };
        let at = parse(text, from, desk.zone(), direction)?;
        self.echo_time(option, text, at);
        Ok(Some(at))
    }

    /// Says which instant a short form was taken for.
    fn echo_time(&mut self, option: &str, text: &str, at: Timestamp) {
        let names_a_day = text.get(..10).is_some_and(|day| day.parse::<chrono::NaiveDate>().is_ok());
        if !names_a_day && text != "now" {
            let line =
                self.catalog.format("time-taken-as", &[("option", option.into()), ("text", text.into()), ("time", at.to_string().into())]);
            self.note(&line);
        }
    }

    /// A remark on standard error.
    pub fn note(&mut self, line: &str) {
        if !self.global.quiet {
            let _ = writeln!(self.world.stderr, "{}", crate::text::printable(line));
        }
    }

    /// A text from an argument, or from standard input where the argument is absent or `-`.
    pub fn text(&mut self, argument: Option<String>) -> Result<String> {
        match argument {
            Some(text) if text != "-" => Ok(text),
            None if self.world.stdin_is_terminal => Err(Error::usage("error-text-missing")),
            _ => {
                let mut text = String::new();
                let count = self.world.stdin.by_ref().take(MAX_STDIN_TEXT + 1).read_to_string(&mut text)?;
                if count as u64 > MAX_STDIN_TEXT {
                    return Err(Error::input("error-stdin-long").with("limit", MAX_STDIN_TEXT));
                }
                Ok(text)
            }
        }
    }

    pub fn ui(&self) -> Ui<'_> {
        let color = match self.global.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => self.world.stdout_is_terminal && self.world.env("NO_COLOR").is_none(),
        };
        let drill = self.drill.as_ref().map(|drill| drill.id.as_str());
        Ui { catalog: &self.catalog, now: self.now, zone: self.zone, width: self.world.width, color, drill }
    }

    pub fn finish(&mut self, answer: &Answer) -> Exit {
        let text = ui::render(&*answer.view, Format::from(self.global.format), self.ui());
        self.print(&text).map_or_else(|exit| exit, |()| answer.exit)
    }

    /// Writes to standard output; a reader that went away (`| head`) is no error.
    pub fn print(&mut self, text: &str) -> Result<(), Exit> {
        match self.world.stdout.write_all(text.as_bytes()).and_then(|()| self.world.stdout.flush()) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Err(Exit::Done),
            Err(error) => Err(self.fail(&Error::from(error))),
        }
    }

    pub fn fail(&mut self, error: &Error) -> Exit {
        let text = if self.json_errors {
            ui::error_line(&error.json(&self.catalog))
        } else {
            crate::text::printable(&error.render(&self.catalog)) + "\n"
        };
        let _ = self.world.stderr.write_all(text.as_bytes());
        error.exit()
    }

    /// Help and version go to standard output; a wrong command line is explained in the user's language.
    pub fn clap_error(&mut self, error: &clap::Error) -> Exit {
        if matches!(error.kind(), clap::error::ErrorKind::DisplayHelp | clap::error::ErrorKind::DisplayVersion) {
            let text = super::help::typeset(&error.render().to_string(), self.lang());
            return self.print(&text).map_or_else(|exit| exit, |()| Exit::Done);
        }
        let error = super::help::explained(error);
        self.fail(&error)
    }
}

/// The one function that names a backend.
pub fn open_store(workspace: &Workspace, create: bool) -> Result<Box<dyn Store>> {
    let store = &workspace.config.store;
    if store.url.contains("://") {
        return Err(Error::store("error-store-backend").with("url", scheme(&store.url)));
    }
    Ok(Box::new(SqliteStore::open(&workspace.store_path(), create, store.timeout())?))
}

/// Only the scheme: the rest may hold a password.
fn scheme(url: &str) -> &str {
    url.split("://").next().unwrap_or_default()
}

/// Writes a file whole or not at all.
pub fn write_whole(path: &Path, content: &[u8]) -> Result<()> {
    let mut file = PartFile::create(path)?;
    file.write(content)?;
    file.finish()
}
