//! Statements: draft, edit, show, list.

use std::collections::BTreeMap;

use super::compose::{Draft, marked};
use super::plan::Case;
use super::single_voice::{self, Stale};
use super::{Desk, Work, keys, lookup};
use crate::domain::entity::Entity as _;
use crate::domain::incident::Incident;
use crate::domain::playbook::Playbook;
use crate::domain::statement::{Approval, FactUse, Publication, SignatureState, Statement, StatementState, Variant, Version};
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::proof::bundle::hash_of;
use crate::respond::approval::{Chain, Standing, chain, standing};
use crate::store::{Table, Txn};
use crate::workspace::Config;

/// A statement with everything that stands around it.
pub struct Shown {
    pub incident: Incident,
    pub playbook: Playbook,
    pub statement: Statement,
    pub versions: Vec<Version>,
    pub facts: Vec<FactUse>,
    /// Facts that changed since the version in force used them.
    pub stale: Vec<Stale>,
    pub approvals: Vec<Approval>,
    pub publications: Vec<Publication>,
    /// What a look at each approval's signature found, by the approval's id.
    pub signatures: BTreeMap<i64, SignatureState>,
    pub chain: Chain,
    pub standing: Standing,
}

impl Shown {
    pub fn signature(&self, approval: &Approval) -> SignatureState {
        state_of(&self.signatures, approval)
    }

    /// The version in force.
    pub fn current(&self) -> &Version {
        self.versions.iter().find(|version| version.number == self.statement.version).unwrap_or(&self.versions[0])
    }
}

pub fn draft(desk: &mut Desk, typed: &str, draft: &Draft, supersedes: Option<&str>) -> Result<Shown> {
    let mut work = desk.work()?;
    let incident = lookup::incident(&mut *work.txn, typed)?;
    lookup::open(&incident)?;
    let supersedes = match supersedes {
        Some(typed) => Some(superseded(&mut work, &incident, typed)?.id),
        None => None,
    };
    let case = Case::of(&mut *work.txn, work.config, &incident)?;
    let (statement, _) = work.draft(&incident, &case, &Draft { supersedes, ..draft.clone() })?;
    let shown = gather(&mut *work.txn, work.config, statement)?;
    work.commit()?;
    Ok(shown)
}

fn superseded(work: &mut Work<'_>, incident: &Incident, typed: &str) -> Result<Statement> {
    let old: Statement = lookup::find(&mut *work.txn, typed)?;
    if old.incident_id != incident.id || old.state != StatementState::Published {
        return Err(Error::conflict("error-supersede").with("statement", old.handle()).with("state", old.state));
    }
    Ok(old)
}

pub fn gather(txn: &mut dyn Txn, config: &Config, statement: Statement) -> Result<Shown> {
    let incident = lookup::incident(txn, &statement.incident_id.to_string())?;
    let playbook = lookup::playbook(txn, &incident)?;
    let versions: Vec<Version> = txn.of(statement.id)?;
    let approvals: Vec<Approval> = txn.of(statement.id)?;
    let publications: Vec<Publication> = txn.of(statement.id)?;
    let chain = chain(&playbook, &statement.template, &incident.level, config.approvals.signed);
    let current = versions.iter().find(|version| version.number == statement.version);
    let current = current.ok_or_else(|| Error::store("error-store-value").with("column", "statement_version.number"))?;
    let roster = crate::domain::people::Roster(config.people.clone());
    let signatures = keys::signatures(txn, &statement, &approvals)?;
    let looked_at: Vec<_> = approvals.iter().map(|approval| (approval, state_of(&signatures, approval))).collect();
    let standing = standing(&chain, &looked_at, &current.hash, &roster);
    let facts = Table::<FactUse>::of(txn, current.id)?;
    let stale = single_voice::stale(txn, &statement, &facts)?;
    Ok(Shown { incident, playbook, statement, versions, facts, stale, approvals, publications, signatures, chain, standing })
}

/// Unsigned where nobody looked.
fn state_of(signatures: &BTreeMap<i64, SignatureState>, approval: &Approval) -> SignatureState {
    signatures.get(&approval.id).copied().unwrap_or(SignatureState::Unsigned)
}

