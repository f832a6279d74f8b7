//! What is known around a text: the organisation, the incident's ledger, what was said before.

use chrono::NaiveDateTime;

use crate::domain::entity::Entity as _;
use crate::domain::fact::{Fact, FactStatus};
use crate::domain::incident::Incident;
use crate::domain::statement::{Statement, StatementState, Version};
use crate::domain::text::Lang;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::library::Library;
use crate::ops::compose::unknown_channel;
use crate::ops::plan::Case;
use crate::respond::lint::input::{self, Draft, Published};
use crate::store::{Table, Txn};
use crate::text::spoken_date_time;
use crate::workspace::Config;

/// Who may speak for the organisation, and may therefore be named.
const SPOKESPERSON: &str = "spokesperson";

/// A draft that knows the organisation and the moment, and no incident.
pub fn organization(config: Option<&Config>, lang: Lang, now: Timestamp) -> Draft {
    let mut draft = Draft { lang, now: Some(local(now, now)), ..Draft::default() };
    let Some(config) = config else { return draft };
    let own = &config.organization;
    let speakers = config.people.iter().filter(|person| person.roles.iter().any(|role| role == SPOKESPERSON));
    draft.people = own.spokesperson.iter().cloned().chain(speakers.map(|person| person.display_name().to_owned())).collect();
    draft.organizations = std::iter::once(&own.name).chain(&own.short_name).cloned().collect();
    draft.contacts = own.hotline.iter().chain(&own.website).cloned().collect();
    draft
}

/// Adds what the incident knows; `but` is the statement under the lens, which is not held against itself.
pub fn incident(draft: &mut Draft, txn: &mut dyn Txn, config: &Config, incident: &Incident, but: Option<i64>) -> Result<()> {
    let case = Case::of(txn, config, incident)?;
    draft.level = Some(incident.level.clone());
    draft.posture = incident.posture.map(|posture| posture.to_string());
    draft.harm = case.answers.get("harm").copied();
    let facts: Vec<Fact> = txn.of(incident.id)?;
    let ledger = facts.iter().filter(|fact| fact.erased_at.is_none()).map(fact_line);
    draft.facts = Some(ledger.chain(own_times(incident, draft.lang)).collect());
    draft.earlier = published(txn, incident, but, draft.now.map(|_| incident.opened_at.offset()))?;
    Ok(())
}

fn fact_line(fact: &Fact) -> input::Fact {
    let status = match fact.status {
        FactStatus::Confirmed => input::Status::Confirmed,
        FactStatus::Unconfirmed => input::Status::Unconfirmed,
        FactStatus::Refuted => input::Status::Refuted,
    };
    input::Fact { id: fact.handle(), text: fact.text.clone(), status, public: fact.is_public() }
}

/// The incident's own times stand in the record, so a text may name them.
fn own_times(incident: &Incident, lang: Lang) -> impl Iterator<Item = input::Fact> {
    let times = [incident.occurred_at, Some(incident.detected_at)].into_iter().flatten();
    let (id, confirmed) = (incident.handle(), input::Status::Confirmed);
    times.map(move |at| input::Fact { id: id.clone(), text: spoken_date_time(lang, at), status: confirmed, public: true })
}

/// The texts the public has, oldest first.
fn published(txn: &mut dyn Txn, incident: &Incident, but: Option<i64>, offset: Option<i32>) -> Result<Vec<Published>> {
    let mut statements: Vec<Statement> = txn.of(incident.id)?;
    statements.retain(|one| one.state == StatementState::Published && Some(one.id) != but);
    statements.sort_by_key(|one| one.published_at.map(Timestamp::micros));
    let mut texts = Vec::new();
    for statement in statements {
        let versions = Table::<Version>::of(txn, statement.id)?;
        let at = statement.published_at.map(|at| at.with_offset(offset.unwrap_or_else(|| at.offset())).local().naive_local());
        for variant in versions.into_iter().filter(|one| one.number == statement.version).flat_map(|one| one.variants) {
            texts.push(Published { id: statement.handle(), channel: variant.channel, text: variant.text, at });
        }
    }
    Ok(texts)
}

/// The channel as the rules know it: a platform of its own name, with the limit of the workspace.
pub fn channel(library: &Library, config: Option<&Config>, id: &str) -> Result<input::Channel> {
    let known = library.channels(config.map(|config| config.channels.as_slice()).unwrap_or_default())?;
    let found = known.iter().find(|channel| channel.id == id).ok_or_else(|| unknown_channel(id, &known))?;
    Ok(input::Channel { id: found.id.clone(), kind: found.id.clone(), max_chars: found.max_chars })
}

/// An instant as the wall clock at `now`'s place shows it.
pub fn local(at: Timestamp, now: Timestamp) -> NaiveDateTime {
    at.with_offset(now.offset()).local().naive_local()
}
