//! The public half of a person's signing key, as the store knows it. The private half is in a file of that person.

use serde::Serialize;

use super::entity::entity;
use super::time::Timestamp;

/// A registered key. What was signed before `revoked_at` stays good, what comes after does not count.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PublicKey {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    /// An id of the roster.
    pub person: String,
    /// Ed25519, 32 bytes in base64.
    pub public_key: String,
    pub registered_by: String,
    pub registered_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
    pub reason: Option<String>,
}
entity!(PublicKey, Key);
