//! Statistics across incidents.

use serde::Serialize;

use super::review::ActionView;
use super::{Page, Row, Shape, View, object, rows};
use crate::domain::entity::Kind;
use crate::ops::report::stats::Counted;
use crate::review::stats::{Group, MissedClock, Recurring, Stats, Unanswered};
use crate::text::{Catalog, tr};

#[derive(Debug, Serialize)]
pub struct StatsView {
    pub incidents: SectionView,
    pub drills: SectionView,
}

#[derive(Debug, Serialize)]
pub struct SectionView {
    pub total: GroupView,
    pub by_type: Vec<GroupView>,
    pub by_level: Vec<GroupView>,
    pub by_quarter: Vec<GroupView>,
    pub by_tag: Vec<GroupView>,
    pub clocks_missed: Vec<MissedClockView>,
    pub actions_open: Vec<ActionView>,
    /// Tags that more than one incident carries.
    pub recurring: Vec<RecurringView>,
    /// Closed incidents whose lessons led to no action.
    pub lessons_without_action: Vec<UnansweredView>,
}

#[derive(Debug, Serialize)]
pub struct RecurringView {
    pub tag: String,
    pub incidents: Vec<String>,
}

impl Row for RecurringView {
    const COLUMNS: &'static [&'static str] = &["col-name", "col-incidents"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        vec![self.tag.clone(), page.ui.catalog.list(&self.incidents)]
    }
}

#[derive(Debug, Serialize)]
pub struct UnansweredView {
    pub incident: String,
    pub lessons: Vec<String>,
}

impl Row for UnansweredView {
    const COLUMNS: &'static [&'static str] = &["col-incident", "col-lessons"];

    fn cells(&self, _: &Page<'_>) -> Vec<String> {
        vec![self.incident.clone(), self.lessons.join("\n")]
    }
}

#[derive(Debug, Serialize)]
pub struct GroupView {
    pub id: String,
    pub title: String,
    pub incidents: usize,
    pub open: usize,
    pub first_statement_median_minutes: Option<i64>,
    pub first_statement_longest_minutes: Option<i64>,
    pub clocks_met: usize,
    pub clocks_missed: usize,
}

#[derive(Debug, Serialize)]
pub struct MissedClockView {
    pub rule: String,
    pub title: String,
    pub missed: usize,
    pub settled: usize,
}

impl Row for GroupView {
    const COLUMNS: &'static [&'static str] =
        &["col-name", "col-incidents", "col-open", "col-first-statement", "col-clocks-met", "col-clocks-missed"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let first = self.first_statement_median_minutes.map(|minutes| page.ui.catalog.minutes(minutes)).unwrap_or_default();
        let counts = [self.incidents, self.open].map(|count| count.to_string());
        let [incidents, open] = counts;
        vec![self.title.clone(), incidents, open, first, self.clocks_met.to_string(), self.clocks_missed.to_string()]
    }
}

impl Row for MissedClockView {
    const COLUMNS: &'static [&'static str] = &["col-clock", "col-missed", "col-settled"];

    fn cells(&self, _: &Page<'_>) -> Vec<String> {
        vec![self.title.clone(), self.missed.to_string(), self.settled.to_string()]
    }
}

impl StatsView {
    pub fn new(counted: &Counted, catalog: &Catalog) -> Self {
        Self { incidents: SectionView::new(&counted.real, counted, catalog), drills: SectionView::new(&counted.drills, counted, catalog) }
    }
}

impl SectionView {
    fn new(stats: &Stats, counted: &Counted, catalog: &Catalog) -> Self {
        let plain = |groups: &[Group]| groups.iter().map(|group| GroupView::new(group, group.key.clone())).collect::<Vec<_>>();
        let named = |group: &Group| {
            let title = counted
                .playbooks
                .get(&group.key)
                .map_or_else(|| group.key.clone(), |playbook| playbook.title.get(catalog.lang()).to_owned());
            GroupView::new(group, title)
        };
        Self {
            total: GroupView::new(&stats.total, tr!(catalog, "stats-all")),
            by_type: stats.by_type.iter().map(named).collect(),
            by_level: plain(&stats.by_level),
            by_quarter: plain(&stats.by_quarter),
            by_tag: plain(&stats.by_tag),
            clocks_missed: stats.clocks.iter().map(|clock| MissedClockView::new(clock, counted, catalog)).collect(),
            actions_open: stats.owed.iter().map(ActionView::from).collect(),
            recurring: stats.recurring.iter().map(RecurringView::from).collect(),
            lessons_without_action: stats.unanswered.iter().map(UnansweredView::from).collect(),
        }
    }

    fn show(&self, page: &mut Page<'_>) {
        let groups = [
            ("stats-by-type", &self.by_type),
            ("stats-by-level", &self.by_level),
            ("stats-by-quarter", &self.by_quarter),
            ("stats-by-tag", &self.by_tag),
        ];
        for (key, groups) in groups.into_iter().filter(|(_, groups)| !groups.is_empty()) {
            heading(page, key);
            rows(page, groups);
        }
        if !self.clocks_missed.is_empty() {
            heading(page, "stats-clocks-missed");
            rows(page, &self.clocks_missed);
        }
        if !self.actions_open.is_empty() {
            heading(page, "stats-actions-open");
            rows(page, &self.actions_open);
        }
        if !self.recurring.is_empty() {
            heading(page, "stats-recurring");
            rows(page, &self.recurring);
        }
        if !self.lessons_without_action.is_empty() {
            heading(page, "stats-unanswered");
            rows(page, &self.lessons_without_action);
        }
    }
}

impl From<&Recurring> for RecurringView {
    fn from(one: &Recurring) -> Self {
        Self { tag: one.tag.clone(), incidents: one.incidents.iter().map(|id| Kind::Incident.handle(*id)).collect() }
    }
}

impl From<&Unanswered> for UnansweredView {
    fn from(one: &Unanswered) -> Self {
        Self { incident: Kind::Incident.handle(one.incident), lessons: one.lessons.clone() }
    }
}

fn heading(page: &mut Page<'_>, key: &str) {
    let heading = page.tr(key);
    page.heading(&heading);
}

impl GroupView {
    fn new(group: &Group, title: String) -> Self {
        Self {
            id: group.key.clone(),
            title,
            incidents: group.incidents,
            open: group.open,
            first_statement_median_minutes: group.first_statement.median,
            first_statement_longest_minutes: group.first_statement.longest,
            clocks_met: group.clocks_met,
            clocks_missed: group.clocks_missed,
        }
    }
}

impl MissedClockView {
    fn new(clock: &MissedClock, counted: &Counted, catalog: &Catalog) -> Self {
        let rules = counted.playbooks.values().flat_map(|playbook| &playbook.respond.clocks);
        let title = rules.into_iter().find(|rule| rule.id == clock.rule).map(|rule| rule.title.get(catalog.lang()).to_owned());
        Self { rule: clock.rule.clone(), title: title.unwrap_or_else(|| clock.rule.clone()), missed: clock.missed, settled: clock.settled }
    }
}

impl View for StatsView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        if self.incidents.total.incidents == 0 && self.drills.total.incidents == 0 {
            let none = page.tr("none-incidents");
            page.line(&none);
            return;
        }
        self.incidents.show(page);
        if self.drills.total.incidents > 0 {
            heading(page, "stats-drills");
            self.drills.show(page);
        }
    }
}
