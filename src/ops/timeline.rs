//! Reads the timeline.

use super::{Desk, lookup};
use crate::domain::event::Event;
use crate::domain::playbook::Playbook;
use crate::error::Result;

/// The rows of one incident, in the order in which things happened.
pub fn of_incident(desk: &mut Desk, typed: &str) -> Result<(Playbook, Vec<Event>)> {
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    let mut events = Vec::new();
    txn.events(Some(incident.id), &mut |event| {
        events.push(event);
        Ok(())
    })?;
    events.sort_by_key(|event| (event.occurred_at, event.seq));
    Ok((lookup::playbook(&mut *txn, &incident)?, events))
}

/// The last rows of the whole workspace, or all of them, in the order in which they were written.
pub fn all(desk: &mut Desk, last: Option<usize>) -> Result<Vec<Event>> {
    let mut txn = desk.read()?;
    let mut events = std::collections::VecDeque::new();
    txn.events(None, &mut |event| {
        if last.is_some_and(|last| events.len() >= last.max(1)) {
            events.pop_front();
        }
        events.push_back(event);
        Ok(())
    })?;
    Ok(events.into())
}
