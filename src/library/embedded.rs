//! The files compiled in.

use std::path::Path;

use include_dir::{Dir, DirEntry, include_dir};

static PLAYBOOKS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/playbooks");
static LAYOUTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/layouts");
static DRILLS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/drills");
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The YAML among them once more, as the JSON that `build.rs` made of it.
static COMPILED: Dir<'_> = include_dir!("$OUT_DIR/compiled");

/// The JSON of a compiled-in YAML file, by its path.
pub fn json(path: &Path) -> Option<&'static str> {
    COMPILED.get_file(path.with_extension("json"))?.contents_utf8()
}

/// The text of `drills/…`, `layouts/…`, `playbooks/…` or `templates/…`.
pub fn text(path: &str) -> Option<&'static str> {
    let (root, rest) = path.split_once('/')?;
    dir(root)?.get_file(rest)?.contents_utf8()
}

/// The names, without the extension, of the files directly in a folder.
pub fn names(under: &str, extension: &str) -> impl Iterator<Item = String> {
    let folder = match under.split_once('/') {
        Some((root, rest)) => dir(root).and_then(|dir| dir.get_dir(rest)),
        None => dir(under),
    };
    let ending = format!(".{extension}");
    folder
        .into_iter()
        .flat_map(Dir::entries)
        .filter_map(DirEntry::as_file)
        .filter_map(move |file| file.path().file_name()?.to_str()?.strip_suffix(&ending).map(str::to_owned))
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
