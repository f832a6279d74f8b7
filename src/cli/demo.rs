//! `crisis demo`: plays a whole fictional crisis in a fresh folder, command by command, on a simulated clock, and leaves
//! everything behind to look at. The story is data (`examples/demo/<lang>/`); every command in it is really run.

use std::cell::RefCell;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use chrono_tz::Tz;
use clap::Args;
use include_dir::{Dir, include_dir};

use super::Answer;
use super::session::{Session, write_whole};
use crate::domain::span::Span;
use crate::domain::statement::StatementState;
use crate::domain::time::Timestamp;
use crate::domain::when::{Direction, parse};
use crate::error::{Error, Exit, Result, in_file};
use crate::ops;
use crate::text::tr;
use crate::ui::view::Done;
use crate::workspace::Workspace;
use crate::world::{Clock, Ids, Interrupt, World};

static STORIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/examples/demo");

/// Files of a story that are not copied into the workspace.
const OWN_FILES: [&str; 2] = ["story.txt", "crisis.toml.tail"];

#[derive(Debug, Args)]
pub struct Demo {
    dir: Option<PathBuf>,
}

/// One line of a story.
#[derive(Debug, PartialEq, Eq)]
enum Line<'a> {
    Blank,
    Narration(&'a str),
    At(&'a str),
    Command { text: &'a str, shown: Shown, exit: u8 },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    All,
    First(usize),
    Nothing,
}

impl Demo {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let lang = session.lang();
        let story = STORIES.get_dir(lang.code()).ok_or_else(|| Error::bug("no story"))?;
        let script = text(story, "story.txt")?;
        let folder = fresh_folder(session, self.dir.as_deref())?;
        let (init, rest) = script.split_once('\n').ok_or_else(|| Error::bug("a story begins with init"))?;
        let mut player = Player { folder: folder.clone(), zone: Tz::UTC, clock: 0, session };
        player.begin(init, story)?;
        for line in rest.lines() {
            player.play(&read(line)?)?;
        }
        let left = player.leave()?;
        let path = folder.display().to_string();
        let sentence = tr!(session.catalog, "done-demo", folder = path.as_str());
        Answer::new(Done::new(&serde_json::json!({"folder": path, "files": left}), sentence))
    }
}

fn read(line: &str) -> Result<Line<'_>> {
    let Some(mark) = line.chars().next() else { return Ok(Line::Blank) };
    let rest = line[mark.len_utf8()..].trim_start();
    let numbered = |text: &str| text.find(' ').and_then(|end| text[..end].parse::<usize>().ok().map(|number| (number, end)));
    match mark {
        '#' => Ok(Line::Narration(rest)),
        '@' => Ok(Line::At(rest)),
        '>' => Ok(Line::Command { text: rest, shown: Shown::Nothing, exit: 0 }),
        '$' => Ok(match numbered(&line[1..]) {
            Some((number, end)) => Line::Command { text: line[1 + end..].trim_start(), shown: Shown::First(number), exit: 0 },
            None => Line::Command { text: rest, shown: Shown::All, exit: 0 },
        }),
        '!' => {
            let (number, end) = numbered(&line[1..]).ok_or_else(|| Error::bug(line))?;
            let exit = u8::try_from(number).map_err(Error::bug)?;
            Ok(Line::Command { text: line[1 + end..].trim_start(), shown: Shown::All, exit })
        }
        _ => Err(Error::bug(line)),
    }
}

fn text<'a>(story: &'a Dir<'a>, name: &str) -> Result<&'a str> {
    let file = story.get_file(story.path().join(name)).and_then(include_dir::File::contents_utf8);
    file.ok_or_else(|| Error::bug(name))
}

/// The folder asked for, which must not exist or be empty; else `crisis-demo`, or the first free number after it.
fn fresh_folder(session: &Session, asked: Option<&Path>) -> Result<PathBuf> {
    if let Some(asked) = asked {
        let folder = session.world.folder.join(asked);
        let taken = folder.is_file() || std::fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_some());
        return if taken { Err(Error::conflict("error-file-exists").with("path", folder.display())) } else { Ok(folder) };
    }
    let numbered = (2..1000).map(|number| format!("crisis-demo-{number}"));
    let names = std::iter::once("crisis-demo".to_owned()).chain(numbered);
    let free = names.map(|name| session.world.folder.join(name)).find(|folder| !folder.exists());
    free.ok_or_else(|| Error::conflict("error-file-exists").with("path", "crisis-demo"))
}

struct Player<'a> {
    session: &'a mut Session,
    folder: PathBuf,
    zone: Tz,
    /// UTC microseconds of the story's present.
    clock: i64,
}

