//! A hermetic place to run commands in: a temporary folder, a cleared environment, 80 columns, a clock that stands at
//! 02:00 in Shanghai and goes on by one second per command, seeded ids, captured streams. Commands run in this process;
//! nothing here asks the operating system for the time, a name or a locale.

pub mod cast;
pub mod output;
pub mod scan;
#[allow(dead_code, reason = "shared with the unit tests of src/notify, which use the rest")]
pub mod server;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use chrono::DateTime;
use crisis::{Clock, Ids, Interrupt, World};

pub use self::output::Output;

/// When the first command of every test runs: a Sunday, in the small hours.
pub const START: &str = "2026-11-22T02:00:00+08:00";

/// A folder with a clock of its own.
pub struct TestEnvironment {
    folder: tempfile::TempDir,
    now: Cell<i64>,
    commands: Cell<u64>,
    lang: &'static str,
    organization: &'static str,
    config: String,
}

impl TestEnvironment {
    /// No workspace yet, English.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self {
            folder,
            now: Cell::new(micros(START)),
            commands: Cell::new(0),
            lang: "en",
            organization: "First City Hospital",
            config: String::new(),
        }
    }

    /// A workspace in English whose roster fills every role; [`cast`] names the people.
    pub fn new() -> Self {
        Self::empty().roster(cast::FULL).workspace()
    }

    /// The same in Chinese.
    pub fn chinese() -> Self {
        Self::empty().lang("zh").roster(cast::FULL).workspace()
    }

    /// The language of the workspace and of every command.
    #[must_use]
    pub fn lang(mut self, lang: &'static str) -> Self {
        self.lang = lang;
        self.organization = if lang == "zh" { "市第一人民医院" } else { "First City Hospital" };
        self
    }

    /// People with their roles, for the `crisis.toml` that [`Self::workspace`] writes.
    #[must_use]
    pub fn roster(mut self, people: &[(&str, &[&str])]) -> Self {
        self.config.push_str(&cast::toml(people));
        self
    }

    /// More lines for `crisis.toml`, after the roster.
    #[must_use]
    pub fn config(mut self, toml: &str) -> Self {
        self.config.push_str(toml);
        self
    }

    /// Runs `init` in the folder, in Shanghai's time, and adds what was configured.
    #[must_use]
    pub fn workspace(self) -> Self {
        self.run(["init", "--org", self.organization, "--timezone", "Asia/Shanghai"]).ok();
        let file = self.path("crisis.toml");
        let written = std::fs::read_to_string(&file).expect("init writes crisis.toml");
        std::fs::write(&file, written + "\n" + &self.config).expect("crisis.toml can be written");
        self
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file below the folder, with the folders it needs, and gives its name back.
    pub fn write<'a>(&self, name: &'a str, content: impl AsRef<[u8]>) -> &'a str {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
        std::fs::write(path, content).expect("the file can be written");
        name
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Sets the clock; the next command runs at this instant.
    pub fn now_is(&self, rfc3339: &str) {
        self.now.set(micros(rfc3339));
    }

    /// Lets time go by.
    pub fn minutes_pass(&self, minutes: i64) {
        self.now.set(self.now.get() + minutes * 60_000_000);
    }

    /// The store, opened past the program, as somebody with the sqlite3 shell would.
    pub fn database(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.path("crisis.db")).expect("the store is a SQLite file")
    }

    pub fn command<A: AsRef<str>>(&self, args: impl IntoIterator<Item = A>) -> Command<'_> {
        Command {
            environment: self,
            args: args.into_iter().map(|arg| arg.as_ref().to_owned()).collect(),
            lang: self.lang,
            stdin: Vec::new(),
            terminal: false,
            width: 80,
            vars: BTreeMap::new(),
            interrupt: Interrupt::default(),
        }
    }

    /// Runs one command line.
    pub fn run<A: AsRef<str>>(&self, args: impl IntoIterator<Item = A>) -> Output {
        self.command(args).run()
    }

    /// Runs one command line with `--format json` that must succeed, and reads its answer.
    pub fn json<A: AsRef<str>>(&self, args: impl IntoIterator<Item = A>) -> serde_json::Value {
        self.command(args).json()
    }

    /// Events in the log; the same before and after is “nothing was written”.
    pub fn events(&self) -> i64 {
        self.json(["log", "verify"])["events"].as_i64().expect("events is a number")
    }
}

/// One command line about to run.
#[must_use]
pub struct Command<'a> {
    environment: &'a TestEnvironment,
    args: Vec<String>,
    lang: &'static str,
    stdin: Vec<u8>,
    terminal: bool,
    width: usize,
    vars: BTreeMap<String, String>,
    interrupt: Interrupt,
}

impl Command<'_> {
    /// `--as PERSON`.
    pub fn by(mut self, person: &str) -> Self {
        self.args.extend(["--as".to_owned(), person.to_owned()]);
        self
    }

    /// `--at TIME`.
    pub fn at(mut self, time: &str) -> Self {
        self.args.extend(["--at".to_owned(), time.to_owned()]);
        self
    }

    pub fn lang(mut self, lang: &'static str) -> Self {
        self.lang = lang;
        self
    }

    pub fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.stdin = bytes.into();
        self
    }

    /// As if a person sat before it.
    pub fn on_terminal(mut self) -> Self {
        self.terminal = true;
        self
    }

    /// As if somebody pressed ^C right away.
    pub fn interrupted(self) -> Self {
        self.interrupt.ask();
        self
    }

    /// Columns of the terminal.
    pub fn width(mut self, width: usize) -> Self {
        self.width = width;
        self
    }

    pub fn var(mut self, name: &str, value: &str) -> Self {
        self.vars.insert(name.to_owned(), value.to_owned());
        self
    }

    pub fn json(mut self) -> serde_json::Value {
        self.args.extend(["--format".to_owned(), "json".to_owned()]);
        self.run().ok().json()
    }

    /// Runs in this process; the clock goes on by a second.
    pub fn run(self) -> Output {
        let place = self.environment;
        let (stdout, stderr) = (Buffer::default(), Buffer::default());
        let number = place.commands.get();
        let mut vars = self.vars;
        vars.entry("CRISIS_LANG".to_owned()).or_insert_with(|| self.lang.to_owned());
        let world = World {
            args: std::iter::once("crisis").map(OsString::from).chain(self.args.iter().map(OsString::from)).collect(),
            env: vars,
            folder: place.root().to_owned(),
            stdin: Box::new(Cursor::new(self.stdin)),
            stdout: Box::new(stdout.clone()),
            stderr: Box::new(stderr.clone()),
            stdin_is_terminal: self.terminal,
            stdout_is_terminal: self.terminal,
            stderr_is_terminal: false,
            width: self.width,
            os_user: "tester".to_owned(),
            host: "test-host".to_owned(),
            clock: Clock::Stepping { next: place.now.get(), step: 0 },
            ids: Ids::Seeded(number << 32),
            interrupt: self.interrupt,
        };
        place.commands.set(number + 1);
        place.now.set(place.now.get() + 1_000_000);
        let code = crisis::run(world);
        Output { command: self.args.join(" "), code, stdout: stdout.text(), stderr: stderr.text() }
    }
}

/// A stream that several hands can hold.
#[derive(Clone, Default)]
struct Buffer(Rc<RefCell<Vec<u8>>>);

impl Buffer {
    fn text(&self) -> String {
        String::from_utf8(self.0.borrow().clone()).expect("output is UTF-8")
    }
}

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn micros(rfc3339: &str) -> i64 {
    DateTime::parse_from_rfc3339(rfc3339).expect("a time of the tests").timestamp_micros()
}
