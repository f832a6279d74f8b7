//! Which story a mention that arrives belongs to. What is needed of earlier mentions comes back from the store, so that a story goes
//! on from one import to the next.

use crate::domain::mention::Mention;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::monitor::near_duplicate::{CAPACITY, Memory, Sketcher, Stories, Told};
use crate::store::{Stored, Txn};

/// Copies come within days: so far from the first mention of an import earlier ones are looked at, in microseconds.
const WINDOW: i64 = 7 * 86_400 * 1_000_000;

/// Mentions that an import looks back at, at most; about a second of work.
pub const REMEMBERED: i64 = 100_000;

/// Mentions that a call taken down by hand is held against: nobody waits for more.
pub const REMEMBERED_FOR_ONE: i64 = 5_000;

/// The stories told around a moment, of the newest `limit` mentions there.
pub fn around(txn: &mut dyn Txn, at: Timestamp, limit: i64) -> Result<Memory> {
    let mut memory = Memory::new(CAPACITY);
    let mut sketcher = Sketcher::default();
    let moved = |by: i64| Timestamp::new(at.micros().saturating_add(by), at.offset());
    txn.told_between(moved(-WINDOW), moved(WINDOW), limit, &mut |story, text| {
        if let Some(sketch) = sketcher.sketch(text) {
            memory.restore(story, sketch);
        }
    })?;
    Ok(memory)
}

/// Stores a mention under the id it carries, with its story: that of the text it repeats, or its own. The first text of an id stays, and so
/// does its story.
pub fn store(txn: &mut dyn Txn, stories: &mut Stories, mention: &mut Mention, told: Option<Told>) -> Result<Stored> {
    let story = told.as_ref().and_then(|told| stories.of(told)).unwrap_or(mention.id);
    mention.story = Some(story);
    let stored = txn.store_mention(mention)?;
    if let Some(told) = told {
        stories.note(&told, stored.known_story().unwrap_or(story));
    }
    Ok(stored)
}
