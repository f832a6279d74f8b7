//! Approve: one person's word on one exact text, spoken, typed or signed, in the person's own roles or as a deputy.

use super::statement::{Shown, gather, not_now};
use super::{Desk, Work, keys, lookup};
use crate::domain::clock::{Clock, ClockOrigin};
use crate::domain::entity::Entity as _;
use crate::domain::key::PublicKey;
use crate::domain::people::{Person, Roster};
use crate::domain::playbook::Order;
use crate::domain::statement::{Approval, Decision, Statement, StatementState};
use crate::error::{Error, Result};
use crate::proof::key_file::Opened;
use crate::proof::signature::{payload, sign};
use crate::respond::approval::{Refusal, Voice, roles_filled};
use crate::store::Table;

/// What `statement approve` is told.
#[derive(Clone, Debug, Default)]
pub struct Approve {
    /// Whose spoken word is recorded; absent: the actor's own.
    pub on_behalf_of: Option<String>,
    pub via: Option<String>,
    pub evidence: Option<String>,
    /// The version the approver read.
    pub version: Option<i64>,
}

/// Records an approval, signed where the approver's key is given.
///
/// # Errors
/// Conflict for whatever makes the word worthless: another version, the author's own, no role, no signature where one is
/// demanded, a key of somebody else.
pub fn approve(desk: &mut Desk, typed: &str, told: &Approve, signer: Option<&Opened>) -> Result<Shown> {
    if told.on_behalf_of.is_some() && told.via.is_none() {
        return Err(Error::usage("error-via"));
    }
    if signer.is_some() && desk.stated.is_some() {
        return Err(Error::usage("error-signed-backdated"));
    }
    let mut work = desk.work()?;
    let statement: Statement = lookup::find(&mut *work.txn, typed)?;
    let shown = gather(&mut *work.txn, work.config, statement)?;
    let sign_off = work.open_clock(&shown, ClockOrigin::SignOff)?;
    refuse_state(&shown, sign_off.is_some())?;
    refuse_other_version(&shown, told.version)?;
    let person = approver(&work, &shown, told.on_behalf_of.as_deref())?;
    let key = match signer {
        Some(signer) => Some((registered(&mut work, &person, signer)?, signer)),
        None => None,
    };
    let approval = speak(&mut work, &shown, &person, told, key.as_ref())?;
    let mut shown = gather(&mut *work.txn, work.config, shown.statement)?;
    if shown.standing.is_complete() {
        work.completed(&mut shown, sign_off)?;
    }
    work.event("statement-approved")
        .of(&shown.incident)
        .about(&shown.statement)
        .with("version", shown.statement.version)
        .with("person", &approval.person)
        .with("roles", approval.roles.join(","))
        .with_some("via", approval.via.as_ref())
        .with_some("deputy_for", approval.deputy_for.as_ref())
        .with("hash", &approval.hash)
        .with_some("signature", approval.signature.as_ref())
        .says_some("evidence", approval.evidence.as_ref())
        .record()?;
    let shown = gather(&mut *work.txn, work.config, shown.statement)?;
    if shown.chain.order == Order::Sequence {
        work.ask_for_approval(&shown)?;
    }
    work.commit()?;
    Ok(shown)
}

fn refuse_state(shown: &Shown, owes_sign_off: bool) -> Result<()> {
    if shown.statement.state == StatementState::InReview || owes_sign_off {
        return Ok(());
    }
    let error = not_now(&shown.statement, "approve");
    Err(match shown.statement.state {
        StatementState::Draft => error.hint("hint-submit").hint_with("statement", shown.statement.handle()),
        _ => error,
    })
}

fn refuse_other_version(shown: &Shown, read: Option<i64>) -> Result<()> {
    let current = shown.statement.version;
    match read.filter(|read| *read != current) {
        Some(read) => Err(Error::conflict("error-stale-approval").with("read", read).with("current", current)),
        None => Ok(()),
    }
}

