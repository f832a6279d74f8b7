//! An incoming webhook of Slack: `text`, cut at 4,000 bytes: Slack advises 4,000 characters and cuts at 40,000 itself; `&`, `<` and `>` are escaped, which also
//! keeps `<!channel>` from calling everybody (docs.slack.dev, “Formatting message text”).

use std::time::Duration;

use serde_json::json;

use super::{Failed, Message, http};
use crate::domain::notice::Failure;

const LONGEST: usize = 4000;

pub fn send(url: &str, message: &Message, timeout: Duration) -> Result<(), Failed> {
    let text = message.within_bytes(LONGEST).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let body = json!({"text": text, "mrkdwn": false});
    match &http::post(url, &[], &body.to_string(), timeout)?[..] {
        b"ok" => Ok(()),
        other => Err(Failed::for_now(Failure::Service).detail(String::from_utf8_lossy(other))),
    }
}
