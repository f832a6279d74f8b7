//! Open, read, change and link incidents.

use std::path::PathBuf;

use super::plan::Case;
use super::{Desk, Work, lookup};
use crate::domain::clock::Clock;
use crate::domain::entity::Entity as _;
use crate::domain::incident::{Attachment, Incident, Link, LinkKind, Stage};
use crate::domain::playbook::Playbook;
use crate::domain::task::Task;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::store::IncidentFilter;
use crate::store::chain::sha256;

/// The longest title, in characters: it stands in every list.
pub const MAX_TITLE: usize = 200;

/// What `incident open` is told.
#[derive(Clone, Debug, Default)]
pub struct Open {
    pub title: String,
    pub playbook: String,
    pub summary: Option<String>,
    pub lead: Option<String>,
    pub occurred_at: Option<Timestamp>,
    pub detected_at: Option<Timestamp>,
    pub tags: Vec<String>,
    pub drill: bool,
    pub attach: Vec<PathBuf>,
    /// Channels of a holding statement to draft in the same transaction.
    pub holding: Vec<String>,
    /// The alert that it comes from.
    pub alert: Option<String>,
}

/// An incident with what hangs on it.
pub struct Shown {
    pub incident: Incident,
    pub playbook: Playbook,
    pub tasks: Vec<Task>,
    pub clocks: Vec<Clock>,
    pub links: Vec<Link>,
    pub attachments: Vec<Attachment>,
    /// Handle of the statement drafted on opening.
    pub statement: Option<String>,
}

pub fn open(desk: &mut Desk, open: Open) -> Result<Shown> {
    let playbook = desk.library.with_rules(desk.library.playbook(&open.playbook)?, Some(&desk.config))?;
    let title = checked_title(&open.title)?;
    let json = serde_json::to_string(&playbook).map_err(Error::bug)?;
    let hash = sha256(json.as_bytes());
    let mut work = desk.work()?;
    work.txn.keep_playbook(&hash, &json)?;
    let mut incident = new_incident(&mut work, &open, title, &playbook, hash)?;
    work.insert(&mut incident)?;
    let case = Case::new(playbook, work.config, &incident);
    work.replan(&incident, &case)?;
    work.attach(&incident, &incident.handle(), &open.attach)?;
    if let Some(alert) = &open.alert {
        work.open_alert(alert, &incident)?;
    }
    work.event("incident-opened")
        .of(&incident)
        .with("playbook", &incident.playbook)
        .with("level", &incident.level)
        .says("title", &incident.title)
        .says_some("summary", incident.summary.as_ref())
        .record()?;
    let statement = match &open.holding[..] {
        [] => None,
        channels => Some(work.draft_holding(&incident, &case, channels)?.handle()),
    };
    let shown = gather(&mut work, incident, case.playbook, statement)?;
    work.commit()?;
    Ok(shown)
}

fn new_incident(work: &mut Work<'_>, open: &Open, title: String, playbook: &Playbook, hash: String) -> Result<Incident> {
    let level = playbook.initial_level.clone().or_else(|| playbook.levels.first().map(|level| level.id.clone())).unwrap_or_default();
    let detected_at = open.detected_at.unwrap_or(work.at);
    if let Some(occurred) = open.occurred_at.filter(|occurred| *occurred > detected_at) {
        return Err(Error::input("error-detected-before-occurred").with("occurred", occurred).with("detected", detected_at));
    }
    Ok(Incident {
        id: 0,
        uuid: work.uuid(),
        revision: 0,
        title,
        summary: open.summary.clone(),
        playbook: playbook.id.clone(),
        playbook_hash: hash,
        stage: Stage::Assess,
        level,
        provisional: true,
        score: None,
        cluster: None,
        posture: None,
        lead: open.lead.as_deref().map(|who| super::person_id(work.config, who)),
        tags: open.tags.clone(),
        drill: open.drill || work.config.drill.is_some(),
        outcome: None,
        merged_into: None,
        occurred_at: open.occurred_at,
        detected_at,
        opened_at: work.at,
        assessed_at: None,
        resolved_at: None,
        closed_at: None,
    })
}

fn checked_title(title: &str) -> Result<String> {
    let title = title.trim();
    match title.chars().count() {
        0 => Err(Error::input("error-empty").with("what", "title")),
        n if n > MAX_TITLE => Err(Error::input("error-title-long").with("count", n).with("most", MAX_TITLE)),
        _ => Ok(title.to_owned()),
    }
}

fn gather(work: &mut Work<'_>, incident: Incident, playbook: Playbook, statement: Option<String>) -> Result<Shown> {
    Ok(Shown {
        tasks: work.txn.of(incident.id)?,
        clocks: work.txn.of(incident.id)?,
        links: work.txn.of(incident.id)?,
        attachments: work.txn.of(incident.id)?,
        incident,
        playbook,
        statement,
    })
}