/// The person of the roster who speaks. Nobody speaks on their own text.
pub(super) fn approver(work: &Work<'_>, shown: &Shown, on_behalf_of: Option<&str>) -> Result<Person> {
    let roster = Roster(work.config.people.clone());
    let who = on_behalf_of.unwrap_or(&work.actor.person);
    let person =
        roster.find(who).ok_or_else(|| Error::conflict("error-not-in-roster").with("person", who).hint("hint-roster-person"))?.clone();
    if wrote(shown, &person) {
        return Err(Error::conflict("error-own-draft").with("person", person.display_name()).with("statement", shown.statement.handle()));
    }
    Ok(person)
}

fn wrote(shown: &Shown, person: &Person) -> bool {
    [&shown.statement.author, &shown.current().author].contains(&&person.id)
}

/// The registered key that a key file is the private half of.
fn registered(work: &mut Work<'_>, person: &Person, signer: &Opened) -> Result<PublicKey> {
    if signer.person != person.id {
        return Err(Error::conflict("error-key-of-another").with("person", person.display_name()).with("owner", &signer.person));
    }
    let public_key = signer.public_key();
    let known = keys::all(&mut *work.txn)?.into_iter().find(|key| key.public_key == public_key && key.person == person.id);
    let key = known.ok_or_else(|| Error::conflict("error-key-unregistered").with("person", person.display_name()).hint("hint-key-new"))?;
    match key.revoked_at {
        Some(_) => Err(Error::conflict("error-key-revoked").with("key", key.handle()).with("person", &key.person).hint("hint-key-new")),
        None => Ok(key),
    }
}

/// Keeps the word for the roles it fills: the person's own first, else those of somebody away the person stands in for.
fn speak(work: &mut Work<'_>, shown: &Shown, person: &Person, told: &Approve, key: Option<&(PublicKey, &Opened)>) -> Result<Approval> {
    let own = Voice { person, holder: person };
    let stood_in_for = holders(work, shown, person)?;
    let mut refusal = None;
    for voice in std::iter::once(own).chain(stood_in_for.iter().map(|holder| Voice { person, holder })) {
        match roles_filled(&shown.chain, &shown.standing, voice) {
            Ok(roles) => {
                refuse_unsigned(shown, &roles, told, key.is_some())?;
                return work.keep_word(shown, voice, roles, Decision::Approved, told, key);
            }
            // What stands in the way of a role held says more than that another is not held.
            Err(found) if refusal.is_none() || refusal == Some(Refusal::NoRole) => refusal = Some(found),
            Err(_) => {}
        }
    }
    Err(refused(shown, person, &refusal.unwrap_or(Refusal::NoRole)))
}

/// Those who are away today and whose deputy the person is. Nobody approves their own text through a deputy.
fn holders(work: &Work<'_>, shown: &Shown, person: &Person) -> Result<Vec<Person>> {
    let roster = Roster(work.config.people.clone());
    let today = work.at.local().date_naive();
    let away = work.config.absences.iter().filter(|absence| absence.deputy == person.id && absence.covers(today));
    let holders: Vec<Person> = away.filter_map(|absence| roster.find(&absence.person).cloned()).collect();
    let asked = |holder: &Person| shown.chain.roles.iter().any(|role| holder.roles.contains(role));
    let own_role = shown.chain.roles.iter().any(|role| person.roles.contains(role));
    if let Some(author) = holders.iter().find(|holder| wrote(shown, holder) && asked(holder) && !own_role) {
        let (deputy, statement) = (person.display_name(), shown.statement.handle());
        return Err(Error::conflict("error-own-draft-deputy")
            .with("person", author.display_name())
            .with("deputy", deputy)
            .with("statement", statement));
    }
    Ok(holders.into_iter().filter(|holder| !wrote(shown, holder)).collect())
}

