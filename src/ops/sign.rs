//! Submit, approve, reject: the way of a text through its approvers.

use std::path::Path;

use super::compose::refuse_groundless;
use super::lint::{self, Checked};
use super::plan::Case;
use super::statement::{Shown, gather, not_now};
use super::{Desk, Work, lookup};
use crate::domain::clock::{Clock, ClockOrigin};
use crate::domain::entity::Entity as _;
use crate::domain::people::{Person, Roster};
use crate::domain::playbook::Order;
use crate::domain::statement::{Approval, Decision, Statement, StatementState};
use crate::error::{Error, Result};
use crate::respond::approval::{Refusal, roles_filled, unfillable};
use crate::respond::lint::finding::Severity;

/// A rule that is not to stop this text, and why: the timeline keeps both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    pub rule: String,
    pub reason: String,
}

/// A text handed to its approvers, with what the linter says of it.
pub struct Submitted {
    pub shown: Shown,
    pub texts: Vec<Checked>,
}

/// Hands the draft to its approvers. Refused while a place is open, a text is too long for its channel, a role of
/// the chain is held by nobody but the author, or the linter finds an error that is not suppressed.
pub fn submit(desk: &mut Desk, typed: &str, suppressed: &[Suppression]) -> Result<Submitted> {
    let mut work = desk.work()?;
    let statement: Statement = lookup::find(&mut *work.txn, typed)?;
    let mut shown = gather(&mut *work.txn, work.config, statement)?;
    if shown.statement.state != StatementState::Draft {
        return Err(not_now(&shown.statement, "submit"));
    }
    refuse_lost_grounds(&mut work, &shown)?;
    refuse_gaps(&shown)?;
    refuse_too_long(&work, &shown)?;
    refuse_unfillable(&work, &shown)?;
    let texts = lint::of_shown(&mut *work.txn, work.library, work.config, &shown, work.lang, work.now)?;
    refuse_unknown_rules(&work, suppressed)?;
    refuse_findings(&shown, &texts, suppressed)?;
    shown.statement.state = StatementState::InReview;
    shown.statement.submitted_at = Some(work.at);
    work.update(&mut shown.statement)?;
    work.event("statement-submitted")
        .of(&shown.incident)
        .about(&shown.statement)
        .with("version", shown.statement.version)
        .with("roles", shown.chain.roles.join(","))
        .record()?;
    for one in suppressed {
        let event = work.event("lint-suppressed").of(&shown.incident).about(&shown.statement);
        event.with("version", shown.statement.version).with("rule", &one.rule).says("reason", &one.reason).record()?;
    }
    let shown = gather(&mut *work.txn, work.config, shown.statement)?;
    work.ask_for_approval(&shown)?;
    work.commit()?;
    Ok(Submitted { shown, texts })
}

fn refuse_unknown_rules(work: &Work<'_>, suppressed: &[Suppression]) -> Result<()> {
    if suppressed.is_empty() {
        return Ok(());
    }
    let rules = lint::rules(work.library, None)?;
    let known = || rules.iter().map(|rule| rule.file.id.as_str());
    match suppressed.iter().find(|one| !known().any(|id| id == one.rule)) {
        Some(unknown) => Err(lint::unknown_rule(&unknown.rule, known())),
        None if suppressed.iter().any(|one| one.reason.trim().is_empty()) => Err(Error::input("error-empty").with("what", "reason")),
        None => Ok(()),
    }
}

/// Error findings stop a text unless their rule is suppressed.
fn refuse_findings(shown: &Shown, texts: &[Checked], suppressed: &[Suppression]) -> Result<()> {
    let mut details = Vec::new();
    for text in texts {
        let errors = text.remarks.iter().filter(|remark| remark.severity == Severity::Error);
        for remark in errors.filter(|remark| !suppressed.iter().any(|one| one.rule == remark.rule)) {
            details.push(
                Error::conflict("lint-stops")
                    .at(Path::new(&text.name()), Some((remark.line, remark.column)))
                    .with("rule", &remark.rule)
                    .with("message", &remark.message)
                    .with("suggestion", &remark.suggestion),
            );
        }
    }
    if details.is_empty() {
        return Ok(());
    }
    let handle = shown.statement.handle();
    Err(Error::conflict("error-lint")
        .with("statement", &handle)
        .with("count", details.len())
        .details(details)
        .hint("hint-lint-check")
        .hint_with("statement", &handle)
        .hint("hint-lint-suppress")
        .hint_with("statement", &handle))
}

