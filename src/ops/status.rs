//! Where things stand: open incidents, the next things due, overdue clocks, who waits for whom.

use std::collections::BTreeMap;

use super::prepare::Prepared;
use super::{Desk, lookup};
use crate::domain::alert::Alert;
use crate::domain::clock::{Clock, ClockState};
use crate::domain::drill::Drill;
use crate::domain::entity::Entity as _;
use crate::domain::incident::Incident;
use crate::domain::people::Roster;
use crate::domain::playbook::Playbook;
use crate::domain::preparedness::Readiness;
use crate::domain::review::Action;
use crate::domain::statement::{Statement, StatementState};
use crate::domain::task::Task;
use crate::error::Result;
use crate::store::{IncidentFilter, Table, Txn};

/// Tasks and clocks that are looked at: the earliest due.
const LOOKED_AT: i64 = 200;

pub struct Status {
    /// The drill that runs beside; none where this is the drill.
    pub drill: Option<Drill>,
    /// Alerts that ask for attention now, the gravest first.
    pub alerts: Vec<Alert>,
    pub incidents: Vec<Incident>,
    pub tasks: Vec<Task>,
    pub overdue: Vec<Clock>,
    pub running: Vec<Clock>,
    pub statements: Vec<(Statement, Vec<String>)>,
    pub actions: Vec<Action>,
    /// The commands to paste next, at most three, with what they are for.
    pub next: Vec<Next>,
    /// Looks back that are due, or will be within a week: of closed incidents too.
    pub follow_ups: Vec<Task>,
    /// Incidents that are closed and still owe a look back.
    followed: Vec<Incident>,
    playbooks: BTreeMap<String, Playbook>,
}

/// So long before it is due a follow-up is announced, in minutes.
const ANNOUNCED: i64 = 7 * 1_440;

/// One thing to do now.
pub struct Next {
    pub command: String,
    pub what: What,
    pub due: Option<crate::domain::time::Timestamp>,
}

/// What a next command is for.
pub enum What {
    Task(Task),
    Statement(Statement),
    Assess(Incident),
}

impl Status {
    pub fn playbook(&self, incident_id: i64) -> Option<&Playbook> {
        let incident = self.incidents.iter().chain(&self.followed).find(|incident| incident.id == incident_id)?;
        self.playbooks.get(&incident.playbook_hash)
    }
}

pub fn status(desk: &mut Desk) -> Result<Status> {
    let now = desk.now;
    let config = desk.config.clone();
    let mut alerts = super::alert::list(desk, false)?;
    alerts.retain(|alert| alert.calls(now));
    let drill = if config.drill.is_some() { None } else { super::drill::running(desk)? };
    let mut txn = desk.read()?;
    let mut incidents = txn.incidents(IncidentFilter { open_only: true, ..IncidentFilter::default() })?;
    let tasks = txn.next_tasks(LOOKED_AT)?;
    let (overdue, running) = txn.open_clocks(LOOKED_AT)?.into_iter().partition(|clock| clock.state(now) == ClockState::Overdue);
    let mut statements = Vec::new();
    for statement in txn.pending_statements()? {
        let shown = super::statement::gather(&mut *txn, &config, statement)?;
        statements.push((shown.statement, shown.standing.missing));
    }
    let actions = txn.open_actions()?;
    let mut follow_ups = txn.open_follow_ups()?;
    follow_ups.retain(|task| task.due_at.is_some_and(|due| due.minutes_since(now) <= ANNOUNCED));
    let mut followed: Vec<Incident> = Vec::new();
    for task in &follow_ups {
        if !followed.iter().any(|known| known.id == task.incident_id) {
            followed.extend(Table::<Incident>::get(&mut *txn, task.incident_id)?);
        }
    }
    let known: Vec<&Incident> = incidents.iter().chain(&followed).collect();
    let playbooks = playbooks(&mut *txn, &known)?;
    incidents.sort_by_key(|incident| (level_rank(&playbooks, incident), incident.id));
    let mut next = next(&incidents, &tasks, &statements, &Roster(config.people.clone()));
    let due = follow_ups.iter().filter(|task| task.due_at.is_some_and(|due| due <= now));
    for task in due.take(3_usize.saturating_sub(next.len())) {
        let command = format!("crisis review follow-up {}", task.handle());
        next.push(Next { command, due: task.due_at, what: What::Task(task.clone()) });
    }
    Ok(Status { drill, alerts, incidents, tasks, overdue, running, statements, actions, next, follow_ups, followed, playbooks })
}

/// What stands beside the incidents: rules switched off, preparedness that is due.
pub struct Aside {
    pub rules_off: Vec<String>,
    pub due: Vec<Prepared>,
}

pub fn aside(desk: &mut Desk) -> Result<Aside> {
    desk.library.rules(Some(&desk.config))?;
    let rules_off = desk.config.rules.off.iter().map(|one| one.name.clone()).collect();
    let due = super::prepare::list(desk)?.into_iter().filter(|one| one.readiness != Readiness::Ready).collect();
    Ok(Aside { rules_off, due })
}

fn level_rank(playbooks: &BTreeMap<String, Playbook>, incident: &Incident) -> usize {
    let levels = playbooks.get(&incident.playbook_hash).map(|playbook| &playbook.levels);
    levels.and_then(|levels| levels.iter().position(|level| level.id == incident.level)).unwrap_or(0)
}

fn playbooks(txn: &mut dyn Txn, incidents: &[&Incident]) -> Result<BTreeMap<String, Playbook>> {
    let mut playbooks = BTreeMap::new();
    for incident in incidents {
        if !playbooks.contains_key(&incident.playbook_hash) {
            playbooks.insert(incident.playbook_hash.clone(), lookup::playbook(txn, incident)?);
        }
    }
    Ok(playbooks)
}

/// A text on its way out comes first, then the tasks by their due time.
fn next(incidents: &[Incident], tasks: &[Task], statements: &[(Statement, Vec<String>)], roster: &Roster) -> Vec<Next> {
    let open = |id: i64| incidents.iter().any(|incident| incident.id == id);
    let mut next: Vec<Next> = statements
        .iter()
        .filter(|(statement, _)| open(statement.incident_id))
        .map(|(statement, missing)| Next {
            command: statement_command(statement, missing, roster),
            what: What::Statement(statement.clone()),
            due: None,
        })
        .collect();
    next.truncate(2);
    for task in tasks {
        if next.len() >= 3 {
            break;
        }
        let command = format!("crisis task done {}", task.handle());
        next.push(Next { command, due: task.due_at, what: What::Task(task.clone()) });
    }
    if let Some(incident) = incidents.iter().find(|incident| incident.provisional).filter(|_| next.len() < 3) {
        next.push(Next { command: format!("crisis assess {}", incident.handle()), what: What::Assess(incident.clone()), due: None });
    }
    next
}

/// The step a text waits for; an approval names the first person who may give it.
fn statement_command(statement: &Statement, missing: &[String], roster: &Roster) -> String {
    let handle = statement.handle();
    match statement.state {
        StatementState::Draft => format!("crisis statement submit {handle}"),
        StatementState::InReview if !missing.is_empty() => {
            let holders = missing.first().map(|role| roster.holding(role)).unwrap_or_default();
            let person = holders.iter().find(|person| person.id != statement.author).map_or("…", |person| person.id.as_str());
            format!("crisis statement approve {handle} --for {person} --via phone")
        }
        _ => format!("crisis statement publish {handle}"),
    }
}
