//! One mention taken down by hand: a call, a complaint, a post.

use std::path::PathBuf;

use super::stories::{self, REMEMBERED_FOR_ONE};
use super::{Desk, lookup, sentiment, watches};
use crate::domain::entity::Kind;
use crate::domain::incident::Incident;
use crate::domain::mention::Mention;
use crate::error::{Error, Result};
use crate::monitor::ingest::derived_id;
use crate::monitor::near_duplicate::Memory;
use crate::monitor::understand::Understanding;

/// What `monitor add` is told.
#[derive(Clone, Debug, Default)]
pub struct Call {
    pub text: String,
    pub platform: String,
    pub author: Option<String>,
    pub url: Option<String>,
    pub incident: Option<String>,
    pub attach: Vec<PathBuf>,
}

/// One call, complaint or post, typed by hand.
pub fn add(desk: &mut Desk, call: Call) -> Result<(Mention, Option<Incident>)> {
    let text = call.text.trim().to_owned();
    if text.is_empty() {
        return Err(Error::input("error-empty").with("what", "text"));
    }
    if call.incident.is_none() && !call.attach.is_empty() {
        return Err(Error::usage("error-attach-incident"));
    }
    let matcher = watches::matcher(desk)?;
    let weights = sentiment::weights(&desk.library)?;
    let mut work = desk.work()?;
    let incident = match &call.incident {
        Some(typed) => Some(lookup::incident(&mut *work.txn, typed)?),
        None => None,
    };
    let mut mention = Mention {
        source_id: derived_id(work.at, call.author.as_deref(), &text, call.url.as_deref()),
        platform: call.platform,
        at: work.at,
        author: call.author,
        url: call.url,
        text,
        ..Mention::default()
    };
    let understood = Understanding::new(matcher.as_ref(), weights.as_deref(), true).of(&mut mention).unwrap_or_default();
    mention.id = work.txn.next_mention_id()?;
    let Memory { mut copies, mut stories } = stories::around(&mut *work.txn, mention.at, REMEMBERED_FOR_ONE)?;
    let told = understood.sketch.map(|sketch| copies.tell(sketch));
    mention.id = stories::store(&mut *work.txn, &mut stories, &mut mention, told)?.id();
    if let Some(matcher) = &matcher {
        for watch in matcher.named(&understood.watches) {
            work.txn.hit(&watch.id, mention.at, mention.id)?;
        }
    }
    let handle = Kind::Mention.handle(mention.id);
    if let Some(incident) = &incident {
        work.txn.link_mention(incident.id, mention.id)?;
        work.attach(incident, &handle, &call.attach)?;
    }
    let event = work.event("mention-added").about_handle(Kind::Mention, &handle);
    let event = match &incident {
        Some(incident) => event.of_id(incident.id),
        None => event,
    };
    event.with("platform", &mention.platform).says("text", &mention.text).record()?;
    work.commit()?;
    Ok((mention, incident))
}
