//! From the drill's store to the plain record that the score is made of.

use std::collections::BTreeMap;

use super::clock::first_incident;
use super::of_store;
use crate::domain::assessment::Assessment;
use crate::domain::clock::{Clock, ClockOrigin, ClockState};
use crate::domain::drill::Drill;
use crate::domain::entity::Entity as _;
use crate::domain::fact::{Fact, FactStatus};
use crate::domain::incident::Incident;
use crate::domain::playbook::Playbook;
use crate::domain::scenario::{InjectKind, Scenario};
use crate::domain::stakeholder::{Contact, Demand, Stakeholder};
use crate::domain::statement::is_public;
use crate::domain::task::{Task, TaskState};
use crate::domain::text::{Lang, Text};
use crate::domain::time::Timestamp;
use crate::drill::plan::plan;
use crate::drill::record::{Approval, Assessed, ClockOutcome, Entry, Opened, Published, Record};
use crate::drill::score::{Score, score as score_record};
use crate::error::Result;
use crate::ops::statement::{Shown, gather};
use crate::ops::{Desk, lint, lookup, single_voice};
use crate::respond::lint::compare::says;
use crate::respond::lint::finding::Severity;
use crate::store::{Table, Txn};
use crate::text::Catalog;

/// A drill with its score.
pub struct Scored {
    pub drill: Drill,
    pub scenario: Scenario,
    pub score: Score,
    /// Nothing more can change it.
    pub over: bool,
}

/// The score so far; with `end`, or once the scenario's time is up, the last word.
///
/// # Errors
/// Whatever the store says.
pub fn score(desk: &mut Desk, end: bool) -> Result<Scored> {
    let (mut drill, scenario) = of_store(&mut *desk.read()?)?;
    let over = end || !drill.is_running() || desk.now >= drill.ends_at();
    let record = collect(desk, &drill, &scenario, over)?;
    let score = score_record(&scenario, &record);
    drill.scene_at = desk.now;
    Ok(Scored { drill, scenario, score, over })
}

fn collect(desk: &mut Desk, drill: &Drill, scenario: &Scenario, over: bool) -> Result<Record> {
    let now = desk.now.min(drill.ends_at());
    let mut record = Record { begins_at: drill.begins_at, now, over, came: came(drill, scenario), levels: Vec::new(), ..Record::default() };
    let Some(incident) = first_incident(&mut *desk.read()?)? else { return Ok(record) };
    let playbook = lookup::playbook(&mut *desk.read()?, &incident)?;
    record.opened = Some(Opened { at: incident.opened_at, playbook: incident.playbook.clone() });
    record.levels = playbook.levels.iter().map(|level| level.id.clone()).collect();
    record.published = published(desk, &incident, scenario, now)?;
    let mut txn = desk.read()?;
    record.assessed = Table::<Assessment>::of(&mut *txn, incident.id)?
        .into_iter()
        .map(|made| Assessed { at: made.at, level: made.level, posture: made.posture })
        .collect();
    record.ledger = ledger(&mut *txn, &incident)?;
    record.told = told(&mut *txn, &incident)?;
    record.demands = Table::<Demand>::of(&mut *txn, incident.id)?.into_iter().map(|demand| demand.recorded_at).collect();
    record.steps = Table::<Task>::of(&mut *txn, incident.id)?
        .into_iter()
        .filter(|task| task.state == TaskState::Done)
        .filter_map(|task| Some((task.done_at?, task.step?)))
        .collect();
    record.clocks = clocks(&mut *txn, &incident, &playbook, now)?;
    record.grounds = Table::<Fact>::of(&mut *txn, incident.id)?
        .into_iter()
        .filter(Fact::is_confirmed)
        .map(|fact| (fact.handle(), fact.source.is_some() && fact.verified_by.is_some()))
        .collect();
    until(&mut record, now);
    Ok(record)
}

/// What was done after the scenario's time was up came too late for the drill.
fn until(record: &mut Record, end: Timestamp) {
    record.assessed.retain(|made| made.at <= end);
    record.ledger.retain(|entry| entry.at <= end);
    record.told.retain(|(at, _)| *at <= end);
    record.steps.retain(|(at, _)| *at <= end);
    record.demands.retain(|at| *at <= end);
}

/// When each inject that has come in came in.
fn came(drill: &Drill, scenario: &Scenario) -> BTreeMap<String, Timestamp> {
    let mut came = BTreeMap::new();
    for item in plan(scenario, drill.seed).into_iter().take(usize::try_from(drill.delivered).unwrap_or_default()) {
        let at = Timestamp::new(drill.begins_at.micros() + item.second * 1_000_000, drill.begins_at.offset());
        if let Some(inject) = scenario.injects.get(item.inject) {
            came.entry(inject.id.clone()).or_insert(at);
        }
    }
    came
}

/// Every status that a claim ever had, with the words it then had.
fn ledger(txn: &mut dyn Txn, incident: &Incident) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    txn.events(Some(incident.id), &mut |event| {
        let status = event.params.get("status").and_then(|word| FactStatus::parse(word));
        let text = event.payload.as_ref().and_then(|payload| payload.get("text"));
        if let (true, Some(status), Some(text)) = (matches!(event.code.as_str(), "fact-added" | "fact-changed"), status, text) {
            entries.push(Entry { at: event.recorded_at, text: text.clone(), status });
        }
        Ok(())
    })?;
    Ok(entries)
}

