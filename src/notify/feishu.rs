//! A custom robot of Feishu (飞书) or Lark: `msg_type: text`, a request of at most 20 KB (unverified); signed with the second and the key
//! as HMAC key over nothing (open.feishu.cn, “自定义机器人使用指南”).

use std::time::Duration;

use serde_json::json;

use super::{Failed, Message, http, sign};

/// Of the whole request; the rest is for the JSON around the text.
const LONGEST: usize = 18_000;

pub fn send(url: &str, secret: Option<&str>, message: &Message, timeout: Duration) -> Result<(), Failed> {
    // `<at user_id="all">` in a text calls everybody: no text from elsewhere may.
    let text = message.within_bytes(LONGEST).replace('<', "\u{ff1c}");
    let mut body = json!({"msg_type": "text", "content": {"text": text}});
    if let Some(secret) = secret {
        let seconds = message.at.micros() / 1_000_000;
        body["timestamp"] = seconds.to_string().into();
        body["sign"] = sign::hmac(format!("{seconds}\n{secret}").as_bytes(), b"").into();
    }
    http::accepted(&http::post(url, &[], &body.to_string(), timeout)?, "code", "msg")
}
