//! Submit and reject: a text handed to its approvers, and sent back by one.

use std::path::Path;

use super::approve::{Approve, approver, refused};
use super::compose::refuse_groundless;
use super::lint::{self, Checked};
use super::plan::Case;
use super::statement::{Shown, gather, not_now};
use super::{Desk, Work, lookup};
use crate::domain::clock::ClockOrigin;
use crate::domain::entity::Entity as _;
use crate::domain::people::Roster;
use crate::domain::statement::{Decision, Statement, StatementState};
use crate::error::{Error, Result};
use crate::respond::approval::{Refusal, Voice, unfillable};
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
    if let Some(within) = shown.chain.within {
        let handle = shown.statement.handle();
        work.add_clock(&shown.incident, ClockOrigin::Approval, &handle, work.at, work.at.plus(within))?;
    }
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
    work.keep_word(&shown, Voice { person: &person, holder: &person }, roles, Decision::Rejected, &told, None)?;
    work.approvals_ended(&shown, false)?;
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
