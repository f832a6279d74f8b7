//! A promised next update whose time has already passed.

use super::super::super::finding::Hit;
use super::super::super::{Check, Context};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::super::super::text::has_any;
use super::super::super::text::moment::{Moment, When};

pub const CHECK: Check = Check { id: "completeness.past-update", run };

/// Whether a sentence promises the next word.
pub fn promises(sentence: &str) -> bool {
    let told = ["已于", "已经", "published", "we said"];
    has_any(sentence, &super::next_update::PROMISES) && !has_any(sentence, &told)
        || has_any(sentence, &["将", "拟"]) && has_any(sentence, &["通报", "公布", "发布", "更新", "反馈"]) && !sentence.contains("已")
        || sentence.contains(" will ") && has_any(sentence, &["update", "publish", "report back", "brief", "news"])
}

/// Whether a sentence names a limit such as “within 4 hours”.
pub fn is_dated(sentence: &str) -> bool {
    has_any(sentence, &["小时", "工作日", " hours", " days", "分钟", "noon", "下周", "next week"])
}

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let Some(now) = cx.draft.now else { return };
    for sentence in cx.text.sentences.iter().filter(|s| promises(&cx.text.lower[(*s).clone()])) {
        let inside: Vec<&Moment> = cx.text.moments.iter().filter(|m| sentence.contains(&m.span.start)).collect();
        if let Some(span) = past(&inside, now) {
            out.push(Hit::at(span.clone()).with("match", &cx.text.text()[span]));
        }
    }
    if out.is_empty() && cx.draft.next_update.is_some_and(|next| next <= now) {
        out.push(Hit::at(0..0).with("match", cx.draft.next_update.map_or_else(String::new, |n| n.format("%Y-%m-%d %H:%M").to_string())));
    }
}

/// The span of a promised moment that is over: a date with the time of day beside it, if one is given.
fn past(moments: &[&Moment], now: NaiveDateTime) -> Option<std::ops::Range<usize>> {
    let date = moments.iter().rev().find_map(|m| date(m.value, now).map(|d| (d, m.span.clone())));
    let time = moments.iter().rev().find_map(|m| match m.value {
        When::Time { hour, minute } => NaiveTime::from_hms_opt(hour % 24, minute.unwrap_or(0), 0).map(|t| (t, m.span.clone())),
        When::Date { .. } => None,
    });
    let (day, span) = match (&date, &time) {
        (None, None) => return None,
        (None, Some((_, span))) => (now.date(), span.clone()),
        (Some((day, span)), None) => (*day, span.clone()),
        (Some((day, span)), Some((_, other))) => (*day, span.start.min(other.start)..span.end.max(other.end)),
    };
    let end_of_day = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
    let due = day.and_time(time.map_or(end_of_day, |(t, _)| t));
    // a bare hour that is over today means tomorrow's as often as not: only a dated promise is held against the clock
    (due < now && date.is_some()).then_some(span)
}

fn date(value: When, now: NaiveDateTime) -> Option<NaiveDate> {
    use chrono::Datelike;
    let When::Date { year, month, day } = value else { return None };
    let year = year.and_then(|y| i32::try_from(y).ok()).unwrap_or(now.year());
    NaiveDate::from_ymd_opt(year, month.unwrap_or(now.month()), day?)
}
