//! `statement export --proof`: what a third party needs to see who approved which text.

use super::statement::{Shown, show};
use super::{Desk, keys};
use crate::domain::entity::{Entity as _, Kind};
use crate::domain::event::Event;
use crate::domain::key::PublicKey;
use crate::domain::people::Roster;
use crate::domain::statement::Approval;
use crate::error::{Error, Result};
use crate::proof::bundle::{FORMAT, Head, Key, LogRow, Out, Proof, Text, Word};
use crate::proof::signature::{fingerprint, payload};
use crate::store::chain::row_text;
use crate::workspace::Config;

/// Gathers the proof of the version in force.
///
/// # Errors
/// Conflict where nobody has signed: there is nothing to prove.
pub fn prove(desk: &mut Desk, typed: &str) -> Result<Proof> {
    let shown = show(desk, typed)?;
    let hash = &shown.current().hash;
    let given: Vec<&Approval> = shown.approvals.iter().filter(|approval| approval.stands_for(hash)).collect();
    if given.iter().all(|approval| approval.signature.is_none()) {
        let statement = shown.statement.handle();
        return Err(Error::conflict("error-nothing-signed")
            .with("statement", &statement)
            .hint("hint-approve-sign")
            .hint_with("statement", &statement));
    }
    let (config, now) = (desk.config.clone(), desk.now);
    let mut txn = desk.read()?;
    let (workspace, (seq, head)) = (txn.workspace_id()?, txn.head()?);
    let keys = keys::all(&mut *txn)?;
    let mut rows = Vec::new();
    txn.events(Some(shown.incident.id), &mut |event| {
        rows.extend(tells(&event, &shown).then(|| LogRow { seq: event.seq, text: row_text(&event), hash: event.hash.clone() }));
        Ok(())
    })?;
    Ok(Proof {
        format: FORMAT.to_owned(),
        organization: config.organization.name.clone(),
        statement: text(&shown),
        roles: shown.chain.roles.clone(),
        approvals: given.iter().map(|approval| word(&workspace, &config, &shown, approval)).collect(),
        keys: keys.iter().filter(|key| given.iter().any(|approval| approval.key_id == Some(key.id))).map(public_key).collect(),
        publications: shown.publications.iter().map(|one| Out { channel: one.channel.clone(), url: one.url.clone(), at: one.at }).collect(),
        rows,
        head: Head { seq, hash: head },
        workspace,
        written_at: now,
    })
}

/// Rows of the approvals of the version in force, which carry its hash.
fn tells(event: &Event, shown: &Shown) -> bool {
    event.subject == shown.statement.handle()
        && event.code == "statement-approved"
        && event.params.get("hash") == Some(&shown.current().hash)
        && event.params.get("version") == Some(&shown.statement.version.to_string())
}

fn text(shown: &Shown) -> Text {
    let (statement, version) = (&shown.statement, shown.current());
    Text {
        id: statement.handle(),
        uuid: statement.uuid.clone(),
        version: version.number,
        lang: statement.lang.clone(),
        state: statement.state.to_string(),
        hash: version.hash.clone(),
        variants: version.variants.clone(),
    }
}

fn word(workspace: &str, config: &Config, shown: &Shown, approval: &Approval) -> Word {
    let roster = Roster(config.people.clone());
    Word {
        id: approval.handle(),
        person: approval.person.clone(),
        name: roster.find(&approval.person).and_then(|person| person.name.clone()),
        roles: approval.roles.clone(),
        deputy_for: approval.deputy_for.clone(),
        via: approval.via.clone(),
        recorded_by: approval.recorded_by.clone(),
        at: approval.at,
        key: approval.key_id.map(|id| Kind::Key.handle(id)),
        payload: approval.signature.as_ref().map(|_| payload(workspace, &shown.statement, approval)),
        signature: approval.signature.clone(),
    }
}

fn public_key(key: &PublicKey) -> Key {
    Key {
        id: key.handle(),
        person: key.person.clone(),
        public_key: key.public_key.clone(),
        fingerprint: fingerprint(&key.public_key),
        registered_at: key.registered_at,
        revoked_at: key.revoked_at,
    }
}
