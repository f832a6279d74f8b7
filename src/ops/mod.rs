//! Use cases. Each takes plain arguments, owns exactly one transaction (an import: one per batch), writes the timeline
//! row of what it did, and returns plain values. Never prints, never reads the clock: the desk brings the moment.

pub mod alert;
pub mod approve;
pub mod assess;
pub mod attach;
mod clocks;
pub mod closing;
pub mod clusters;
pub mod compose;
pub mod demand;
pub mod detect;
pub mod drill;
pub mod erase;
pub mod explain;
pub mod export;
pub mod fact;
pub mod fetch;
pub mod follow_up;
pub mod import;
pub mod incident;
pub mod keys;
pub mod keywords;
pub mod label;
pub mod lint;
pub mod lookup;
pub mod mention;
pub mod notify;
pub mod pick_up;
pub mod plan;
pub mod prepare;
pub mod propose;
pub mod prove;
pub mod publish;
pub mod rehearse;
pub mod report;
pub mod review;
pub mod round;
pub mod search;
pub mod sentiment;
pub mod sign;
pub mod single_voice;
pub mod stakeholder;
pub mod statement;
pub mod status;
mod stories;
pub mod survey;
pub mod task;
pub mod timeline;
pub mod train;
pub mod trend;
pub mod verify;
pub mod watches;
mod work;

use chrono_tz::Tz;

use crate::domain::event::Actor;
use crate::domain::text::Lang;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::library::Library;
use crate::store::{Store, Txn};
use crate::workspace::Config;
use crate::world::Ids;

pub use self::work::Work;

/// What every use case works with.
pub struct Desk {
    pub store: Box<dyn Store>,
    pub library: Library,
    pub config: Config,
    pub lang: Lang,
    pub actor: Actor,
    /// The moment of the command, in the workspace's zone.
    pub now: Timestamp,
    /// When it happened, if the user said so with `--at`.
    pub stated: Option<Timestamp>,
    /// How the present came about: the system clock, or a simulated one.
    pub clock_source: &'static str,
    pub ids: Ids,
}

impl Desk {
    /// When what is being recorded happened.
    pub fn at(&self) -> Timestamp {
        self.stated.unwrap_or(self.now)
    }

    pub const fn zone(&self) -> Tz {
        self.config.timezone
    }

    /// Begins the one writing transaction of a use case.
    pub fn work(&mut self) -> Result<Work<'_>> {
        Work::begin(self)
    }

    /// Begins a reading transaction.
    pub fn read(&mut self) -> Result<Box<dyn Txn + '_>> {
        self.store.read()
    }
}

/// The roster's id of a person named by id or name; the text itself where the roster has nobody.
pub fn person_id(config: &Config, who: &str) -> String {
    crate::domain::people::Roster(config.people.clone()).find(who).map_or_else(|| who.to_owned(), |person| person.id.clone())
}
