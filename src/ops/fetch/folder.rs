//! A drop folder: each file in it is imported once, known by its content and not by its name.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::{Fetched, Why, take_in};
use crate::error::{Error, Result};
use crate::ops::Desk;
use crate::store::chain::hex;
use crate::workspace::SourceConfig;

/// Imports what is new in the folder. A file that cannot be read is named every time until somebody mends it or takes it away:
/// looking costs nothing, so there is no waiting after a failure.
pub fn take(desk: &mut Desk, source: &SourceConfig) -> Result<Fetched> {
    let mut done = Fetched::of(source);
    let folder = source.path.clone().unwrap_or_default();
    let files = match files(&folder) {
        Ok(files) => files,
        Err(error) => return Ok(Fetched { why: Some(Why::NotRead { file: None, error: Error::file(&folder, &error) }), ..done }),
    };
    for file in files {
        if let Err(error) = take_file(desk, source, &file, &mut done)? {
            done.why.get_or_insert(Why::NotRead { file: Some(name(&file)), error });
        }
    }
    Ok(done)
}

/// Files by name; hidden ones are those that somebody is still writing.
fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() && !name(&path).starts_with('.') {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The inner error is the file's own.
fn take_file(desk: &mut Desk, source: &SourceConfig, file: &Path, done: &mut Fetched) -> Result<Result<(), Error>> {
    let (sha256, input) = match digest(file).and_then(|sha256| Ok((sha256, File::open(file)?))) {
        Ok(opened) => opened,
        Err(error) => return Ok(Err(Error::file(file, &error))),
    };
    if desk.read()?.has_file(&source.id, &sha256)? {
        return Ok(Ok(()));
    }
    let imported = match take_in(desk, source, name(file), Some(file.to_owned()), Box::new(input))? {
        Ok(imported) => imported,
        Err(error) => return Ok(Err(error)),
    };
    let mut txn = desk.store.write()?;
    txn.note_file(&source.id, &sha256)?;
    txn.commit()?;
    done.count(&imported);
    Ok(Ok(()))
}

fn digest(file: &Path) -> std::io::Result<String> {
    let (mut input, mut hasher, mut buffer) = (File::open(file)?, Sha256::new(), vec![0; 1 << 16]);
    loop {
        match input.read(&mut buffer)? {
            0 => return Ok(hex(&hasher.finalize())),
            count => hasher.update(&buffer[..count]),
        }
    }
}
