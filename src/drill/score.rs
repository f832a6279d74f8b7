//! The score of a drill. Its formula stands in `docs/drills.md`:
//!
//! | part | share of its weight |
//! |---|---|
//! | expected | points earned ÷ points possible; in time all, later half, never none |
//! | clocks | clocks met in time ÷ clocks that came due |
//! | facts | (confirmed facts with source and verifier + public texts without a wrong claim) ÷ (both) |
//! | wording | published texts without an error of the linter ÷ published texts |
//! | approvals | published texts whose approval is whole ÷ published texts |
//! | voice | published texts that differ from no other ÷ published texts |
//!
//! No text out counts as one that fails. What cannot be said yet counts neither way until the drill is over.

mod expect;

use self::expect::seek;
use super::record::{Approval, Record};
use crate::domain::clock::ClockState;
use crate::domain::drill::{Part, PartScore, Verdict};
use crate::domain::scenario::{Expectation, Scenario};
use crate::domain::text::Text;
use crate::domain::time::Timestamp;
use crate::error::Message;

/// An expectation held against the record.
#[derive(Clone, Debug)]
pub struct Line {
    pub expectation: Expectation,
    pub verdict: Verdict,
    pub earned: f64,
    /// When it began to count, until when, and when it was done.
    pub from: Option<Timestamp>,
    pub due: Option<Timestamp>,
    pub at: Option<Timestamp>,
    /// What was found, where there is more to say than when.
    pub found: Option<Message>,
}

/// A part with the reasons for its share.
#[derive(Clone, Debug)]
pub struct PartLine {
    pub part: Part,
    pub weight: u32,
    /// 0–1; absent: it cannot be said yet.
    pub share: Option<f64>,
    pub reasons: Vec<Reason>,
}

/// A finding: its code, and a text of the library it speaks of.
#[derive(Clone, Debug)]
pub struct Reason {
    pub message: Message,
    pub title: Option<Text>,
}

/// The whole score.
#[derive(Clone, Debug)]
pub struct Score {
    /// Of 100; absent while nothing can be said.
    pub total: Option<f64>,
    pub lines: Vec<Line>,
    pub parts: Vec<PartLine>,
}

impl Score {
    /// The parts as the record of the drill keeps them.
    pub fn kept(&self) -> Vec<PartScore> {
        self.parts.iter().map(|one| PartScore { part: one.part, weight: one.weight, share: one.share.unwrap_or_default() }).collect()
    }
}

/// Holds a record against its scenario.
pub fn score(scenario: &Scenario, record: &Record) -> Score {
    let lines: Vec<Line> = scenario.expectations.iter().map(|one| line(scenario, one, record)).collect();
    let parts: Vec<PartLine> = Part::ALL.iter().map(|part| part_line(*part, scenario, record, &lines)).collect();
    let (mut earned, mut possible) = (0.0, 0.0);
    for (share, weight) in parts.iter().filter_map(|one| Some((one.share?, f64::from(one.weight)))) {
        earned += share * weight;
        possible += weight;
    }
    let total = (possible > 0.0).then(|| (earned / possible * 1000.0).round() / 10.0);
    Score { total, lines, parts }
}

fn line(scenario: &Scenario, one: &Expectation, record: &Record) -> Line {
    let from = match &one.after {
        Some(inject) => record.came.get(inject).copied(),
        None => Some(record.begins_at),
    };
    let due = from.zip(one.within).map(|(from, within)| from.plus(within));
    let sought = from.map(|from| seek(scenario, one, record, from)).unwrap_or_default();
    let verdict = match (sought.at, due) {
        (Some(at), Some(due)) if at > due => Verdict::Late,
        (Some(_), _) if !sought.late => Verdict::Met,
        (Some(_), _) => Verdict::Late,
        _ if sought.failed || record.over => Verdict::Missed,
        _ => Verdict::Open,
    };
    let points = f64::from(one.points);
    let earned = match verdict {
        Verdict::Met => points,
        Verdict::Late => points / 2.0,
        Verdict::Missed | Verdict::Open => 0.0,
    };
    Line { expectation: one.clone(), verdict, earned, from, due, at: sought.at, found: sought.found }
}

