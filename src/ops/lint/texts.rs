//! Texts that are not in the store, from an editor or a git hook, with or without an incident beside them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::rules::linter;
use super::{Checked, around};
use crate::domain::text::Lang;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::library::Library;
use crate::ops::{Desk, lookup};
use crate::respond::lint::Linter;
use crate::respond::lint::input::Draft;
use crate::workspace::Config;

/// What `statement check --file` is told.
#[derive(Clone, Debug)]
pub struct Texts {
    /// Name and content of each.
    pub files: Vec<(String, String)>,
    pub channel: Option<String>,
    /// The language of the texts; seen from each text where absent.
    pub lang: Option<Lang>,
}

/// Checks texts in their order; the desk and an incident hold them against a ledger.
///
/// # Errors
/// Not found for an unknown channel or incident; bad input for rules of the workspace that cannot be used.
pub fn check_texts(
    texts: Texts,
    library: &Library,
    config: Option<&Config>,
    lang: Lang,
    now: Timestamp,
    mut ledger: Option<(&mut Desk, &str)>,
) -> Result<Vec<Checked>> {
    let mut linters: BTreeMap<Lang, (Linter, Draft)> = BTreeMap::new();
    let mut checked = Vec::new();
    for (name, text) in texts.files {
        let written = texts.lang.unwrap_or_else(|| written_in(&text));
        let (linter, base) = match linters.entry(written) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let mut base = around::organization(config, written, now);
                base.channel = texts.channel.as_deref().map(|id| around::channel(library, config, id)).transpose()?;
                if let Some((desk, incident)) = ledger.as_mut() {
                    add_incident(&mut base, desk, incident)?;
                }
                new.insert((linter(library, config.map(|config| &config.rules), written)?, base))
            }
        };
        let found = Checked::of(linter, Draft { text, ..base.clone() }, lang);
        checked.push(Checked { file: Some(name), ..found });
    }
    Ok(checked)
}

fn add_incident(base: &mut Draft, desk: &mut Desk, typed: &str) -> Result<()> {
    let config = desk.config.clone();
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    around::incident(base, &mut *txn, &config, &incident, None)
}

/// Chinese where at least one letter in five is a Chinese character.
fn written_in(text: &str) -> Lang {
    let (mut han, mut letters) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        han += usize::from(matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}'));
    }
    if han > 0 && han * 5 >= letters { Lang::Zh } else { Lang::En }
}
