//! `log verify`: the chain row by row, then every live thing against its last digest.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Desk, keys};
use crate::domain::assessment::Assessment;
use crate::domain::entity::Entity;
use crate::domain::event::Event;
use crate::domain::incident::Attachment;
use crate::domain::statement::{Approval, SignatureState, Statement};
use crate::error::Result;
use crate::store::chain::{digest, row_hash, sha256};
use crate::store::{Table, Txn};

/// Something that is not as it was recorded: a code of the catalogue and the row or handle it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Breach {
    pub code: &'static str,
    /// The timeline row, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seq: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verified {
    pub ok: bool,
    pub events: i64,
    pub head: String,
    pub breaches: Vec<Breach>,
    /// What is whole but worth knowing: words signed with a key that was revoked by then.
    pub notices: Vec<Breach>,
    /// Approvals whose signature fits.
    pub signatures: usize,
}

/// `head` is a head that was noted elsewhere: it must still stand in the chain, or the tail was cut off.
pub fn verify(desk: &mut Desk, head: Option<&str>) -> Result<Verified> {
    let mut txn = desk.read()?;
    let mut walk = Walk::default();
    txn.events(None, &mut |event| {
        walk.take(event);
        Ok(())
    })?;
    let mut breaches = walk.finish(head);
    walk.compare(&mut *txn, &mut breaches)?;
    evidence(&mut *txn, &mut breaches)?;
    let looked = signatures(&mut *txn)?;
    let of = |code: &'static str, wanted: SignatureState| {
        looked.iter().filter(move |(_, state)| *state == wanted).map(move |(subject, _)| Breach {
            code,
            seq: None,
            subject: Some(subject.clone()),
        })
    };
    breaches.extend(of("breach-signature", SignatureState::Altered).chain(of("breach-signature-key", SignatureState::UnknownKey)));
    let notices = of("breach-signature-revoked", SignatureState::Revoked).collect();
    let valid = looked.iter().filter(|(_, state)| *state == SignatureState::Valid).count();
    Ok(Verified { ok: breaches.is_empty(), events: walk.count, head: walk.prev_hash, breaches, notices, signatures: valid })
}

/// The last word on a thing: its digest and the salt it was made with.
struct Last {
    digest: String,
    salt: Option<String>,
    seq: i64,
}

#[derive(Default)]
struct Walk {
    count: i64,
    prev_hash: String,
    hashes: BTreeSet<String>,
    breaches: Vec<Breach>,
    without_payload: Vec<i64>,
    erased: BTreeSet<i64>,
    last: BTreeMap<String, Last>,
}

impl Walk {
    fn take(&mut self, event: Event) {
        self.count += 1;
        if event.seq != self.count {
            self.breach("breach-gap", event.seq, &event.subject);
            self.count = event.seq;
        }
        if event.prev_hash != self.prev_hash {
            self.breach("breach-chain", event.seq, &event.subject);
        }
        if row_hash(&event) != event.hash {
            self.breach("breach-row", event.seq, &event.subject);
        }
        match (&event.payload, &event.salt) {
            (Some(payload), Some(salt)) => {
                if digest(salt, &event.subject, payload) != event.payload_digest {
                    self.breach("breach-payload", event.seq, &event.subject);
                }
            }
            _ => self.without_payload.push(event.seq),
        }
        if event.code.ends_with("-erased") {
            self.erased
                .extend(event.params.get("rows").into_iter().flat_map(|rows| rows.split(',')).filter_map(|seq| seq.parse::<i64>().ok()));
        }
        for (handle, digest) in event.digests {
            self.last.insert(handle, Last { digest, salt: event.salt.clone(), seq: event.seq });
        }
        self.hashes.insert(event.hash.clone());
        self.prev_hash = event.hash;
    }

    fn breach(&mut self, code: &'static str, seq: i64, subject: &str) {
        self.breaches.push(Breach { code, seq: Some(seq), subject: Some(subject.to_owned()) });
    }

