//! Text files for the linter: one, or all of a folder.

use std::path::{Path, PathBuf};

use crate::error::{Error, Result, in_file};
use crate::workspace::read_at_most;

/// The longest text that is checked, in bytes.
const LONGEST: u64 = 10 * 1024 * 1024;
/// What a folder is searched for.
const ENDINGS: [&str; 2] = ["md", "txt"];
/// Folders below folders that are followed.
const DEEPEST: usize = 32;

/// Name and content of a file, or of every `.md` and `.txt` below a folder, in the order of their names.
///
/// # Errors
/// Bad input for what cannot be read, is longer than 10 MB or is no UTF-8; not found for a folder without texts.
pub fn texts(path: &Path, typed: &Path) -> Result<Vec<(String, String)>> {
    let files = found(path, typed)?;
    files.into_iter().map(|(path, name)| Ok((name.display().to_string(), read_at_most(&path, LONGEST)?))).collect()
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
