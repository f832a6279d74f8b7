//! The measures of `review::response` and `review::effect` as rows of a report: a title, a value, or why there is none.

use serde::Serialize;

use super::{Record, Writer};
use crate::domain::entity::Kind;
use crate::domain::time::Timestamp;
use crate::review::effect::{Around, Effect, WINDOW_HOURS};
use crate::review::opinion::{Answer, Change};
use crate::review::response::{Spans, Times};
use crate::text::tr;
use crate::ui::view::measures::{cannot_tell, grouped};

/// One measure in words.
#[derive(Serialize)]
pub struct Line {
    title: String,
    value: String,
}

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

#[derive(Serialize)]
pub struct EffectData {
    /// Reach or mentions, in words; empty without mentions.
    measure: String,
    window: i64,
    lines: Vec<Line>,
    around: Vec<AroundRow>,
}

/// A statement's surroundings: `before → after (change, interval)`.
#[derive(Serialize)]
pub struct AroundRow {
    id: String,
    at: String,
    volume: String,
    negative_share: String,
}

impl Writer<'_> {
    pub(super) fn response(&self, record: &Record) -> ResponseData {
        let response = record.response(self.now);
        let mut lines = self.times(&response.times);
        lines.push(self.line("measure-between-updates", self.spans(response.between_updates)));
        let promises = response.promises;
        if promises.made > 0 {
            let told = tr!(
                self.catalog,
                "told-promises",
                made = promises.made,
                kept = promises.kept,
                broken = promises.broken,
                open = promises.open
            );
            lines.push(self.line("measure-promises", told));
        }
        let quality = response.quality;
        let told = tr!(
            self.catalog,
            "told-corrections",
            published = quality.published,
            corrected = quality.corrected,
            withdrawn = quality.withdrawn
        );
        lines.push(self.line("measure-corrections", told));
        let told = tr!(
            self.catalog,
            "told-facts",
            confirmed = quality.facts_confirmed,
            unconfirmed = quality.facts_unconfirmed,
            refuted = quality.facts_refuted,
            used = quality.facts_used
        );
        lines.push(self.line("measure-facts", told));
        let demands = response.demands;
        let told = tr!(
            self.catalog,
            "told-demands",
            met = demands.met,
            partly = demands.partly_met,
            refused = demands.refused,
            open = demands.open
        );
        lines.push(self.line("measure-demands", told));
        ResponseData {
            lines,
            turnarounds: response
                .turnarounds
                .iter()
                .map(|one| TurnaroundRow {
                    role: self.role(record, &one.role),
                    decisions: one.spans.count,
                    median: self.span(one.spans.median),
                    longest: self.span(one.spans.longest),
                })
                .collect(),
            stages: response
                .stages
                .iter()
                .map(|one| StageRow {
                    stage: self.catalog.word("phase", one.phase.word()),
                    on_time: one.on_time,
                    late: one.late,
                    skipped: one.skipped,
                    open: one.open,
                })
                .collect(),
        }
    }

    fn times(&self, times: &Times) -> Vec<Line> {
        [
            ("measure-detection", times.detection),
            ("measure-opening", times.opening),
            ("measure-assessment", times.assessment),
            ("measure-first-statement", times.first_statement),
            ("measure-first-statement-after-mention", times.first_statement_after_first_mention),
            ("measure-first-fact-update", times.first_fact_update),
            ("measure-resolution", times.resolution),
        ]
        .into_iter()
        .map(|(key, minutes)| self.line(key, self.span(minutes)))
        .collect()
    }

    fn line(&self, key: &str, value: String) -> Line {
        Line { title: tr!(self.catalog, key), value }
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

    pub(super) fn effect(&self, record: &Record) -> EffectData {
        let Some(effect) = record.effect() else {
            return EffectData { measure: String::new(), window: WINDOW_HOURS, lines: Vec::new(), around: Vec::new() };
        };
        let around = record.around(&effect).iter().map(|one| self.around_row(&effect, one)).collect();
        let half_life = self.told(&effect.half_life, |one| tr!(self.catalog, "told-half-life", hours = self.hours(one.hours)));
        let turning = self.told(&effect.turning_point, |one| {
            let params = [
                ("at", self.moment(one.at)),
                ("confidence", percent(one.confidence)),
                ("resolution", self.hours(one.resolution_hours)),
                ("before", grouped(one.before)),
                ("after", grouped(one.after)),
            ];
            let params: Vec<_> = params.into_iter().map(|(name, value)| (name, value.into())).collect();
            self.catalog.format("told-turning-point", &params)
        });
        let recovery = self.told(&effect.recovery, |one| {
            tr!(self.catalog, "told-recovery", at = self.moment(one.at), hours = self.hours(one.hours), usual = grouped(one.usual_high))
        });
        let turning_key =
            format!("measure-turning-point-{}", if record.opinion.series.iter().any(|b| b.labelled > 0) { "negative" } else { "volume" });
        EffectData {
            measure: self.catalog.word("measure", effect.measure.word()),
            window: WINDOW_HOURS,
            lines: vec![
                self.line("measure-peak", peak(self, &effect)),
                self.line("measure-half-life", half_life),
                self.line(&turning_key, turning),
                self.line("measure-recovery", recovery),
            ],
            around,
        }
    }

    fn around_row(&self, effect: &Effect, one: &Around) -> AroundRow {
        let per_hour = 3_600.0 / effect.volume.bucket_seconds as f64;
        let volume = self.told(&one.comparison.volume, |change: &Change| {
            tr!(
                self.catalog,
                "told-volume",
                before = grouped(change.before * per_hour),
                after = grouped(change.after * per_hour),
                change = format!("{:.2}", change.change),
                low = format!("{:.2}", change.low),
                high = format!("{:.2}", change.high)
            )
        });
        let negative_share = self.told(&one.comparison.negative_share, |change: &Change| {
            tr!(
                self.catalog,
                "told-share",
                before = percent(change.before),
                after = percent(change.after),
                change = points(change.change),
                low = points(change.low),
                high = points(change.high)
            )
        });
        AroundRow { id: Kind::Statement.handle(one.statement), at: self.time(Some(one.at)), volume, negative_share }
    }

    /// The value in words, or plainly why there is none.
    fn told<T>(&self, answer: &Answer<T>, known: impl FnOnce(&T) -> String) -> String {
        match answer {
            Answer::Known(value) => known(value),
            Answer::CannotTell(why) => cannot_tell(self.catalog, why),
        }
    }

    fn moment(&self, at: chrono::DateTime<chrono::FixedOffset>) -> String {
        self.time(Some(Timestamp::from(at)))
    }

    fn hours(&self, hours: f64) -> String {
        #[expect(clippy::cast_possible_truncation, reason = "hours of an incident")]
        let minutes = (hours * 60.0).round() as i64;
        self.catalog.minutes(minutes)
    }
}

/// The peak in words.
pub fn peak(writer: &Writer<'_>, effect: &Effect) -> String {
    writer.told(&effect.peak, |one| {
        let measure = writer.catalog.word("measure-per-hour", effect.measure.word());
        tr!(writer.catalog, "told-peak", at = writer.moment(one.at), count = grouped(one.mentions), measure = measure)
    })
}

fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

/// Percentage points with their sign.
fn points(difference: f64) -> String {
    format!("{:+.0}", difference * 100.0)
}
