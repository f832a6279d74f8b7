//! Any receiver of JSON, signed as standardwebhooks.com describes: `webhook-id`, `webhook-timestamp`, and in
//! `webhook-signature` the HMAC-SHA256 over `id.timestamp.body`. A key that begins with `whsec_` is Base64.

use std::time::Duration;

use serde_json::json;

use super::{Failed, Message, http, sign};
use crate::domain::notice::Failure;

pub fn send(url: &str, secret: Option<&str>, message: &Message, timeout: Duration) -> Result<(), Failed> {
    let body = json!({
        "schema": 1,
        "id": message.id,
        "event": message.event,
        "subject": message.subject,
        "level": message.level,
        "lang": message.lang.code(),
        "title": message.title,
        "text": message.text,
        "at": message.at,
    })
    .to_string();
    let seconds = (message.at.micros() / 1_000_000).to_string();
    let signature = secret.map(|secret| signature(secret, &message.id, &seconds, &body)).transpose()?;
    let mut headers = vec![("webhook-id", message.id.as_str()), ("webhook-timestamp", seconds.as_str())];
    headers.extend(signature.as_deref().map(|signature| ("webhook-signature", signature)));
    http::post(url, &headers, &body, timeout).map(drop)
}

fn signature(secret: &str, id: &str, seconds: &str, body: &str) -> Result<String, Failed> {
    let key = match secret.strip_prefix("whsec_") {
        Some(base64) => sign::decode(base64).ok_or_else(|| Failed::for_good(Failure::Setup).detail("secret"))?,
        None => secret.as_bytes().to_vec(),
    };
    Ok(format!("v1,{}", sign::hmac(&key, format!("{id}.{seconds}.{body}").as_bytes())))
}