fn refuse_gaps(shown: &Shown) -> Result<()> {
    let open = shown.current().open_gaps();
    if open.is_empty() {
        return Ok(());
    }
    let details = open.iter().map(|gap| gap_error(shown, gap)).collect();
    Err(Error::conflict("error-gaps").with("statement", shown.statement.handle()).with("count", open.len()).details(details))
}

fn gap_error(shown: &Shown, gap: &crate::domain::statement::Gap) -> Error {
    Error::conflict("open-gap").with("marker", &gap.marker).with("command", fill_command(&shown.statement.handle(), &gap.name))
}

/// The command that fills an open place.
pub fn fill_command(statement: &str, name: &str) -> String {
    match name {
        "next_update" => format!("crisis statement edit {statement} --next-update 10:30"),
        _ => format!("crisis statement edit {statement} --set {name}=…"),
    }
}

fn refuse_too_long(work: &Work<'_>, shown: &Shown) -> Result<()> {
    let channels = work.library.channels(&work.config.channels)?;
    for variant in &shown.current().variants {
        let limit = channels.iter().find(|channel| channel.id == variant.channel).and_then(|channel| channel.max_chars);
        let count = variant.text.chars().count();
        if let Some(limit) = limit.filter(|limit| count > *limit) {
            return Err(Error::conflict("error-too-long").with("channel", &variant.channel).with("count", count).with("most", limit));
        }
    }
    Ok(())
}

fn refuse_unfillable(work: &Work<'_>, shown: &Shown) -> Result<()> {
    let roster = Roster(work.config.people.clone());
    let nobody = unfillable(&shown.chain, &shown.statement.author, &roster);
    let Some(role) = nobody.first() else { return Ok(()) };
    Err(Error::conflict("error-nobody-in-role").with("role", role).hint("hint-roster").hint_with("role", role))
}

/// The fact a demand stood on may have been set back since the draft.
pub(super) fn refuse_lost_grounds(work: &mut Work<'_>, shown: &Shown) -> Result<()> {
    let rule = shown.playbook.respond.statements.iter().find(|rule| rule.template == shown.statement.template);
    if rule.is_none_or(|rule| rule.grounds.is_none()) {
        return Ok(());
    }
    let case = Case::of(&mut *work.txn, work.config, &shown.incident)?;
    refuse_groundless(rule, &case, &shown.incident)
}

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

pub fn approve(desk: &mut Desk, typed: &str, told: &Approve) -> Result<Shown> {
    if told.on_behalf_of.is_some() && told.via.is_none() {
        return Err(Error::usage("error-via"));
    }
    let mut work = desk.work()?;
    let statement: Statement = lookup::find(&mut *work.txn, typed)?;
    let mut shown = gather(&mut *work.txn, work.config, statement)?;
    let sign_off = open_sign_off(&mut work, &shown)?;
    if shown.statement.state != StatementState::InReview && sign_off.is_none() {
        let error = not_now(&shown.statement, "approve");
        return Err(match shown.statement.state {
            StatementState::Draft => error.hint("hint-submit").hint_with("statement", shown.statement.handle()),
            _ => error,
        });
    }
    if told.version.is_some_and(|version| version != shown.statement.version) {
        return Err(Error::conflict("error-stale-approval")
            .with("read", told.version.unwrap_or_default())
            .with("current", shown.statement.version));
    }
    let person = approver(&work, &shown, told.on_behalf_of.as_deref())?;
    let roles = roles_filled(&shown.chain, &shown.standing, &person).map_err(|refusal| refused(&shown, &person, &refusal))?;
    let approval = work.keep_word(&shown, &person, roles, Decision::Approved, told)?;
    let complete = shown.standing.missing.iter().all(|role| approval.roles.contains(role));
    if complete {
        work.completed(&mut shown, sign_off)?;
    }
    work.event("statement-approved")
        .of(&shown.incident)
        .about(&shown.statement)
        .with("version", shown.statement.version)
        .with("person", &approval.person)
        .with("roles", approval.roles.join(","))
        .with_some("via", approval.via.as_ref())
        .with("hash", &approval.hash)
        .says_some("evidence", approval.evidence.as_ref())
        .record()?;
    let shown = gather(&mut *work.txn, work.config, shown.statement)?;
    if shown.chain.order == Order::Sequence {
        work.ask_for_approval(&shown)?;
    }
    work.commit()?;
    Ok(shown)
}

