//! The course of an incident: metrics, levels, timeline, clocks, tasks.

use serde::Serialize;

use super::{Record, Writer};
use crate::domain::clock::{Clock, ClockState};
use crate::domain::entity::Entity as _;
use crate::domain::event::Event;
use crate::domain::playbook::Metric;
use crate::domain::task::{Phase, Task};
use crate::ops::follow_up::Looked;
use crate::review::metrics::{self, Measured, against_targets, by_role};
use crate::text::tr;
use crate::ui::view::follow_up::told;
use crate::ui::view::log::{Names, sentence, words};
use crate::ui::view::reason::ReasonView;
use crate::ui::view::task::ClockView;

#[derive(Serialize)]
pub struct MetricRow {
    title: String,
    value: String,
    target: String,
    /// “met”, “missed”, or why it cannot be said.
    verdict: String,
}

#[derive(Serialize)]
pub struct LevelRow {
    at: String,
    level: String,
    score: String,
    posture: String,
    by: String,
    reasons: Vec<String>,
    own_words: Vec<String>,
    missing: Vec<String>,
}

#[derive(Serialize)]
pub struct TimelineRow {
    at: String,
    recorded_at: String,
    backdated: bool,
    who: String,
    what: String,
    words: String,
}

#[derive(Serialize)]
pub struct ClockRow {
    title: String,
    limit: String,
    due_at: String,
    met_at: String,
    state: String,
    missed: bool,
    /// How much too late, or how long it has been overdue.
    late_by: String,
    source: String,
}

#[derive(Serialize)]
pub struct RoleRow {
    role: String,
    on_time: usize,
    late: usize,
    skipped: usize,
    open: usize,
}

#[derive(Serialize)]
pub struct TaskRow {
    id: String,
    title: String,
    role: String,
    state: String,
    due_at: String,
    done_at: String,
    reason: String,
}

#[derive(Serialize)]
pub struct LookRow {
    #[serde(flatten)]
    task: TaskRow,
    /// Empty while it is not due.
    found: String,
}

