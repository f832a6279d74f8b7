//! What people said, over time and around each statement. Counts stand beside each other; nothing here claims a cause.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Record, Writer};
use crate::domain::entity::Entity as _;
use crate::domain::mention::Bucket;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::ops::statement::Shown;
use crate::review::effect;
use crate::store::{Tally, TrendQuery, Txn};

/// Hours shown before and after a publication.
const BEFORE: i64 = 3;
const AFTER: i64 = 8;

/// The most rows of the overall curve; wider buckets beyond.
const MOST_ROWS: i64 = 48;

/// What the store says.
pub struct Opinion {
    pub total: i64,
    pub span: Option<(Timestamp, Timestamp)>,
    /// By the hour (see [`effect::width`]): what is measured.
    pub series: Vec<Bucket>,
    /// Seconds.
    pub series_width: i64,
    /// Wide enough to read, seconds.
    width: i64,
    /// What is printed.
    buckets: Vec<Bucket>,
    pub platforms: Vec<Tally>,
    /// By statement id: the hours around its publication, and when that was.
    pub around: BTreeMap<i64, (Timestamp, Vec<Bucket>)>,
}

pub fn gather(txn: &mut dyn Txn, incident: i64, statements: &[Shown], offset: i32) -> Result<Opinion> {
    let span = txn.mention_span(incident)?;
    let series_width = effect::width(span);
    let series = txn.buckets(TrendQuery { incident: Some(incident), from: None, to: None, width: series_width, offset })?;
    let width = span.map_or(3_600, |(first, last)| width(last.minutes_since(first))).max(series_width);
    let buckets = widened(&series, width, offset);
    let mut around = BTreeMap::new();
    for shown in statements {
        let Some(at) = shown.statement.published_at else { continue };
        let query = TrendQuery {
            incident: Some(incident),
            from: Some(at.plus_minutes(-BEFORE * 60)),
            to: Some(at.plus_minutes(AFTER * 60)),
            width: 3_600,
            offset: offset_from(at),
        };
        around.insert(shown.statement.id, (at, txn.buckets(query)?));
    }
    let total = series.iter().map(|bucket| bucket.mentions).sum();
    Ok(Opinion { total, span, series, series_width, width, buckets, platforms: txn.platforms(incident)?, around })
}

/// Hours, or the least whole number of hours (days beyond a day) that keeps the curve readable.
fn width(minutes: i64) -> i64 {
    let hours = (minutes / 60 / MOST_ROWS + 1).max(1);
    if hours > 12 { (hours / 24 + 1) * 86_400 } else { hours * 3_600 }
}

/// Buckets joined into wider ones; authors of several are not told apart.
fn widened(series: &[Bucket], width: i64, offset: i32) -> Vec<Bucket> {
    let (width, shift) = (width * 1_000_000, i64::from(offset) * 1_000_000);
    let mut wide: Vec<Bucket> = Vec::new();
    for one in series {
        let at = Timestamp::new((one.at.micros() + shift).div_euclid(width) * width - shift, offset);
        if wide.last().is_none_or(|last| last.at != at) {
            wide.push(Bucket { at, ..Bucket::default() });
        }
        if let Some(last) = wide.last_mut() {
            last.mentions += one.mentions;
            last.negative += one.negative;
            last.labelled += one.labelled;
            last.reach = last.reach.saturating_add(one.reach);
            last.negative_reach = last.negative_reach.saturating_add(one.negative_reach);
            last.with_reach += one.with_reach;
            last.authors = last.authors.max(one.authors);
        }
    }
    wide
}

/// Buckets that begin at the minute of the publication: an offset that moves the hour's edge there.
fn offset_from(at: Timestamp) -> i32 {
    let into_hour = at.micros().rem_euclid(3_600_000_000) / 1_000_000;
    i32::try_from(3_600 - into_hour).unwrap_or_default()
}

#[derive(Serialize)]
pub struct OpinionData {
    total: i64,
    first: String,
    last: String,
    peak_at: String,
    peak: i64,
    /// Among mentions with a sentiment; empty while none carries one.
    negative_share: String,
    labelled: i64,
    reach: i64,
    bucket: String,
    rows: Vec<CurveRow>,
    platforms: Vec<Tally>,
    largest: i64,
}

#[derive(Serialize)]
pub struct CurveRow {
    at: String,
    mentions: i64,
    negative: i64,
    reach: i64,
    /// Handles of statements published in this bucket.
    marks: Vec<String>,
}

/// The hours around one publication.
#[derive(Serialize)]
pub struct Around {
    before: i64,
    after: i64,
    rows: Vec<AroundRow>,
    largest: i64,
}

#[derive(Serialize)]
pub struct AroundRow {
    /// Hours from the publication; −1 is the hour before it.
    hour: i64,
    mentions: i64,
    negative: i64,
    reach: i64,
}

impl Writer<'_> {
    pub(super) fn opinion(&self, record: &Record) -> OpinionData {
        let data = &record.opinion;
        let peak = data.buckets.iter().max_by_key(|bucket| (bucket.mentions, std::cmp::Reverse(bucket.at)));
        let sum = |of: fn(&Bucket) -> i64| data.series.iter().map(of).sum::<i64>();
        let (negative, labelled) = (sum(|bucket| bucket.negative), sum(|bucket| bucket.labelled));
        OpinionData {
            total: data.total,
            first: self.time(data.span.map(|(first, _)| first)),
            last: self.time(data.span.map(|(_, last)| last)),
            peak_at: self.time(peak.map(|bucket| bucket.at)),
            peak: peak.map_or(0, |bucket| bucket.mentions),
            negative_share: if labelled > 0 { format!("{}%", 100 * negative / labelled) } else { String::new() },
            labelled,
            reach: sum(|bucket| bucket.reach),
            bucket: self.catalog.minutes(data.width / 60),
            rows: data.buckets.iter().map(|bucket| self.curve_row(record, bucket)).collect(),
            platforms: data.platforms.iter().map(|one| Tally { name: self.channel(&one.name), ..one.clone() }).collect(),
            largest: peak.map_or(0, |bucket| bucket.mentions),
        }
    }

    fn curve_row(&self, record: &Record, bucket: &Bucket) -> CurveRow {
        let end = bucket.at.plus_minutes(record.opinion.width / 60);
        let within = |at: Option<Timestamp>| at.is_some_and(|at| at >= bucket.at && at < end);
        let marks = record.statements.iter().filter(|one| within(one.statement.published_at)).map(|one| one.statement.handle()).collect();
        CurveRow { at: self.time(Some(bucket.at)), mentions: bucket.mentions, negative: bucket.negative, reach: bucket.reach, marks }
    }

    pub(super) fn around((published, buckets): &(Timestamp, Vec<Bucket>)) -> Around {
        let rows: Vec<AroundRow> = (-BEFORE..AFTER)
            .map(|hour| {
                let from = published.plus_minutes(hour * 60);
                let bucket = buckets.iter().find(|bucket| (bucket.at.micros() - from.micros()).abs() < 1_000_000 * 60);
                AroundRow {
                    hour,
                    mentions: bucket.map_or(0, |bucket| bucket.mentions),
                    negative: bucket.map_or(0, |bucket| bucket.negative),
                    reach: bucket.map_or(0, |bucket| bucket.reach),
                }
            })
            .collect();
        Around {
            before: rows.iter().filter(|row| row.hour < 0).map(|row| row.mentions).sum(),
            after: rows.iter().filter(|row| (0..BEFORE).contains(&row.hour)).map(|row| row.mentions).sum(),
            largest: rows.iter().map(|row| row.mentions).max().unwrap_or(0),
            rows,
        }
    }
}
