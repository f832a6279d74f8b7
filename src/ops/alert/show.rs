//! Alerts looked at: the list, and one with what lies behind it.

use std::collections::BTreeMap;

use crate::domain::alert::Alert;
use crate::domain::mention::Mention;
use crate::domain::playbook::Warning;
use crate::domain::text::Text;
use crate::error::Result;
use crate::ops::{Desk, lookup, watches};

/// Mentions that stand for the rest.
const SHOWN: i64 = 400;

/// A story behind an alert: one text and its copies.
pub struct Story {
    pub mention: Mention,
    /// How many of the heaviest mentions tell it.
    pub copies: usize,
}

/// An alert with what lies behind it.
pub struct Shown {
    pub alert: Alert,
    /// What the watch is called; its id where it is not configured any more.
    pub title: Option<Text>,
    /// The heaviest first.
    pub stories: Vec<Story>,
    /// What the playbook asks for at this level, and how fast.
    pub warning: Option<Warning>,
}

/// Alerts that wait for somebody, or all.
pub fn list(desk: &mut Desk, all: bool) -> Result<Vec<Alert>> {
    let mut alerts = desk.read()?.alerts_since(crate::domain::time::Timestamp::new(i64::MIN, 0))?;
    alerts.retain(|alert| all || alert.is_open());
    alerts.sort_by_key(|alert| (std::cmp::Reverse(alert.level), std::cmp::Reverse(alert.due_at)));
    Ok(alerts)
}

pub fn show(desk: &mut Desk, typed: &str) -> Result<Shown> {
    let title_of = watches::configured(desk)?;
    let (alert, mentions) = {
        let mut txn = desk.read()?;
        let alert: Alert = lookup::find(&mut *txn, typed)?;
        let until = alert.until_at.max(alert.due_at);
        let mentions = txn.watch_mentions(&alert.watch, alert.mentions_from(), until, SHOWN)?;
        (alert, mentions)
    };
    let title = title_of.into_iter().find(|watch| watch.id == alert.watch).and_then(|watch| watch.title);
    Ok(Shown { title, stories: stories(mentions), warning: warning(desk, &alert)?, alert })
}

/// The heaviest mention of each story, and how many tell it.
fn stories(mentions: Vec<Mention>) -> Vec<Story> {
    let mut places: BTreeMap<i64, usize> = BTreeMap::new();
    let mut stories: Vec<Story> = Vec::new();
    for mention in mentions {
        let key = mention.story.unwrap_or(mention.id);
        match places.get(&key) {
            Some(place) => stories[*place].copies += 1,
            None => {
                places.insert(key, stories.len());
                stories.push(Story { mention, copies: 1 });
            }
        }
    }
    stories
}

/// What the alert's playbook asks for at the level of the same rank.
fn warning(desk: &Desk, alert: &Alert) -> Result<Option<Warning>> {
    let playbook = match desk.library.playbook(&alert.playbook) {
        Ok(found) => found.playbook,
        // The alert outlives a playbook that was removed.
        Err(error) if error.exit() == crate::error::Exit::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let rank = crate::domain::alert::AlertLevel::One as usize - alert.level as usize;
    let level = playbook.levels.get(rank).map(|level| level.id.clone());
    Ok(playbook.monitor.warnings.into_iter().find(|warning| Some(&warning.id) == level.as_ref()))
}
