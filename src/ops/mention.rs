//! One mention taken down by hand: a call, a complaint, a post.

use std::path::PathBuf;

use super::{Desk, Work, lookup, watches};
use crate::domain::entity::Kind;
use crate::domain::incident::Incident;
use crate::domain::mention::Mention;
use crate::error::{Error, Result};
use crate::monitor::ingest::derived_id;
use crate::monitor::matcher::{Matcher, Scratch};

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
    mention.id = work.txn.store_mention(&mention)?.id();
    if let Some(matcher) = &matcher {
        work.note_hits(matcher, &mention)?;
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

impl Work<'_> {
    /// Which watches match what was typed.
    fn note_hits(&mut self, matcher: &Matcher, mention: &Mention) -> Result<()> {
        let mut scratch = Scratch::default();
        for number in matcher.matching(&mention.text, Some(&mention.platform), &mut scratch) {
            if let Some(watch) = matcher.watches().nth(*number as usize) {
                self.txn.hit(&watch.id, mention.at, mention.id)?;
            }
        }
        Ok(())
    }
}
