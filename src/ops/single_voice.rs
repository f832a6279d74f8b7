//! One voice: every live text beside the fact ledger, and what follows when a fact changes under a text.

use super::{Desk, Work, lookup};
use crate::domain::entity::Entity as _;
use crate::domain::fact::Fact;
use crate::domain::incident::Incident;
use crate::domain::playbook::Playbook;
use crate::domain::statement::{FactUse, Publication, Statement, StatementState, Version};
use crate::domain::task::{Phase, Task, TaskState};
use crate::error::Result;
use crate::respond::lint::compare::{Sign, differences, told};
use crate::respond::lint::input;
use crate::store::{Table, Txn};
use crate::text::Catalog;

/// A changed fact leaves so many minutes to look at what was said with it: half of the hour that a first statement has.
const REVIEW_WITHIN: i64 = 30;

/// Texts that whoever answers questions works from: they hold every confirmed fact, so a new one makes them stale.
const ANSWERS: [&str; 2] = ["qa", "message-house"];

/// A fact that changed after a version used it, or that came up after a text that must hold them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale {
    pub fact_id: i64,
    /// The revision that was used; 0 where none was.
    pub used: i64,
    pub now: i64,
}

fn must_hold(statement: &Statement, fact: &Fact) -> bool {
    ANSWERS.contains(&statement.template.as_str()) && fact.is_confirmed() && fact.erased_at.is_none()
}

/// Which of the facts used are not what they were; derived, so that it is never out of date itself.
///
/// # Errors
/// Whatever the store says.
pub fn stale(txn: &mut dyn Txn, statement: &Statement, uses: &[FactUse]) -> Result<Vec<Stale>> {
    let mut found = Vec::new();
    if !is_live(statement) {
        return Ok(found);
    }
    for one in uses {
        if let Some(fact) = Table::<Fact>::get(txn, one.fact_id)?
            && fact.revision > one.fact_revision
        {
            found.push(Stale { fact_id: fact.id, used: one.fact_revision, now: fact.revision });
        }
    }
    if ANSWERS.contains(&statement.template.as_str()) {
        let facts: Vec<Fact> = txn.of(statement.incident_id)?;
        let missing = facts.iter().filter(|fact| must_hold(statement, fact) && !uses.iter().any(|one| one.fact_id == fact.id));
        found.extend(missing.map(|fact| Stale { fact_id: fact.id, used: 0, now: fact.revision }));
    }
    Ok(found)
}

/// Said, or about to be.
fn is_live(statement: &Statement) -> bool {
    !matches!(statement.state, StatementState::Withdrawn | StatementState::Superseded)
}

impl Work<'_> {
    /// Gives the author of every live text that used a fact, or must hold it, the task to look at it again. Belongs to the row
    /// that tells of the fact's change.
    ///
    /// # Errors
    /// Whatever the store says.
    pub fn fact_moved(&mut self, incident: &Incident, playbook: &Playbook, fact: &Fact) -> Result<()> {
        let catalog = Catalog::new(self.config.lang);
        for statement in Table::<Statement>::of(&mut *self.txn, incident.id)?.into_iter().filter(is_live) {
            let version = current(&mut *self.txn, &statement)?;
            let uses: Vec<FactUse> = match version {
                Some(version) => self.txn.of(version.id)?,
                None => continue,
            };
            if uses.iter().any(|one| one.fact_id == fact.id) || must_hold(&statement, fact) {
                let (statement_name, fact_name) = (statement.handle(), fact.handle());
                let title = crate::text::tr!(catalog, "task-review-statement", statement = statement_name, fact = fact_name);
                self.ask_to_review(incident, playbook, &statement.author, title)?;
            }
        }
        Ok(())
    }

    fn ask_to_review(&mut self, incident: &Incident, playbook: &Playbook, author: &str, title: String) -> Result<()> {
        let tasks: Vec<Task> = self.txn.of(incident.id)?;
        if tasks.iter().any(|task| task.is_open() && task.title.as_ref() == Some(&title)) {
            return Ok(());
        }
        let roster = crate::domain::people::Roster(self.config.people.clone());
        let held = roster.find(author).into_iter().flat_map(|person| &person.roles);
        let known = held.clone().find(|held| playbook.roles.iter().any(|role| &role.id == *held));
        let role = known.or_else(|| playbook.roles.first().map(|role| &role.id)).cloned().unwrap_or_default();
        let mut task = Task {
            id: 0,
            uuid: self.uuid(),
            revision: 0,
            incident_id: incident.id,
            phase: Phase::Respond,
            step: None,
            title: Some(title),
            role,
            owner: Some(author.to_owned()),
            state: TaskState::Todo,
            required: true,
            due_at: Some(self.at.plus_minutes(REVIEW_WITHIN)),
            done_at: None,
            reason: None,
            planned_at: self.at,
        };
        self.insert(&mut task)
    }
}

