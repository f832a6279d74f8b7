//! A group robot of WeCom (企业微信): `msgtype: text`, at most 2048 bytes of UTF-8 and 20 messages a minute
//! (developer.work.weixin.qq.com, document 91770, “群机器人配置说明”; read as others quote it). One message too many is refused with a
//! code and waits in the outbox.

use std::time::Duration;

use serde_json::json;

use super::{Failed, Message, http};

const LONGEST: usize = 2048;

pub fn send(url: &str, message: &Message, timeout: Duration) -> Result<(), Failed> {
    let body = json!({"msgtype": "text", "text": {"content": message.within_bytes(LONGEST)}});
    http::accepted(&http::post(url, &[], &body.to_string(), timeout)?, "errcode", "errmsg")
}
