//! The file that shows who approved which text: everything a third party needs to check it, and nothing of the incident
//! besides. What checks it needs no store and no network.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::signature::{Line, fits, line};
use crate::domain::statement::{Decision, Flaw, SignatureState, Variant};
use crate::domain::time::Timestamp;

/// The format this program writes; a reader refuses another.
pub const FORMAT: &str = "crisis-proof/1";

/// One text with its approvals. A later version may add fields; the ones here stay.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Proof {
    pub format: String,
    pub organization: String,
    pub workspace: String,
    pub statement: Text,
    /// The roles that must have approved, one entry for each word needed.
    pub roles: Vec<String>,
    pub approvals: Vec<Word>,
    pub keys: Vec<Key>,
    pub publications: Vec<Out>,
    /// Rows of the log that tell of the approvals: the exact text that is hashed, and the hash.
    pub rows: Vec<LogRow>,
    /// The end of the log when the file was written.
    pub head: Head,
    pub written_at: Timestamp,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Text {
    pub id: String,
    pub uuid: String,
    pub version: i64,
    pub lang: String,
    pub state: String,
    /// SHA-256 of the JSON array of `[channel, text]` pairs.
    pub hash: String,
    pub variants: Vec<Variant>,
}

/// One approval.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Word {
    pub id: String,
    pub person: String,
    pub name: Option<String>,
    pub roles: Vec<String>,
    pub deputy_for: Option<String>,
    pub via: Option<String>,
    pub recorded_by: String,
    pub at: Timestamp,
    /// The handle of the key.
    pub key: Option<String>,
    /// The exact bytes that were signed, and the signature over them.
    pub payload: Option<String>,
    pub signature: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Key {
    pub id: String,
    pub person: String,
    pub public_key: String,
    pub fingerprint: String,
    pub registered_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Out {
    pub channel: String,
    pub url: Option<String>,
    pub at: Timestamp,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LogRow {
    pub seq: i64,
    pub text: String,
    pub hash: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Head {
    pub seq: i64,
    pub hash: String,
}

/// One flaw and what it is about: an approval, a key, a role, a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found {
    pub flaw: Flaw,
    pub subject: String,
}

/// What a look at a proof found.
#[derive(Clone, Debug)]
pub struct Verdict {
    pub flaws: Vec<Found>,
    /// Each approval with what its signature is worth.
    pub words: Vec<(Word, SignatureState)>,
}

impl Proof {
    /// Checks everything that can be checked without the store. `trusted`: public keys known from elsewhere; where any is
    /// given, no other key counts.
    pub fn check(&self, trusted: &[String]) -> Verdict {
        let mut flaws = Vec::new();
        let mut found = |flaw, subject: &str| flaws.push(Found { flaw, subject: subject.to_owned() });
        if hash_of(&self.statement.variants) != self.statement.hash {
            found(Flaw::Text, &self.statement.id);
        }
        let mut words = Vec::new();
        for word in &self.approvals {
            let (state, flaw) = self.look(word, trusted);
            if let Some(flaw) = flaw {
                found(flaw, &word.id);
            }
            words.push((word.clone(), state));
        }
        for role in missing(&self.roles, &words) {
            found(Flaw::Missing, &role);
        }
        for row in &self.rows {
            if sha256(&row.text) != row.hash {
                found(Flaw::Row, &row.seq.to_string());
            }
        }
        Verdict { flaws, words }
    }

    fn look(&self, word: &Word, trusted: &[String]) -> (SignatureState, Option<Flaw>) {
        let (Some(signature), Some(payload)) = (&word.signature, &word.payload) else { return (SignatureState::Unsigned, None) };
        let of_person = |key: &&Key| word.key.as_ref() == Some(&key.id) && key.person == word.person;
        let Some(key) = self.keys.iter().find(of_person) else { return (SignatureState::UnknownKey, Some(Flaw::Key)) };
        if !trusted.is_empty() && !trusted.contains(&key.public_key) {
            return (SignatureState::UnknownKey, Some(Flaw::Untrusted));
        }
        if !fits(&key.public_key, payload, signature) {
            return (SignatureState::Altered, Some(Flaw::Signature));
        }
        if *payload != self.payload_of(word) {
            return (SignatureState::Altered, Some(Flaw::Payload));
        }
        match key.revoked_at {
            Some(revoked) if revoked <= word.at => (SignatureState::Revoked, Some(Flaw::Revoked)),
            _ => (SignatureState::Valid, None),
        }
    }

    /// The line that should have been signed for this approval of this text.
    fn payload_of(&self, word: &Word) -> String {
        line(&Line {
            workspace: &self.workspace,
            statement: &self.statement.uuid,
            version: self.statement.version,
            hash: &self.statement.hash,
            decision: Decision::Approved,
            person: &word.person,
            roles: &word.roles,
            deputy_for: word.deputy_for.as_deref(),
            at: word.at,
        })
    }
}

/// Roles without a valid signature; a role that stands twice needs two people.
fn missing(roles: &[String], words: &[(Word, SignatureState)]) -> Vec<String> {
    let mut used: Vec<(&str, &str)> = Vec::new();
    let mut missing = Vec::new();
    for role in roles {
        let by = words.iter().find(|(word, state)| {
            *state == SignatureState::Valid && word.roles.contains(role) && !used.contains(&(role.as_str(), word.person.as_str()))
        });
        match by {
            Some((word, _)) => used.push((role, &word.person)),
            None => missing.push(role.clone()),
        }
    }
    missing
}

/// What an approval binds to: every channel with its text.
pub fn hash_of(variants: &[Variant]) -> String {
    let texts: Vec<(&str, &str)> = variants.iter().map(|variant| (variant.channel.as_str(), variant.text.as_str())).collect();
    sha256(&serde_json::json!(texts).to_string())
}

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
