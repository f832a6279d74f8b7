//! Timeline rows, and whether the chain holds.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Page, Row, Shape, View, object};
use crate::domain::entity::Kind;
use crate::domain::event::Event;
use crate::domain::time::Timestamp;
use crate::ops::verify::{Breach, Verified};
use crate::text::{Catalog, tr};

#[derive(Debug, Serialize)]
pub struct EventView {
    pub seq: i64,
    pub uuid: String,
    pub incident: Option<String>,
    pub occurred_at: Timestamp,
    pub recorded_at: Timestamp,
    pub clock_source: String,
    pub backdated: bool,
    pub actor: String,
    pub os_user: String,
    pub host: String,
    pub kind: String,
    pub subject: String,
    pub code: String,
    pub text: String,
    pub params: BTreeMap<String, String>,
    pub payload: Option<BTreeMap<String, String>>,
    pub hash: String,
}

impl EventView {
    pub fn new(event: &Event, catalog: &Catalog, names: &Names) -> Self {
        Self {
            seq: event.seq,
            uuid: event.uuid.clone(),
            incident: event.incident_id.map(|id| Kind::Incident.handle(id)),
            occurred_at: event.occurred_at,
            recorded_at: event.recorded_at,
            clock_source: event.clock_source.clone(),
            backdated: event.is_backdated(),
            actor: event.actor.person.clone(),
            os_user: event.actor.os_user.clone(),
            host: event.actor.host.clone(),
            kind: event.kind.clone(),
            subject: event.subject.clone(),
            code: event.code.clone(),
            text: sentence(event, catalog, names),
            params: event.params.clone(),
            payload: event.payload.clone(),
            hash: event.hash.clone(),
        }
    }
}

/// Names for the ids that timeline rows hold.
#[derive(Debug, Default)]
pub struct Names {
    pub people: BTreeMap<String, String>,
    pub roles: BTreeMap<String, String>,
    pub channels: BTreeMap<String, String>,
}

impl Names {
    /// The known names of a comma-separated list of ids; an id nobody knows stays.
    fn of(known: &BTreeMap<String, String>, ids: &str, catalog: &Catalog) -> String {
        let names: Vec<&str> = ids.split(',').map(|id| known.get(id.trim()).map_or(id.trim(), String::as_str)).collect();
        catalog.list(&names)
    }

    fn put_in(&self, params: &mut BTreeMap<String, String>, catalog: &Catalog) {
        for (name, value) in params.iter_mut() {
            let known = match name.as_str() {
                "person" | "owner" | "lead" => &self.people,
                "role" | "roles" => &self.roles,
                "channels" => &self.channels,
                _ => continue,
            };
            *value = Self::of(known, value, catalog);
        }
    }
}

/// What happened, in this language, without the words of people.
pub fn sentence(event: &Event, catalog: &Catalog, names: &Names) -> String {
    let mut params = event.params.clone();
    names.put_in(&mut params, catalog);
    params.insert("subject".to_owned(), event.subject.clone());
    params.insert("actor".to_owned(), event.actor.person.clone());
    catalog.code(&format!("event-{}", event.code), &params)
}

/// The words of people, if they were not erased.
pub fn words(event: &Event) -> Option<String> {
    let payload = event.payload.as_ref()?;
    let order = ["title", "text", "reason", "note", "level_reason", "posture_reason", "evidence", "target", "promise", "result"];
    let said: Vec<&str> = order.iter().filter_map(|key| payload.get(*key)).map(String::as_str).filter(|text| !text.is_empty()).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

impl Row for EventView {
    const COLUMNS: &'static [&'static str] = &["col-seq", "col-time", "col-who", "col-what"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let time = if self.backdated {
            tr!(page.ui.catalog, "time-backdated", time = page.time(self.occurred_at))
        } else {
            page.time(self.occurred_at)
        };
        let said = self.payload.as_ref().and_then(|payload| ["title", "text", "reason", "note"].iter().find_map(|key| payload.get(*key)));
        let what = match said {
            Some(said) => tr!(page.ui.catalog, "event-with-words", event = self.text.as_str(), words = said.as_str()),
            None => self.text.clone(),
        };
        vec![self.seq.to_string(), time, self.actor.clone(), what]
    }
}

#[derive(Debug, Serialize)]
pub struct VerifyView {
    pub ok: bool,
    pub events: i64,
    pub head: String,
    pub problems: Vec<BreachView>,
    pub notices: Vec<BreachView>,
    /// Approvals with a signature that fits.
    pub signatures: usize,
}

#[derive(Debug, Serialize)]
pub struct BreachView {
    pub code: String,
    pub row: Option<i64>,
    pub subject: Option<String>,
    pub message: String,
}

impl VerifyView {
    pub fn new(verified: &Verified, catalog: &Catalog) -> Self {
        let view = |breach: &Breach| BreachView {
            code: breach.code.trim_start_matches("breach-").to_owned(),
            row: breach.seq,
            subject: breach.subject.clone(),
            message: tr!(
                catalog,
                breach.code,
                row = breach.seq.map(|seq| seq.to_string()).unwrap_or_default(),
                subject = breach.subject.clone().unwrap_or_default()
            ),
        };
        Self {
            ok: verified.ok,
            events: verified.events,
            head: verified.head.clone(),
            problems: verified.breaches.iter().map(view).collect(),
            notices: verified.notices.iter().map(view).collect(),
            signatures: verified.signatures,
        }
    }
}

impl View for VerifyView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        let catalog = page.ui.catalog;
        if self.ok {
            let line = tr!(catalog, "log-whole", events = self.events, head = self.head.as_str());
            page.line(&line);
        } else {
            let line = tr!(catalog, "log-broken", count = self.problems.len());
            page.warning(&line);
        }
        if self.signatures > 0 {
            let line = tr!(catalog, "log-signatures", count = self.signatures);
            page.line(&line);
        }
        for problem in self.problems.iter().chain(&self.notices) {
            let line = problem.line(catalog);
            page.line(&format!("  {line}"));
        }
    }
}

impl BreachView {
    /// The message after the row and the thing it is about, as far as there are any.
    fn line(&self, catalog: &Catalog) -> String {
        let row = self.row.map(|row| tr!(catalog, "log-row", row = row));
        let place: Vec<String> = row.into_iter().chain(self.subject.clone()).collect();
        if place.is_empty() {
            return self.message.clone();
        }
        tr!(catalog, "log-problem", place = catalog.list(&place), message = self.message.as_str())
    }
}
