//! From what a person types to the thing: `INC-0042`, `42`, or a prefix of the uuid.

use crate::domain::entity::{Entity, Kind};
use crate::domain::incident::Incident;
use crate::domain::mention::Mention;
use crate::domain::playbook::Playbook;
use crate::error::{Error, Result};
use crate::store::{IncidentFilter, Table, Txn};

/// The shortest uuid prefix that is taken as one.
const SHORTEST_PREFIX: usize = 6;

/// # Errors
/// Usage for what can be no id; not found, with a hint; ambiguous, with the candidates.
pub fn find<'t, E: Entity>(txn: &mut (dyn Txn + 't), typed: &str) -> Result<E>
where
    dyn Txn + 't: Table<E>,
{
    let id = id_of(txn, E::KIND, typed)?;
    Table::<E>::get(txn, id)?.ok_or_else(|| unknown(E::KIND, typed))
}

pub fn incident(txn: &mut dyn Txn, typed: &str) -> Result<Incident> {
    let id = id_of(txn, Kind::Incident, typed)?;
    if let Some(found) = Table::<Incident>::get(txn, id)? {
        return Ok(found);
    }
    let open: Vec<String> =
        txn.incidents(IncidentFilter { open_only: true, ..IncidentFilter::default() })?.iter().rev().take(3).map(Entity::handle).collect();
    let error = unknown(Kind::Incident, typed);
    Err(if open.is_empty() {
        error.hint("hint-incident-open")
    } else {
        error.hint("hint-open-incidents").hint_with("names", open.join(", "))
    })
}

/// A mention, by its handle or number.
pub fn mention(txn: &mut dyn Txn, typed: &str) -> Result<Mention> {
    let typed = typed.trim();
    let number = typed.strip_prefix("M-").or_else(|| typed.strip_prefix("m-")).unwrap_or(typed);
    let id = number.parse().map_err(|_| malformed(Kind::Mention, typed))?;
    txn.mention(id)?.ok_or_else(|| unknown(Kind::Mention, typed))
}

/// The playbook an incident was opened with.
pub fn playbook(txn: &mut dyn Txn, incident: &Incident) -> Result<Playbook> {
    let json =
        txn.playbook(&incident.playbook_hash)?.ok_or_else(|| Error::store("error-store-playbook").with("playbook", &incident.playbook))?;
    serde_json::from_str(&json).map_err(|error| Error::store("error-store-playbook").with("playbook", &incident.playbook).cause(error))
}

/// Refuses what is closed.
pub fn open(incident: &Incident) -> Result<()> {
    if incident.is_open() {
        return Ok(());
    }
    Err(Error::conflict("error-incident-closed")
        .with("incident", incident.handle())
        .hint("hint-reopen")
        .hint_with("incident", incident.handle()))
}

fn id_of(txn: &mut dyn Txn, kind: Kind, typed: &str) -> Result<i64> {
    let typed = typed.trim();
    if let Some((prefix, number)) =
        typed.rsplit_once('-').filter(|(prefix, _)| prefix.chars().all(|c| c.is_ascii_alphabetic()) && !prefix.is_empty())
    {
        if !prefix.eq_ignore_ascii_case(kind.prefix()) {
            return Err(Error::input("error-id-kind").with("typed", typed).with("example", kind.handle(1)));
        }
        return number.parse().map_err(|_| malformed(kind, typed));
    }
    if let Ok(number) = typed.parse::<i64>()
        && typed.len() < SHORTEST_PREFIX + 4
    {
        return Ok(number);
    }
    if typed.len() < SHORTEST_PREFIX || !typed.chars().all(|c| c.is_ascii_hexdigit() || c == '-') {
        return Err(malformed(kind, typed));
    }
    match txn.with_uuid(kind, &typed.to_lowercase())?[..] {
        [] => Err(unknown(kind, typed)),
        [id] => Ok(id),
        ref several => {
            let names: Vec<String> = several.iter().map(|id| kind.handle(*id)).collect();
            Err(Error::not_found("error-id-ambiguous").with("typed", typed).with("names", names.join(", ")))
        }
    }
}

/// The number of a mention: `M-0250`, or 250.
///
/// # Errors
/// Bad input for what can be no such id.
pub fn mention_id(typed: &str) -> Result<i64> {
    let number = typed.trim().trim_start_matches("M-").trim_start_matches("m-");
    number.parse().map_err(|_| malformed(Kind::Mention, typed))
}

fn malformed(kind: Kind, typed: &str) -> Error {
    Error::input("error-id").with("typed", typed).with("example", kind.handle(1))
}

pub fn unknown(kind: Kind, typed: &str) -> Error {
    Error::not_found("error-unknown").with("kind", kind.word()).with("typed", typed)
}
