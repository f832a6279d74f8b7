//! Changed playbooks: what the edit needs of the library, and the one place that writes a file of the workspace anew.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Library;
use crate::domain::playbook::Playbook;
use crate::error::{Error, Result, in_file};

impl Library {
    /// What a playbook's parent holds, all it inherits included; null where it has none.
    ///
    /// # Errors
    /// As [`Library::playbook`].
    pub fn inherited(&self, id: &str) -> Result<Value> {
        let own: Playbook = self.playbook_source(id)?.read()?;
        let Some(parent) = own.extends else { return Ok(Value::Null) };
        serde_json::to_value(self.playbook(&parent)?.playbook).map_err(Error::bug)
    }

    /// Where the workspace keeps its own file of a playbook.
    ///
    /// # Errors
    /// Not found outside a workspace.
    pub fn playbook_path(&self, id: &str) -> Result<PathBuf> {
        let folder = self.folder.as_ref().ok_or_else(|| Error::not_found("error-no-workspace").hint("hint-init"))?;
        Ok(folder.join("playbooks").join(format!("{id}.yaml")))
    }
}

/// Writes a playbook whole or not at all. What stood there stays beside it as `….yaml.before`; without `replace` nothing may stand there.
///
/// # Errors
/// Conflict where a file stands there; bad input where the folder cannot be written.
pub fn write(path: &Path, text: &str, replace: bool) -> Result<()> {
    let exists = path.exists();
    if exists && !replace {
        return Err(Error::conflict("error-file-exists").with("path", path.display()));
    }
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(in_file(parent))?;
    }
    let beside = path.with_extension("yaml.new");
    std::fs::write(&beside, text).map_err(in_file(&beside))?;
    if exists {
        std::fs::copy(path, path.with_extension("yaml.before")).map_err(in_file(path))?;
    }
    std::fs::rename(&beside, path).map_err(in_file(path))
}
