//! Deadlines that come near or have passed, noticed whenever somebody looks.

use std::collections::BTreeMap;

use super::queue::{Tell, wanted};
use crate::domain::clock::{Clock, ClockState};
use crate::domain::entity::Entity as _;
use crate::domain::incident::Incident;
use crate::domain::notice::Occasion;
use crate::domain::playbook::Playbook;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::ops::{Desk, lookup};
use crate::store::{Table, Txn};

/// Clocks that are looked at: the earliest due.
const LOOKED_AT: i64 = 200;
/// A deadline is near in the last quarter of its span, and never more than an hour ahead: early enough to act, late enough
/// to be read as news.
const NEAR_SHARE: i64 = 4;
const NEAR_AT_MOST: i64 = 60;
/// A deadline missed longer ago, in minutes, is no news: a notifier set up today is not flooded with last month's.
const NEWS: i64 = 24 * 60;

/// Queues what the clocks have to say. Writes nothing when there is nothing new, or nobody to tell.
pub fn clocks(desk: &mut Desk) -> Result<()> {
    if desk.config.notify.is_empty() {
        return Ok(());
    }
    let (config, now) = (desk.config.clone(), desk.now);
    let mut news = Vec::new();
    {
        let mut txn = desk.read()?;
        let mut cases: BTreeMap<i64, Option<(Incident, Playbook)>> = BTreeMap::new();
        for clock in txn.open_clocks(LOOKED_AT)? {
            let Some(occasion) = occasion(&clock, now) else { continue };
            let case = match cases.entry(clock.incident_id) {
                std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
                std::collections::btree_map::Entry::Vacant(free) => free.insert(case(&mut *txn, clock.incident_id)?),
            };
            let Some((incident, playbook)) = case else { continue };
            let tell = Tell::of(occasion, incident, playbook, clock.handle(), &clock.due_at.micros().to_string());
            let tell = tell.with("due", clock.due_at);
            let mut told = true;
            for notifier in wanted(&config, &tell) {
                told &= txn.has_notice(&notifier.id, &tell.key)?;
            }
            if !told {
                news.push(tell);
            }
        }
    }
    if news.is_empty() {
        return Ok(());
    }
    let mut work = desk.work()?;
    for tell in &news {
        work.tell(tell)?;
    }
    work.commit()
}

fn case(txn: &mut dyn Txn, incident: i64) -> Result<Option<(Incident, Playbook)>> {
    let Some(incident) = Table::<Incident>::get(txn, incident)? else { return Ok(None) };
    let playbook = lookup::playbook(txn, &incident)?;
    Ok(Some((incident, playbook)))
}

fn occasion(clock: &Clock, now: Timestamp) -> Option<Occasion> {
    let left = clock.due_at.minutes_since(now);
    let near = (clock.due_at.minutes_since(clock.starts_at) / NEAR_SHARE).min(NEAR_AT_MOST);
    match clock.state(now) {
        ClockState::Overdue if -left <= NEWS => Some(Occasion::ClockMissed),
        ClockState::Running if left <= near => Some(Occasion::ClockDueSoon),
        _ => None,
    }
}