pub fn show(desk: &mut Desk, typed: &str) -> Result<Shown> {
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    let playbook = lookup::playbook(&mut *txn, &incident)?;
    Ok(Shown {
        tasks: txn.of(incident.id)?,
        clocks: txn.of(incident.id)?,
        links: txn.of(incident.id)?,
        attachments: txn.of(incident.id)?,
        incident,
        playbook,
        statement: None,
    })
}

pub fn list(desk: &mut Desk, filter: IncidentFilter) -> Result<Vec<Incident>> {
    desk.read()?.incidents(filter)
}

pub fn note(desk: &mut Desk, typed: &str, text: &str, attach: &[PathBuf]) -> Result<Incident> {
    if text.trim().is_empty() {
        return Err(Error::input("error-empty").with("what", "text"));
    }
    let mut work = desk.work()?;
    let incident = lookup::incident(&mut *work.txn, typed)?;
    let kept = work.attach(&incident, &incident.handle(), attach)?;
    work.event("incident-note").of(&incident).says("text", text.trim()).with("files", kept.len()).record()?;
    work.commit()?;
    Ok(incident)
}

/// What `incident update` is told; what is absent stays.
#[derive(Clone, Debug, Default)]
pub struct Update {
    pub title: Option<String>,
    pub summary: Option<String>,
    pub lead: Option<String>,
    pub occurred_at: Option<Timestamp>,
    pub detected_at: Option<Timestamp>,
    pub tags: Vec<String>,
    pub untag: Vec<String>,
}

pub fn update(desk: &mut Desk, typed: &str, update: Update) -> Result<Incident> {
    let mut work = desk.work()?;
    let mut incident = lookup::incident(&mut *work.txn, typed)?;
    lookup::open(&incident)?;
    if let Some(title) = &update.title {
        incident.title = checked_title(title)?;
    }
    incident.summary = update.summary.clone().or(incident.summary);
    incident.lead = update.lead.as_deref().map(|who| super::person_id(work.config, who)).or(incident.lead);
    incident.occurred_at = update.occurred_at.or(incident.occurred_at);
    incident.detected_at = update.detected_at.unwrap_or(incident.detected_at);
    if incident.occurred_at.is_some_and(|occurred| occurred > incident.detected_at) {
        return Err(Error::input("error-detected-before-occurred")
            .with("occurred", incident.occurred_at.unwrap_or_default())
            .with("detected", incident.detected_at));
    }
    incident.tags.retain(|tag| !update.untag.contains(tag));
    for tag in &update.tags {
        if !incident.tags.contains(tag) {
            incident.tags.push(tag.clone());
        }
    }
    work.update(&mut incident)?;
    let case = Case::of(&mut *work.txn, work.config, &incident)?;
    work.replan(&incident, &case)?;
    work.event("incident-updated")
        .of(&incident)
        .says_some("title", update.title)
        .says_some("summary", update.summary)
        .with_some("lead", update.lead)
        .with_some("occurred_at", update.occurred_at)
        .with_some("detected_at", update.detected_at)
        .record()?;
    work.commit()?;
    Ok(incident)
}

pub fn link(desk: &mut Desk, typed: &str, target: &str) -> Result<(Incident, Link)> {
    let mut work = desk.work()?;
    let incident = lookup::incident(&mut *work.txn, typed)?;
    let (kind, target) = link_target(&mut work, &incident, target)?;
    let mut link = Link { id: 0, uuid: work.uuid(), revision: 0, incident_id: incident.id, kind, target };
    work.insert(&mut link)?;
    work.event("incident-linked").of(&incident).about(&link).with("kind", kind).says("target", &link.target).record()?;
    work.commit()?;
    Ok((incident, link))
}

fn link_target(work: &mut Work<'_>, incident: &Incident, target: &str) -> Result<(LinkKind, String)> {
    if target.starts_with("http://") || target.starts_with("https://") {
        return Ok((LinkKind::Url, target.to_owned()));
    }
    if let Some(id) = target.strip_prefix("M-").or_else(|| target.strip_prefix("m-")).and_then(|number| number.parse().ok()) {
        let mention = work.txn.mention(id)?.ok_or_else(|| lookup::unknown(crate::domain::entity::Kind::Mention, target))?;
        work.txn.link_mention(incident.id, mention.id)?;
        return Ok((LinkKind::Mention, crate::domain::entity::Kind::Mention.handle(mention.id)));
    }
    let other = lookup::incident(&mut *work.txn, target)?;
    if other.id == incident.id {
        return Err(Error::conflict("error-link-self"));
    }
    Ok((LinkKind::Incident, other.handle()))
}
