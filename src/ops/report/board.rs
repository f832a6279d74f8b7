//! The board: what the people in one room need to see, of every open incident. From `templates/reports/board.<lang>.md`.

use serde::Serialize;

use super::record::{self, Record};
use super::{Head, Paper, Writer, measured};
use crate::document::Figure;
use crate::domain::clock::{Clock, ClockState};
use crate::domain::statement::StatementState;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::ops::Desk;
use crate::render;
use crate::store::IncidentFilter;
use crate::text::{Catalog, date_time, tr};
use crate::ui::view::task::clock_title;

/// Statements shown of each incident: the latest published.
const LAST_STATEMENTS: usize = 3;

/// Tasks shown of each role: the earliest due.
const NEXT_TASKS: usize = 3;

#[derive(Serialize)]
struct Board {
    now: String,
    incidents: Vec<Card>,
}

/// One open incident.
#[derive(Serialize)]
struct Card {
    incident: Head,
    running_for: String,
    clocks: Vec<ClockLine>,
    roles: Vec<RoleLine>,
    statements: Vec<StatementLine>,
    waiting: Vec<WaitingLine>,
    mentions: i64,
    peak: String,
}

/// A clock that is not answered.
#[derive(Serialize)]
struct ClockLine {
    title: String,
    due_at: String,
    /// How long it still runs, or has been overdue.
    left: String,
    overdue: bool,
}

#[derive(Serialize)]
struct RoleLine {
    role: String,
    open: usize,
    overdue: usize,
    /// The next titles.
    next: Vec<String>,
}

#[derive(Serialize)]
struct StatementLine {
    id: String,
    title: String,
    at: String,
    channels: Vec<String>,
}

/// A text on its way out, and for whom it waits.
#[derive(Serialize)]
struct WaitingLine {
    id: String,
    title: String,
    state: String,
    roles: Vec<String>,
    /// Who of the roster holds these roles.
    people: Vec<String>,
    since: String,
}

/// Every open incident on one page, the gravest first.
pub fn board(desk: &mut Desk, catalog: &Catalog) -> Result<Paper> {
    let template = desk.library.report_template("board", catalog.lang())?;
    let writer = Writer { catalog, config: &desk.config.clone(), channels: desk.library.channels(&desk.config.channels)?, now: desk.now };
    let mut txn = desk.read()?;
    let open = txn.incidents(IncidentFilter { open_only: true, ..IncidentFilter::default() })?;
    let mut records =
        open.into_iter().map(|incident| record::gather(&mut *txn, writer.config, incident, writer.now)).collect::<Result<Vec<Record>>>()?;
    records.sort_by_key(|record| (record.level_rank(), record.incident.id));
    let board = Board { now: date_time(writer.now), incidents: records.iter().map(|record| writer.card(record)).collect() };
    let markdown = render::report(&template.path.display().to_string(), &template.text, &board)?;
    let figures = records.iter().flat_map(|record| writer.board_figures(record)).collect();
    let drill = !records.is_empty() && records.iter().all(|record| record.incident.drill);
    Ok(Paper {
        markdown,
        figures,
        meta: vec![(tr!(catalog, "board-as-of"), board.now.clone())],
        lang: catalog.lang(),
        drill,
        refresh: None,
        wall: true,
        data: crate::ui::object(&board),
        removed: None,
    })
}

