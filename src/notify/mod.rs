//! Sends one message over one service: WeCom, DingTalk, Feishu, Slack, a webhook, mail, a local program. One file each.
//!
//! Nothing here knows the store or when to send: a message and the settings of a notifier come in, “delivered” or why not
//! goes out. What comes back from outside is hostile: it is bounded, never followed elsewhere, and shortened before it is kept.

mod command;
mod dingtalk;
mod email;
mod feishu;
mod http;
#[cfg(test)]
mod mail_tests;
mod message;
mod sign;
mod slack;
#[cfg(test)]
mod tests;
mod webhook;
mod wecom;

use std::time::Duration;

pub use self::message::{Failed, Message};
use crate::domain::notice::{Failure, NotifierKind};
use crate::workspace::{NotifyConfig, Secret};

/// Sends a message; `mailboxes` are the addresses a mail goes to.
///
/// # Errors
/// Why it was not delivered, without any secret of the settings in it.
pub fn send(to: &NotifyConfig, message: &Message, mailboxes: &[String], timeout: Duration) -> Result<(), Failed> {
    let sent = match to.kind {
        NotifierKind::WeCom => wecom::send(opened(to.url.as_ref())?, message, timeout),
        NotifierKind::DingTalk => dingtalk::send(opened(to.url.as_ref())?, optional(to.secret.as_ref())?, message, timeout),
        NotifierKind::Feishu => feishu::send(opened(to.url.as_ref())?, optional(to.secret.as_ref())?, message, timeout),
        NotifierKind::Slack => slack::send(opened(to.url.as_ref())?, message, timeout),
        NotifierKind::Webhook => webhook::send(opened(to.url.as_ref())?, optional(to.secret.as_ref())?, message, timeout),
        NotifierKind::Email => {
            let from = to.from.as_deref().unwrap_or_default();
            email::send(opened(to.smtp.as_ref())?, from, mailboxes, message, timeout)
        }
        NotifierKind::Command => command::send(&to.command, message, timeout),
    };
    sent.map_err(|failed| failed.without(to.secrets().filter_map(|secret| secret.open().ok())))
}

fn opened(secret: Option<&Secret>) -> Result<&str, Failed> {
    let secret = secret.ok_or_else(|| Failed::for_good(Failure::Setup))?;
    secret.open().map_err(|name| Failed::for_now(Failure::Setup).detail(format!("${{{name}}}")))
}

fn optional(secret: Option<&Secret>) -> Result<Option<&str>, Failed> {
    secret.map(|secret| opened(Some(secret))).transpose()
}