    fn finish(&mut self, head: Option<&str>) -> Vec<Breach> {
        let mut breaches = std::mem::take(&mut self.breaches);
        for seq in self.without_payload.iter().filter(|seq| !self.erased.contains(seq)) {
            breaches.push(Breach { code: "breach-payload-missing", seq: Some(*seq), subject: None });
        }
        if head.is_some_and(|head| !self.hashes.contains(head)) {
            breaches.push(Breach { code: "breach-head", seq: None, subject: None });
        }
        breaches.sort_by_key(|breach| breach.seq);
        breaches
    }

    fn compare(&self, txn: &mut dyn Txn, breaches: &mut Vec<Breach>) -> Result<()> {
        let mut seen = BTreeSet::new();
        macro_rules! each {
            ($($ty:ty),+ $(,)?) => {$(self.compare_table::<$ty>(txn, breaches, &mut seen)?;)+};
        }
        each!(
            crate::domain::alert::Alert,
            crate::domain::incident::Incident,
            crate::domain::fact::Fact,
            Assessment,
            Statement,
            crate::domain::statement::Version,
            crate::domain::statement::FactUse,
            Approval,
            crate::domain::key::PublicKey,
            crate::domain::statement::Publication,
            crate::domain::task::Task,
            crate::domain::clock::Clock,
            crate::domain::stakeholder::Stakeholder,
            crate::domain::stakeholder::Contact,
            crate::domain::stakeholder::Demand,
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
        for (handle, last) in &self.last {
            if !seen.contains(handle) {
                breaches.push(Breach { code: "breach-gone", seq: Some(last.seq), subject: Some(handle.clone()) });
            }
        }
        Ok(())
    }

    fn compare_table<'t, E: Entity>(&self, txn: &mut (dyn Txn + 't), breaches: &mut Vec<Breach>, seen: &mut BTreeSet<String>) -> Result<()>
    where
        dyn Txn + 't: Table<E>,
    {
        let mut check = |entity: E| {
            let handle = entity.handle();
            let code = match self.last.get(&handle) {
                None => Some("breach-unrecorded"),
                Some(Last { digest: expected, salt: Some(salt), .. }) if digest(salt, &handle, &entity) == *expected => None,
                Some(_) => Some("breach-changed"),
            };
            if let Some(code) = code {
                let seq = self.last.get(&handle).map(|last| last.seq);
                breaches.push(Breach { code, seq, subject: Some(handle.clone()) });
            }
            seen.insert(handle);
            Ok(())
        };
        match Table::<E>::each(txn, &mut check) {
            Err(error) if error.code() == "error-store-value" => {
                let subject = error.param("handle").map(str::to_owned);
                seen.extend(self.last.keys().filter(|handle| handle.starts_with(E::KIND.prefix())).cloned());
                breaches.push(Breach { code: "breach-unreadable", seq: None, subject });
                Ok(())
            }
            other => other,
        }
    }
}

/// What each approval's signature is worth.
fn signatures(txn: &mut dyn Txn) -> Result<Vec<(String, SignatureState)>> {
    let (workspace, keys) = (txn.workspace_id()?, keys::all(txn)?);
    let mut signed: Vec<Approval> = Vec::new();
    let collected = Table::<Approval>::each(txn, &mut |approval| {
        signed.extend(Some(approval).filter(|approval| approval.signature.is_some()));
        Ok(())
    });
    match collected {
        // What cannot be read was reported when the tables were compared.
        Err(error) if error.code() == "error-store-value" => {}
        other => other?,
    }
    let mut looked = Vec::new();
    for approval in signed {
        let statement: Option<Statement> = Table::get(txn, approval.statement_id)?;
        let state = statement.map_or(SignatureState::Altered, |statement| keys::signature(&workspace, &keys, &statement, &approval));
        looked.push((approval.handle(), state));
    }
    Ok(looked)
}

/// Every kept file still is the one that was attached.
fn evidence(txn: &mut dyn Txn, breaches: &mut Vec<Breach>) -> Result<()> {
    let mut attached = Vec::new();
    Table::<Attachment>::each(txn, &mut |one| {
        attached.push(one);
        Ok(())
    })?;
    for one in attached {
        if txn.blob(&one.sha256)?.is_none_or(|content| sha256(&content) != one.sha256) {
            breaches.push(Breach { code: "breach-evidence", seq: None, subject: Some(one.handle()) });
        }
    }
    Ok(())
}