/// The running sign-off clock of a text that went out on a standing approval.
fn open_sign_off(work: &mut Work<'_>, shown: &Shown) -> Result<Option<Clock>> {
    let handle = shown.statement.handle();
    let clocks: Vec<Clock> = work.txn.of(shown.incident.id)?;
    Ok(clocks.into_iter().find(|clock| clock.origin == ClockOrigin::SignOff && clock.rule == handle && clock.is_open()))
}

fn approver(work: &Work<'_>, shown: &Shown, on_behalf_of: Option<&str>) -> Result<Person> {
    let roster = Roster(work.config.people.clone());
    let who = on_behalf_of.unwrap_or(&work.actor.person);
    let person =
        roster.find(who).ok_or_else(|| Error::conflict("error-not-in-roster").with("person", who).hint("hint-roster-person"))?.clone();
    let wrote = [&shown.statement.author, &shown.current().author].contains(&&person.id);
    if wrote {
        return Err(Error::conflict("error-own-draft").with("person", person.display_name()).with("statement", shown.statement.handle()));
    }
    Ok(person)
}

fn refused(shown: &Shown, person: &Person, refusal: &Refusal) -> Error {
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
    fn keep_word(&mut self, shown: &Shown, person: &Person, roles: Vec<String>, decision: Decision, told: &Approve) -> Result<Approval> {
        let mut approval = Approval {
            id: 0,
            uuid: self.uuid(),
            revision: 0,
            statement_id: shown.statement.id,
            version: shown.statement.version,
            hash: shown.current().hash.clone(),
            decision,
            person: person.id.clone(),
            roles,
            recorded_by: self.person(),
            via: told.via.clone(),
            evidence: told.evidence.clone(),
            at: self.at,
            cancelled_at: None,
        };
        self.insert(&mut approval)?;
        Ok(approval)
    }

    fn completed(&mut self, shown: &mut Shown, sign_off: Option<Clock>) -> Result<()> {
        if let Some(mut clock) = sign_off {
            clock.met_at = Some(self.at);
            clock.met_by = Some(shown.statement.handle());
            return self.update(&mut clock);
        }
        shown.statement.state = StatementState::Approved;
        shown.statement.approved_at = Some(self.at);
        self.update(&mut shown.statement)
    }
}

/// Sends a text back to its author, with the reason. Only who may approve may reject.
pub fn reject(desk: &mut Desk, typed: &str, reason: &str, on_behalf_of: Option<&str>) -> Result<Shown> {
    let mut work = desk.work()?;
    let statement: Statement = lookup::find(&mut *work.txn, typed)?;
    let mut shown = gather(&mut *work.txn, work.config, statement)?;
    if !matches!(shown.statement.state, StatementState::InReview | StatementState::Approved) {
        return Err(not_now(&shown.statement, "reject"));
    }
    let person = approver(&work, &shown, on_behalf_of)?;
    let roles: Vec<String> = shown.chain.roles.iter().filter(|role| person.roles.contains(role)).cloned().collect();
    if roles.is_empty() {
        return Err(refused(&shown, &person, &Refusal::NoRole));
    }
    let told = Approve { evidence: Some(reason.to_owned()), ..Approve::default() };
    work.cancel_approvals(&shown.approvals)?;
    work.keep_word(&shown, &person, roles, Decision::Rejected, &told)?;
    shown.statement.state = StatementState::Draft;
    shown.statement.submitted_at = None;
    shown.statement.approved_at = None;
    work.update(&mut shown.statement)?;
    work.event("statement-rejected")
        .of(&shown.incident)
        .about(&shown.statement)
        .with("person", &person.id)
        .says("reason", reason)
        .record()?;
    let shown = gather(&mut *work.txn, work.config, shown.statement)?;
    work.commit()?;
    Ok(shown)
}
