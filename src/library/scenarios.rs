//! Scenarios of drills: find and read.

use std::path::PathBuf;

use super::playbooks::place;
use super::schema::SchemaFile;
use super::{Library, Origin, Source, did_you_mean};
use crate::domain::scenario::Scenario;
use crate::error::{Error, Result};

const FOLDER: &str = "drills";

impl Library {
    pub fn scenario_ids(&self) -> Result<Vec<(String, Origin)>> {
        self.names(FOLDER, "yaml")
    }

    /// # Errors
    /// Not found with candidates; bad input with position for broken YAML, a wrong shape, or an id that is not the file's
    /// name.
    pub fn scenario(&self, id: &str) -> Result<(Scenario, Origin)> {
        let source = self.scenario_source(id)?;
        let scenario: Scenario = source.read()?;
        if scenario.id != id {
            return Err(place(&source, "/id", Error::input("problem-id-file").with("id", &scenario.id).with("file", id)));
        }
        Ok((scenario, source.origin))
    }

    pub fn scenario_source(&self, id: &str) -> Result<Source> {
        self.source(FOLDER, id, "yaml")?.ok_or_else(|| {
            let known = self.scenario_ids().unwrap_or_default();
            let near = did_you_mean(id, known.iter().map(|(name, _)| name.as_str()));
            let error = Error::not_found("error-scenario-unknown").with("name", id);
            if near.is_empty() {
                error.hint("hint-drill-list")
            } else {
                error.hint("hint-did-you-mean").hint_with("names", near.join(", "))
            }
        })
    }

    pub fn eject_scenario(&self, id: &str) -> Result<PathBuf> {
        self.scenario_source(id)?;
        self.eject_with_schema(FOLDER, &format!("{id}.yaml"), SchemaFile::Scenario)
    }
}
