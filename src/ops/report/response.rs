//! What the organisation did, as rows of a report.

use serde::Serialize;

use super::measured::Line;
use super::{Record, Writer};
use crate::review::response::{Demands, Findings, Promises, Quality, Response, Spans, Times};
use crate::text::tr;

#[derive(Serialize)]
pub struct ResponseData {
    /// Times, updates, promises, corrections, facts, demands.
    lines: Vec<Line>,
    turnarounds: Vec<TurnaroundRow>,
    stages: Vec<StageRow>,
}

#[derive(Serialize)]
pub struct TurnaroundRow {
    role: String,
    decisions: usize,
    median: String,
    longest: String,
}

#[derive(Serialize)]
pub struct StageRow {
    stage: String,
    on_time: usize,
    late: usize,
    skipped: usize,
    open: usize,
}

impl Writer<'_> {
    pub(super) fn response(&self, record: &Record) -> ResponseData {
        let response = record.response(self.now);
        let turnarounds = response.turnarounds.iter().map(|one| TurnaroundRow {
            role: self.role(record, &one.role),
            decisions: one.spans.count,
            median: self.span(one.spans.median),
            longest: self.span(one.spans.longest),
        });
        let stages = response.stages.iter().map(|one| StageRow {
            stage: self.catalog.word("phase", one.phase.word()),
            on_time: one.on_time,
            late: one.late,
            skipped: one.skipped,
            open: one.open,
        });
        ResponseData { turnarounds: turnarounds.collect(), stages: stages.collect(), lines: self.response_lines(&response) }
    }

    fn response_lines(&self, response: &Response) -> Vec<Line> {
        let mut lines = self.times(&response.times);
        let alerted =
            [("measure-alert", response.times.alert), ("measure-first-statement-after-alert", response.times.first_statement_after_alert)];
        let told = alerted.into_iter().filter(|(_, minutes)| minutes.is_some());
        lines.extend(told.map(|(key, minutes)| self.line(key, self.span(minutes))));
        lines.push(self.line("measure-between-updates", self.spans(response.between_updates)));
        if response.promises.made > 0 {
            lines.push(self.line("measure-promises", self.promises(response.promises)));
        }
        lines.push(self.line("measure-corrections", self.corrections(response.quality)));
        if let Some(found) = response.quality.findings {
            lines.push(self.line("measure-findings", self.findings(found, response.quality.suppressed)));
            lines.push(self.line("measure-contradictions", found.contradictions.to_string()));
        }
        lines.push(self.line("measure-facts", self.ledger(response.quality)));
        lines.push(self.line("measure-demands", self.demand_counts(response.demands)));
        lines
    }

    fn promises(&self, one: Promises) -> String {
        tr!(self.catalog, "told-promises", made = one.made, kept = one.kept, broken = one.broken, open = one.open)
    }

    fn corrections(&self, one: Quality) -> String {
        tr!(self.catalog, "told-corrections", published = one.published, corrected = one.corrected, withdrawn = one.withdrawn)
    }

    fn findings(&self, one: Findings, suppressed: usize) -> String {
        let (errors, warnings, suggestions) = (one.errors, one.warnings, one.suggestions);
        tr!(self.catalog, "told-findings", errors = errors, warnings = warnings, suggestions = suggestions, suppressed = suppressed)
    }

    fn ledger(&self, one: Quality) -> String {
        let (confirmed, unconfirmed, refuted) = (one.facts_confirmed, one.facts_unconfirmed, one.facts_refuted);
        tr!(self.catalog, "told-facts", confirmed = confirmed, unconfirmed = unconfirmed, refuted = refuted, used = one.facts_used)
    }

    fn demand_counts(&self, one: Demands) -> String {
        tr!(self.catalog, "told-demands", met = one.met, partly = one.partly_met, refused = one.refused, open = one.open)
    }

    fn times(&self, times: &Times) -> Vec<Line> {
        [
            ("measure-detection", times.detection),
            ("measure-opening", times.opening),
            ("measure-assessment", times.assessment),
            ("measure-first-statement", times.first_statement),
            ("measure-first-statement-after-mention", times.first_statement_after_first_mention),
            ("measure-first-statement-after-opening", times.first_statement_after_opening),
            ("measure-first-fact-update", times.first_fact_update),
            ("measure-resolution", times.resolution),
        ]
        .into_iter()
        .map(|(key, minutes)| self.line(key, self.span(minutes)))
        .collect()
    }

    fn span(&self, minutes: Option<i64>) -> String {
        minutes.map_or_else(|| tr!(self.catalog, "told-not-happened"), |minutes| self.catalog.minutes(minutes))
    }

    fn spans(&self, spans: Spans) -> String {
        match (spans.median, spans.longest) {
            (Some(median), Some(longest)) => {
                tr!(
                    self.catalog,
                    "told-spans",
                    count = spans.count,
                    median = self.catalog.minutes(median),
                    longest = self.catalog.minutes(longest)
                )
            }
            _ => tr!(self.catalog, "told-not-happened"),
        }
    }
}
