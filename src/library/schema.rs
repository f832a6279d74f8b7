//! The JSON Schemas of the file formats, generated from the types. `schemas/` holds a copy for editors and other tools;
//! a test compares them.

use serde_json::Value;

use crate::domain::playbook::Playbook;
use crate::domain::rule_pack::RulePack;
use crate::domain::scenario::Scenario;
use crate::error::{Error, Result};

/// A format with a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaFile {
    Playbook,
    RulePack,
    Scenario,
}

impl SchemaFile {
    /// The name under `schemas/`, and beside a file taken out for editing.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Playbook => "playbook.schema.json",
            Self::RulePack => "rule-pack.schema.json",
            Self::Scenario => "drill.schema.json",
        }
    }

    pub fn value(self) -> Value {
        match self {
            Self::Playbook => schemars::schema_for!(Playbook).to_value(),
            Self::RulePack => schemars::schema_for!(RulePack).to_value(),
            Self::Scenario => schemars::schema_for!(Scenario).to_value(),
        }
    }

    /// As a file.
    ///
    /// # Errors
    /// None that a user could cause.
    pub fn text(self) -> Result<String> {
        Ok(serde_json::to_string_pretty(&self.value()).map_err(Error::bug)? + "\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Run with `UPDATE_SCHEMAS=1` after a change of the types.
    #[test]
    fn the_shipped_schemas_are_those_of_the_types() {
        for schema in [SchemaFile::Playbook, SchemaFile::RulePack, SchemaFile::Scenario] {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(schema.file_name());
            let generated = schema.text().unwrap();
            if std::env::var_os("UPDATE_SCHEMAS").is_some() {
                std::fs::write(&path, &generated).unwrap();
            }
            assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), generated, "{}", path.display());
        }
    }
}
