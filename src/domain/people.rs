//! The roster: who exists, which roles each holds.

use serde::{Deserialize, Serialize};

/// One person of `crisis.toml`'s `[[people]]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub id: String,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub roles: Vec<String>,
    #[serde(default)]
    pub contact: Option<String>,
    /// Of another body (health commission), not of the organisation.
    #[serde(default)]
    pub external: bool,
}

impl Person {
    pub fn display_name(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.id)
    }
}

/// All people, looked up by id or by name.
#[derive(Clone, Debug, Default)]
pub struct Roster(pub Vec<Person>);

impl Roster {
    pub fn find(&self, who: &str) -> Option<&Person> {
        self.0.iter().find(|person| person.id == who).or_else(|| self.0.iter().find(|person| person.name.as_deref() == Some(who)))
    }

    pub fn holding(&self, role: &str) -> Vec<&Person> {
        self.0.iter().filter(|person| person.roles.iter().any(|held| held == role)).collect()
    }
}
