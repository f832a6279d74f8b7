//! Across incidents: what kinds there were, how fast the first word was, which clocks are missed most, which improvements are
//! still owed. Drills are counted apart from the real, never with it.

use std::collections::BTreeMap;

use super::response::{Spans, spans};
use crate::domain::clock::{Clock, ClockOrigin, ClockState};
use crate::domain::incident::Incident;
use crate::domain::review::{Action, ActionState, Lesson, LessonKind};
use crate::domain::time::Timestamp;

/// One incident as the statistics need it.
pub struct Case {
    pub incident: Incident,
    /// Detection → first public statement, in minutes.
    pub first_statement: Option<i64>,
    pub clocks: Vec<Clock>,
    pub actions: Vec<Action>,
    pub lessons: Vec<Lesson>,
}

/// Incidents that share a type, a level, a quarter or a tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    pub key: String,
    pub incidents: usize,
    pub open: usize,
    /// Over the incidents that had a statement.
    pub first_statement: Spans,
    pub clocks_met: usize,
    /// Met late, or overdue.
    pub clocks_missed: usize,
}

/// How often one clock of the playbooks was missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissedClock {
    pub rule: String,
    pub missed: usize,
    /// Met or missed: those that have an answer.
    pub settled: usize,
}

/// The statistics of the real incidents, or of the drills.
#[derive(Default)]
pub struct Stats {
    pub total: Group,
    pub by_type: Vec<Group>,
    pub by_level: Vec<Group>,
    /// Of the year and quarter in which the incident was detected, `2026-Q4`.
    pub by_quarter: Vec<Group>,
    pub by_tag: Vec<Group>,
    /// The most often missed first.
    pub clocks: Vec<MissedClock>,
    /// Improvement actions nobody has carried out, the longest overdue first.
    pub owed: Vec<Action>,
    /// Tags that more than one incident carries, the most frequent first: what comes back.
    pub recurring: Vec<Recurring>,
    /// Incidents that are closed and whose lessons led to no improvement action.
    pub unanswered: Vec<Unanswered>,
}

/// A tag and the incidents that carry it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurring {
    pub tag: String,
    pub incidents: Vec<i64>,
}

/// A closed incident with lessons and without an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unanswered {
    pub incident: i64,
    pub lessons: Vec<String>,
}

/// `cases` are all of one kind: real, or drills.
pub fn stats(cases: &[Case], now: Timestamp) -> Stats {
    let one = |key: String| vec![key];
    Stats {
        total: groups(cases, now, |_| one(String::new())).pop().unwrap_or_default(),
        by_type: groups(cases, now, |case| one(case.incident.playbook.clone())),
        by_level: groups(cases, now, |case| one(case.incident.level.clone())),
        by_quarter: groups(cases, now, |case| one(quarter(case.incident.detected_at))),
        by_tag: groups(cases, now, |case| case.incident.tags.clone()),
        clocks: missed_clocks(cases, now),
        owed: owed(cases),
        recurring: recurring(cases),
        unanswered: unanswered(cases),
    }
}

fn recurring(cases: &[Case]) -> Vec<Recurring> {
    let mut by_tag = BTreeMap::<&str, Vec<i64>>::new();
    for case in cases {
        for tag in &case.incident.tags {
            by_tag.entry(tag).or_default().push(case.incident.id);
        }
    }
    let mut recurring: Vec<Recurring> = by_tag
        .into_iter()
        .filter(|(_, incidents)| incidents.len() > 1)
        .map(|(tag, incidents)| Recurring { tag: tag.to_owned(), incidents })
        .collect();
    recurring.sort_by_key(|one| std::cmp::Reverse(one.incidents.len()));
    recurring
}

/// What worked needs no action; what failed and what was learnt do.
fn unanswered(cases: &[Case]) -> Vec<Unanswered> {
    let closed = cases.iter().filter(|case| !case.incident.is_open() && case.actions.is_empty());
    closed
        .map(|case| Unanswered {
            incident: case.incident.id,
            lessons: case.lessons.iter().filter(|one| one.kind != LessonKind::Worked).map(|one| one.text.clone()).collect(),
        })
        .filter(|one| !one.lessons.is_empty())
        .collect()
}

fn quarter(at: Timestamp) -> String {
    use chrono::Datelike as _;
    let local = at.local();
    format!("{}-Q{}", local.year(), local.month0() / 3 + 1)
}

/// In the order of the keys.
fn groups(cases: &[Case], now: Timestamp, keys: impl Fn(&Case) -> Vec<String>) -> Vec<Group> {
    let mut by_key = BTreeMap::<String, Vec<&Case>>::new();
    for case in cases {
        for key in keys(case) {
            by_key.entry(key).or_default().push(case);
        }
    }
    by_key.into_iter().map(|(key, cases)| group(key, &cases, now)).collect()
}

fn group(key: String, cases: &[&Case], now: Timestamp) -> Group {
    let states: Vec<ClockState> = cases.iter().flat_map(|case| &case.clocks).map(|clock| clock.state(now)).collect();
    Group {
        key,
        incidents: cases.len(),
        open: cases.iter().filter(|case| case.incident.is_open()).count(),
        first_statement: spans(cases.iter().filter_map(|case| case.first_statement).collect()),
        clocks_met: states.iter().filter(|state| **state == ClockState::Met).count(),
        clocks_missed: states.iter().filter(|state| is_missed(**state)).count(),
    }
}

const fn is_missed(state: ClockState) -> bool {
    matches!(state, ClockState::Missed | ClockState::Overdue)
}

fn missed_clocks(cases: &[Case], now: Timestamp) -> Vec<MissedClock> {
    let mut by_rule = BTreeMap::<&str, (usize, usize)>::new();
    for clock in cases.iter().flat_map(|case| &case.clocks).filter(|clock| clock.origin == ClockOrigin::Playbook) {
        let state = clock.state(now);
        if state == ClockState::Met || is_missed(state) {
            let (missed, settled) = by_rule.entry(&clock.rule).or_default();
            *missed += usize::from(is_missed(state));
            *settled += 1;
        }
    }
    let mut clocks: Vec<MissedClock> = by_rule
        .into_iter()
        .filter(|(_, (missed, _))| *missed > 0)
        .map(|(rule, (missed, settled))| MissedClock { rule: rule.to_owned(), missed, settled })
        .collect();
    clocks.sort_by(|a, b| b.missed.cmp(&a.missed).then_with(|| a.rule.cmp(&b.rule)));
    clocks
}

fn owed(cases: &[Case]) -> Vec<Action> {
    let actions = cases.iter().flat_map(|case| &case.actions);
    let mut owed: Vec<Action> = actions.filter(|action| action.state == ActionState::Open).cloned().collect();
    // An action without a due date comes last.
    owed.sort_by_key(|action| (action.due_at.map_or(i64::MAX, Timestamp::micros), action.id));
    owed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_those_of_the_local_date() {
        let at = Timestamp::parse_rfc3339("2026-10-01T00:30:00+08:00").unwrap();
        assert_eq!((quarter(at), quarter(at.with_offset(0))), ("2026-Q4".to_owned(), "2026-Q3".to_owned()));
    }
}