impl Writer<'_> {
    pub(super) fn metrics(&self, record: &Record) -> Vec<MetricRow> {
        let statements: Vec<_> = record.statements.iter().map(|shown| shown.statement.clone()).collect();
        let data = metrics::Record {
            incident: &record.incident,
            tasks: &record.tasks,
            clocks: &record.clocks,
            statements: &statements,
            now: self.now,
        };
        against_targets(&record.playbook, &data).iter().map(|measured| self.metric(record, measured)).collect()
    }

    fn metric(&self, record: &Record, measured: &Measured) -> MetricRow {
        let target = record.playbook.review.targets.iter().find(|target| target.id == measured.target);
        let verdict = match measured.met() {
            Some(true) => "verdict-met",
            Some(false) => "verdict-missed",
            None if measured.value.is_none() => "verdict-not-yet",
            None => "verdict-no-target",
        };
        MetricRow {
            title: target.map(|target| target.title.get(self.catalog.lang()).to_owned()).unwrap_or_default(),
            value: measured.value.map_or_else(|| "–".to_owned(), |value| self.quantity(measured.metric, value)),
            target: measured.at_most.map_or_else(|| "–".to_owned(), |most| self.quantity(measured.metric, most)),
            verdict: tr!(self.catalog, verdict),
        }
    }

    fn quantity(&self, metric: Metric, value: f64) -> String {
        #[expect(clippy::cast_possible_truncation, reason = "minutes and small counts")]
        let whole = value.round() as i64;
        match metric {
            Metric::FirstStatementMinutes | Metric::AssessmentMinutes | Metric::LongestSilenceMinutes => self.catalog.minutes(whole),
            Metric::ClocksMissed | Metric::Corrections | Metric::LateTasks => whole.to_string(),
        }
    }

    pub(super) fn levels(&self, record: &Record) -> Vec<LevelRow> {
        record
            .assessments
            .iter()
            .map(|one| LevelRow {
                at: self.time(Some(one.at)),
                level: one.level.clone(),
                score: format!("{:.1}", one.score),
                posture: one.posture.map(|posture| self.catalog.word("posture", posture.word())).unwrap_or_default(),
                by: self.person(&one.by),
                reasons: one
                    .reasons
                    .iter()
                    .filter(|reason| reason.code != "reason-unknown")
                    .map(|reason| ReasonView::new(reason, &record.playbook, self.catalog).text)
                    .collect(),
                own_words: one.level_reason.iter().chain(&one.posture_reason).cloned().collect(),
                missing: one.missing.iter().map(|id| self.question(record, id)).collect(),
            })
            .collect()
    }

    /// The question an indicator asks; its id where the playbook does not know it.
    fn question(&self, record: &Record, indicator: &str) -> String {
        let known = record.playbook.assess.indicators.iter().find(|one| one.id == indicator);
        known.map_or_else(|| indicator.to_owned(), |one| one.question.get(self.catalog.lang()).to_owned())
    }

    pub(super) fn timeline(&self, record: &Record) -> Vec<TimelineRow> {
        self.events_where(record, &|_| true)
    }

    pub(super) fn events_where(&self, record: &Record, wanted: &dyn Fn(&Event) -> bool) -> Vec<TimelineRow> {
        let names = self.names(record);
        record
            .events
            .iter()
            .filter(|event| wanted(event))
            .map(|event| TimelineRow {
                at: self.time(Some(event.occurred_at)),
                recorded_at: self.time(Some(event.recorded_at)),
                backdated: event.is_backdated(),
                who: self.person(&event.actor.person),
                what: self.what(record, &names, event),
                words: words(event).map(|text| shortened(&text)).unwrap_or_default(),
            })
            .collect()
    }

    /// The sentence of a row; a task is named by its title too.
    fn what(&self, record: &Record, names: &Names, event: &Event) -> String {
        let sentence = sentence(event, self.catalog, names);
        let task = record.tasks.iter().find(|task| task.title.is_none() && task.handle() == event.subject);
        match task {
            Some(task) => {
                let title = crate::ops::task::title(task, &record.playbook, self.catalog.lang());
                tr!(self.catalog, "titled-event", event = sentence, title = title)
            }
            None => sentence,
        }
    }

    fn names(&self, record: &Record) -> Names {
        let lang = self.catalog.lang();
        Names {
            people: self.config.people.iter().map(|person| (person.id.clone(), person.display_name().to_owned())).collect(),
            roles: record.playbook.roles.iter().map(|role| (role.id.clone(), role.title.get(lang).to_owned())).collect(),
            channels: self.channels.iter().map(|channel| (channel.id.clone(), channel.title.get(lang).to_owned())).collect(),
        }
    }

    pub(super) fn clocks(&self, record: &Record) -> Vec<ClockRow> {
        self.clocks_where(record, &|_| true)
    }

    pub(super) fn clocks_where(&self, record: &Record, wanted: &dyn Fn(&Clock) -> bool) -> Vec<ClockRow> {
        let mut clocks: Vec<_> = record.clocks.iter().filter(|clock| wanted(clock)).collect();
        clocks.sort_by_key(|clock| clock.due_at);
        clocks
            .into_iter()
            .map(|clock| {
                let view = ClockView::new(clock, &record.playbook, self.catalog, self.now);
                let state = clock.state(self.now);
                let missed = matches!(state, ClockState::Missed | ClockState::Overdue);
                let end = clock.met_at.unwrap_or(self.now);
                ClockRow {
                    limit: self.catalog.minutes(view.limit_minutes),
                    due_at: self.time(Some(clock.due_at)),
                    met_at: self.time(clock.met_at),
                    state: self.catalog.word("clock-state", state.word()),
                    missed,
                    late_by: if missed { self.catalog.minutes(end.minutes_since(clock.due_at)) } else { String::new() },
                    source: view.source.map(|source| source.line(self.catalog)).unwrap_or_default(),
                    title: view.title,
                }
            })
            .collect()
    }

    pub(super) fn roles(&self, record: &Record) -> Vec<RoleRow> {
        let tasks: Vec<Task> = record.tasks.iter().filter(|task| task.phase != Phase::FollowUp).cloned().collect();
        by_role(&tasks, self.now)
            .into_iter()
            .map(|one| RoleRow {
                role: self.role(record, &one.role),
                on_time: one.on_time,
                late: one.late + one.overdue,
                skipped: one.skipped,
                open: one.open,
            })
            .collect()
    }

    /// Tasks that are open, late or skipped: what did not go as planned.
    pub(super) fn unfinished(&self, record: &Record) -> Vec<TaskRow> {
        let not_as_planned = |task: &&Task| task.phase != Phase::FollowUp && (task.is_open() || task.was_late() || task.reason.is_some());
        record.tasks.iter().filter(not_as_planned).map(|task| self.task(record, task)).collect()
    }

    /// The looks back; what they found stands beside those that are due or done.
    pub(super) fn follow_ups(&self, record: &Record) -> Vec<LookRow> {
        let due = |one: &Looked| !one.task.is_open() || one.task.due_at.is_some_and(|due| due <= self.now);
        let found = |one: &Looked| if due(one) { told(one, self.catalog) } else { String::new() };
        record.looked.iter().map(|one| LookRow { task: self.task(record, &one.task), found: found(one) }).collect()
    }

    pub(super) fn task(&self, record: &Record, task: &Task) -> TaskRow {
        let view = crate::ui::view::task::TaskView::new(task, &record.playbook, self.catalog, self.now);
        let state = if task.was_late() {
            tr!(self.catalog, "state-done-late")
        } else if view.overdue {
            tr!(self.catalog, "state-overdue")
        } else {
            self.catalog.word("task-state", view.state)
        };
        TaskRow {
            id: task.handle(),
            title: view.title,
            role: view.role_title,
            state,
            due_at: self.time(task.due_at),
            done_at: self.time(task.done_at),
            reason: view.reason.unwrap_or_default(),
        }
    }
}

/// The longest quotation in the timeline, in characters.
const LONGEST_QUOTE: usize = 160;

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(LONGEST_QUOTE).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short.replace('\n', " ")
}