impl Player<'_> {
    /// Makes the workspace, its roster and the files the story imports.
    fn begin(&mut self, init: &str, story: &Dir<'_>) -> Result<()> {
        let name = self.folder.display().to_string();
        let words: Vec<String> = words(init)?;
        self.clock = self.session.now.micros();
        let mut args = words.clone();
        args.insert(2, name.clone());
        let (exit, output) = self.command(&args, &self.session.world.folder.clone());
        if exit != 0 {
            return Err(Error::bug(output));
        }
        self.print(&format!("$ {}\n{output}", shell_words::join(words.iter().map(String::as_str))))?;
        self.zone = Workspace::find(Some(&self.folder), &self.session.world)?.config.timezone;
        let config = self.folder.join(crate::workspace::FILE);
        let settled = std::fs::read_to_string(&config).map_err(in_file(&config))? + "\n" + text(story, "crisis.toml.tail")?;
        write_whole(&config, settled.as_bytes())?;
        for file in story.files() {
            let name = file.path().file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if !OWN_FILES.contains(&name) {
                write_whole(&self.folder.join(name), file.contents())?;
            }
        }
        Ok(())
    }

    fn play(&mut self, line: &Line<'_>) -> Result<()> {
        match line {
            Line::Blank => self.print("\n"),
            Line::Narration(text) => {
                let text = self.session.ui().paragraph(text, "# ");
                self.print(&text)
            }
            Line::At(text) => {
                let far = Timestamp::new(i64::MAX / 2, 0);
                let at = parse(text, far, self.zone, Direction::Past)?;
                self.clock = at.micros();
                self.print(&format!("\n── {text} ──\n"))
            }
            Line::Command { text, shown, exit } => {
                let args = words(text)?;
                let folder = self.folder.clone();
                let (code, output) = self.command(&args, &folder);
                if code != *exit {
                    return Err(Error::bug(format_args!("`{text}` ended with {code}: {output}")));
                }
                self.print(&format!("$ {text}\n{}", cut(&output, *shown)))
            }
        }
    }

    /// Runs a command line in a world of its own: the story's folder, its clock, no terminal.
    fn command(&mut self, args: &[String], folder: &Path) -> (u8, String) {
        let output = Shared::default();
        let step = Span::minutes(1).as_minutes() * 1_000_000;
        let world = World {
            args: args.iter().map(Into::into).collect(),
            env: [("CRISIS_LANG".to_owned(), self.session.lang().to_string())].into(),
            folder: folder.to_owned(),
            stdin: Box::new(std::io::empty()),
            stdout: Box::new(output.clone()),
            stderr: Box::new(output.clone()),
            stdin_is_terminal: false,
            stdout_is_terminal: false,
            stderr_is_terminal: false,
            width: self.session.world.width,
            os_user: "demo".to_owned(),
            host: "demo".to_owned(),
            clock: Clock::Stepping { next: self.clock, step },
            ids: Ids::Random,
            interrupt: Interrupt::default(),
        };
        self.clock += step;
        let exit = super::run(world);
        (exit as u8, output.text())
    }

    /// Writes what was published as files, and says what lies in the folder.
    fn leave(&mut self) -> Result<Vec<String>> {
        self.session.global.workspace = Some(self.folder.clone());
        let mut desk = self.session.desk()?;
        for shown in ops::statement::list(&mut desk, "1")? {
            if shown.statement.state != StatementState::Published {
                continue;
            }
            for variant in &shown.current().variants {
                let handle = crate::domain::entity::Entity::handle(&shown.statement);
                write_whole(&self.folder.join(format!("{handle}-{}.txt", variant.channel)), variant.text.as_bytes())?;
            }
        }
        let entries = std::fs::read_dir(&self.folder).map_err(in_file(&self.folder))?;
        let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
        names.sort();
        Ok(names)
    }

    /// The story itself is for people; a program gets the answer alone.
    fn print(&mut self, text: &str) -> Result<()> {
        if self.session.global.format != super::OutputFormat::Table {
            return Ok(());
        }
        match self.session.print(text) {
            Ok(()) | Err(Exit::Done) => Ok(()),
            Err(exit) => Err(Error::new(exit, "error-io")),
        }
    }
}

fn words(line: &str) -> Result<Vec<String>> {
    let mut words = shell_words::split(line).map_err(Error::bug)?;
    if words.first().is_none_or(|first| first != "crisis") {
        words.insert(0, "crisis".to_owned());
    }
    Ok(words)
}

fn cut(output: &str, shown: Shown) -> String {
    let most = match shown {
        Shown::All => return output.to_owned(),
        Shown::Nothing => return String::new(),
        Shown::First(most) => most,
    };
    let mut text: String = output.lines().take(most).map(|line| format!("{line}\n")).collect();
    if output.lines().count() > most {
        text.push_str("…\n");
    }
    text
}

/// Both streams of a command, in the order in which it wrote.
#[derive(Clone, Default)]
struct Shared(Rc<RefCell<Vec<u8>>>);

impl Shared {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.borrow()).into_owned()
    }
}

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read() {
        assert_eq!(read("$8 crisis status").unwrap(), Line::Command { text: "crisis status", shown: Shown::First(8), exit: 0 });
        assert_eq!(
            read("!5 crisis statement publish 1").unwrap(),
            Line::Command { text: "crisis statement publish 1", shown: Shown::All, exit: 5 }
        );
        assert_eq!(read("# 夜里").unwrap(), Line::Narration("夜里"));
        assert_eq!(cut("a\nb\nc\n", Shown::First(2)), "a\nb\n…\n");
    }
}
