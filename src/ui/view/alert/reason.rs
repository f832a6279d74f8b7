//! The reasons of an alert in words: every number of them can be checked.

use fluent_bundle::FluentValue;
use serde::Serialize;
use serde_json::Value;

use crate::domain::alert::{Basis, Reason, UsualRange};
use crate::domain::playbook::Measure;
use crate::text::{Catalog, date_time, tr};
use crate::ui::view::measures::grouped;

#[derive(Clone, Debug, Serialize)]
pub struct AlertReasonView {
    pub code: String,
    pub params: Value,
    pub text: String,
}

impl AlertReasonView {
    pub fn new(reason: &Reason, catalog: &Catalog) -> Self {
        let mut value = serde_json::to_value(reason).unwrap_or_default();
        let code = value["code"].as_str().unwrap_or_default().to_owned();
        Self { code, params: value["params"].take(), text: text(reason, catalog) }
    }

    /// All of them, those a person checks first in front: what was counted and what is usual, then the statistics.
    pub fn all(reasons: &[Reason], catalog: &Catalog) -> Vec<Self> {
        let mut sorted: Vec<&Reason> = reasons.iter().collect();
        sorted.sort_by_key(|reason| rank(reason));
        sorted.into_iter().map(|reason| Self::new(reason, catalog)).collect()
    }
}

fn rank(reason: &Reason) -> u8 {
    match reason {
        Reason::Raised { .. } => 0,
        // Nothing negative is no reason to begin with.
        Reason::UsualRange { observed, .. } if *observed < 1.0 => 12,
        Reason::UsualRange { measure: Measure::NegativeMentions, .. } => 1,
        Reason::UsualRange { measure: Measure::Mentions, .. } => 2,
        Reason::Voices { .. } => 3,
        Reason::UsualRange { .. } => 4,
        Reason::Growth { .. } => 5,
        Reason::NegativeShare { .. } => 6,
        Reason::Threshold { .. } => 7,
        Reason::Deviation { .. } => 8,
        Reason::Score { .. } => 9,
        Reason::Remembered { .. } => 10,
        Reason::WarmUp { .. } => 11,
    }
}

fn text(reason: &Reason, catalog: &Catalog) -> String {
    match reason {
        Reason::UsualRange { measure, observed, usual } => usual_range(*measure, *observed, usual, catalog),
        Reason::Deviation { measure, window_minutes, observed, usual, ratio, .. } => tr!(
            catalog,
            "reason-alert-deviation",
            measure = named(*measure, catalog),
            window = span(*window_minutes, catalog),
            observed = amount(*measure, *observed),
            usual = amount(*measure, *usual),
            ratio = number(*ratio)
        ),
        Reason::Score { measure, score, threshold, return_days } => tr!(
            catalog,
            "reason-alert-score",
            measure = named(*measure, catalog),
            score = number(*score),
            threshold = number(*threshold),
            days = number(*return_days)
        ),
        Reason::Threshold { measure, window_minutes, observed, limit, level } => tr!(
            catalog,
            "reason-alert-threshold",
            code = code(*measure),
            measure = named(*measure, catalog),
            window = span(*window_minutes, catalog),
            observed = amount(*measure, *observed),
            limit = amount(*measure, *limit),
            level = level.word()
        ),
        Reason::Growth { now, before, ratio, .. } => {
            let times = if *before >= 1.0 { number(*ratio) } else { "none".to_owned() };
            tr!(catalog, "reason-alert-growth", now = number(*now), before = number(*before), ratio = times)
        }
        Reason::NegativeShare { negative, mentions, share, usual_share, .. } => {
            let usual = usual_share.map_or_else(|| "none".to_owned(), percent);
            let (negative, mentions, share) = (number(*negative), number(*mentions), percent(*share));
            tr!(catalog, "reason-alert-share", negative = negative, mentions = mentions, share = share, usual = usual)
        }
        Reason::Voices { authors, platforms, .. } => tr!(catalog, "reason-alert-voices", authors = *authors, platforms = *platforms),
        Reason::Remembered { measure, surcharge } => {
            tr!(catalog, "reason-alert-remembered", measure = named(*measure, catalog), surcharge = number(*surcharge))
        }
        Reason::Raised { from, since } => tr!(catalog, "reason-alert-raised", level = from.word(), since = date_time(*since)),
        Reason::WarmUp { seconds } => tr!(catalog, "reason-alert-warm-up", span = catalog.minutes(seconds / 60)),
    }
}

fn usual_range(measure: Measure, observed: f64, usual: &UsualRange, catalog: &Catalog) -> String {
    let basis = match usual.basis {
        Basis::HourOfWeek => "week",
        Basis::HourOfDay => "day",
        Basis::AnyHour => "any",
    };
    let (low, high) = (amount(measure, usual.low), amount(measure, usual.high));
    // A number where the language tells one from many, else the words for it.
    let count: FluentValue<'_> = if (observed - 1.0).abs() < 0.05 { 1.into() } else { amount(measure, observed).into() };
    let counted = catalog.format("reason-alert-counted", &[("measure", code(measure).into()), ("observed", count)]);
    let params: [(&str, FluentValue<'_>); 6] = [
        ("counted", counted.into()),
        ("window", catalog.minutes(usual.slot_minutes).into()),
        ("basis", basis.into()),
        ("weekday", i64::from(usual.weekday).into()),
        ("hour", format!("{:02}:00", usual.hour).into()),
        ("range", if low == high { low } else { format!("{low}–{high}") }.into()),
    ];
    catalog.format("reason-alert-usual", &params)
}

/// The measure as it stands inside a sentence.
fn named(measure: Measure, catalog: &Catalog) -> String {
    catalog.word("measure", code(measure))
}

const fn code(measure: Measure) -> &'static str {
    match measure {
        Measure::NegativeMentions => "negative-mentions",
        Measure::SpreadSpeed => "spread-speed",
        Measure::Reach => "reach",
        Measure::DistinctSources => "distinct-sources",
        Measure::NegativeShare => "negative-share",
        Measure::Mentions => "mentions",
    }
}

fn amount(measure: Measure, value: f64) -> String {
    match measure {
        Measure::NegativeShare => percent(value),
        _ if value >= 1_000.0 => grouped(value),
        _ => number(value),
    }
}

/// A whole number where it is one or large, else one decimal.
pub fn number(value: f64) -> String {
    // Adding zero turns -0 into 0.
    let one_decimal = format!("{:.1}", value + 0.0);
    match one_decimal.strip_suffix(".0") {
        Some(whole) => whole.to_owned(),
        None if value.abs() >= 20.0 => format!("{value:.0}"),
        None => one_decimal,
    }
}

fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

#[expect(clippy::cast_possible_truncation, reason = "windows are at most a month")]
fn span(minutes: f64, catalog: &Catalog) -> String {
    catalog.minutes(minutes.round() as i64)
}