pub fn show(desk: &mut Desk, typed: &str) -> Result<Shown> {
    let config = desk.config.clone();
    let mut txn = desk.read()?;
    let statement: Statement = lookup::find(&mut *txn, typed)?;
    gather(&mut *txn, &config, statement)
}

pub fn list(desk: &mut Desk, typed: &str) -> Result<Vec<Shown>> {
    let config = desk.config.clone();
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    let statements: Vec<Statement> = txn.of(incident.id)?;
    statements.into_iter().map(|statement| gather(&mut *txn, &config, statement)).collect()
}

/// What `statement edit` is told.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    /// A new text for one channel, or for the only one.
    pub text: Option<String>,
    pub channel: Option<String>,
    /// Values for open places, by name.
    pub fill: BTreeMap<String, String>,
    pub next_update: Option<Timestamp>,
    /// The version the editor started from, as nobody had approved it; another one in force, or an approval, is a conflict.
    pub base: Option<i64>,
}

/// Writes a new version. Every approval of the old one is cancelled, and the statement is a draft again.
pub fn edit(desk: &mut Desk, typed: &str, edit: &Edit) -> Result<Shown> {
    let mut work = desk.work()?;
    let statement: Statement = lookup::find(&mut *work.txn, typed)?;
    let shown = gather(&mut *work.txn, work.config, statement)?;
    refuse_out(&shown.statement, "edit")?;
    if edit.base.is_some_and(|base| base != shown.statement.version) {
        return Err(Error::conflict("error-stale").with("handle", shown.statement.handle()));
    }
    if edit.base.is_some() && !shown.standing.given.is_empty() {
        let by: Vec<&str> = shown.standing.given.iter().map(|seat| seat.person.as_str()).collect();
        return Err(Error::conflict("error-approved-since").with("statement", shown.statement.handle()).with("by", by.join(", ")));
    }
    let old = shown.current().clone();
    let mut version = edited(&mut work, &old, edit)?;
    mark(&mut version, &shown);
    if version.hash == old.hash && version.next_update == old.next_update {
        return Err(Error::usage("error-nothing-changed"));
    }
    work.insert(&mut version)?;
    work.carry_fact_uses(old.id, version.id)?;
    work.replaced(shown, &version)
}

/// Drafts the text anew from the facts of now: what was edited by hand is left behind in the version before.
///
/// # Errors
/// Conflict for a text that is out, and where nothing would change.
pub fn redraft(desk: &mut Desk, typed: &str) -> Result<Shown> {
    let mut work = desk.work()?;
    let statement: Statement = lookup::find(&mut *work.txn, typed)?;
    let shown = gather(&mut *work.txn, work.config, statement)?;
    refuse_out(&shown.statement, "redraft")?;
    let old = shown.current().clone();
    let case = Case::of(&mut *work.txn, work.config, &shown.incident)?;
    let composed = work.recompose(&shown.incident, &case, &shown.statement, &old)?;
    let hash = hash_of(&composed.variants);
    if hash == old.hash && shown.stale.is_empty() {
        return Err(Error::conflict("error-up-to-date").with("statement", shown.statement.handle()));
    }
    let mut version = Version {
        id: 0,
        uuid: work.uuid(),
        revision: 0,
        number: old.number + 1,
        author: work.person(),
        hash,
        variants: composed.variants,
        gaps: composed.gaps,
        next_update: composed.next_update,
        written_at: work.at,
        ..old
    };
    work.insert(&mut version)?;
    work.keep_fact_uses(version.id, &composed.facts)?;
    work.replaced(shown, &version)
}

/// Only what is not out yet can get other words.
fn refuse_out(statement: &Statement, action: &str) -> Result<()> {
    match statement.state {
        StatementState::Draft | StatementState::InReview | StatementState::Approved => Ok(()),
        _ => Err(not_now(statement, action).hint("hint-supersede").hint_with("statement", statement.handle())),
    }
}

/// The mark of a drill cannot be edited away.
fn mark(version: &mut Version, shown: &Shown) {
    if shown.incident.drill {
        let lang = crate::domain::text::Lang::parse(&shown.statement.lang).unwrap_or_default();
        for variant in &mut version.variants {
            variant.text = marked(std::mem::take(&mut variant.text), &shown.incident, lang);
        }
        version.hash = hash_of(&version.variants);
    }
}

