//! Whose key is whose: registering, revoking, and looking at the signatures of approvals.

use std::collections::BTreeMap;

use super::{Desk, lookup};
use crate::domain::entity::Entity as _;
use crate::domain::key::PublicKey;
use crate::domain::people::Roster;
use crate::domain::statement::{Approval, SignatureState, Statement};
use crate::error::{Error, Result};
use crate::proof::signature::{fits, payload};
use crate::store::{Table, Txn};

/// Registers the public half of a person's new key. One key at a time: who lost theirs has it revoked first.
///
/// # Errors
/// Conflict for who is not in the roster or has a key already.
pub fn register(desk: &mut Desk, who: &str, public_key: &str) -> Result<PublicKey> {
    let mut work = desk.work()?;
    let roster = Roster(work.config.people.clone());
    let person = roster.find(who).ok_or_else(|| Error::conflict("error-not-in-roster").with("person", who).hint("hint-roster-person"))?;
    if let Some(known) = all(&mut *work.txn)?.iter().find(|key| key.person == person.id && key.revoked_at.is_none()) {
        return Err(Error::conflict("error-key-exists")
            .with("person", person.display_name())
            .with("key", known.handle())
            .hint("hint-key-revoke")
            .hint_with("key", known.handle()));
    }
    let mut key = PublicKey {
        id: 0,
        uuid: work.uuid(),
        revision: 0,
        person: person.id.clone(),
        public_key: public_key.to_owned(),
        registered_by: work.person(),
        registered_at: work.at,
        revoked_at: None,
        reason: None,
    };
    work.insert(&mut key)?;
    work.event("key-registered").about(&key).with("person", &key.person).with("public_key", &key.public_key).record()?;
    work.commit()?;
    Ok(key)
}

/// Takes a key out of use from the stated moment on; what it signed before stays good.
///
/// # Errors
/// Conflict for a key that is revoked already.
pub fn revoke(desk: &mut Desk, typed: &str, reason: &str) -> Result<PublicKey> {
    if reason.trim().is_empty() {
        return Err(Error::input("error-empty").with("what", "reason"));
    }
    let mut work = desk.work()?;
    let mut key: PublicKey = lookup::find(&mut *work.txn, typed)?;
    if key.revoked_at.is_some() {
        return Err(Error::conflict("error-key-revoked").with("key", key.handle()).with("person", &key.person));
    }
    key.revoked_at = Some(work.at);
    key.reason = Some(reason.trim().to_owned());
    work.update(&mut key)?;
    work.event("key-revoked").about(&key).with("person", &key.person).says("reason", reason.trim()).record()?;
    work.commit()?;
    Ok(key)
}

pub fn list(desk: &mut Desk) -> Result<Vec<PublicKey>> {
    all(&mut *desk.read()?)
}

pub fn all(txn: &mut dyn Txn) -> Result<Vec<PublicKey>> {
    let mut keys = Vec::new();
    Table::<PublicKey>::each(txn, &mut |key| {
        keys.push(key);
        Ok(())
    })?;
    Ok(keys)
}

/// What the signature of each approval of a statement is worth, by the approval's id.
pub fn signatures(txn: &mut dyn Txn, statement: &Statement, approvals: &[Approval]) -> Result<BTreeMap<i64, SignatureState>> {
    if approvals.iter().all(|approval| approval.signature.is_none()) {
        return Ok(BTreeMap::new());
    }
    let (workspace, keys) = (txn.workspace_id()?, all(txn)?);
    Ok(approvals.iter().map(|approval| (approval.id, signature(&workspace, &keys, statement, approval))).collect())
}

/// What one signature is worth.
pub fn signature(workspace: &str, keys: &[PublicKey], statement: &Statement, approval: &Approval) -> SignatureState {
    let Some(signature) = &approval.signature else { return SignatureState::Unsigned };
    let Some(key) = keys.iter().find(|key| Some(key.id) == approval.key_id && key.person == approval.person) else {
        return SignatureState::UnknownKey;
    };
    if !fits(&key.public_key, &payload(workspace, statement, approval), signature) {
        return SignatureState::Altered;
    }
    if key.revoked_at.is_some_and(|revoked| revoked <= approval.at) { SignatureState::Revoked } else { SignatureState::Valid }
}
