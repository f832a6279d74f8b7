//! Signing keys: whose, since when, until when.

use serde::Serialize;

use super::{Page, Row, or_empty};
use crate::domain::entity::Entity as _;
use crate::domain::key::PublicKey;
use crate::domain::time::Timestamp;
use crate::proof::signature::fingerprint;

#[derive(Debug, Serialize)]
pub struct KeyView {
    pub id: String,
    pub uuid: String,
    pub person: String,
    pub public_key: String,
    /// The first 128 bits of the public key's SHA-256, to be compared aloud.
    pub fingerprint: String,
    pub registered_by: String,
    pub registered_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
    pub reason: Option<String>,
}

impl From<&PublicKey> for KeyView {
    fn from(key: &PublicKey) -> Self {
        Self {
            id: key.handle(),
            uuid: key.uuid.clone(),
            person: key.person.clone(),
            public_key: key.public_key.clone(),
            fingerprint: fingerprint(&key.public_key),
            registered_by: key.registered_by.clone(),
            registered_at: key.registered_at,
            revoked_at: key.revoked_at,
            reason: key.reason.clone(),
        }
    }
}

impl Row for KeyView {
    const COLUMNS: &'static [&'static str] =
        &["col-key", "col-person", "col-fingerprint", "col-registered", "col-revoked", "col-revoke-reason"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        vec![
            self.id.clone(),
            self.person.clone(),
            self.fingerprint.clone(),
            page.time(self.registered_at),
            page.time_or_dash(self.revoked_at),
            or_empty(self.reason.as_ref()),
        ]
    }
}
