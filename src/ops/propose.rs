//! From an improvement action to a changed playbook: the change is tried when it is proposed, and made when somebody says so.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Desk, Work, lookup};
use crate::domain::entity::{Entity as _, Kind};
use crate::domain::review::{Action, ActionState, Change, Proposal};
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::library::{Library, Origin, Source, edit, patch};

/// A playbook file as it is, and as it would be.
pub struct Edited {
    pub action: String,
    pub playbook: String,
    pub before: String,
    pub after: String,
    /// Where it stands in the workspace.
    pub path: PathBuf,
    /// False while it was only shown.
    pub written: bool,
}

/// The playbook's file with the change made, checked as a whole.
///
/// # Errors
/// Not found for the playbook; bad input for a change that does not fit the file, changes nothing, or leaves a playbook that is not sound.
pub fn edited(library: &Library, proposal: &Proposal) -> Result<(Source, String)> {
    let source = library.playbook_source(&proposal.playbook)?;
    let mut text = source.text.clone();
    match &proposal.change {
        Change::Diff(diff) => text = patch::apply(&text, diff)?,
        Change::Set(settings) => {
            let inherited = library.inherited(&proposal.playbook)?;
            for one in settings {
                text = edit::set(&text, &source.path, &one.path, &one.value, &inherited)?;
            }
        }
    }
    if text == source.text {
        return Err(Error::input("error-propose-nothing").with("playbook", &proposal.playbook));
    }
    sound(library, &source, &text)?;
    Ok((source, text))
}

fn sound(library: &Library, source: &Source, text: &str) -> Result<()> {
    let changed = Source { origin: Origin::Workspace, path: source.path.clone(), text: text.to_owned() };
    let problems = library.validate_source(&changed)?;
    if problems.is_empty() { Ok(()) } else { Err(Error::input("error-propose-unsound").with("count", problems.len()).details(problems)) }
}

/// Makes the change that an action proposes. A workspace's own file changes only with `replace`; without it, or with `show_only`, the
/// answer is the difference.
///
/// # Errors
/// Conflict for an action without a proposal, one that was dropped, or an own file without `replace`; else as [`edited`].
pub fn propose(desk: &mut Desk, typed: &str, replace: bool, show_only: bool) -> Result<Edited> {
    let library = desk.library.clone();
    let mut work = desk.work()?;
    let action: Action = lookup::find(&mut *work.txn, typed)?;
    let Some(proposal) = action.proposal.clone() else {
        return Err(Error::conflict("error-propose-none").with("action", action.handle()).hint("hint-propose"));
    };
    if action.state == ActionState::Dropped {
        return Err(Error::conflict("error-action-settled").with("action", action.handle()).with("state", action.state));
    }
    let (source, changed) = edited(&library, &proposal)?;
    let after = edit::append(&changed, "history", &revision(&action, &proposal, work.at));
    sound(&library, &source, &after)?;
    let path = library.playbook_path(&proposal.playbook)?;
    let mut edited = Edited { action: action.handle(), playbook: proposal.playbook, before: source.text, after, path, written: false };
    if show_only {
        return Ok(edited);
    }
    if source.origin == Origin::Workspace && !replace {
        let error = Error::conflict("error-propose-own").with("path", edited.path.display());
        return Err(error.hint("hint-propose-replace").hint_with("action", action.handle()));
    }
    record(&mut work, &action, &edited)?;
    crate::library::propose::write(&edited.path, &edited.after, replace)?;
    work.commit()?;
    edited.written = true;
    Ok(edited)
}

fn record(work: &mut Work<'_>, action: &Action, edited: &Edited) -> Result<()> {
    work.event("playbook-changed").of_id(action.incident_id).about(action).with("playbook", &edited.playbook).record()
}

/// What the playbook keeps of where a change came from.
fn revision(action: &Action, proposal: &Proposal, at: Timestamp) -> Value {
    let mut revision = json!({
        "on": at.local().format("%Y-%m-%d").to_string(),
        "incident": Kind::Incident.handle(action.incident_id),
        "action": action.handle(),
    });
    if let Change::Set(settings) = &proposal.change {
        revision["paths"] = settings.iter().map(|one| one.path.clone()).collect();
    }
    revision
}
