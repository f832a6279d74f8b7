//! Preparedness: what must stand before any crisis, what was done about it, what is due again.

use std::collections::BTreeMap;

use super::{Desk, Work};
use crate::domain::playbook::Playbook;
use crate::domain::playbook::Preparedness;
use crate::domain::preparedness::{PreparednessRecord, Readiness};
use crate::domain::text::Text;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::library::{Library, did_you_mean};
use crate::store::{Table, Txn};

/// An item with how it stands.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The playbook that holds the item itself.
    pub playbook: String,
    pub item: Preparedness,
    pub role_title: Text,
    pub record: Option<PreparednessRecord>,
    pub expires_at: Option<Timestamp>,
    pub readiness: Readiness,
}

impl Prepared {
    /// `<playbook>.<item>`: the same item id may stand in two playbooks.
    pub fn id(&self) -> String {
        format!("{}.{}", self.playbook, self.item.id)
    }
}

/// All items of all playbooks: what is expired first, then what was never done, then what expires next.
pub fn list(desk: &mut Desk) -> Result<Vec<Prepared>> {
    let (items, now) = (items(&desk.library)?, desk.now);
    let records = latest(&mut *desk.read()?)?;
    let mut prepared: Vec<Prepared> = items.into_iter().map(|item| stand(item, &records, now)).collect();
    prepared.sort_by_key(|one| (one.readiness, one.expires_at, one.playbook != BASE));
    Ok(prepared)
}

/// The playbook whose items every organisation needs first.
const BASE: &str = "base";

/// Records that an item was done.
///
/// # Errors
/// Not found with candidates; ambiguous with the full names.
pub fn done(desk: &mut Desk, typed: &str, evidence: Option<&str>) -> Result<Prepared> {
    let item = named(items(&desk.library)?, typed)?;
    let mut work = desk.work()?;
    let mut record = PreparednessRecord {
        id: 0,
        uuid: work.uuid(),
        revision: 0,
        playbook: item.playbook.clone(),
        item: item.item.id.clone(),
        by: work.person(),
        evidence: evidence.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned),
        done_at: work.at,
    };
    work.insert(&mut record)?;
    tell(&mut work, &record)?;
    let records = latest(&mut *work.txn)?;
    let now = work.now;
    work.commit()?;
    Ok(stand(item, &records, now))
}

fn tell(work: &mut Work<'_>, record: &PreparednessRecord) -> Result<()> {
    work.event("preparedness-done")
        .about(record)
        .with("playbook", &record.playbook)
        .with("item", &record.item)
        .says_some("evidence", record.evidence.as_ref())
        .record()
}

/// An item as a playbook holds it.
struct Item {
    playbook: String,
    item: Preparedness,
    role_title: Text,
}

/// The items each playbook holds itself: an inherited one is done once, for all.
fn items(library: &Library) -> Result<Vec<Item>> {
    let mut roles: BTreeMap<String, Text> = BTreeMap::new();
    let mut found = Vec::new();
    for (id, _) in library.playbook_ids()? {
        let own: Playbook = library.playbook_source(&id)?.read()?;
        for role in own.roles {
            roles.entry(role.id).or_insert(role.title);
        }
        found.extend(own.preparedness.into_iter().map(|item| (id.clone(), item)));
    }
    let title = |role: &str| roles.get(role).cloned().unwrap_or_else(|| Text { en: role.to_owned(), zh: role.to_owned() });
    Ok(found.into_iter().map(|(playbook, item)| Item { playbook, role_title: title(&item.role), item }).collect())
}

fn named(items: Vec<Item>, typed: &str) -> Result<Item> {
    let full = |item: &Item| format!("{}.{}", item.playbook, item.item.id);
    let names: Vec<String> = items.iter().map(full).collect();
    let mut fits: Vec<Item> = items.into_iter().filter(|item| item.item.id == typed || full(item) == typed).collect();
    match (fits.len(), fits.pop()) {
        (1, Some(item)) => Ok(item),
        (0, _) => {
            let short = names.iter().map(|name| name.split_once('.').map_or(name.as_str(), |(_, item)| item));
            let near = did_you_mean(typed, short.chain(names.iter().map(String::as_str)));
            let error = Error::not_found("error-prepare-unknown").with("name", typed);
            Err(if near.is_empty() {
                error.hint("hint-prepare-list")
            } else {
                error.hint("hint-did-you-mean").hint_with("names", near.join(", "))
            })
        }
        (_, last) => {
            let all: Vec<String> = fits.iter().chain(&last).map(full).collect();
            Err(Error::not_found("error-id-ambiguous").with("typed", typed).with("names", all.join(", ")))
        }
    }
}

/// The last time each item was done.
fn latest(txn: &mut dyn Txn) -> Result<BTreeMap<(String, String), PreparednessRecord>> {
    let mut latest: BTreeMap<(String, String), PreparednessRecord> = BTreeMap::new();
    Table::<PreparednessRecord>::each(txn, &mut |record| {
        let key = (record.playbook.clone(), record.item.clone());
        if latest.get(&key).is_none_or(|known| known.done_at <= record.done_at) {
            latest.insert(key, record);
        }
        Ok(())
    })?;
    Ok(latest)
}

fn stand(item: Item, records: &BTreeMap<(String, String), PreparednessRecord>, now: Timestamp) -> Prepared {
    let record = records.get(&(item.playbook.clone(), item.item.id.clone())).cloned();
    let expires_at = record.as_ref().map(|record| record.done_at.plus(item.item.valid_for));
    let readiness = match expires_at {
        None => Readiness::Never,
        Some(end) if end < now => Readiness::Expired,
        Some(_) => Readiness::Ready,
    };
    Prepared { playbook: item.playbook, item: item.item, role_title: item.role_title, record, expires_at, readiness }
}
