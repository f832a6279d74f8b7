//! `monitor label`: a person says what a mention's sentiment is; that stands, is counted, and teaches the next training.

use super::{Desk, lookup};
use crate::domain::entity::Kind;
use crate::domain::mention::Mention;
use crate::domain::sentiment::Sentiment;
use crate::error::{Error, Result};
use crate::store::Correction;

/// A mention with its new label.
pub struct Labelled {
    pub mention: Mention,
    pub previous: Option<Sentiment>,
    /// How many mentions people have labelled in this workspace.
    pub corrections: usize,
}

pub fn label(desk: &mut Desk, typed: &str, sentiment: Sentiment) -> Result<Labelled> {
    let mut work = desk.work()?;
    let id = lookup::mention_id(typed)?;
    let before = work.txn.mention(id)?.ok_or_else(|| lookup::unknown(Kind::Mention, typed))?;
    let handle = Kind::Mention.handle(id);
    if before.text.is_empty() {
        return Err(Error::conflict("error-erased").with("handle", handle));
    }
    let by = work.person();
    work.txn.label_mention(id, sentiment, &by)?;
    work.event("mention-labelled")
        .about_handle(Kind::Mention, &handle)
        .with("sentiment", sentiment)
        .with("previous", before.sentiment.map_or("none", Sentiment::word))
        .record()?;
    let mention = work.txn.mention(id)?.ok_or_else(|| lookup::unknown(Kind::Mention, typed))?;
    let corrections = work.txn.corrections()?.len();
    work.commit()?;
    Ok(Labelled { mention, previous: before.sentiment, corrections })
}

/// All that people labelled.
pub fn list(desk: &mut Desk) -> Result<Vec<Correction>> {
    desk.read()?.corrections()
}
