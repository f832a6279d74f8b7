//! What public opinion did, as rows of a report: a title, a value, or why there is none.

#![allow(clippy::cast_precision_loss, reason = "counts and lengths far below 2^52")]

use serde::Serialize;

use super::{Record, Writer};
use crate::domain::entity::Kind;
use crate::domain::time::Timestamp;
use crate::review::effect::{Around, Effect, WINDOW_HOURS};
use crate::review::opinion::{Answer, Change, Signal};
use crate::text::tr;
use crate::ui::view::measures::{cannot_tell, grouped, no_recovery};

/// One measure in words.
#[derive(Serialize)]
pub struct Line {
    title: String,
    value: String,
}

#[derive(Serialize)]
pub struct EffectData {
    /// Reach or mentions, in words; empty without mentions.
    measure: String,
    window: i32,
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
    pub(super) fn line(&self, key: &str, value: String) -> Line {
        Line { title: tr!(self.catalog, key), value }
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
                // Rounded down: a hundred per cent is never claimed.
                ("confidence", format!("{:.0}%", (one.confidence * 100.0).floor().min(99.0))),
                ("resolution", self.hours(one.resolution_hours)),
                ("before", grouped(one.before)),
                ("after", grouped(one.after)),
            ];
            let params: Vec<_> = params.into_iter().map(|(name, value)| (name, value.into())).collect();
            self.catalog.format("told-turning-point", &params)
        });
        let recovery = match &effect.recovery {
            Answer::Known(one) => {
                tr!(self.catalog, "told-recovery", at = self.moment(one.at), hours = self.hours(one.hours), usual = grouped(one.usual_high))
            }
            Answer::CannotTell(why) => no_recovery(self.catalog, why),
        };
        let labelled = effect.signal == Signal::NegativeVolume;
        let turning_key = if labelled { "measure-turning-point-negative" } else { "measure-turning-point-volume" };
        EffectData {
            measure: self.catalog.word("measure", effect.measure.word()),
            window: WINDOW_HOURS,
            lines: vec![
                self.line("measure-peak", peak(self, &effect)),
                self.line("measure-half-life", half_life),
                self.line(turning_key, turning),
                self.line("measure-recovery", recovery),
            ],
            around,
        }
    }

    fn around_row(&self, effect: &Effect, one: &Around) -> AroundRow {
        let per_hour = 1.0 / effect.volume.hours(1);
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
    let points = (difference * 100.0).round();
    match points {
        _ if points > 0.0 => format!("+{points:.0}"),
        _ if points < 0.0 => format!("−{:.0}", points.abs()),
        _ => "0".to_owned(),
    }
}
