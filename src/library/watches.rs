//! The watches of `crisis.toml`, with what they take over from playbooks and from lists of keywords.

use std::path::Path;

use super::{Library, did_you_mean};
use crate::domain::playbook::SuggestedWatch;
use crate::domain::watch::{Near, Watch};
use crate::error::{Error, Result};
use crate::workspace::{Config, Placed, WatchConfig, read_limited};

/// Stands for the organisation's name and short name in any term.
const ORGANISATION: &str = "{organization}";

impl Library {
    /// Every watch the workspace has, in its order, whole.
    ///
    /// # Errors
    /// Two of one id, one without any rule, a playbook or a list that is not there; each with its place in `crisis.toml`.
    pub fn watches(&self, config: &Config) -> Result<Vec<Watch>> {
        let mut watches: Vec<Watch> = Vec::with_capacity(config.watches.len());
        for written in &config.watches {
            if written.id.name.trim().is_empty() {
                return Err(self.in_config(&written.id, Error::input("error-watch-id")));
            }
            if watches.iter().any(|known| known.id == written.id.name) {
                return Err(self.in_config(&written.id, Error::input("error-watch-twice").with("watch", &written.id.name)));
            }
            let mut watch = plain(written);
            self.take_over(written, &mut watch)?;
            self.read_keywords(written, &mut watch)?;
            name_organisation(config, &mut watch);
            if watch.any.is_empty() && watch.all.is_empty() && watch.regex.is_empty() && watch.near.is_empty() {
                return Err(self.in_config(&written.id, Error::input("error-watch-empty").with("watch", &watch.id)));
            }
            watches.push(watch);
        }
        Ok(watches)
    }

    /// Puts an error at the place in `crisis.toml` where a watch names a term; at the watch where the term is not its own.
    pub fn in_watch(&self, config: &Config, watch: &str, term: &str, error: Error) -> Error {
        let Some(written) = config.watches.iter().find(|one| one.id.name == watch) else { return error };
        let near = written.near.iter().flat_map(|near| &near.terms);
        let aliases = written.aliases.values().flatten();
        let mut terms = written.any.iter().chain(&written.all).chain(&written.none).chain(&written.regex).chain(near).chain(aliases);
        self.in_config(terms.find(|placed| placed.name == term).unwrap_or(&written.id), error)
    }

    fn take_over(&self, written: &WatchConfig, watch: &mut Watch) -> Result<()> {
        let Some(playbook) = &written.playbook else { return Ok(()) };
        let resolved = self.playbook(&playbook.name).map_err(|error| self.in_config(playbook, error))?;
        let suggested = &resolved.playbook.monitor.watches;
        let has_own = !written.any.is_empty() || !written.regex.is_empty() || !written.near.is_empty() || written.keywords.is_some();
        if has_own {
            return Ok(());
        }
        match suggested.iter().find(|one| one.id == watch.id) {
            Some(one) => take(one, watch),
            None if watch.all.is_empty() => return Err(self.in_config(&written.id, unknown(written, &playbook.name, suggested))),
            None => {}
        }
        Ok(())
    }

    fn read_keywords(&self, written: &WatchConfig, watch: &mut Watch) -> Result<()> {
        let Some(file) = &written.keywords else { return Ok(()) };
        let path = self.folder.as_deref().unwrap_or(Path::new("")).join(&file.name);
        let text = read_limited(&path).map_err(|error| self.in_config(file, error))?;
        watch.any.extend(keywords(&text));
        Ok(())
    }
}

/// The terms of a list: one a line; blank lines and lines that begin with `#` are none.
pub fn keywords(text: &str) -> impl Iterator<Item = String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned)
}

fn names(placed: &[Placed]) -> Vec<String> {
    placed.iter().map(|one| one.name.clone()).collect()
}

fn plain(written: &WatchConfig) -> Watch {
    Watch {
        id: written.id.name.clone(),
        title: written.title.clone(),
        playbook: written.playbook.as_ref().map(|placed| placed.name.clone()),
        any: names(&written.any),
        all: names(&written.all),
        none: names(&written.none),
        regex: names(&written.regex),
        near: written.near.iter().map(|near| Near { terms: names(&near.terms), within: near.within }).collect(),
        aliases: written.aliases.iter().map(|(term, others)| (term.clone(), names(others))).collect(),
        sources: written.platforms.clone(),
    }
}

fn take(suggested: &SuggestedWatch, watch: &mut Watch) {
    watch.any.extend(suggested.any.iter().cloned());
    watch.all.extend(suggested.all.iter().cloned());
    watch.none.extend(suggested.none.iter().cloned());
    watch.regex.extend(suggested.regex.iter().cloned());
    watch.title.get_or_insert_with(|| suggested.title.clone());
}

fn unknown(written: &WatchConfig, playbook: &str, suggested: &[SuggestedWatch]) -> Error {
    let error = Error::input("error-watch-unknown").with("watch", &written.id.name).with("playbook", playbook);
    let known: Vec<&str> = suggested.iter().map(|one| one.id.as_str()).collect();
    let near = did_you_mean(&written.id.name, known.iter().copied());
    let names = if near.is_empty() { known } else { near };
    if names.is_empty() { error } else { error.hint("hint-did-you-mean").hint_with("names", names.join(", ")) }
}

/// Puts the organisation's name in the place that stands for it; the short name counts as well.
fn name_organisation(config: &Config, watch: &mut Watch) {
    let organization = &config.organization;
    let near = watch.near.iter_mut().flat_map(|near| &mut near.terms);
    for term in watch.any.iter_mut().chain(&mut watch.all).chain(&mut watch.none).chain(near) {
        if term.trim() == ORGANISATION {
            organization.name.clone_into(term);
            if let Some(short) = &organization.short_name {
                let names = watch.aliases.entry(organization.name.clone()).or_default();
                if !names.contains(short) {
                    names.push(short.clone());
                }
            }
        }
    }
}
