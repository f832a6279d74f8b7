//! The workspace's watches, compiled: what to match mentions with.

use std::collections::BTreeMap;

use super::Desk;
use crate::domain::watch::Watch;
use crate::error::{Error, Result};
use crate::library::{Library, did_you_mean};
use crate::monitor::matcher::{CompileError, Evasions, Matcher};
use crate::workspace::Config;

/// The watches of `crisis.toml`, those of playbooks taken over.
///
/// # Errors
/// What is wrong with one, with its place in the file.
pub fn configured(desk: &Desk) -> Result<Vec<Watch>> {
    desk.library.watches(&desk.config)
}

/// The watch of that name.
///
/// # Errors
/// Not found, with the names there are, the like ones first; what is wrong in `crisis.toml`, with its place.
pub fn named(desk: &Desk, id: &str) -> Result<Watch> {
    let mut all = configured(desk)?;
    if let Some(place) = all.iter().position(|watch| watch.id == id) {
        return Ok(all.swap_remove(place));
    }
    let names: Vec<&str> = all.iter().map(|watch| watch.id.as_str()).collect();
    let near = did_you_mean(id, names.iter().copied());
    let error = Error::not_found("error-watch-not-found").with("watch", id);
    Err(match (&names[..], &near[..]) {
        ([], _) => error.hint("hint-watches"),
        (_, []) => error.hint("hint-did-you-mean").hint_with("names", names.join(", ")),
        _ => error.hint("hint-did-you-mean").hint_with("names", near.join(", ")),
    })
}

/// The watches ready for matching; none where none is configured.
///
/// # Errors
/// What is wrong with one, with its place in the file.
pub fn matcher(desk: &Desk) -> Result<Option<Matcher>> {
    let watches = configured(desk)?;
    if watches.is_empty() {
        return Ok(None);
    }
    let evasions = Evasions::embedded().map_err(Error::bug)?;
    Matcher::new(&watches, &BTreeMap::new(), &evasions).map(Some).map_err(|wrong| explained(&desk.library, &desk.config, &wrong))
}

fn explained(library: &Library, config: &Config, wrong: &CompileError) -> Error {
    let (code, watch, term) = match wrong {
        CompileError::EmptyTerm { watch, term } => ("error-watch-term", watch, term.as_str()),
        CompileError::NothingToFind { watch } => ("error-watch-empty", watch, ""),
        CompileError::NearNeedsTwo { watch } => ("error-watch-near", watch, ""),
        CompileError::BadRegex { watch, pattern, .. } => ("error-watch-regex", watch, pattern.as_str()),
    };
    let error = Error::input(code).with("watch", watch).with("term", term);
    let error = match wrong {
        CompileError::BadRegex { detail, .. } => error.cause(detail.replace('\n', " ")),
        _ => error,
    };
    library.in_watch(config, watch, term, error)
}
