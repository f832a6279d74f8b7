//! Where the record shows that an expectation was met, and when first.

use crate::domain::clock::ClockState;
use crate::domain::scenario::{Expectation, Scenario, What};
use crate::domain::time::Timestamp;
use crate::drill::record::{Published, Record};
use crate::error::Message;

/// What was found.
#[derive(Debug, Default)]
pub struct Sought {
    /// When it was first so.
    pub at: Option<Timestamp>,
    /// It was so, but after a limit of its own.
    pub late: bool,
    /// It cannot become so any more.
    pub failed: bool,
    pub found: Option<Message>,
}

impl Sought {
    fn at(at: Option<Timestamp>) -> Self {
        Self { at, ..Self::default() }
    }
}

/// Looks for the first moment at or after `from`.
pub fn seek(scenario: &Scenario, one: &Expectation, record: &Record, from: Timestamp) -> Sought {
    match one.what {
        What::Opened => opened(scenario, record, from),
        What::Level => Sought::at(first(record.assessed.iter().filter(|made| grave(record, &made.level, one)).map(|made| made.at), from)),
        What::Posture => {
            let chosen = record.assessed.iter().filter(|made| made.posture.is_some_and(|posture| one.postures.contains(&posture)));
            Sought::at(first(chosen.map(|made| made.at), from))
        }
        What::Statement => Sought::at(first(record.published.iter().filter_map(|text| out(text, one)), from)),
        What::Fact => fact(scenario, one, record, from),
        What::Silent => silent(one, record),
        What::Told => Sought::at(first(record.told.iter().filter(|(_, group)| Some(*group) == one.group).map(|(at, _)| *at), from)),
        What::Clock => clock(one, record),
        What::Step => Sought::at(first(record.steps.iter().filter(|(_, step)| Some(step) == one.step.as_ref()).map(|(at, _)| *at), from)),
        What::Demand => Sought::at(first(record.demands.iter().copied(), from)),
    }
}

fn first(times: impl Iterator<Item = Timestamp>, from: Timestamp) -> Option<Timestamp> {
    times.filter(|at| *at >= from).min()
}

fn opened(scenario: &Scenario, record: &Record, from: Timestamp) -> Sought {
    let Some(opened) = record.opened.as_ref().filter(|opened| opened.at >= from) else { return Sought::default() };
    let found = (opened.playbook != scenario.playbook)
        .then(|| Message::new("drill-other-playbook").with_param("playbook", &opened.playbook).with_param("expected", &scenario.playbook));
    // Another playbook is the right reflex with the wrong book: half, as if late.
    Sought { at: Some(opened.at), late: found.is_some(), found, ..Sought::default() }
}

/// At least as grave as the level asked for.
fn grave(record: &Record, level: &str, one: &Expectation) -> bool {
    let rank = |id: &str| record.levels.iter().position(|known| known == id);
    match (rank(level), one.level.as_deref().and_then(rank)) {
        (Some(set), Some(asked)) => set <= asked,
        _ => false,
    }
}

/// When a text of the right kind stood on every channel asked for; on any, if none is named.
fn out(text: &Published, one: &Expectation) -> Option<Timestamp> {
    if !one.templates.contains(&text.template) {
        return None;
    }
    if one.channels.is_empty() {
        return text.channels.values().min().copied();
    }
    let times: Option<Vec<Timestamp>> = one.channels.iter().map(|channel| text.channels.get(channel).copied()).collect();
    times?.into_iter().max()
}

fn fact(scenario: &Scenario, one: &Expectation, record: &Record, from: Timestamp) -> Sought {
    let words = one.about.as_deref().and_then(|id| scenario.inject(id)).and_then(|inject| inject.keywords.as_ref());
    let about = record.ledger.iter().filter(|entry| words.is_some_and(|words| words.found_in(&entry.text)));
    Sought::at(first(about.filter(|entry| Some(entry.status) == one.status).map(|entry| entry.at), from))
}

/// Saying nothing at all is no merit: something public must be out, and none of it may say the wrong claim.
fn silent(one: &Expectation, record: &Record) -> Sought {
    let about = one.about.as_deref().unwrap_or_default();
    let public: Vec<&Published> = record.published.iter().filter(|text| text.public).collect();
    if let Some(said) = public.iter().find(|text| text.wrong.iter().any(|wrong| wrong == about)) {
        let found = Message::new("drill-said-wrong").with_param("subject", &said.statement);
        return Sought { failed: true, found: Some(found), ..Sought::default() };
    }
    if !record.over {
        return Sought::default();
    }
    let found = public.is_empty().then(|| Message::new("drill-nothing-out"));
    Sought { at: found.is_none().then_some(record.now), failed: found.is_some(), found, ..Sought::default() }
}

fn clock(one: &Expectation, record: &Record) -> Sought {
    let Some(clock) = record.clocks.iter().find(|clock| Some(&clock.rule) == one.clock.as_ref()) else { return Sought::default() };
    match clock.state {
        ClockState::Met => Sought::at(Some(clock.due_at.min(record.now))),
        ClockState::Missed => Sought { at: Some(record.now), late: true, ..Sought::default() },
        ClockState::Overdue => Sought { failed: true, ..Sought::default() },
        ClockState::Running | ClockState::Cancelled => Sought::default(),
    }
}
