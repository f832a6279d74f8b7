//! Where one incident stands: the data of the situation brief and of the special report to the superior body. What
//! differs between the two is what a template prints.

use serde::Serialize;

use super::course::{ClockRow, LevelRow, TaskRow, TimelineRow};
use super::opinion::OpinionData;
use super::record::{Record, gather};
use super::texts::{DemandRow, FactRow, PartyRow, StatementData};
use super::{Head, Paper, Writer};
use crate::domain::fact::{Fact, FactStatus};
use crate::domain::mention::Mention;
use crate::domain::task::{Phase, Task, TaskState};
use crate::error::Result;
use crate::ops::{Desk, lookup};
use crate::render;
use crate::text::{Catalog, date_time};

/// The most noticed mentions that are quoted.
const QUOTED: i64 = 5;

/// The longest quotation of a mention, in characters.
const LONGEST_QUOTE: usize = 120;

/// Open tasks that are named: what comes next, not the whole plan.
const NEXT_TASKS: usize = 8;

/// The situation brief (舆情快报).
pub fn brief(desk: &mut Desk, typed: &str, catalog: &Catalog) -> Result<Paper> {
    written(desk, typed, catalog, "brief")
}

/// The special report to the superior body (专报).
pub fn special(desk: &mut Desk, typed: &str, catalog: &Catalog) -> Result<Paper> {
    written(desk, typed, catalog, "special")
}

fn written(desk: &mut Desk, typed: &str, catalog: &Catalog, name: &str) -> Result<Paper> {
    let template = desk.library.report_template(name, catalog.lang())?;
    let config = desk.config.clone();
    let writer = Writer { catalog, config: &config, channels: desk.library.channels(&config.channels)?, now: desk.now };
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    let record = gather(&mut *txn, &config, incident, writer.now)?;
    let top = txn.top_mentions(record.incident.id, QUOTED)?;
    let situation = Situation::new(&record, &top, &writer);
    Ok(Paper {
        markdown: render::report(&template.path.display().to_string(), &template.text, &situation)?,
        figures: Vec::new(),
        meta: writer.meta(&record),
        lang: catalog.lang(),
        drill: record.incident.drill,
        refresh: None,
        wall: false,
        data: crate::ui::object(&situation),
        removed: None,
    })
}

/// The data of `templates/reports/brief.<lang>.md` and `special.<lang>.md`.
#[derive(Serialize)]
pub(super) struct Situation {
    generated_at: String,
    organization: String,
    incident: Head,
    opinion: OpinionData,
    top: Vec<MentionRow>,
    confirmed: Vec<FactRow>,
    unconfirmed: Vec<FactRow>,
    refuted: Vec<FactRow>,
    levels: Vec<LevelRow>,
    done: Vec<TaskRow>,
    next: Vec<TaskRow>,
    overdue: Vec<TaskRow>,
    clocks: Vec<ClockRow>,
    statements: Vec<StatementData>,
    stakeholders: Vec<PartyRow>,
    demands: Vec<DemandRow>,
    timeline: Vec<TimelineRow>,
}

/// One mention, quoted.
#[derive(Serialize)]
struct MentionRow {
    at: String,
    platform: String,
    author: String,
    text: String,
    url: String,
}

impl Situation {
    pub(super) fn new(record: &Record, top: &[Mention], writer: &Writer<'_>) -> Self {
        let facts = |status| {
            let of_status = |fact: &&Fact| fact.status == status && fact.erased_at.is_none();
            record.facts.iter().filter(of_status).map(|fact| writer.fact(fact)).collect()
        };
        let mut open: Vec<&Task> = record.tasks.iter().filter(|task| task.is_open() && task.phase != Phase::FollowUp).collect();
        open.sort_by_key(|task| (task.due_at.is_none(), task.due_at, task.id));
        let (overdue, coming): (Vec<&Task>, Vec<&Task>) = open.into_iter().partition(|task| task.is_overdue(writer.now));
        let mut done: Vec<&Task> = record.tasks.iter().filter(|task| task.state == TaskState::Done).collect();
        done.sort_by_key(|task| (task.done_at, task.id));
        let rows = |tasks: Vec<&Task>| tasks.into_iter().map(|task| writer.task(record, task)).collect();
        Self {
            generated_at: date_time(writer.now),
            organization: writer.config.organization.name.clone(),
            incident: Head::new(record, writer),
            opinion: writer.opinion(record),
            top: top.iter().map(|mention| writer.quoted(mention)).collect(),
            confirmed: facts(FactStatus::Confirmed),
            unconfirmed: facts(FactStatus::Unconfirmed),
            refuted: facts(FactStatus::Refuted),
            levels: writer.levels(record),
            done: rows(done),
            next: rows(coming.into_iter().take(NEXT_TASKS).collect()),
            overdue: rows(overdue),
            clocks: writer.clocks_where(record, &|clock| clock.cancelled_at.is_none()),
            statements: writer.statements(record),
            stakeholders: writer.stakeholders(record),
            demands: writer.demands(record),
            timeline: writer.timeline(record),
        }
    }
}

impl Writer<'_> {
    fn quoted(&self, mention: &Mention) -> MentionRow {
        let mut text: String = mention.text.chars().take(LONGEST_QUOTE).collect();
        if text.len() < mention.text.len() {
            text.push('…');
        }
        MentionRow {
            at: self.time(Some(mention.at)),
            platform: mention.platform.clone(),
            author: mention.author.clone().unwrap_or_default(),
            text: text.replace('\n', " "),
            url: mention.url.clone().unwrap_or_default(),
        }
    }
}
