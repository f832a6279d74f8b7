//! A value of `crisis.toml` that nobody may see: an address with a token in it, a signing key, a mail account.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Never printed, stored or logged. `${NAME}` in it stands for an environment variable.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Puts environment variables in. One that is not set stays as it is, for [`Self::open`] to name: a command that
    /// sends nothing must not fail for it.
    pub(super) fn fill(&mut self, env: &BTreeMap<String, String>) {
        let mut filled = String::with_capacity(self.0.len());
        let mut rest = self.0.as_str();
        while let Some((before, name, after)) = variable(rest) {
            filled.push_str(before);
            match env.get(name) {
                Some(value) => filled.push_str(value),
                None => filled.push_str(&rest[before.len()..rest.len() - after.len()]),
            }
            rest = after;
        }
        filled.push_str(rest);
        self.0 = filled;
    }

    /// The value, or the name of the environment variable that is not set.
    pub fn open(&self) -> Result<&str, &str> {
        match variable(&self.0) {
            Some((_, name, _)) => Err(name),
            None => Ok(&self.0),
        }
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What stands before the first `${NAME}`, the name, and what stands behind it.
fn variable(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("${")?;
    let (name, after) = rest.split_once('}')?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    is_name.then_some((before, name, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_put_in_and_a_missing_one_is_named() {
        let mut secret = Secret("https://${HOST}/send?key=${KEY}&x={y}$".to_owned());
        secret.fill(&BTreeMap::from([("HOST".to_owned(), "a.example".to_owned())]));
        assert_eq!(secret.open(), Err("KEY"));
        secret.fill(&BTreeMap::from([("KEY".to_owned(), "k${HOST}".to_owned())]));
        assert!(secret.0.starts_with("https://a.example/send?key=k"));
        assert_eq!(format!("{secret:?}"), "Secret(…)");
    }
}
