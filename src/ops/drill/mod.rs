//! Drills: start one, let its clock run, look at what came in, score it, end it.
//!
//! A drill has a folder with a store of its own, so that nothing of it can be taken for real; the workspace's store keeps
//! one record of it. Use cases on the drill's store take the drill's desk, those on the record the workspace's.

mod clock;
mod collect;
mod history;
mod paper;
mod start;

pub use self::clock::{Arrived, advance, next_moment, tick};
pub use self::collect::{Scored, score};
pub use self::history::{Held, end, finish, held, named, running};
pub use self::paper::paper;
pub use self::start::{Start, begin, plan, record};

use crate::domain::drill::Drill;
use crate::domain::scenario::Scenario;
use crate::error::{Error, Result};
use crate::store::{Table, Txn};

/// The one drill of a drill's own store, with its scenario as it was when the drill began.
fn of_store(txn: &mut dyn Txn) -> Result<(Drill, Scenario)> {
    let mut found = None;
    Table::<Drill>::each(txn, &mut |drill| {
        found = Some(drill);
        Ok(())
    })?;
    let drill = found.ok_or_else(|| Error::store("error-drill-store"))?;
    let json = txn.blob(&drill.scenario_hash)?.ok_or_else(|| Error::store("error-drill-store"))?;
    let scenario = serde_json::from_slice(&json).map_err(|error| Error::store("error-drill-store").cause(error))?;
    Ok((drill, scenario))
}
