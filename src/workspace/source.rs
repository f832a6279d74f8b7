//! `[[sources]]`: what `monitor fetch` polls.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{Secret, line_column};
use crate::domain::source::SourceKind;
use crate::error::{Error, Result};

/// A feed, by its `url`, or a drop folder, by its `path`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceConfig {
    pub id: String,
    pub kind: SourceKind,
    /// Where a feed is; it may hold a token.
    pub url: Option<toml::Spanned<Secret>>,
    /// A folder, seen from `crisis.toml`.
    pub path: Option<PathBuf>,
    /// Platform of rows that name none.
    pub platform: Option<String>,
}

impl SourceConfig {
    /// Puts environment variables and the workspace's folder in.
    pub(super) fn fill(&mut self, env: &BTreeMap<String, String>, folder: &Path) {
        if let Some(url) = &mut self.url {
            url.get_mut().fill(env);
        }
        self.path = self.path.take().map(|path| folder.join(path));
    }
}

/// What shape alone cannot say: each kind has its key, each address is one of http or https, each id stands once.
pub(super) fn check(sources: &[toml::Spanned<SourceConfig>], text: &str, file: &Path) -> Result<()> {
    let mut seen = std::collections::BTreeSet::new();
    for spanned in sources {
        let (one, place) = (spanned.get_ref(), spanned.span().start);
        let wrong = |code, byte| Error::input(code).with("source", &one.id).with("kind", one.kind).at(file, Some(line_column(text, byte)));
        match (one.kind, &one.url, &one.path) {
            (SourceKind::Folder, None, Some(_)) => {}
            (SourceKind::Folder, ..) => return Err(wrong("error-source-path", place)),
            // An address that an environment variable completes is looked at when it is asked.
            (_, Some(url), None) if url.get_ref().open().is_ok_and(|url| !is_web(url)) => {
                return Err(wrong("error-source-scheme", url.span().start));
            }
            (_, Some(_), None) => {}
            _ => return Err(wrong("error-source-url", place)),
        }
        if !seen.insert(one.id.as_str()) {
            return Err(wrong("error-source-twice", place));
        }
    }
    Ok(())
}

fn is_web(url: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}
