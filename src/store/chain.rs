//! The hash chain: how a timeline row and the state of an entity are digested. SHA-256 over canonical JSON.
//!
//! Canonical JSON is what serde writes for the type, without nulls: a field added later and left empty changes nothing.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::domain::event::Event;

/// Bytes in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// SHA-256 in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The salted digest of any state under its handle.
pub fn digest<T: Serialize>(salt: &str, handle: &str, state: &T) -> String {
    let mut hasher = Sha256::new();
    for part in [salt, handle] {
        hasher.update(part.as_bytes());
        hasher.update([b'\n']);
    }
    hasher.update(canonical(state));
    hex(&hasher.finalize())
}

/// The hash of a row: everything in it but the hash itself, the payload and the salt (the payload's digest stands in).
pub fn row_hash(event: &Event) -> String {
    sha256(row_text(event).as_bytes())
}

/// The text of a row that is hashed.
pub fn row_text(event: &Event) -> String {
    let columns = serde_json::json!([
        event.seq,
        event.uuid,
        event.incident_id,
        event.actor,
        event.occurred_at.micros(),
        event.occurred_at.offset(),
        event.recorded_at.micros(),
        event.recorded_at.offset(),
        event.clock_source,
        event.kind,
        event.subject,
        event.code,
        event.params,
        event.payload_digest,
        event.digests,
        event.prev_hash,
    ]);
    columns.to_string()
}

fn canonical<T: Serialize>(state: &T) -> String {
    let mut value = serde_json::to_value(state).unwrap_or(Value::Null);
    drop_nulls(&mut value);
    value.to_string()
}

fn drop_nulls(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|_, inner| !inner.is_null());
            map.values_mut().for_each(drop_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}
