//! Playbooks: find, read, resolve `extends`.

use std::path::PathBuf;

use super::merge::{Contradiction, merge};
use super::schema::SchemaFile;
use super::{Library, Origin, Source, did_you_mean, yaml};
use crate::domain::playbook::Playbook;
use crate::error::{Error, Result};

const FOLDER: &str = "playbooks";

/// How many playbooks may stand above one.
const MAX_ANCESTORS: usize = 8;

/// A playbook with all that it inherits.
#[derive(Clone, Debug)]
pub struct Resolved {
    pub playbook: Playbook,
    pub origin: Origin,
    /// Its own id, then those it extends, the nearest first.
    pub lineage: Vec<String>,
}

impl Library {
    /// All playbooks by id, the base among them.
    pub fn playbook_ids(&self) -> Result<Vec<(String, Origin)>> {
        self.names(FOLDER, "yaml")
    }

    /// Reads a playbook and resolves what it extends.
    ///
    /// # Errors
    /// Not found with candidates; bad input with position for broken YAML, a wrong shape, cyclic `extends`, or a child
    /// that contradicts its parent.
    pub fn playbook(&self, id: &str) -> Result<Resolved> {
        self.resolve(id, &mut Vec::new())
    }

    pub fn playbook_source(&self, id: &str) -> Result<Source> {
        self.source(FOLDER, id, "yaml")?.ok_or_else(|| self.unknown_playbook(id))
    }

    pub fn eject_playbook(&self, id: &str) -> Result<PathBuf> {
        self.playbook_source(id)?;
        self.eject_with_schema(FOLDER, &format!("{id}.yaml"), SchemaFile::Playbook)
    }

    fn resolve(&self, id: &str, above: &mut Vec<String>) -> Result<Resolved> {
        let source = self.playbook_source(id)?;
        let own: Playbook = source.read()?;
        let Some(parent) = own.extends.clone() else {
            return Ok(Resolved { playbook: own, origin: source.origin, lineage: vec![id.to_owned()] });
        };
        above.push(id.to_owned());
        if above.contains(&parent) || above.len() > MAX_ANCESTORS {
            let chain = above.join(" → ");
            return Err(place(&source, "/extends", Error::input("problem-extends-cycle").with("chain", format!("{chain} → {parent}"))));
        }
        let parent = match self.resolve(&parent, above) {
            Err(error) if error.code() == "error-playbook-unknown" => {
                return Err(place(&source, "/extends", Error::input("problem-extends-unknown").with("name", &parent)));
            }
            resolved => resolved?,
        };
        let lineage = std::iter::once(id.to_owned()).chain(parent.lineage).collect();
        let (playbook, contradictions) = merge(parent.playbook, own);
        match contradictions.first() {
            Some(first) => Err(contradiction(&source, first)),
            None => Ok(Resolved { playbook, origin: source.origin, lineage }),
        }
    }

    fn unknown_playbook(&self, id: &str) -> Error {
        let known = self.playbook_ids().unwrap_or_default();
        let near = did_you_mean(id, known.iter().map(|(name, _)| name.as_str()));
        let error = Error::not_found("error-playbook-unknown").with("name", id);
        if near.is_empty() { error.hint("hint-playbook-list") } else { error.hint("hint-did-you-mean").hint_with("names", near.join(", ")) }
    }
}

pub fn contradiction(source: &Source, found: &Contradiction) -> Error {
    place(source, &found.pointer, Error::input(found.code).with("id", &found.id))
}

/// Puts an error at a JSON pointer of the file.
pub fn place(source: &Source, pointer: &str, error: Error) -> Error {
    let position = yaml::positions(&source.text, &source.path).ok().and_then(|positions| positions.nearest(pointer));
    error.at(&source.path, position)
}
