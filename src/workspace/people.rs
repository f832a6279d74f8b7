//! Who there is, who stands in for whom, and what approvals must have: the parts of `crisis.toml` about people, checked.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;

use crate::domain::people::{Absence, Person};
use crate::error::{Error, Result};

/// What the workspace demands of approvals, beyond what playbooks do.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ApprovalsConfig {
    /// Every approval must be signed.
    pub signed: bool,
}

/// Nobody stands there twice, and an absence has another person for deputy and ends no earlier than it begins.
pub(super) fn check(people: &[Person], absences: &[Absence], file: &Path) -> Result<()> {
    let mut seen = BTreeSet::new();
    if let Some(twice) = people.iter().find(|person| !seen.insert(person.id.as_str())) {
        return Err(Error::input("error-person-twice").at(file, None).with("person", &twice.id));
    }
    for absence in absences {
        let names = [&absence.person, &absence.deputy];
        if let Some(unknown) = names.into_iter().find(|name| !seen.contains(name.as_str())) {
            return Err(Error::input("error-absence-person").at(file, None).with("person", unknown));
        }
        if absence.person == absence.deputy || absence.from > absence.until {
            return Err(Error::input("error-absence").at(file, None).with("person", &absence.person));
        }
    }
    Ok(())
}
