//! The knowledge: playbooks, rule packs, statement and report templates, channels, layouts of imports, scenarios of drills.
//! Compiled in; a file of the same name in the workspace wins, and every listing says where a thing came from. Found, read and
//! checked here; applied elsewhere.

pub mod edit;
mod embedded;
mod layouts;
mod lint;
pub mod merge;
pub mod patch;
pub mod playbooks;
pub mod propose;
pub mod rules;
mod scenarios;
pub mod schema;
pub mod templates;
pub mod validate;
pub mod variables;
mod watches;
pub mod yaml;

pub use self::watches::keywords;

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};
use crate::workspace::read_limited;

/// Where a workspace keeps sentiment weights of its own.
pub const WEIGHTS: &str = "weights/sentiment.bin";
/// Bytes; a weights file of any version is smaller.
const MAX_WEIGHTS: u64 = 16 << 20;

/// Where a file of the library came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    Builtin,
    Workspace,
}

/// A file of the library, read.
#[derive(Clone, Debug)]
pub struct Source {
    pub origin: Origin,
    /// How messages call it: the path in the workspace, or the path in the program.
    pub path: PathBuf,
    pub text: String,
}

impl Source {
    /// The content of a YAML file. A compiled-in one passed the checks when the program was built, and comes as JSON.
    ///
    /// # Errors
    /// Broken YAML or a wrong shape, with its position.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T> {
        match self.origin {
            Origin::Workspace => yaml::parse(&self.text, &self.path),
            Origin::Builtin => {
                let json = embedded::json(&self.path).ok_or_else(|| Error::bug(self.path.display()))?;
                serde_json::from_str(json).map_err(|error| Error::bug(error).at(&self.path, None))
            }
        }
    }
}

/// The library as one workspace sees it.
#[derive(Clone, Debug, Default)]
pub struct Library {
    folder: Option<PathBuf>,
}

impl Library {
    /// `folder` is the workspace's, or `None` outside any workspace.
    pub fn new(folder: Option<&Path>) -> Self {
        Self { folder: folder.map(Path::to_owned) }
    }

    /// The names (without extension) under a folder of the library such as `playbooks`, with where each comes from.
    fn names(&self, under: &str, extension: &str) -> Result<Vec<(String, Origin)>> {
        let mut names: std::collections::BTreeMap<String, Origin> =
            embedded::names(under, extension).map(|name| (name, Origin::Builtin)).collect();
        if let Some(folder) = self.folder.as_ref().map(|folder| folder.join(under)).filter(|folder| folder.is_dir()) {
            for entry in std::fs::read_dir(&folder).map_err(crate::error::in_file(&folder))? {
                let path = entry.map_err(crate::error::in_file(&folder))?.path();
                if let Some(name) = file_stem(&path, extension) {
                    names.insert(name, Origin::Workspace);
                }
            }
        }
        Ok(names.into_iter().collect())
    }

    /// The file `under/name.extension`, of the workspace or compiled in; `None` when there is neither.
    fn source(&self, under: &str, name: &str, extension: &str) -> Result<Option<Source>> {
        if !is_plain_name(name) {
            return Ok(None);
        }
        let relative = format!("{under}/{name}.{extension}");
        if let Some(path) = self.folder.as_ref().map(|folder| folder.join(&relative)).filter(|path| path.is_file()) {
            return Ok(Some(Source { origin: Origin::Workspace, text: read_limited(&path)?, path }));
        }
        Ok(embedded::text(&relative).map(|text| Source { origin: Origin::Builtin, path: relative.into(), text: text.to_owned() }))
    }

    /// The workspace's own sentiment weights, if it has any.
    ///
    /// # Errors
    /// When the file cannot be read, or is larger than any such file.
    pub fn weights(&self) -> Result<Option<(PathBuf, Vec<u8>)>> {
        let Some(path) = self.folder.as_ref().map(|folder| folder.join(WEIGHTS)).filter(|path| path.is_file()) else { return Ok(None) };
        let size = std::fs::metadata(&path).map_err(crate::error::in_file(&path))?.len();
        if size > MAX_WEIGHTS {
            return Err(Error::input("error-file-too-large").at(&path, None).with("bytes", size).with("limit", MAX_WEIGHTS));
        }
        let bytes = std::fs::read(&path).map_err(crate::error::in_file(&path))?;
        Ok(Some((path, bytes)))
    }

    /// The same with its JSON Schema beside it, named in the first line, so that an editor completes and checks.
    fn eject_with_schema(&self, under: &str, file: &str, schema: schema::SchemaFile) -> Result<PathBuf> {
        let path = self.eject(under, file)?;
        let text = read_limited(&path)?;
        let header = format!("# yaml-language-server: $schema={}\n", schema.file_name());
        std::fs::write(&path, header + &text).map_err(crate::error::in_file(&path))?;
        let beside = path.with_file_name(schema.file_name());
        std::fs::write(&beside, schema.text()?).map_err(crate::error::in_file(&beside))?;
        Ok(path)
    }

    /// Copies a built-in file into the workspace for editing; returns where.
    fn eject(&self, under: &str, file: &str) -> Result<PathBuf> {
        let relative = format!("{under}/{file}");
        let folder = self.folder.as_ref().ok_or_else(|| Error::not_found("error-no-workspace").hint("hint-init"))?;
        let text = embedded::text(&relative).ok_or_else(|| Error::not_found("error-not-builtin").with("name", file))?;
        let path = folder.join(&relative);
        if path.exists() {
            return Err(Error::conflict("error-file-exists").with("path", path.display()));
        }
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(crate::error::in_file(parent))?;
        }
        std::fs::write(&path, text).map_err(crate::error::in_file(&path))?;
        Ok(path)
    }
}

fn file_stem(path: &Path, extension: &str) -> Option<String> {
    path.file_name()?.to_str()?.strip_suffix(extension)?.strip_suffix('.').map(str::to_owned)
}

/// Names come from the command line: nothing that leaves the folder.
fn is_plain_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')) && !name.starts_with('.')
}

/// The candidates that look like what was typed, the likeliest first, at most three.
pub fn did_you_mean<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut scored: Vec<_> =
        known.into_iter().map(|name| (strsim::jaro_winkler(typed, name), name)).filter(|(score, _)| *score > 0.75).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().take(3).map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `build.rs` must not read anything otherwise than the YAML says it.
    #[test]
    fn compiled_in_files_are_what_their_yaml_says() {
        fn both<T: DeserializeOwned + Serialize>(source: &Source) {
            let of_yaml: T = yaml::parse(&source.text, &source.path).unwrap();
            let of_json: T = source.read().unwrap();
            let values = [of_json, of_yaml].map(|value| serde_json::to_value(&value).unwrap());
            assert_eq!(values[0], values[1], "{}", source.path.display());
        }
        let library = Library::new(None);
        let (playbooks, packs) = (library.playbook_ids().unwrap(), library.rule_pack_ids().unwrap());
        assert!(playbooks.len() > 10 && packs.len() > 10);
        for (id, _) in playbooks {
            both::<crate::domain::playbook::Playbook>(&library.playbook_source(&id).unwrap());
        }
        for (id, _) in library.scenario_ids().unwrap() {
            both::<crate::domain::scenario::Scenario>(&library.scenario_source(&id).unwrap());
        }
        for (id, _) in packs {
            both::<crate::domain::rule_pack::RulePack>(&library.rule_source(&id).unwrap());
        }
    }
}