fn part_line(part: Part, scenario: &Scenario, record: &Record, lines: &[Line]) -> PartLine {
    let weights = &scenario.weights;
    let (weight, counted) = match part {
        Part::Expected => (weights.expected, expected(lines)),
        Part::Clocks => (weights.clocks, clocks(record)),
        Part::Facts => (weights.facts, facts(record)),
        Part::Wording => (weights.wording, texts(record, wording)),
        Part::Approvals => (weights.approvals, texts(record, approvals)),
        Part::Voice => (weights.voice, texts(record, voice)),
    };
    PartLine { part, weight, share: counted.share(), reasons: counted.reasons }
}

/// So many of so many, and why not all.
#[derive(Default)]
struct Counted {
    good: f64,
    of: f64,
    reasons: Vec<Reason>,
}

impl Counted {
    fn share(&self) -> Option<f64> {
        (self.of > 0.0).then(|| self.good / self.of)
    }

    fn add(&mut self, problem: Option<Message>) {
        self.of += 1.0;
        match problem {
            None => self.good += 1.0,
            Some(message) => self.reasons.push(Reason { message, title: None }),
        }
    }
}

fn expected(lines: &[Line]) -> Counted {
    let closed = lines.iter().filter(|line| line.verdict != Verdict::Open);
    closed.fold(Counted::default(), |mut all, line| {
        all.good += line.earned;
        all.of += f64::from(line.expectation.points);
        all
    })
}

fn clocks(record: &Record) -> Counted {
    let mut all = Counted::default();
    if record.opened.is_none() && record.over {
        all.add(Some(Message::new("drill-no-incident")));
    }
    for clock in &record.clocks {
        let problem = match clock.state {
            ClockState::Met => None,
            ClockState::Missed => Some(Message::new("drill-clock-late")),
            ClockState::Overdue => Some(Message::new("drill-clock-missed")),
            ClockState::Running | ClockState::Cancelled => continue,
        };
        let missed = problem.is_some();
        all.add(problem);
        if let Some(reason) = all.reasons.last_mut().filter(|_| missed) {
            reason.title = Some(clock.title.clone());
        }
    }
    all
}

fn facts(record: &Record) -> Counted {
    let mut all = texts(record, |one, found| {
        if one.public {
            found.add(one.wrong.first().map(|inject| about("drill-text-wrong", &one.statement).with_param("inject", inject)));
        }
    });
    for (fact, sound) in &record.grounds {
        all.add((!sound).then(|| about("drill-fact-bare", fact)));
    }
    all
}

/// Each published text by one rule; none at all is one that fails, once the drill is over.
fn texts(record: &Record, judge: impl Fn(&super::record::Published, &mut Counted)) -> Counted {
    let mut all = Counted::default();
    for one in &record.published {
        judge(one, &mut all);
    }
    if all.of == 0.0 && record.over {
        all.add(Some(Message::new("drill-nothing-out")));
    }
    all
}

fn wording(one: &super::record::Published, all: &mut Counted) {
    let rules = one.errors.join(", ");
    all.add((!one.errors.is_empty()).then(|| about("drill-text-errors", &one.statement).with_param("rules", rules)));
}

fn approvals(one: &super::record::Published, all: &mut Counted) {
    all.add(match one.approval {
        Approval::Whole => None,
        Approval::Unproven => Some(about("drill-approval-unproven", &one.statement)),
        Approval::Unsigned => Some(about("drill-approval-unsigned", &one.statement)),
    });
}

fn voice(one: &super::record::Published, all: &mut Counted) {
    let others = one.differs.join(", ");
    all.add((!one.differs.is_empty()).then(|| about("drill-text-differs", &one.statement).with_param("others", others)));
}

fn about(code: &'static str, subject: &str) -> Message {
    Message::new(code).with_param("subject", subject)
}
