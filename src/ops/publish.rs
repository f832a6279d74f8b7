//! Publish and withdraw: out of the door, with what that answers and promises.

use super::lint;
use super::sign::refuse_lost_grounds;
use super::statement::{Shown, gather, not_now};
use super::{Desk, Work, lookup};
use crate::domain::clock::ClockOrigin;
use crate::domain::entity::Entity as _;
use crate::domain::people::Roster;
use crate::domain::playbook::Group;
use crate::domain::span::Span;
use crate::domain::stakeholder::Stakeholder;
use crate::domain::statement::{Publication, Statement, StatementState, is_public};
use crate::domain::task::{Task, TaskState};
use crate::error::{Error, Result};
use crate::respond::lint::explain::Remark;
use crate::respond::lint::finding::Severity;
use crate::respond::planning::{Happening, steps};
use crate::respond::sensitive::states_death_or_diagnosis;
use crate::store::Table;

/// What `statement publish` is told; the id alone is enough.
#[derive(Clone, Debug, Default)]
pub struct Publish {
    /// Absent: every channel that has not gone out.
    pub channels: Vec<String>,
    pub url: Option<String>,
    pub reason: Option<String>,
    /// The short way of the playbook: one role's word now, the others' afterwards.
    pub expedite: bool,
}

pub fn publish(desk: &mut Desk, typed: &str, told: &Publish) -> Result<Shown> {
    let mut work = desk.work()?;
    let statement: Statement = lookup::find(&mut *work.txn, typed)?;
    let mut shown = gather(&mut *work.txn, work.config, statement)?;
    let sign_off = refuse_unapproved(&work, &shown, told)?;
    refuse_lost_grounds(&mut work, &shown)?;
    refuse_before_family(&mut work, &shown, told)?;
    let channels = channels_to_publish(&shown, told)?;
    for channel in &channels {
        work.keep_publication(&shown, channel, told.url.clone())?;
    }
    let found = findings(&mut work, &shown)?;
    let first = shown.statement.published_at.is_none();
    shown.statement.state = StatementState::Published;
    shown.statement.published_at = shown.statement.published_at.or(Some(work.at));
    work.update(&mut shown.statement)?;
    if first {
        work.went_out(&shown, sign_off)?;
    }
    work.event("statement-published")
        .of(&shown.incident)
        .about(&shown.statement)
        .with("version", shown.statement.version)
        .with("channels", channels.join(","))
        .with("hash", &shown.current().hash)
        .with("standing", ground(sign_off, told))
        .with("errors", found.errors)
        .with("warnings", found.warnings)
        .with("suggestions", found.suggestions)
        .with("contradictions", found.contradictions)
        .with_some("url", told.url.as_ref())
        .says_some("reason", told.reason.as_ref())
        .record()?;
    let shown = gather(&mut *work.txn, work.config, shown.statement)?;
    work.tell_of_publication(&shown, &channels)?;
    work.commit()?;
    Ok(shown)
}

/// On what a text goes out: `true` on a standing approval, `expedited` on one role's word, `false` on all approvals.
const fn ground(sign_off: Option<Span>, told: &Publish) -> &'static str {
    match (sign_off, told.expedite) {
        (Some(_), true) => "expedited",
        (Some(_), false) => "true",
        (None, _) => "false",
    }
}

/// What the linter finds in the text as it goes out: the review measures the quality of information by it. Nothing is refused here;
/// `submit` has asked already, and a pre-approved text goes out as it is.
struct Findings {
    errors: usize,
    warnings: usize,
    suggestions: usize,
    /// With what was said before, or with another channel's text.
    contradictions: usize,
}

fn findings(work: &mut Work<'_>, shown: &Shown) -> Result<Findings> {
    let texts = lint::of_shown(&mut *work.txn, work.library, work.config, shown, work.lang, work.now)?;
    let contradicts = |remark: &&Remark| remark.rule.starts_with("truth.contradicts");
    Ok(Findings {
        errors: lint::count(&texts, Severity::Error),
        warnings: lint::count(&texts, Severity::Warning),
        suggestions: lint::count(&texts, Severity::Suggestion),
        contradictions: texts.iter().flat_map(|text| &text.remarks).filter(contradicts).count(),
    })
}

