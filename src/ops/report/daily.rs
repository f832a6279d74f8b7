//! The daily report (日报): every incident that was open on one day of the workspace, and what happened in it that day.

use chrono::{Days, NaiveDate, TimeZone as _};
use serde::Serialize;

use super::course::{ClockRow, TaskRow, TimelineRow};
use super::record::{Record, gather};
use super::texts::StatementData;
use super::{Head, Paper, Writer};
use crate::domain::clock::{Clock, ClockState};
use crate::domain::incident::Incident;
use crate::domain::task::{Phase, Task, TaskState};
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::ops::{Desk, prepare};
use crate::render;
use crate::store::{IncidentFilter, TrendQuery, Txn};
use crate::text::{Catalog, date_time, spoken_date, tr};

/// One day in the workspace's zone: from its midnight to the next.
#[derive(Clone, Copy, Debug)]
struct Day {
    from: Timestamp,
    to: Timestamp,
}

impl Day {
    fn has(&self, at: Option<Timestamp>) -> bool {
        at.is_some_and(|at| self.from <= at && at < self.to)
    }
}

/// The report of a day, today by default.
///
/// # Errors
/// Bad input for a day that has not come yet.
pub fn daily(desk: &mut Desk, date: Option<NaiveDate>, catalog: &Catalog) -> Result<Paper> {
    let today = desk.now.local().date_naive();
    let date = date.unwrap_or(today);
    if date > today {
        return Err(Error::input("error-day-future").with("date", date));
    }
    let day = day(desk, date)?;
    let template = desk.library.report_template("daily", catalog.lang())?;
    let preparedness = prepare::list(desk)?;
    let config = desk.config.clone();
    let writer = Writer { catalog, config: &config, channels: desk.library.channels(&config.channels)?, now: desk.now };
    let mut txn = desk.read()?;
    let mut incidents = Vec::new();
    for incident in txn.incidents(IncidentFilter::default())?.into_iter().filter(|incident| stood_open(incident, day)) {
        let id = incident.id;
        let record = gather(&mut *txn, &config, incident, writer.now)?;
        let mentions = mentions(&mut *txn, Some(id), day)?;
        incidents.push(DayOf::new(&record, day, mentions, &writer));
    }
    let mentions = mentions(&mut *txn, None, day)?;
    let report = Daily {
        date: spoken_date(catalog.lang(), day.from),
        generated_at: date_time(writer.now),
        organization: config.organization.name.clone(),
        complete: writer.now >= day.to,
        mentions: mentions.0,
        negative: mentions.1,
        drills: incidents.iter().filter(|one| one.incident.drill).count(),
        opened: incidents.iter().filter(|one| one.opened && !one.incident.drill).count(),
        closed: incidents.iter().filter(|one| one.closed && !one.incident.drill).count(),
        preparedness_due: preparedness.iter().filter(|one| one.readiness != crate::domain::preparedness::Readiness::Ready).count(),
        incidents,
    };
    Ok(Paper {
        markdown: render::report(&template.path.display().to_string(), &template.text, &report)?,
        figures: Vec::new(),
        meta: vec![(tr!(catalog, "report-written"), report.generated_at.clone())],
        lang: catalog.lang(),
        // A day of nothing but drills makes a drill's paper.
        drill: report.drills > 0 && report.drills == report.incidents.len(),
        refresh: None,
        wall: false,
        data: crate::ui::object(&report),
        removed: None,
    })
}

fn day(desk: &Desk, date: NaiveDate) -> Result<Day> {
    let midnight = |date: NaiveDate| {
        // Where a zone skips midnight its day begins with the first minute there is.
        let starts =
            (0..24).filter_map(|hour| date.and_hms_opt(hour, 0, 0)).find_map(|naive| desk.zone().from_local_datetime(&naive).earliest());
        starts.map(|at| Timestamp::from(at.fixed_offset())).ok_or_else(|| Error::input("error-time").with("time", date))
    };
    let next = date.checked_add_days(Days::new(1)).ok_or_else(|| Error::input("error-time").with("time", date))?;
    Ok(Day { from: midnight(date)?, to: midnight(next)? })
}

fn stood_open(incident: &Incident, day: Day) -> bool {
    incident.opened_at < day.to && incident.closed_at.is_none_or(|closed| closed >= day.from)
}

/// Mentions of the day, and how many of them negative.
fn mentions(txn: &mut dyn Txn, incident: Option<i64>, day: Day) -> Result<(i64, i64)> {
    let query = TrendQuery { incident, from: Some(day.from), to: Some(day.to), width: 3_600, offset: day.from.offset() };
    let buckets = txn.buckets(query)?;
    Ok((buckets.iter().map(|bucket| bucket.mentions).sum(), buckets.iter().map(|bucket| bucket.negative).sum()))
}

/// The data of `templates/reports/daily.<lang>.md`.
#[derive(Serialize)]
struct Daily {
    date: String,
    generated_at: String,
    organization: String,
    /// The day was over when the report was written.
    complete: bool,
    mentions: i64,
    negative: i64,
    drills: usize,
    opened: usize,
    closed: usize,
    preparedness_due: usize,
    incidents: Vec<DayOf>,
}

/// One incident's day.
#[derive(Serialize)]
struct DayOf {
    incident: Head,
    opened: bool,
    closed: bool,
    mentions: i64,
    negative: i64,
    statements: Vec<StatementData>,
    done: Vec<TaskRow>,
    overdue: Vec<TaskRow>,
    coming: Vec<TaskRow>,
    clocks: Vec<ClockRow>,
    events: Vec<TimelineRow>,
}

impl DayOf {
    fn new(record: &Record, day: Day, (mentions, negative): (i64, i64), writer: &Writer<'_>) -> Self {
        let next_day = writer.now.plus_minutes(24 * 60);
        let tasks = |wanted: &dyn Fn(&Task) -> bool| -> Vec<TaskRow> {
            let mut rows: Vec<&Task> = record.tasks.iter().filter(|task| task.phase != Phase::FollowUp && wanted(task)).collect();
            rows.sort_by_key(|task| (task.due_at, task.id));
            rows.into_iter().map(|task| writer.task(record, task)).collect()
        };
        let clock_counts = |clock: &Clock| match clock.state(writer.now) {
            ClockState::Overdue => true,
            ClockState::Running => clock.due_at <= next_day,
            ClockState::Met | ClockState::Missed => day.has(clock.met_at),
            ClockState::Cancelled => false,
        };
        Self {
            incident: Head::new(record, writer),
            opened: day.has(Some(record.incident.opened_at)),
            closed: day.has(record.incident.closed_at),
            mentions,
            negative,
            statements: writer.statements_where(record, &|statement| day.has(statement.published_at)),
            done: tasks(&|task| task.state == TaskState::Done && day.has(task.done_at)),
            overdue: tasks(&|task| task.is_overdue(writer.now)),
            coming: tasks(&|task| task.is_open() && !task.is_overdue(writer.now) && task.due_at.is_some_and(|due| due <= next_day)),
            clocks: writer.clocks_where(record, &clock_counts),
            events: writer.events_where(record, &|event| day.has(Some(event.occurred_at))),
        }
    }
}
