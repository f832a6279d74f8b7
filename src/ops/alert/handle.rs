//! The moves of an alert: acknowledged, snoozed, dismissed, taken up by an incident.

use crate::domain::alert::{Alert, AlertState};
use crate::domain::entity::Entity as _;
use crate::domain::incident::{Incident, Link, LinkKind};
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::ops::{Desk, Work, lookup};

/// Somebody has seen it and looks into it.
pub fn acknowledge(desk: &mut Desk, typed: &str, note: Option<&str>) -> Result<Alert> {
    let mut work = desk.work()?;
    let mut alert = work.open_one(typed, AlertState::Acknowledged)?;
    alert.snoozed_until = None;
    work.update(&mut alert)?;
    work.event("alert-acknowledged").about(&alert).says_some("note", note).record()?;
    work.commit()?;
    Ok(alert)
}

/// Nobody wants to hear of it before `until`, unless it becomes graver.
pub fn snooze(desk: &mut Desk, typed: &str, until: Timestamp) -> Result<Alert> {
    let mut work = desk.work()?;
    let mut alert = work.open_one(typed, AlertState::Snoozed)?;
    alert.snoozed_until = Some(until);
    work.update(&mut alert)?;
    work.event("alert-snoozed").about(&alert).with("until", until).record()?;
    work.commit()?;
    Ok(alert)
}

/// It is none; why is kept.
pub fn dismiss(desk: &mut Desk, typed: &str, reason: &str) -> Result<Alert> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::input("error-empty").with("what", "reason"));
    }
    let mut work = desk.work()?;
    let mut alert = work.open_one(typed, AlertState::Dismissed)?;
    alert.reason = Some(reason.to_owned());
    alert.snoozed_until = None;
    work.update(&mut alert)?;
    work.event("alert-dismissed").about(&alert).says("reason", reason).record()?;
    work.commit()?;
    Ok(alert)
}

fn settled(alert: &Alert) -> Error {
    match alert.incident_id {
        Some(incident) => Error::conflict("error-alert-opened")
            .with("alert", alert.handle())
            .with("incident", crate::domain::entity::Kind::Incident.handle(incident)),
        None => Error::conflict("error-alert-settled").with("alert", alert.handle()).with("state", alert.state),
    }
}

impl Work<'_> {
    /// An alert that nobody has settled yet, on its way to the next state by whoever is at the desk.
    fn open_one(&mut self, typed: &str, to: AlertState) -> Result<Alert> {
        let mut alert: Alert = lookup::find(&mut *self.txn, typed)?;
        if !alert.is_open() {
            return Err(settled(&alert));
        }
        alert.state = to;
        alert.handled_by = Some(self.person());
        Ok(alert)
    }

    /// Gives the alert to the incident, with the mentions behind it.
    pub fn open_alert(&mut self, typed: &str, incident: &Incident) -> Result<()> {
        let mut alert: Alert = lookup::find(&mut *self.txn, typed)?;
        if alert.incident_id.is_some() {
            return Err(settled(&alert));
        }
        let until = alert.until_at.max(self.now);
        let mut linked = 0;
        for watch in std::iter::once(&alert.watch).chain(&alert.also) {
            linked += self.txn.link_hits(incident.id, watch, alert.mentions_from(), until)?;
        }
        alert.state = AlertState::Opened;
        alert.incident_id = Some(incident.id);
        alert.handled_by = Some(self.person());
        self.update(&mut alert)?;
        let uuid = self.uuid();
        let mut link = Link { id: 0, uuid, revision: 0, incident_id: incident.id, kind: LinkKind::Alert, target: alert.handle() };
        self.insert(&mut link)?;
        self.event("alert-opened")
            .of(incident)
            .about(&alert)
            .with("level", alert.level)
            .with("watch", &alert.watch)
            .with("mentions", linked)
            .record()
    }
}