/// Refuses a text whose approvals do not all stand, saying what is missing. A span: it goes out before they do, and the
/// sign-off is owed within it.
fn refuse_unapproved(work: &Work<'_>, shown: &Shown, told: &Publish) -> Result<Option<Span>> {
    let statement = &shown.statement;
    match statement.state {
        StatementState::Withdrawn | StatementState::Superseded => return Err(not_now(statement, "publish")),
        StatementState::Approved | StatementState::Published if shown.standing.is_complete() => return Ok(None),
        StatementState::Published if shown.publications.len() == shown.current().variants.len() => return Ok(None),
        _ => {}
    }
    if let Some(within) = preapproved(work, shown) {
        return Ok(Some(within));
    }
    if told.expedite {
        return expedited(shown).map(Some);
    }
    let missing: Vec<String> = shown.standing.missing.clone();
    let error = Error::conflict("error-not-approved")
        .with("statement", statement.handle())
        .with("state", statement.state)
        .with("roles", missing.join(", "));
    Err(match statement.state {
        StatementState::Draft => error.hint("hint-submit").hint_with("statement", statement.handle()),
        _ => error.hint("hint-approve").hint_with("statement", statement.handle()),
    })
}

/// A text the playbook holds ready, unchanged since it was drafted, in the hand of someone of the roster.
fn preapproved(work: &Work<'_>, shown: &Shown) -> Option<Span> {
    let rule = shown.playbook.respond.statements.iter().find(|rule| rule.template == shown.statement.template);
    let roster = Roster(work.config.people.clone());
    let untouched = shown.statement.version == 1 && shown.current().inputs.is_empty() && shown.current().open_gaps().is_empty();
    let within = rule.filter(|rule| rule.preapproved).and_then(|rule| rule.signoff_within);
    within.filter(|_| untouched && roster.find(&work.actor.person).is_some())
}

/// The short way: submitted, and approved by the one role that may let it out alone.
fn expedited(shown: &Shown) -> Result<Span> {
    let statement = shown.statement.handle();
    let Some(way) = &shown.chain.expedite else {
        return Err(Error::conflict("error-no-short-way").with("statement", &statement).with("roles", shown.standing.missing.join(", ")));
    };
    let submitted = matches!(shown.statement.state, StatementState::InReview | StatementState::Published);
    if submitted && shown.standing.given.iter().any(|seat| seat.role == way.by) {
        return Ok(way.signoff_within);
    }
    Err(Error::conflict("error-short-way")
        .with("statement", &statement)
        .with("role", &way.by)
        .hint(if submitted { "hint-approve" } else { "hint-submit" })
        .hint_with("statement", &statement))
}

/// No family learns of a death or a diagnosis from the internet.
fn refuse_before_family(work: &mut Work<'_>, shown: &Shown, told: &Publish) -> Result<()> {
    let word = shown.current().variants.iter().find_map(|variant| states_death_or_diagnosis(&variant.text));
    let (Some(word), None, true) = (word, &told.reason, is_public(&shown.statement.audience)) else { return Ok(()) };
    let parties: Vec<Stakeholder> = work.txn.of(shown.incident.id)?;
    if parties.iter().any(|party| party.group == Group::Family && party.told_at.is_some()) {
        return Ok(());
    }
    Err(Error::conflict("error-family-first").with("word", word).hint("hint-family").hint_with("incident", shown.incident.handle()))
}

fn channels_to_publish(shown: &Shown, told: &Publish) -> Result<Vec<String>> {
    let out: Vec<&str> = shown.publications.iter().map(|publication| publication.channel.as_str()).collect();
    let all: Vec<&str> = shown.current().variants.iter().map(|variant| variant.channel.as_str()).collect();
    let wanted: Vec<String> = match &told.channels[..] {
        [] => all.iter().filter(|channel| !out.contains(channel)).map(|channel| (*channel).to_owned()).collect(),
        given => given.to_vec(),
    };
    for channel in &wanted {
        if !all.contains(&channel.as_str()) {
            return Err(Error::not_found("error-channel")
                .with("channel", channel)
                .hint("hint-did-you-mean")
                .hint_with("names", all.join(", ")));
        }
        if out.contains(&channel.as_str()) {
            return Err(Error::conflict("error-already-published").with("channel", channel).with("statement", shown.statement.handle()));
        }
    }
    if wanted.is_empty() {
        return Err(not_now(&shown.statement, "publish"));
    }
    Ok(wanted)
}