fn current(txn: &mut dyn Txn, statement: &Statement) -> Result<Option<Version>> {
    let versions: Vec<Version> = Table::of(txn, statement.id)?;
    Ok(versions.into_iter().find(|version| version.number == statement.version))
}

/// One text: a version of a statement for one channel.
#[derive(Clone, Debug)]
pub struct Voice {
    pub statement: Statement,
    pub version: i64,
    pub channel: String,
    pub text: String,
    /// Facts told, and by what sign; `None` where only the record says so.
    pub tells: Vec<(String, Option<Sign>)>,
}

/// Two texts that count the same thing differently: their places in the list of voices, and the words of each.
#[derive(Clone, Debug)]
pub struct Difference {
    pub one: usize,
    pub other: usize,
    pub words: (String, String),
}

/// Everything said in an incident beside everything known.
pub struct Comparison {
    pub incident: Incident,
    pub facts: Vec<Fact>,
    pub voices: Vec<Voice>,
    pub differences: Vec<Difference>,
    pub stale: Vec<(Statement, Stale)>,
}

/// Lines up the texts in force and those that were published with the ledger.
///
/// # Errors
/// Not found for the incident; whatever the store says.
pub fn compare(desk: &mut Desk, typed: &str) -> Result<Comparison> {
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    let facts: Vec<Fact> = txn.of(incident.id)?;
    let ledger: Vec<input::Fact> = facts
        .iter()
        .filter(|fact| fact.erased_at.is_none())
        .map(|fact| input::Fact { id: fact.handle(), text: fact.text.clone(), ..input::Fact::default() })
        .collect();
    let (mut voices, mut stale_facts) = (Vec::new(), Vec::new());
    for statement in Table::<Statement>::of(&mut *txn, incident.id)? {
        let published: Vec<Publication> = txn.of(statement.id)?;
        for version in Table::<Version>::of(&mut *txn, statement.id)? {
            let in_force = version.number == statement.version;
            if !in_force && !published.iter().any(|one| one.version == version.number) {
                continue;
            }
            let uses: Vec<FactUse> = txn.of(version.id)?;
            if in_force {
                stale_facts.extend(stale(&mut *txn, &statement, &uses)?.into_iter().map(|one| (statement.clone(), one)));
            }
            voices.extend(version.variants.iter().map(|variant| Voice {
                statement: statement.clone(),
                version: version.number,
                channel: variant.channel.clone(),
                text: variant.text.clone(),
                tells: tells(&variant.text, &ledger, &uses),
            }));
        }
    }
    Ok(Comparison { incident, differences: differing(&voices), facts, voices, stale: stale_facts })
}

/// What is found in the text, and what the record says was put there.
fn tells(text: &str, ledger: &[input::Fact], uses: &[FactUse]) -> Vec<(String, Option<Sign>)> {
    let mut found: Vec<(String, Option<Sign>)> = told(text, ledger).into_iter().map(|(fact, sign)| (fact, Some(sign))).collect();
    for one in uses {
        let handle = crate::domain::entity::Kind::Fact.handle(one.fact_id);
        if !found.iter().any(|(known, _)| known == &handle) {
            found.push((handle, None));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn differing(voices: &[Voice]) -> Vec<Difference> {
    let live: Vec<usize> = (0..voices.len()).filter(|at| is_live(&voices[*at].statement)).collect();
    let mut found = Vec::new();
    for (position, &one) in live.iter().enumerate() {
        for &other in &live[position + 1..] {
            for (here, there) in differences(&voices[one].text, &voices[other].text) {
                let words = (voices[one].text[here].to_owned(), voices[other].text[there].to_owned());
                found.push(Difference { one, other, words });
            }
        }
    }
    found
}
