//! Telling people: what is worth a message is queued in the transaction that makes it so, and sent after the commit.
//!
//! The outbox promises at least once: a message is leased for a minute before it is sent, so a process that dies in between
//! leaves it due again, and a receiver sees the same id twice at worst. Which service how: the room `notify`.

mod clocks;
mod flush;
pub(super) mod queue;
mod text;

use std::time::Duration;

pub use self::clocks::clocks;
pub use self::flush::{Flushed, again, flush};
use super::Desk;
use crate::domain::notice::{Notice, NoticeState};
use crate::error::{Error, Result};
use crate::library::did_you_mean;
use crate::notify::Failed;
use crate::store::Table;

/// The outbox: what waits and what was given up; with `all`, what is done as well. Newest last.
pub fn list(desk: &mut Desk, all: bool) -> Result<Vec<Notice>> {
    let mut found = Vec::new();
    Table::<Notice>::each(&mut *desk.read()?, &mut |notice| {
        if all || matches!(notice.state, NoticeState::Pending | NoticeState::Failed) {
            found.push(notice);
        }
        Ok(())
    })?;
    Ok(found)
}

/// What a notifier said to a test message.
pub struct Tested {
    pub id: String,
    pub outcome: Result<(), Failed>,
}

/// Sends a test message over one notifier, or all, past the outbox.
///
/// # Errors
/// Not found, with candidates; a broken template.
pub fn test(desk: &Desk, id: Option<&str>, timeout: Duration) -> Result<Vec<Tested>> {
    let notifiers = desk.config.notify.iter().map(toml::Spanned::get_ref);
    let wanted: Vec<_> = notifiers.clone().filter(|one| id.is_none_or(|id| one.id == id)).collect();
    if wanted.is_empty() {
        let near = did_you_mean(id.unwrap_or_default(), notifiers.map(|one| one.id.as_str()));
        let error = Error::not_found("error-notify-unknown").with("notify", id.unwrap_or_default());
        return Err(match near[..] {
            [] => error.hint("hint-notify"),
            _ => error.hint("hint-did-you-mean").hint_with("names", near.join(", ")),
        });
    }
    let written = wanted.into_iter().map(|one| text::test(desk, one)).collect::<Result<Vec<_>>>()?;
    let outcomes = flush::send_all(&desk.config, &written, timeout);
    Ok(written.into_iter().zip(outcomes).map(|(one, outcome)| Tested { id: one.notifier.id, outcome }).collect())
}
