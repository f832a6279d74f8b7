//! Into the outbox, in the transaction of what happened.

use std::collections::BTreeMap;

use crate::domain::alert::{Alert, AlertLevel};
use crate::domain::entity::Entity as _;
use crate::domain::incident::Incident;
use crate::domain::notice::{Notice, NoticeState, Occasion};
use crate::domain::playbook::Playbook;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::ops::Work;
use crate::ops::statement::Shown;
use crate::store::Table;
use crate::workspace::{Config, NotifyConfig};

/// What people are to be told of.
pub struct Tell {
    pub occasion: Occasion,
    pub incident: Option<i64>,
    /// Handle of what it is about.
    pub subject: String,
    pub level: Option<String>,
    /// Of the gravest level: nobody's quiet hours hold it back.
    pub urgent: bool,
    /// The same key is told once.
    pub key: String,
    /// Roles it is addressed to; none: everybody.
    pub roles: Vec<String>,
    /// What identifies nobody: deadlines, roles, counts.
    pub params: BTreeMap<String, String>,
    /// Everybody's quiet, where what it is about has one of its own.
    pub not_before: Option<Timestamp>,
}

impl Tell {
    /// About something of an incident; its level decides who is told and who is woken.
    pub fn of(occasion: Occasion, incident: &Incident, playbook: &Playbook, subject: String, key: &str) -> Self {
        Self {
            occasion,
            incident: Some(incident.id),
            level: Some(incident.level.clone()),
            urgent: playbook.levels.first().is_some_and(|gravest| gravest.id == incident.level),
            key: format!("{occasion}:{subject}:{key}"),
            subject,
            roles: Vec::new(),
            params: BTreeMap::new(),
            not_before: None,
        }
    }

    /// About an alert; `reasons` are its numbers in the workspace's language.
    pub fn of_alert(alert: &Alert, reasons: String) -> Self {
        Self {
            occasion: Occasion::Alert,
            incident: alert.incident_id,
            subject: alert.handle(),
            level: Some(alert.level.to_string()),
            urgent: alert.level == AlertLevel::One,
            key: format!("{}:{}:{}", Occasion::Alert, alert.handle(), alert.level),
            roles: Vec::new(),
            params: BTreeMap::from([("watch".to_owned(), alert.watch.clone()), ("reasons".to_owned(), reasons)]),
            not_before: alert.quiet_until,
        }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}

/// The notifiers that want to hear of it.
pub(super) fn wanted<'c>(config: &'c Config, tell: &Tell) -> impl Iterator<Item = &'c NotifyConfig> {
    let of_event = |one: &NotifyConfig| one.events.is_empty() || one.events.contains(&tell.occasion);
    let of_level =
        |one: &NotifyConfig| one.levels.is_empty() || tell.level.as_ref().is_none_or(|level| one.levels.iter().any(|known| known == level));
    let addressed = |one: &NotifyConfig| {
        let reached = one.reaches(&config.people);
        let unaddressed = tell.roles.is_empty() || (one.people.is_empty() && one.roles.is_empty());
        unaddressed || reached.iter().any(|person| person.roles.iter().any(|role| tell.roles.contains(role)))
    };
    config.notify.iter().map(toml::Spanned::get_ref).filter(move |one| of_event(one) && of_level(one) && addressed(one))
}

/// A notifier rests while everybody it reaches does.
fn not_before(notifier: &NotifyConfig, config: &Config, urgent: bool, now: Timestamp) -> Timestamp {
    let ends: Option<Vec<Timestamp>> =
        notifier.reaches(&config.people).iter().map(|person| person.quiet_hours.and_then(|hours| hours.end(now))).collect();
    ends.filter(|_| !urgent).and_then(|ends| ends.into_iter().min()).unwrap_or(now)
}

impl Work<'_> {
    /// Queues a message for every notifier that wants it and was not told yet.
    pub fn tell(&mut self, tell: &Tell) -> Result<()> {
        let wanted: Vec<&NotifyConfig> = wanted(self.config, tell).collect();
        for notifier in wanted {
            if self.txn.has_notice(&notifier.id, &tell.key)? {
                continue;
            }
            let mut notice = Notice {
                id: 0,
                uuid: self.uuid(),
                revision: 0,
                incident_id: tell.incident,
                notifier: notifier.id.clone(),
                occasion: tell.occasion,
                subject: tell.subject.clone(),
                level: tell.level.clone(),
                urgent: tell.urgent,
                key: tell.key.clone(),
                params: tell.params.clone(),
                state: NoticeState::Pending,
                attempts: 0,
                queued_at: self.now,
                next_at: not_before(notifier, self.config, tell.urgent, self.now).max(tell.not_before.unwrap_or(self.now)),
                sent_at: None,
                failure: None,
                detail: None,
            };
            // Not covered by the chain: how often a message was tried is no evidence of anybody's doing.
            Table::insert(&mut *self.txn, &mut notice)?;
        }
        Ok(())
    }

    /// Asks whoever may give the next word on a text. Told again for every version and every step of a sequence.
    pub(in crate::ops) fn ask_for_approval(&mut self, shown: &Shown) -> Result<()> {
        let roles = next_roles(shown);
        if roles.is_empty() {
            return Ok(());
        }
        let key = format!("v{}:{}:{}", shown.statement.version, roles.join(","), shown.statement.revision);
        let mut tell = Tell::of(Occasion::ApprovalWanted, &shown.incident, &shown.playbook, shown.statement.handle(), &key)
            .with("version", shown.statement.version)
            .with("roles", roles.join(","));
        tell.roles = roles;
        self.tell(&tell)
    }

    pub(in crate::ops) fn tell_of_publication(&mut self, shown: &Shown, channels: &[String]) -> Result<()> {
        let key = format!("v{}:{}", shown.statement.version, channels.join(","));
        let tell = Tell::of(Occasion::StatementPublished, &shown.incident, &shown.playbook, shown.statement.handle(), &key);
        self.tell(&tell.with("version", shown.statement.version).with("channels", channels.join(",")))
    }
}

/// The roles whose word can be given now: in a sequence the first one missing, else all.
pub(super) fn next_roles(shown: &Shown) -> Vec<String> {
    let missing = &shown.standing.missing;
    match shown.chain.order {
        crate::domain::playbook::Order::Sequence => missing.iter().take(1).cloned().collect(),
        crate::domain::playbook::Order::Any => missing.clone(),
    }
}