fn refuse_unsigned(shown: &Shown, roles: &[String], told: &Approve, signed: bool) -> Result<()> {
    let demanded: Vec<&str> = roles.iter().map(String::as_str).filter(|role| shown.chain.signed.contains(*role)).collect();
    if signed || demanded.is_empty() {
        return Ok(());
    }
    let error = Error::conflict("error-unsigned").with("roles", demanded.join(", ")).with("statement", shown.statement.handle());
    Err(if told.on_behalf_of.is_some() {
        error.hint("hint-spoken-unsigned")
    } else {
        error.hint("hint-approve-sign").hint_with("statement", shown.statement.handle())
    })
}

pub(super) fn refused(shown: &Shown, person: &Person, refusal: &Refusal) -> Error {
    let statement = shown.statement.handle();
    match refusal {
        Refusal::NoRole => Error::conflict("error-no-role")
            .with("person", person.display_name())
            .with("roles", shown.chain.roles.join(", "))
            .with("statement", statement),
        Refusal::NotYet { first } => Error::conflict("error-order").with("person", person.display_name()).with("first", first),
        Refusal::AlreadyGiven => {
            Error::conflict("error-already-approved").with("person", person.display_name()).with("statement", statement)
        }
    }
}

impl Work<'_> {
    /// Keeps one person's word, signed where a key is given.
    pub(super) fn keep_word(
        &mut self,
        shown: &Shown,
        voice: Voice<'_>,
        roles: Vec<String>,
        decision: Decision,
        told: &Approve,
        key: Option<&(PublicKey, &Opened)>,
    ) -> Result<Approval> {
        let mut approval = Approval {
            id: 0,
            uuid: self.uuid(),
            revision: 0,
            statement_id: shown.statement.id,
            version: shown.statement.version,
            hash: shown.current().hash.clone(),
            decision,
            person: voice.person.id.clone(),
            roles,
            recorded_by: self.person(),
            via: told.via.clone(),
            evidence: told.evidence.clone(),
            deputy_for: Some(voice.holder.id.clone()).filter(|holder| *holder != voice.person.id),
            key_id: key.map(|(key, _)| key.id),
            signature: None,
            at: self.at,
            cancelled_at: None,
        };
        if let Some((_, signer)) = key {
            approval.signature = Some(sign(&signer.key, &payload(&self.txn.workspace_id()?, &shown.statement, &approval)));
        }
        self.insert(&mut approval)?;
        Ok(approval)
    }

    /// Everybody has spoken: the text is approved, or signed off where it is out already.
    fn completed(&mut self, shown: &mut Shown, sign_off: Option<Clock>) -> Result<()> {
        self.approvals_ended(shown, true)?;
        if let Some(mut clock) = sign_off {
            clock.met_at = Some(self.at);
            clock.met_by = Some(shown.statement.handle());
            return self.update(&mut clock);
        }
        shown.statement.state = StatementState::Approved;
        shown.statement.approved_at = Some(self.at);
        self.update(&mut shown.statement)
    }

    /// Stops the deadline of the approvals: met, or no longer owed.
    pub(super) fn approvals_ended(&mut self, shown: &Shown, met: bool) -> Result<()> {
        let Some(mut clock) = self.open_clock(shown, ClockOrigin::Approval)? else { return Ok(()) };
        if met {
            clock.met_at = Some(self.at);
            clock.met_by = Some(shown.statement.handle());
        } else {
            clock.cancelled_at = Some(self.at);
        }
        self.update(&mut clock)
    }

    /// The running clock of this origin that is about the statement.
    pub(super) fn open_clock(&mut self, shown: &Shown, origin: ClockOrigin) -> Result<Option<Clock>> {
        let handle = shown.statement.handle();
        let clocks: Vec<Clock> = Table::of(&mut *self.txn, shown.incident.id)?;
        Ok(clocks.into_iter().find(|clock| clock.origin == origin && clock.rule == handle && clock.is_open()))
    }
}
