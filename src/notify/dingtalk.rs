//! A custom robot of DingTalk (钉钉): `msgtype: text`, at most 20,000 bytes (unverified); signed over the millisecond and the key where
//! the robot asks for it (open.dingtalk.com, “自定义机器人安全设置”). More than 20 messages a minute close the robot for ten minutes
//! (“自定义机器人接入”, as others quote it): what is refused waits in the outbox.

use std::time::Duration;

use serde_json::json;

use super::{Failed, Message, http, sign};

/// Of the whole request; the rest is for the JSON around the text.
const LONGEST: usize = 18_000;

pub fn send(url: &str, secret: Option<&str>, message: &Message, timeout: Duration) -> Result<(), Failed> {
    let body = json!({"msgtype": "text", "text": {"content": message.within_bytes(LONGEST)}});
    let url = secret.map_or_else(|| url.to_owned(), |secret| signed(url, secret, message.at.micros() / 1000));
    http::accepted(&http::post(&url, &[], &body.to_string(), timeout)?, "errcode", "errmsg")
}

/// The address with the time in milliseconds and the HMAC over time and key.
fn signed(url: &str, secret: &str, millis: i64) -> String {
    let signature = sign::hmac(secret.as_bytes(), format!("{millis}\n{secret}").as_bytes());
    let joint = if url.contains('?') { '&' } else { '?' };
    format!("{url}{joint}timestamp={millis}&sign={}", sign::in_url(&signature))
}