fn edited(work: &mut Work<'_>, old: &Version, edit: &Edit) -> Result<Version> {
    let mut variants = old.variants.clone();
    if let Some(text) = &edit.text {
        crate::text::printable(text).trim().clone_into(&mut variant_to_edit(&mut variants, edit.channel.as_deref())?.text);
    }
    let mut fill = edit.fill.clone();
    if let Some(at) = edit.next_update {
        let lang = work.lang;
        fill.entry("next_update".to_owned()).or_insert_with(|| crate::text::spoken_date_time(lang, at));
        replace_old_promise(&mut variants, old, at, lang);
    }
    for (name, value) in &fill {
        let known = old.gaps.iter().find(|gap| &gap.name == name || gap.name.ends_with(&format!(".{name}")));
        match known {
            Some(gap) => variants.iter_mut().for_each(|variant| variant.text = variant.text.replace(&gap.marker, value)),
            None if name == "next_update" => {}
            None => return Err(Error::not_found("error-gap").with("name", name)),
        }
    }
    if variants.iter().any(|variant| variant.text.is_empty()) {
        return Err(Error::input("error-empty").with("what", "text"));
    }
    let mut inputs = old.inputs.clone();
    inputs.extend(fill);
    Ok(Version {
        id: 0,
        uuid: work.uuid(),
        revision: 0,
        statement_id: old.statement_id,
        number: old.number + 1,
        author: work.person(),
        hash: hash_of(&variants),
        variants,
        gaps: old.gaps.clone(),
        inputs,
        next_update: edit.next_update.or(old.next_update),
        written_at: work.at,
    })
}

/// A draft that already promised a time gets the new one in its place.
fn replace_old_promise(variants: &mut [Variant], old: &Version, at: Timestamp, lang: crate::domain::text::Lang) {
    if let Some(promised) = old.next_update {
        let (before, after) = (crate::text::spoken_date_time(lang, promised), crate::text::spoken_date_time(lang, at));
        for variant in variants {
            variant.text = variant.text.replace(&before, &after);
        }
    }
}

fn variant_to_edit<'a>(variants: &'a mut [Variant], channel: Option<&str>) -> Result<&'a mut Variant> {
    let names = variants.iter().map(|variant| variant.channel.clone()).collect::<Vec<_>>().join(", ");
    match (channel, variants) {
        (None, [only]) => Ok(only),
        (None, _) => Err(Error::usage("error-which-channel").with("channels", names)),
        (Some(channel), several) => several
            .iter_mut()
            .find(|variant| variant.channel == channel)
            .ok_or_else(|| Error::not_found("error-channel").with("channel", channel).hint("hint-did-you-mean").hint_with("names", names)),
    }
}

impl Work<'_> {
    /// A new version is in force: the statement is a draft again, and every approval of the old one is cancelled.
    fn replaced(mut self, mut shown: Shown, version: &Version) -> Result<Shown> {
        shown.statement.version = version.number;
        shown.statement.state = StatementState::Draft;
        shown.statement.approved_at = None;
        shown.statement.submitted_at = None;
        self.update(&mut shown.statement)?;
        let cancelled = self.cancel_approvals(&shown.approvals)?;
        self.approvals_ended(&shown, false)?;
        self.event("statement-edited")
            .of(&shown.incident)
            .about(&shown.statement)
            .with("version", version.number)
            .with("hash", &version.hash)
            .with("cancelled", cancelled)
            .record()?;
        let shown = gather(&mut *self.txn, self.config, shown.statement)?;
        self.commit()?;
        Ok(shown)
    }

    pub fn cancel_approvals(&mut self, approvals: &[Approval]) -> Result<usize> {
        let mut cancelled = 0;
        for approval in approvals.iter().filter(|approval| approval.cancelled_at.is_none()) {
            self.update(&mut Approval { cancelled_at: Some(self.at), ..approval.clone() })?;
            cancelled += 1;
        }
        Ok(cancelled)
    }
}

/// A move that the statement's state does not allow.
pub fn not_now(statement: &Statement, action: &str) -> Error {
    Error::conflict("error-statement-state").with("statement", statement.handle()).with("state", statement.state).with("action", action)
}
