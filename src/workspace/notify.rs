//! `[[notify]]`: who is told, of what, over which service.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::{Secret, line_column};
use crate::domain::notice::{NotifierKind, Occasion};
use crate::domain::people::{Person, Roster};
use crate::domain::text::Lang;
use crate::error::{Error, Result};

/// One notifier. Absent lists mean “all”.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotifyConfig {
    pub id: String,
    pub kind: NotifierKind,
    /// Address of a robot or a webhook.
    pub url: Option<Secret>,
    /// Key that the service checks the sender with.
    pub secret: Option<Secret>,
    /// `smtps://user:password@host:465`, or `smtp://host:587?tls=required`.
    pub smtp: Option<Secret>,
    pub from: Option<String>,
    /// Mail addresses; absent: the `contact` of the people it reaches, where that is one.
    #[serde(default)]
    pub to: Vec<String>,
    /// A program and its arguments; no shell reads them.
    #[serde(default)]
    pub command: Vec<String>,
    #[serde(default)]
    pub events: Vec<Occasion>,
    #[serde(default)]
    pub levels: Vec<String>,
    /// Whom it reaches: their quiet hours hold for it, and a wish for approval goes to them only if it is theirs to give.
    #[serde(default)]
    pub people: Vec<String>,
    #[serde(default)]
    pub roles: Vec<String>,
    /// Also sends an incident's summary and a statement's text.
    #[serde(default)]
    pub details: bool,
    /// Language of its messages; absent: the workspace's.
    pub lang: Option<Lang>,
}

impl NotifyConfig {
    /// The people it reaches; none named, none known.
    pub fn reaches<'a>(&self, people: &'a [Person]) -> Vec<&'a Person> {
        let named = |person: &&Person| self.people.contains(&person.id) || person.roles.iter().any(|role| self.roles.contains(role));
        people.iter().filter(named).collect()
    }

    /// Every value that must never be seen.
    pub fn secrets(&self) -> impl Iterator<Item = &Secret> {
        [&self.url, &self.secret, &self.smtp].into_iter().flatten()
    }

    pub(super) fn fill(&mut self, env: &BTreeMap<String, String>) {
        for secret in [&mut self.url, &mut self.secret, &mut self.smtp].into_iter().flatten() {
            secret.fill(env);
        }
    }

    /// The keys of services: which it has, which its kind needs, and which its kind knows.
    fn keys(&self) -> (Vec<&'static str>, &'static [&'static str], &'static [&'static str]) {
        let given = [
            ("url", self.url.is_some()),
            ("secret", self.secret.is_some()),
            ("smtp", self.smtp.is_some()),
            ("from", self.from.is_some()),
            ("to", !self.to.is_empty()),
            ("command", !self.command.is_empty()),
        ];
        let (needed, known): (&[_], &[_]) = match self.kind {
            NotifierKind::WeCom | NotifierKind::Slack => (&["url"], &["url"]),
            NotifierKind::DingTalk | NotifierKind::Feishu | NotifierKind::Webhook => (&["url"], &["url", "secret"]),
            NotifierKind::Email => (&["smtp", "from"], &["smtp", "from", "to"]),
            NotifierKind::Command => (&["command"], &["command"]),
        };
        (given.into_iter().filter(|(_, has)| *has).map(|(key, _)| key).collect(), needed, known)
    }

    fn check(&self, roster: &Roster) -> Result<()> {
        let (given, needed, known) = self.keys();
        if let Some(key) = needed.iter().find(|key| !given.contains(key)) {
            return Err(Error::input("error-notify-key-missing").with("notify", &self.id).with("kind", self.kind).with("key", key));
        }
        if let Some(key) = given.iter().find(|key| !known.contains(key)) {
            return Err(Error::input("error-notify-key").with("notify", &self.id).with("kind", self.kind).with("key", key));
        }
        if let Some(who) = self.people.iter().find(|who| !roster.0.iter().any(|person| person.id == **who)) {
            return Err(Error::input("error-notify-person").with("notify", &self.id).with("person", who));
        }
        let nobody = self.to.is_empty() && self.people.is_empty() && self.roles.is_empty();
        if self.kind == NotifierKind::Email && nobody {
            return Err(Error::input("error-notify-key-missing").with("notify", &self.id).with("kind", self.kind).with("key", "to"));
        }
        Ok(())
    }
}

/// What shape alone cannot say: each kind has its keys, each id stands once, each person is in the roster.
pub(super) fn check(notifiers: &[toml::Spanned<NotifyConfig>], people: &[Person], text: &str, file: &Path) -> Result<()> {
    let roster = Roster(people.to_vec());
    let mut seen = std::collections::BTreeSet::new();
    for one in notifiers {
        let at = |error: Error| error.at(file, Some(line_column(text, one.span().start)));
        one.get_ref().check(&roster).map_err(at)?;
        if !seen.insert(one.get_ref().id.as_str()) {
            return Err(at(Error::input("error-notify-twice").with("notify", &one.get_ref().id)));
        }
    }
    Ok(())
}