/// Every time that somebody of a group was told, in person or by a text for the whole group.
fn told(txn: &mut dyn Txn, incident: &Incident) -> Result<Vec<(Timestamp, crate::domain::playbook::Group)>> {
    let mut told = Vec::new();
    for party in Table::<Stakeholder>::of(txn, incident.id)? {
        told.extend(party.told_at.map(|at| (at, party.group)));
        told.extend(Table::<Contact>::of(txn, party.id)?.into_iter().map(|contact| (contact.at, party.group)));
    }
    Ok(told)
}

fn clocks(txn: &mut dyn Txn, incident: &Incident, playbook: &Playbook, now: Timestamp) -> Result<Vec<ClockOutcome>> {
    let clocks: Vec<Clock> = txn.of(incident.id)?;
    let title = |clock: &Clock| {
        if clock.origin != ClockOrigin::Playbook {
            return promised(clock);
        }
        let rule = playbook.respond.clocks.iter().find(|rule| rule.id == clock.rule);
        rule.map_or_else(|| Text { en: clock.rule.clone(), zh: clock.rule.clone() }, |rule| rule.title.clone())
    };
    Ok(clocks
        .iter()
        .map(|clock| ClockOutcome { rule: clock.rule.clone(), title: title(clock), state: clock.state(now), due_at: clock.due_at })
        .collect())
}

/// A promised update, or a sign-off that is owed: by its kind and its statement.
fn promised(clock: &Clock) -> Text {
    let said = |lang| format!("{} {}", Catalog::new(lang).word("clock-origin", clock.origin.word()), clock.rule);
    Text { en: said(Lang::En), zh: said(Lang::Zh) }
}

/// Each text that went out, as it would have looked to the linter at that moment.
fn published(desk: &mut Desk, incident: &Incident, scenario: &Scenario, end: Timestamp) -> Result<Vec<Published>> {
    let comparison = single_voice::compare(desk, &incident.handle())?;
    let (config, library, lang) = (desk.config.clone(), desk.library.clone(), desk.lang);
    let mut txn = desk.read()?;
    let clocks: Vec<Clock> = txn.of(incident.id)?;
    let suppressed = suppressed(&mut *txn, incident)?;
    let mut out = Vec::new();
    for statement in txn.of(incident.id)? {
        let shown = gather(&mut *txn, &config, statement)?;
        let channels: BTreeMap<String, Timestamp> =
            shown.publications.iter().filter(|one| one.at <= end).map(|one| (one.channel.clone(), one.at)).collect();
        let Some(first) = channels.values().min().copied() else { continue };
        let handle = shown.statement.handle();
        let checked = lint::of_shown(&mut *txn, &library, &config, &shown, lang, first)?;
        let errors = checked.iter().flat_map(|text| &text.remarks).filter(|remark| remark.severity == Severity::Error);
        let mut errors: Vec<String> = errors.map(|remark| remark.rule.clone()).collect();
        errors.retain(|rule| !suppressed.contains(&(handle.clone(), rule.clone())));
        errors.sort();
        errors.dedup();
        out.push(Published {
            template: shown.statement.template.clone(),
            public: is_public(&shown.statement.audience),
            channels,
            wrong: wrong(&shown, scenario),
            errors,
            differs: differs(&comparison, &handle),
            approval: approval(&shown, &clocks, end),
            statement: handle,
        });
    }
    Ok(out)
}

/// Rules that a person set aside for a text, with a reason that the timeline keeps.
fn suppressed(txn: &mut dyn Txn, incident: &Incident) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    txn.events(Some(incident.id), &mut |event| {
        if let ("lint-suppressed", Some(rule)) = (event.code.as_str(), event.params.get("rule")) {
            found.push((event.subject.clone(), rule.clone()));
        }
        Ok(())
    })?;
    Ok(found)
}

/// The wrong facts of the scenario that a text says as true.
fn wrong(shown: &Shown, scenario: &Scenario) -> Vec<String> {
    let claims = scenario.injects.iter().filter(|inject| inject.kind == InjectKind::WrongFact);
    let said = claims.filter(|inject| {
        inject.claim.as_ref().is_some_and(|claim| {
            let texts = || shown.current().variants.iter().map(|variant| variant.text.as_str());
            texts().any(|text| says(text, &claim.en) || says(text, &claim.zh))
        })
    });
    said.map(|inject| inject.id.clone()).collect()
}

/// The other statements that count something differently.
fn differs(comparison: &single_voice::Comparison, handle: &str) -> Vec<String> {
    let name = |index: usize| comparison.voices[index].statement.handle();
    let mut others: Vec<String> = comparison
        .differences
        .iter()
        .filter_map(|difference| match (name(difference.one), name(difference.other)) {
            (one, other) if one == handle => Some(other),
            (one, other) if other == handle => Some(one),
            _ => None,
        })
        .collect();
    others.sort();
    others.dedup();
    others
}

fn approval(shown: &Shown, clocks: &[Clock], now: Timestamp) -> Approval {
    let handle = shown.statement.handle();
    let sign_off = clocks.iter().find(|clock| clock.origin == ClockOrigin::SignOff && clock.rule == handle);
    if sign_off.is_some_and(|clock| matches!(clock.state(now), ClockState::Missed | ClockState::Overdue)) {
        return Approval::Unsigned;
    }
    let hash = &shown.current().hash;
    let spoken = shown.approvals.iter().filter(|one| one.stands_for(hash) && one.via.is_some());
    let bare = spoken.into_iter().any(|one| one.evidence.as_deref().is_none_or(|evidence| evidence.trim().is_empty()));
    if bare { Approval::Unproven } else { Approval::Whole }
}
