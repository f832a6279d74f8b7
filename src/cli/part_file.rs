//! A file that is there whole or not at all: written beside its place, then renamed.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

pub struct PartFile {
    path: PathBuf,
    beside: PathBuf,
    writer: BufWriter<File>,
}

impl PartFile {
    /// # Errors
    /// What the file system says; a folder in its place.
    pub fn create(path: &Path) -> Result<Self> {
        if path.is_dir() {
            return Err(Error::input("error-is-folder").with("path", path.display()));
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let beside = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
        let file = File::create(&beside).map_err(|error| Error::file(path, &error))?;
        Ok(Self { path: path.to_owned(), beside, writer: BufWriter::new(file) })
    }

    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.writer.write_all(bytes).map_err(|error| Error::file(&self.path, &error))
    }

    pub fn finish(mut self) -> Result<()> {
        let moved = self.writer.flush().and_then(|()| std::fs::rename(&self.beside, &self.path));
        moved.map_err(|error| Error::file(&self.path, &error))
    }
}

impl Drop for PartFile {
    fn drop(&mut self) {
        // Moved away already where it was finished.
        let _ = std::fs::remove_file(&self.beside);
    }
}
