//! The charts of a report: numbers of the record and words of the catalogue.

use super::{Record, Writer};
use crate::document::Figure;
use crate::document::chart::{
    self, Bucket, Caption, ClockLabels, ClockRow, ClockState as Drawn, Curve, CurveLabels, Mark, MarkKind, SpreadLabels, SpreadRow,
    TaskLabels, TaskRow,
};
use crate::domain::clock::ClockState;
use crate::domain::entity::Entity as _;
use crate::domain::time::Timestamp;
use crate::domain::when::in_zone;
use crate::review::effect::{Effect, Measure};
use crate::review::metrics::by_role;
use crate::text::tr;
use crate::ui::view::task::clock_title;

/// The words of one chart, kept while its caption borrows them.
struct Texts {
    title: String,
    description: String,
    empty: String,
    more: String,
}

impl Texts {
    fn caption(&self) -> Caption<'_> {
        Caption { title: &self.title, description: &self.description, empty: &self.empty, more: &self.more }
    }
}

impl Writer<'_> {
    /// `curve`, `clocks`, `tasks`, `spread`: the ids that a template's ```` ```chart ```` blocks may name.
    pub(super) fn figures(&self, record: &Record) -> Vec<Figure> {
        vec![self.curve(record), self.clock_chart(record), self.task_chart(record), self.spread(record)]
    }

    fn texts(&self, title: String, description: String) -> Texts {
        Texts { title, description, empty: tr!(self.catalog, "chart-empty"), more: tr!(self.catalog, "chart-more", n = "{n}") }
    }

    fn curve(&self, record: &Record) -> Figure {
        let effect = record.effect();
        let measure = effect.as_ref().map_or(Measure::Mentions, |effect| effect.measure);
        let what = self.catalog.word("measure-per-hour", measure.word());
        let description = effect.as_ref().map_or_else(|| tr!(self.catalog, "chart-empty"), |effect| self.curve_in_words(effect));
        let texts = self.texts(what.clone(), description.clone());
        let [total, negative] = ["chart-all", "chart-negative"].map(|key| tr!(self.catalog, key));
        let labels = CurveLabels { caption: texts.caption(), total: &total, negative: &negative };
        let buckets = effect.as_ref().map(|effect| self.buckets(effect)).unwrap_or_default();
        let svg = chart::curve(&Curve { labels, buckets, marks: self.marks(record) });
        Figure {
            id: "curve".to_owned(),
            svg,
            alt: format!("{what}: {description}"),
            caption: tr!(self.catalog, "chart-curve-caption", what = what),
        }
    }

    /// The peak, for who cannot see the curve.
    fn curve_in_words(&self, effect: &Effect) -> String {
        let told = super::measured::peak(self, effect);
        tr!(self.catalog, "chart-curve-description", peak = told)
    }

    fn buckets(&self, effect: &Effect) -> Vec<Bucket> {
        let counts = effect.volume.buckets.iter().enumerate();
        counts
            .filter_map(|(place, counts)| {
                let at = Timestamp::from(effect.volume.at(place));
                let label = in_zone(at, self.config.timezone).local().format("%m-%d %H:%M").to_string();
                counts.map(|counts| Bucket { at: at.micros(), label, total: counts.mentions, negative: counts.negative })
            })
            .collect()
    }

    /// Statements, alerts, and assessments that changed the level.
    fn marks(&self, record: &Record) -> Vec<Mark> {
        let mark = |at: Timestamp, kind, label| Mark { at: at.micros(), kind, when: self.time(Some(at)), label };
        let mut marks = Vec::new();
        for one in &record.statements {
            let Some(at) = one.statement.published_at else { continue };
            marks.push(mark(at, MarkKind::Statement, format!("{} {}", one.statement.handle(), self.statement_title(record, one))));
        }
        for one in &record.alerts {
            let label = tr!(self.catalog, "chart-alert", alert = one.handle(), level = one.level.word());
            marks.push(mark(one.found_at, MarkKind::Alert, label));
        }
        let mut level = None;
        for one in &record.assessments {
            if level != Some(&one.level) {
                marks.push(mark(one.at, MarkKind::Level, tr!(self.catalog, "chart-level", level = one.level.as_str())));
            }
            level = Some(&one.level);
        }
        marks
    }

    fn clock_chart(&self, record: &Record) -> Figure {
        let mut clocks: Vec<_> = record.clocks.iter().filter(|clock| clock.state(self.now) != ClockState::Cancelled).collect();
        clocks.sort_by_key(|clock| (clock.due_at, clock.id));
        let rows: Vec<ClockRow> = clocks
            .into_iter()
            .map(|clock| {
                let (used, limit) =
                    (clock.met_at.unwrap_or(self.now).minutes_since(clock.starts_at), clock.due_at.minutes_since(clock.starts_at));
                let state = match clock.state(self.now) {
                    ClockState::Met => Drawn::Met,
                    ClockState::Missed | ClockState::Overdue => Drawn::Missed,
                    ClockState::Running | ClockState::Cancelled => Drawn::Running,
                };
                let value = tr!(self.catalog, "chart-clock-value", used = self.catalog.minutes(used), limit = self.catalog.minutes(limit));
                ClockRow {
                    label: clock_title(clock, &record.playbook, self.catalog),
                    state,
                    used: as_f64(used),
                    limit: as_f64(limit),
                    value,
                }
            })
            .collect();
        let count = |state| rows.iter().filter(|row| row.state == state).count();
        let description = tr!(
            self.catalog,
            "chart-clocks-description",
            met = count(Drawn::Met),
            missed = count(Drawn::Missed),
            running = count(Drawn::Running)
        );
        let texts = self.texts(tr!(self.catalog, "chart-clocks"), description);
        let [met, missed, running, limit] =
            ["chart-clock-met", "chart-clock-missed", "chart-clock-running", "chart-clock-limit"].map(|key| tr!(self.catalog, key));
        let labels = ClockLabels { caption: texts.caption(), met: &met, missed: &missed, running: &running, limit: &limit };
        Self::figure("clocks", chart::clocks(&labels, &rows), &texts)
    }

    fn task_chart(&self, record: &Record) -> Figure {
        let tasks: Vec<_> = record.tasks.iter().filter(|task| task.phase != crate::domain::task::Phase::FollowUp).cloned().collect();
        let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let rows: Vec<TaskRow> = by_role(&tasks, self.now)
            .into_iter()
            .map(|one| TaskRow {
                role: self.role(record, &one.role),
                on_time: small(one.on_time),
                late: small(one.late + one.overdue),
                open: small(one.open),
            })
            .filter(|row| row.on_time + row.late + row.open > 0)
            .collect();
        let sum = |of: fn(&TaskRow) -> u32| rows.iter().map(of).sum::<u32>();
        let description =
            tr!(self.catalog, "chart-tasks-description", ontime = sum(|r| r.on_time), late = sum(|r| r.late), open = sum(|r| r.open));
        let texts = self.texts(tr!(self.catalog, "chart-tasks"), description);
        let [on_time, late, open] = ["chart-task-on-time", "chart-task-late", "chart-task-open"].map(|key| tr!(self.catalog, key));
        let labels = TaskLabels { caption: texts.caption(), on_time: &on_time, late: &late, open: &open };
        Self::figure("tasks", chart::tasks(&labels, &rows), &texts)
    }

    fn spread(&self, record: &Record) -> Figure {
        let platforms = &record.opinion.platforms;
        let rows: Vec<SpreadRow> = platforms
            .iter()
            .map(|one| SpreadRow { platform: self.channel(&one.name), total: as_f64(one.mentions), negative: as_f64(one.negative) })
            .collect();
        let first = platforms.first().map(|one| self.channel(&one.name)).unwrap_or_default();
        let description = tr!(self.catalog, "chart-spread-description", count = platforms.len(), first = first);
        let texts = self.texts(tr!(self.catalog, "chart-spread"), description);
        let [negative, other] = ["chart-negative", "chart-other"].map(|key| tr!(self.catalog, key));
        let labels = SpreadLabels { caption: texts.caption(), negative: &negative, other: &other };
        Self::figure("spread", chart::spread(&labels, &rows), &texts)
    }

    fn figure(id: &str, svg: String, texts: &Texts) -> Figure {
        Figure { id: id.to_owned(), svg, alt: texts.description.clone(), caption: texts.title.clone() }
    }
}

#[expect(clippy::cast_precision_loss, reason = "minutes and counts far below 2^52")]
const fn as_f64(number: i64) -> f64 {
    number as f64
}