impl Writer<'_> {
    fn card(&self, record: &Record) -> Card {
        Card {
            incident: Head::new(record, self),
            running_for: self.catalog.minutes(self.now.minutes_since(record.incident.detected_at)),
            clocks: self.open_clocks(record),
            roles: self.open_roles(record),
            statements: self.last_statements(record),
            waiting: self.waiting(record),
            mentions: record.opinion.total,
            peak: record.effect().map(|effect| measured::peak(self, &effect)).unwrap_or_default(),
        }
    }

    fn open_clocks(&self, record: &Record) -> Vec<ClockLine> {
        let mut clocks: Vec<&Clock> = record.clocks.iter().filter(|clock| clock.is_open()).collect();
        clocks.sort_by_key(|clock| (clock.due_at, clock.id));
        let line = |clock: &Clock| {
            let overdue = clock.state(self.now) == ClockState::Overdue;
            let span = self.catalog.minutes(clock.due_at.minutes_since(self.now));
            let left = if overdue { tr!(self.catalog, "board-overdue", span = span) } else { tr!(self.catalog, "board-left", span = span) };
            ClockLine { title: clock_title(clock, &record.playbook, self.catalog), due_at: self.time(Some(clock.due_at)), left, overdue }
        };
        clocks.into_iter().map(line).collect()
    }

    fn open_roles(&self, record: &Record) -> Vec<RoleLine> {
        let mut open: Vec<_> = record.tasks.iter().filter(|task| task.is_open() && task.due_at.is_some()).collect();
        open.sort_by_key(|task| (task.due_at.map_or(i64::MAX, Timestamp::micros), task.id));
        let mut lines: Vec<(String, RoleLine)> = Vec::new();
        for task in open {
            let place = lines.iter().position(|(role, _)| *role == task.role).unwrap_or_else(|| {
                let line = RoleLine { role: self.role(record, &task.role), open: 0, overdue: 0, next: Vec::new() };
                lines.push((task.role.clone(), line));
                lines.len() - 1
            });
            let line = &mut lines[place].1;
            line.open += 1;
            line.overdue += usize::from(task.is_overdue(self.now));
            if line.next.len() < NEXT_TASKS {
                line.next.push(crate::ops::task::title(task, &record.playbook, self.catalog.lang()));
            }
        }
        lines.into_iter().map(|(_, line)| line).collect()
    }

    fn last_statements(&self, record: &Record) -> Vec<StatementLine> {
        let mut published: Vec<_> = record.statements.iter().filter(|one| one.statement.state == StatementState::Published).collect();
        published.sort_by_key(|one| std::cmp::Reverse((one.statement.published_at.map_or(0, Timestamp::micros), one.statement.id)));
        published
            .into_iter()
            .take(LAST_STATEMENTS)
            .map(|one| StatementLine {
                id: crate::domain::entity::Entity::handle(&one.statement),
                title: self.statement_title(record, one),
                at: self.time(one.statement.published_at),
                channels: one.current().variants.iter().map(|variant| self.channel(&variant.channel)).collect(),
            })
            .collect()
    }

    fn waiting(&self, record: &Record) -> Vec<WaitingLine> {
        let on_the_way = |state| matches!(state, StatementState::Draft | StatementState::InReview | StatementState::Approved);
        let statements = record.statements.iter().filter(|one| on_the_way(one.statement.state));
        statements
            .map(|one| WaitingLine {
                id: crate::domain::entity::Entity::handle(&one.statement),
                title: self.statement_title(record, one),
                state: self.catalog.word("statement-state", one.statement.state.word()),
                roles: one.standing.missing.iter().map(|role| self.role(record, role)).collect(),
                people: self.holders(&one.standing.missing),
                since: self.time(one.statement.submitted_at.or(Some(one.statement.drafted_at))),
            })
            .collect()
    }

    /// Names of the roster's people with one of the roles.
    fn holders(&self, roles: &[String]) -> Vec<String> {
        let people = self.config.people.iter().filter(|person| roles.iter().any(|role| person.roles.contains(role)));
        people.map(|person| person.display_name().to_owned()).collect()
    }

    /// The curve and the tasks of one incident, under ids with its handle.
    fn board_figures(&self, record: &Record) -> Vec<Figure> {
        let handle = crate::domain::entity::Entity::handle(&record.incident);
        let wanted = self.figures(record).into_iter().filter(|figure| matches!(figure.id.as_str(), "curve" | "tasks"));
        wanted.map(|figure| Figure { id: format!("{}-{handle}", figure.id), ..figure }).collect()
    }
}
