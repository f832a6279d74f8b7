//! The files of the linter's rules. What they say is read where texts are checked.

use super::{Library, Source};
use crate::error::Result;

/// Word rules are data alone; those under `lint` lend their texts to a check in the program.
const FOLDERS: [&str; 2] = ["playbooks/rules/words", "playbooks/rules/lint"];

/// Classes of words that those lists share. A workspace adds words in a file of its own, or replaces one by its name.
const CLASSES: &str = "playbooks/rules/classes";

impl Library {
    /// The files of word classes, by name.
    ///
    /// # Errors
    /// As [`Library::lint_rule_sources`].
    pub fn word_class_sources(&self) -> Result<Vec<Source>> {
        let names = self.names(CLASSES, "yaml")?;
        names.iter().filter_map(|(name, _)| self.source(CLASSES, name, "yaml").transpose()).collect()
    }

    /// Every rule's file by its name, which is the rule's id.
    ///
    /// # Errors
    /// What the file system says of the workspace's files.
    pub fn lint_rule_sources(&self) -> Result<Vec<(String, Source)>> {
        let mut sources = Vec::new();
        for folder in FOLDERS {
            for (name, _) in self.names(folder, "yaml")? {
                if let Some(source) = self.source(folder, &name, "yaml")? {
                    sources.push((name, source));
                }
            }
        }
        Ok(sources)
    }

    /// The ids alone, without reading a file.
    ///
    /// # Errors
    /// As [`Library::lint_rule_sources`].
    pub fn lint_rule_names(&self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        for folder in FOLDERS {
            names.extend(self.names(folder, "yaml")?.into_iter().map(|(name, _)| name));
        }
        Ok(names)
    }
}
