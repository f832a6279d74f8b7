//! A message to people about what happened, on its way through the outbox: for which notifier, about what, how often tried.

use std::collections::BTreeMap;

use serde::Serialize;

use super::entity::entity;
use super::time::Timestamp;
use super::words;

words! {
    /// What people are told of.
    Occasion {
        Alert = "alert",
        ClockDueSoon = "clock-due-soon",
        ClockMissed = "clock-missed",
        ApprovalWanted = "approval-wanted",
        StatementPublished = "statement-published",
    }
}

words! {
    /// The services a message can go out through.
    NotifierKind {
        WeCom = "wecom",
        DingTalk = "dingtalk",
        Feishu = "feishu",
        Slack = "slack",
        Webhook = "webhook",
        Email = "email",
        Command = "command",
    }
}

words! {
    NoticeState {
        /// Waits for its (next) attempt.
        Pending = "pending",
        Sent = "sent",
        /// Given up.
        Failed = "failed",
        /// What it was to say is no longer so: the clock is met, the approval given.
        Moot = "moot",
    }
}

words! {
    /// Why an attempt failed.
    Failure {
        /// No network, no such host, no connection.
        Offline = "offline",
        Timeout = "timeout",
        /// An HTTP status other than 2xx; the detail is the status.
        Status = "status",
        /// The service took the request and refused the message; the detail is its code and words.
        Service = "service",
        /// The answer is not what the service documents.
        Answer = "answer",
        /// The mail server refused; the detail is its code.
        Mail = "mail",
        /// Delivered, but not to everybody: the detail is who was left out.
        Partly = "partly",
        /// The local program failed; the detail is its exit code.
        Program = "program",
        /// The configuration or the template cannot be used; the detail names what.
        Setup = "setup",
        /// The process ended between sending and recording.
        Interrupted = "interrupted",
    }
}

/// Attempts before a message is given up: with the waits of [`Notice::wait`], about four hours after the first.
pub const MOST_ATTEMPTS: i64 = 10;

/// One message for one notifier. Holds handles and levels only: titles and texts are looked up when it is sent, so
/// that nothing of a person outlives its erasure here.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Notice {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub incident_id: Option<i64>,
    /// The id of a `[[notify]]` table.
    pub notifier: String,
    pub occasion: Occasion,
    /// Handle of what it is about.
    pub subject: String,
    pub level: Option<String>,
    /// Of the gravest level: quiet hours do not hold it back.
    pub urgent: bool,
    /// The same key is never queued twice for one notifier.
    pub key: String,
    /// What identifies nobody and is no longer known later: a deadline, roles, counts.
    pub params: BTreeMap<String, String>,
    pub state: NoticeState,
    pub attempts: i64,
    pub queued_at: Timestamp,
    /// When it is tried next.
    pub next_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub failure: Option<Failure>,
    pub detail: Option<String>,
}
entity!(Notice, Notice);

const FIRST_WAIT: i64 = 30;
const LONGEST_WAIT: i64 = 3600;

impl Notice {
    /// Seconds until the next attempt: 30 s, doubled with every failure up to an hour, spread by ±25 % so that what
    /// failed together does not come back together.
    pub fn wait(&self) -> i64 {
        let doublings = u32::try_from(self.attempts.clamp(1, 12) - 1).unwrap_or_default();
        let wait = (FIRST_WAIT << doublings).min(LONGEST_WAIT);
        let spread = self.uuid.bytes().chain([self.attempts.to_le_bytes()[0]]).fold(7_i64, |sum, byte| (sum * 31 + i64::from(byte)) % 51);
        wait * (75 + spread) / 100
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(attempts: i64, uuid: &str) -> Notice {
        Notice {
            id: 1,
            uuid: uuid.to_owned(),
            revision: 1,
            incident_id: None,
            notifier: "a".to_owned(),
            occasion: Occasion::Alert,
            subject: "AL-0001".to_owned(),
            level: None,
            urgent: false,
            key: "k".to_owned(),
            params: BTreeMap::new(),
            state: NoticeState::Pending,
            attempts,
            queued_at: Timestamp::default(),
            next_at: Timestamp::default(),
            sent_at: None,
            failure: None,
            detail: None,
        }
    }

    #[test]
    fn waits_double_up_to_an_hour_and_are_spread() {
        for (attempts, expected) in [(1, 30), (2, 60), (5, 480), (8, 3600), (40, 3600)] {
            let wait = tried(attempts, "019d").wait();
            assert!((expected * 75 / 100..=expected * 125 / 100).contains(&wait), "{attempts}: {wait}");
        }
        let waits: std::collections::BTreeSet<i64> = (0..20).map(|n| tried(8, &format!("019d-{n}")).wait()).collect();
        assert!(waits.len() > 5, "{waits:?}");
    }
}
