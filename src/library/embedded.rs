//! The files compiled in.

use std::path::Path;

use include_dir::{Dir, DirEntry, File, include_dir};

static PLAYBOOKS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/playbooks");
static LAYOUTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/layouts");
static DRILLS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/drills");
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The YAML among them once more, as the JSON that `build.rs` made of it.
static COMPILED: Dir<'_> = include_dir!("$OUT_DIR/compiled");

/// The JSON of a compiled-in YAML file, by its path.
pub fn json(path: &Path) -> Option<&'static str> {
    let json = path.with_extension("json");
    file(&COMPILED, json.to_str()?)?.contents_utf8()
}

/// The text of `drills/…`, `layouts/…`, `playbooks/…` or `templates/…`.
pub fn text(path: &str) -> Option<&'static str> {
    let (root, rest) = path.split_once('/')?;
    file(dir(root)?, rest)?.contents_utf8()
}

/// The names, without the extension, of the files directly in a folder.
pub fn names(under: &str, extension: &str) -> impl Iterator<Item = String> {
    let found = match under.split_once('/') {
        Some((root, rest)) => dir(root).and_then(|dir| folder(dir, rest)),
        None => dir(under),
    };
    let ending = format!(".{extension}");
    found
        .into_iter()
        .flat_map(Dir::entries)
        .filter_map(DirEntry::as_file)
        .filter_map(move |file| file.path().file_name()?.to_str()?.strip_suffix(&ending).map(str::to_owned))
}

/// A file by its path below `root`. `Dir::get_file` compares paths part by part with every neighbour: for a command that reads
/// eighty files that is a quarter of its work.
fn file(root: &'static Dir<'static>, path: &str) -> Option<&'static File<'static>> {
    let parent = match path.rsplit_once('/') {
        Some((parent, _)) => folder(root, parent)?,
        None => root,
    };
    parent.entries().iter().filter_map(DirEntry::as_file).find(|file| file.path().as_os_str() == path)
}

fn folder(root: &'static Dir<'static>, path: &str) -> Option<&'static Dir<'static>> {
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    ends.map(|end| &path[..end])
        .try_fold(root, |dir, part| dir.entries().iter().filter_map(DirEntry::as_dir).find(|inner| inner.path().as_os_str() == part))
}

fn dir(root: &str) -> Option<&'static Dir<'static>> {
    match root {
        "layouts" => Some(&LAYOUTS),
        "drills" => Some(&DRILLS),
        "playbooks" => Some(&PLAYBOOKS),
        "templates" => Some(&TEMPLATES),
        _ => None,
    }
}
