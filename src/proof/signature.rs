//! What a person signs, and whether a signature fits. Ed25519 (RFC 8032) over the bytes of one line of JSON.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

use crate::domain::statement::{Approval, Decision, Statement};
use crate::domain::time::Timestamp;

/// Marks the line as what it is: a signature under it can never be taken for one under anything else.
const KIND: &str = "crisis-approval/1";

/// What a signature binds together.
pub struct Line<'a> {
    pub workspace: &'a str,
    pub statement: &'a str,
    pub version: i64,
    pub hash: &'a str,
    pub decision: Decision,
    pub person: &'a str,
    pub roles: &'a [String],
    pub deputy_for: Option<&'a str>,
    pub at: Timestamp,
}

/// The line a person signs: JSON with its keys in the order of their names and no space between.
pub fn line(line: &Line<'_>) -> String {
    serde_json::json!({
        "kind": KIND,
        "workspace": line.workspace,
        "statement": line.statement,
        "version": line.version,
        "hash": line.hash,
        "decision": line.decision,
        "person": line.person,
        "roles": line.roles,
        "deputy_for": line.deputy_for,
        "at": line.at.to_string(),
    })
    .to_string()
}

/// The line that belongs to an approval of the store.
pub fn payload(workspace: &str, statement: &Statement, approval: &Approval) -> String {
    line(&Line {
        workspace,
        statement: &statement.uuid,
        version: approval.version,
        hash: &approval.hash,
        decision: approval.decision,
        person: &approval.person,
        roles: &approval.roles,
        deputy_for: approval.deputy_for.as_deref(),
        at: approval.at,
    })
}

/// Signs; base64.
pub fn sign(key: &SigningKey, payload: &str) -> String {
    BASE64.encode(key.sign(payload.as_bytes()).to_bytes())
}

/// Whether the signature is one of this key under these bytes. Strict: no weak keys, no second form of a signature.
pub fn fits(public_key: &str, payload: &str, signature: &str) -> bool {
    let check = || {
        let key = VerifyingKey::from_bytes(&BASE64.decode(public_key).ok()?.try_into().ok()?).ok()?;
        let signature = Signature::from_bytes(&BASE64.decode(signature).ok()?.try_into().ok()?);
        key.verify_strict(payload.as_bytes(), &signature).ok()
    };
    check().is_some()
}

/// A public key as people compare it, aloud if need be: the first 128 bits of its SHA-256 in eight groups.
pub fn fingerprint(public_key: &str) -> String {
    let digest = Sha256::digest(public_key.as_bytes());
    let groups: Vec<String> = digest.chunks(2).take(8).map(|pair| format!("{:02x}{:02x}", pair[0], pair[1])).collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_fits_its_bytes_and_its_key_alone() {
        let (key, other) = (SigningKey::from_bytes(&[1; 32]), SigningKey::from_bytes(&[2; 32]));
        let public = |key: &SigningKey| BASE64.encode(key.verifying_key().as_bytes());
        let signature = sign(&key, "a");
        assert!(fits(&public(&key), "a", &signature));
        assert!(!fits(&public(&key), "b", &signature));
        assert!(!fits(&public(&other), "a", &signature));
        for broken in ["", "!", "AAAA", &signature[..40]] {
            assert!(!fits(&public(&key), "a", broken) && !fits(broken, "a", &signature), "{broken}");
        }
    }
}
