//! Erasure by law: the words go, the chain stays whole.
//!
//! Erasing takes the payloads and salts of every timeline row about the thing, blanks the thing itself, and records which
//! rows were emptied; whatever else those rows vouched for is digested anew.

use std::collections::BTreeMap;

use super::{Desk, Work, lookup};
use crate::domain::entity::{Entity, Kind};
use crate::domain::fact::{Fact, Release};
use crate::domain::incident::Incident;
use crate::domain::mention::Mention;
use crate::error::{Error, Result};
use crate::store::{Table, Txn};

/// What stands in the place of erased words.
const ERASED: &str = "∅";

pub fn fact(desk: &mut Desk, typed: &str, reason: &str) -> Result<Fact> {
    let mut work = desk.work()?;
    let mut fact: Fact = lookup::find(&mut *work.txn, typed)?;
    if fact.erased_at.is_some() {
        return Err(Error::conflict("error-erased").with("handle", fact.handle()));
    }
    let rows = rows_about(&mut *work.txn, &fact.handle())?;
    ERASED.clone_into(&mut fact.text);
    fact.source = None;
    fact.verified_by = None;
    fact.release = Release::Internal;
    fact.erased_at = Some(work.at);
    work.update(&mut fact)?;
    let incident = lookup::incident(&mut *work.txn, &fact.incident_id.to_string())?;
    if incident.is_open() {
        let playbook = lookup::playbook(&mut *work.txn, &incident)?;
        work.fact_moved(&incident, &playbook, &fact)?;
    }
    work.vouch_again(&rows)?;
    let seqs = work.empty_rows(&rows)?;
    work.event("fact-erased").of_id(fact.incident_id).about(&fact).with("rows", seqs).says("reason", reason).record()?;
    work.commit()?;
    Ok(fact)
}

pub fn mention(desk: &mut Desk, typed: &str, reason: &str) -> Result<Mention> {
    let mut work = desk.work()?;
    let id = lookup::mention_id(typed)?;
    let before = work.txn.mention(id)?.ok_or_else(|| lookup::unknown(Kind::Mention, typed))?;
    super::search::forget(&mut *work.txn, &before)?;
    work.txn.erase_mention(id)?;
    let handle = Kind::Mention.handle(id);
    let rows = rows_about(&mut *work.txn, &handle)?;
    work.vouch_again(&rows)?;
    let seqs = work.empty_rows(&rows)?;
    work.event("mention-erased").about_handle(Kind::Mention, &handle).with("rows", seqs).says("reason", reason).record()?;
    let mention = work.txn.mention(id)?.ok_or_else(|| lookup::unknown(Kind::Mention, typed))?;
    work.commit()?;
    Ok(mention)
}

/// Sequence number → handles it vouches for, of every row about `subject`.
type Rows = BTreeMap<i64, Vec<String>>;

fn rows_about(txn: &mut dyn Txn, subject: &str) -> Result<Rows> {
    let mut rows = Rows::new();
    txn.events(None, &mut |event| {
        if event.salt.is_some() && (event.subject == subject || event.digests.contains_key(subject)) {
            rows.insert(event.seq, event.digests.keys().cloned().collect());
        }
        Ok(())
    })?;
    Ok(rows)
}

impl Work<'_> {
    fn empty_rows(&mut self, rows: &Rows) -> Result<String> {
        for seq in rows.keys() {
            self.txn.erase_payload(*seq)?;
        }
        Ok(rows.keys().map(i64::to_string).collect::<Vec<_>>().join(","))
    }

    /// Puts everything the emptied rows vouched for under the coming row's digests.
    fn vouch_again(&mut self, rows: &Rows) -> Result<()> {
        let handles: std::collections::BTreeSet<&String> = rows.values().flatten().collect();
        macro_rules! again {
            ($($ty:ty),+ $(,)?) => {$(
                for handle in &handles {
                    let number = handle.strip_prefix(<$ty>::KIND.prefix()).and_then(|rest| rest.strip_prefix('-')).and_then(|n| n.parse().ok());
                    if let Some(entity) = number.map(|id| Table::<$ty>::get(&mut *self.txn, id)).transpose()?.flatten() {
                        self.note_change(&entity);
                    }
                }
            )+};
        }
        again!(
            Incident,
            Fact,
            crate::domain::task::Task,
            crate::domain::clock::Clock,
            crate::domain::stakeholder::Stakeholder,
            crate::domain::stakeholder::Contact,
            crate::domain::stakeholder::Demand,
            crate::domain::statement::Statement,
            crate::domain::statement::Version,
            crate::domain::statement::FactUse,
            crate::domain::statement::Approval,
            crate::domain::statement::Publication,
            crate::domain::assessment::Assessment,
            crate::domain::review::Answer,
            crate::domain::review::Lesson,
            crate::domain::review::Action,
            crate::domain::review::Survey,
            crate::domain::incident::Link,
            crate::domain::incident::Attachment,
            crate::domain::mention::Import,
            crate::domain::preparedness::PreparednessRecord,
            crate::domain::drill::Drill,
        );
        Ok(())
    }
}
