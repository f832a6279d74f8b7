//! Files and folders: a text from an editor or a git hook, with or without an incident beside it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Checked, around};
use crate::domain::text::Lang;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result, in_file};
use crate::library::Library;
use crate::ops::{Desk, lookup};
use crate::respond::lint::Linter;
use crate::respond::lint::input::Draft;
use crate::workspace::{Config, read_at_most};

/// The longest text that is checked, in bytes.
const LONGEST: u64 = 10 * 1024 * 1024;
/// What a folder is searched for.
const ENDINGS: [&str; 2] = ["md", "txt"];
/// Folders below folders that are followed.
const DEEPEST: usize = 32;

/// What `statement check --file` is told.
#[derive(Clone, Debug)]
pub struct Files {
    /// A file, or a folder of them.
    pub path: PathBuf,
    /// How answers call it.
    pub typed: PathBuf,
    pub channel: Option<String>,
    /// The language of the texts; seen from each text where absent.
    pub lang: Option<Lang>,
}

/// Checks a file, or every `.md` and `.txt` below a folder, in the order of their names. `desk` and `incident` hold it against a ledger.
///
/// # Errors
/// Bad input for what cannot be read, is longer than 10 MB or is no UTF-8; not found for an unknown channel or incident.
pub fn check_files(
    files: &Files,
    library: &Library,
    config: Option<&Config>,
    lang: Lang,
    now: Timestamp,
    mut ledger: Option<(&mut Desk, &str)>,
) -> Result<Vec<Checked>> {
    let mut linters: BTreeMap<Lang, (Linter, Draft)> = BTreeMap::new();
    let mut texts = Vec::new();
    for (path, name) in found(&files.path, &files.typed)? {
        let text = read_at_most(&path, LONGEST)?;
        let written = files.lang.unwrap_or_else(|| written_in(&text));
        let (linter, base) = match linters.entry(written) {
            std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::btree_map::Entry::Vacant(new) => {
                let base = base(files, library, config, written, now, ledger.as_mut())?;
                new.insert((library.linter(config.map(|config| &config.rules), written)?, base))
            }
        };
        let checked = Checked::of(linter, Draft { text, ..base.clone() }, lang);
        texts.push(Checked { file: Some(name.display().to_string()), ..checked });
    }
    Ok(texts)
}

fn base(
    files: &Files,
    library: &Library,
    config: Option<&Config>,
    written: Lang,
    now: Timestamp,
    ledger: Option<&mut (&mut Desk, &str)>,
) -> Result<Draft> {
    let mut base = around::organization(config, written, now);
    base.channel = files.channel.as_deref().map(|id| around::channel(library, config, id)).transpose()?;
    if let Some((desk, incident)) = ledger {
        let config = desk.config.clone();
        let mut txn = desk.read()?;
        let incident = lookup::incident(&mut *txn, incident)?;
        around::incident(&mut base, &mut *txn, &config, &incident, None)?;
    }
    Ok(base)
}

/// The files to read, each with the name to print.
fn found(path: &Path, typed: &Path) -> Result<Vec<(PathBuf, PathBuf)>> {
    if !path.is_dir() {
        return Ok(vec![(path.to_owned(), typed.to_owned())]);
    }
    let mut files = Vec::new();
    search(path, typed, DEEPEST, &mut files)?;
    if files.is_empty() {
        return Err(Error::not_found("error-lint-no-files").with("folder", typed.display()));
    }
    Ok(files)
}

/// Hidden files and links are passed over: a link could lead in a circle.
fn search(folder: &Path, typed: &Path, depth: usize, files: &mut Vec<(PathBuf, PathBuf)>) -> Result<()> {
    let mut entries = std::fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<Vec<_>>>).map_err(in_file(folder))?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let kind = entry.file_type().map_err(in_file(entry.path()))?;
        let (path, name) = (entry.path(), typed.join(entry.file_name()));
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let text = path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)));
        if kind.is_dir() && !hidden && depth > 0 {
            search(&path, &name, depth - 1, files)?;
        } else if kind.is_file() && !hidden && text {
            files.push((path, name));
        }
    }
    Ok(())
}

/// Chinese where at least one letter in five is a Chinese character.
fn written_in(text: &str) -> Lang {
    let (mut han, mut letters) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        han += usize::from(matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}'));
    }
    if han > 0 && han * 5 >= letters { Lang::Zh } else { Lang::En }
}
