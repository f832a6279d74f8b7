//! Statement and report templates, and the channels statements go out on.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Library, Origin, Source, did_you_mean, yaml};
use crate::domain::text::{Lang, Text};
use crate::error::{Error, Result};
use crate::workspace::ChannelConfig;

const STATEMENTS: &str = "templates/statements";
const REPORTS: &str = "templates/reports";
const NOTIFY: &str = "templates/notify";

/// The head of a statement template.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Front {
    pub title: String,
    pub kind: String,
    pub audience: String,
    /// Which confirmed facts it may see.
    pub facts: Sees,
    /// The template's own variables, with their meaning.
    #[serde(default)]
    pub variables: BTreeMap<String, String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sees {
    Public,
    Internal,
}

/// A statement template in one language.
#[derive(Clone, Debug)]
pub struct Template {
    pub front: Front,
    /// The body, with the lines of the head left empty so that line numbers stay those of the file.
    pub body: String,
    pub origin: Origin,
    pub path: PathBuf,
}

/// Where a statement goes out.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    pub id: String,
    pub kind: String,
    pub title: Text,
    #[serde(default)]
    pub max_chars: Option<usize>,
    pub note: Text,
}

impl Library {
    /// The names of the statement templates that exist in a language.
    pub fn statement_templates(&self, lang: Lang) -> Result<Vec<(String, Origin)>> {
        self.names(STATEMENTS, &format!("{lang}.md"))
    }

    /// # Errors
    /// Not found with candidates; bad input with position for a broken head.
    pub fn statement_template(&self, name: &str, lang: Lang) -> Result<Template> {
        let source = self.source(STATEMENTS, name, &format!("{lang}.md"))?.ok_or_else(|| self.unknown_template(name, lang))?;
        split(source)
    }

    /// The source of a report template.
    pub fn report_template(&self, name: &str, lang: Lang) -> Result<Source> {
        self.source(REPORTS, name, &format!("{lang}.md"))?.ok_or_else(|| Error::not_found("error-template-unknown").with("name", name))
    }

    /// The source of a notification template.
    pub fn notify_template(&self, name: &str, lang: Lang) -> Result<Source> {
        self.source(NOTIFY, name, &format!("{lang}.md"))?.ok_or_else(|| Error::not_found("error-template-unknown").with("name", name))
    }

    pub fn notify_templates(&self, lang: Lang) -> Result<Vec<(String, Origin)>> {
        self.names(NOTIFY, &format!("{lang}.md"))
    }

    pub fn report_templates(&self, lang: Lang) -> Result<Vec<(String, Origin)>> {
        self.names(REPORTS, &format!("{lang}.md"))
    }

    pub fn eject_template(&self, name: &str, lang: Lang) -> Result<PathBuf> {
        let file = format!("{name}.{lang}.md");
        for folder in [STATEMENTS, REPORTS, NOTIFY] {
            if self.source(folder, name, &format!("{lang}.md"))?.is_some() {
                return self.eject(folder, &file);
            }
        }
        Err(self.unknown_template(name, lang))
    }

    /// The channels of `templates/channels.yaml`, changed and added to by those of `crisis.toml`.
    pub fn channels(&self, configured: &[ChannelConfig]) -> Result<Vec<Channel>> {
        let source = self.source("templates", "channels", "yaml")?.ok_or_else(|| Error::bug("no channels.yaml"))?;
        let mut channels: Vec<Channel> = source.read()?;
        for own in configured {
            match channels.iter_mut().find(|channel| channel.id == own.id) {
                Some(channel) => {
                    channel.kind = own.kind.clone().unwrap_or_else(|| channel.kind.clone());
                    channel.max_chars = own.max_chars.or(channel.max_chars);
                }
                None => channels.push(new_channel(own)),
            }
        }
        Ok(channels)
    }

    fn unknown_template(&self, name: &str, lang: Lang) -> Error {
        let known = self.statement_templates(lang).unwrap_or_default();
        let near = did_you_mean(name, known.iter().map(|(name, _)| name.as_str()));
        let error = Error::not_found("error-template-unknown").with("name", name);
        if near.is_empty() { error.hint("hint-template-list") } else { error.hint("hint-did-you-mean").hint_with("names", near.join(", ")) }
    }
}

fn new_channel(own: &ChannelConfig) -> Channel {
    let text = Text { en: own.id.clone(), zh: own.id.clone() };
    Channel {
        id: own.id.clone(),
        kind: own.kind.clone().unwrap_or_else(|| "article".to_owned()),
        title: text.clone(),
        max_chars: own.max_chars,
        note: text,
    }
}

/// Takes the head between two `---` lines off the body.
fn split(source: Source) -> Result<Template> {
    let no_head = || Error::input("error-template-head").at(&source.path, Some((1, 1)));
    let rest = source.text.strip_prefix("---\n").ok_or_else(no_head)?;
    let (head, body) = rest.split_once("\n---\n").ok_or_else(no_head)?;
    let front = yaml::parse(&format!("\n{head}\n"), &source.path)?;
    let body = "\n".repeat(head.lines().count() + 2) + body;
    Ok(Template { front, body, origin: source.origin, path: source.path })
}