impl Work<'_> {
    fn keep_publication(&mut self, shown: &Shown, channel: &str, url: Option<String>) -> Result<()> {
        let mut publication = Publication {
            id: 0,
            uuid: self.uuid(),
            revision: 0,
            statement_id: shown.statement.id,
            version: shown.statement.version,
            channel: channel.to_owned(),
            url,
            by: self.person(),
            at: self.at,
        };
        self.insert(&mut publication)
    }

    /// A text for a whole group tells that group: the public, the staff, the regulator. A family is told by a person.
    fn told_by_publication(&mut self, shown: &Shown) -> Result<()> {
        let group = match shown.statement.audience.as_str() {
            "public" => Group::Public,
            "media" => Group::Media,
            "staff" => Group::Staff,
            "regulator" => Group::Regulator,
            _ => return Ok(()),
        };
        for mut party in Table::<Stakeholder>::of(&mut *self.txn, shown.incident.id)? {
            if party.group != group || party.told_at.is_some() {
                continue;
            }
            party.told_at = Some(self.at);
            self.update(&mut party)?;
            if let Some(rule) = &party.rule {
                self.happened(&shown.incident, &shown.playbook, &shown.statement.handle(), &Happening::Told { stakeholder: rule })?;
            }
        }
        Ok(())
    }

    /// A step that asks for this kind of text is done once the text is out.
    fn finish_steps_of(&mut self, shown: &Shown) -> Result<()> {
        for mut task in Table::<Task>::of(&mut *self.txn, shown.incident.id)? {
            let asks = steps(&shown.playbook, task.phase)
                .iter()
                .find(|step| task.step.as_ref() == Some(&step.id))
                .and_then(|step| step.template.as_ref());
            if !task.is_open() || asks != Some(&shown.statement.template) {
                continue;
            }
            task.state = TaskState::Done;
            task.done_at = Some(self.at);
            task.owner = task.owner.or_else(|| Some(self.person()));
            self.update(&mut task)?;
            if let Some(step) = &task.step {
                self.happened(&shown.incident, &shown.playbook, &task.handle(), &Happening::TaskDone { step })?;
            }
        }
        Ok(())
    }

    /// Answers the clocks that wait for it, retires what it supersedes, starts the clock of what it promises.
    fn went_out(&mut self, shown: &Shown, sign_off: Option<Span>) -> Result<()> {
        let handle = shown.statement.handle();
        let public = is_public(&shown.statement.audience);
        let happening = Happening::Published { template: &shown.statement.template, public };
        self.happened(&shown.incident, &shown.playbook, &handle, &happening)?;
        self.finish_steps_of(shown)?;
        self.told_by_publication(shown)?;
        if let Some(old) = shown.statement.supersedes
            && let Some(mut old) = Table::<Statement>::get(&mut *self.txn, old)?
        {
            old.state = StatementState::Superseded;
            self.update(&mut old)?;
        }
        let promise = shown.current().next_update.filter(|due| *due > self.at && public);
        if let Some(due) = promise {
            self.add_clock(&shown.incident, ClockOrigin::Promise, &handle, self.at, due)?;
        }
        if let Some(within) = sign_off {
            self.approvals_ended(shown, false)?;
            self.add_clock(&shown.incident, ClockOrigin::SignOff, &handle, self.at, self.at.plus(within))?;
        }
        Ok(())
    }
}

/// Takes a published text back; the trace stays.
pub fn withdraw(desk: &mut Desk, typed: &str, reason: &str) -> Result<Shown> {
    let mut work = desk.work()?;
    let statement: Statement = lookup::find(&mut *work.txn, typed)?;
    let mut shown = gather(&mut *work.txn, work.config, statement)?;
    if matches!(shown.statement.state, StatementState::Withdrawn | StatementState::Superseded) {
        return Err(not_now(&shown.statement, "withdraw"));
    }
    shown.statement.state = StatementState::Withdrawn;
    shown.statement.withdrawn_at = Some(work.at);
    shown.statement.reason = Some(reason.to_owned());
    work.update(&mut shown.statement)?;
    work.approvals_ended(&shown, false)?;
    work.event("statement-withdrawn").of(&shown.incident).about(&shown.statement).says("reason", reason).record()?;
    let shown = gather(&mut *work.txn, work.config, shown.statement)?;
    work.commit()?;
    Ok(shown)
}
