//! One writing transaction: changes, and the timeline row that tells of them.

use std::collections::BTreeMap;

use super::Desk;
use crate::domain::entity::{Entity, Kind};
use crate::domain::event::{Actor, Event};
use crate::domain::incident::Incident;
use crate::domain::text::Lang;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::library::Library;
use crate::store::{Table, Txn, chain};
use crate::workspace::Config;
use crate::world::Ids;

/// A transaction with the desk's means at hand.
pub struct Work<'a> {
    pub txn: Box<dyn Txn + 'a>,
    pub library: &'a Library,
    pub config: &'a Config,
    pub lang: Lang,
    pub actor: &'a Actor,
    pub now: Timestamp,
    pub at: Timestamp,
    stated: bool,
    clock_source: &'static str,
    ids: &'a mut Ids,
    /// Handles and states changed since the last timeline row.
    changed: Vec<(String, serde_json::Value)>,
}

impl<'a> Work<'a> {
    pub(super) fn begin(desk: &'a mut Desk) -> Result<Self> {
        let at = desk.at();
        Ok(Self {
            txn: desk.store.write()?,
            library: &desk.library,
            config: &desk.config,
            lang: desk.lang,
            actor: &desk.actor,
            now: desk.now,
            at,
            stated: desk.stated.is_some(),
            clock_source: desk.clock_source,
            ids: &mut desk.ids,
            changed: Vec::new(),
        })
    }

    pub fn uuid(&mut self) -> String {
        self.ids.uuid(self.now)
    }

    pub fn person(&self) -> String {
        super::person_id(self.config, &self.actor.person)
    }

    pub fn insert<E: Entity>(&mut self, entity: &mut E) -> Result<()>
    where
        dyn Txn + 'a: Table<E>,
    {
        Table::insert(&mut *self.txn, entity)?;
        self.note_change(entity);
        Ok(())
    }

    pub fn update<E: Entity>(&mut self, entity: &mut E) -> Result<()>
    where
        dyn Txn + 'a: Table<E>,
    {
        Table::update(&mut *self.txn, entity)?;
        self.note_change(entity);
        Ok(())
    }

    /// Covers the present state of an entity with the next row's digests.
    pub fn note_change<E: Entity>(&mut self, entity: &E) {
        let state = serde_json::to_value(entity).unwrap_or_default();
        let handle = entity.handle();
        self.changed.retain(|(known, _)| *known != handle);
        self.changed.push((handle, state));
    }

    /// Starts the row of what was done; `record` on it appends.
    pub fn event(&mut self, code: &'static str) -> Draft<'_, 'a> {
        Draft {
            work: self,
            code,
            incident: None,
            kind: Kind::Incident,
            subject: String::new(),
            params: BTreeMap::new(),
            payload: BTreeMap::new(),
        }
    }

    pub fn commit(self) -> Result<()> {
        debug_assert!(self.changed.is_empty(), "changes without a timeline row: {:?}", self.changed);
        self.txn.commit()
    }
}

/// A timeline row being written.
pub struct Draft<'w, 'a> {
    work: &'w mut Work<'a>,
    code: &'static str,
    incident: Option<i64>,
    kind: Kind,
    subject: String,
    params: BTreeMap<String, String>,
    payload: BTreeMap<String, String>,
}

impl Draft<'_, '_> {
    #[must_use]
    pub fn of(mut self, incident: &Incident) -> Self {
        self.incident = Some(incident.id);
        if self.subject.is_empty() {
            self.subject = incident.handle();
        }
        self
    }

    #[must_use]
    pub fn of_id(mut self, incident: i64) -> Self {
        self.incident = Some(incident);
        self
    }

    #[must_use]
    pub fn about<E: Entity>(mut self, entity: &E) -> Self {
        self.kind = E::KIND;
        self.subject = entity.handle();
        self
    }

    #[must_use]
    pub fn about_handle(mut self, kind: Kind, handle: &str) -> Self {
        self.kind = kind;
        handle.clone_into(&mut self.subject);
        self
    }

    /// A parameter that identifies nobody: handles, levels, states, counts.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    #[must_use]
    pub fn with_some(self, name: &str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Words of people: erasable.
    #[must_use]
    pub fn says(mut self, name: &str, text: impl ToString) -> Self {
        self.payload.insert(name.to_owned(), text.to_string());
        self
    }

    #[must_use]
    pub fn says_some(self, name: &str, text: Option<impl ToString>) -> Self {
        match text {
            Some(text) => self.says(name, text),
            None => self,
        }
    }

    /// Appends the row, with the digests of all that changed since the last one.
    pub fn record(self) -> Result<()> {
        let work = self.work;
        let (last, prev_hash) = work.txn.head()?;
        let salt = work.ids.salt();
        let digests = work.changed.drain(..).map(|(handle, state)| (handle.clone(), chain::digest(&salt, &handle, &state))).collect();
        let source = if work.stated { "stated" } else { work.clock_source };
        let mut event = Event {
            seq: last + 1,
            uuid: work.ids.uuid(work.now),
            incident_id: self.incident,
            actor: work.actor.clone(),
            occurred_at: work.at,
            recorded_at: work.now,
            clock_source: source.to_owned(),
            kind: self.kind.to_string(),
            payload_digest: chain::digest(&salt, &self.subject, &self.payload),
            subject: self.subject,
            code: self.code.to_owned(),
            params: self.params,
            digests,
            prev_hash,
            hash: String::new(),
            payload: Some(self.payload),
            salt: Some(salt),
        };
        event.hash = chain::row_hash(&event);
        work.txn.append(&event)
    }
}
