//! A date or time of day that no confirmed fact bears out.

use super::super::super::finding::Hit;
use super::super::super::{Check, Context};
use chrono::{Datelike, NaiveDateTime, Timelike};

use super::super::super::text::has_any;
use super::super::super::text::moment::{Moment, When};

pub const CHECK: Check = Check { id: "truth.unsupported-date", run };

/// Sentences that promise the next word.
const UPDATES: &[&str] = &[
    "通报",
    "发布",
    "更新",
    "公布",
    "公开",
    "告知",
    "反馈",
    "说明",
    "update",
    "next ",
    "report back",
    "publish",
    "brief",
    "statement",
    "report again",
    "speak again",
    "回应",
    "续报",
    "post again",
    "write again",
    "share",
    "tell you",
    "announce",
    "will post",
    "news",
];
/// Hours of service rather than of the event.
const SERVICE: &[&str] = &[
    "热线",
    "电话",
    "接听",
    "工作时间",
    "服务时间",
    "开放",
    "咨询",
    "门诊时间",
    "hotline",
    "helpline",
    "open ",
    "opening hours",
    "lines are",
    "call ",
    "phone",
    "重点接待",
    "接待",
    "every day",
];
/// “As of” fixes the moment of the statement itself.
const AS_OF: &[&str] = &["截至", "截止", "as of ", "as at ", "by the time", "at the time of writing", "up to ", "目前"];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    if cx.ledger.entries().is_none() {
        return;
    }
    for moment in &cx.text.moments {
        if !is_our_own(cx, moment) && !cx.ledger.supports_moment(moment.value) {
            out.push(Hit::at(moment.span.clone()).with("match", &cx.text.text()[moment.span.clone()]));
        }
    }
}

/// The statement's own moment, the promised next word, hours of service.
fn is_our_own(cx: &Context<'_>, moment: &Moment) -> bool {
    let sentence = cx.text.sentence_text(moment.span.start);
    let before = &cx.text.lower[cx.text.sentence_span(moment.span.start).start..moment.span.start];
    let time = matches!(moment.value, When::Time { .. });
    cx.draft.now.is_some_and(|now| is_part_of(moment.value, now) && (!time || has_any(before, AS_OF)))
        || cx.draft.next_update.is_some_and(|next| is_part_of(moment.value, next) && has_any(sentence, UPDATES))
        || is_deadline(cx, moment)
        || has_any(sentence, UPDATES) && cx.draft.now.is_none_or(|now| lies_ahead(moment.value, now))
        || time && (has_any(sentence, SERVICE) || has_any(before, AS_OF))
}

/// “by 26 June”, 3月31日前, 4月1日起: a day ahead that we set ourselves, or one that comes every month. No fact can bear it out yet.
fn is_deadline(cx: &Context<'_>, moment: &Moment) -> bool {
    let (before, after) = (&cx.text.lower[..moment.span.start], &cx.text.lower[moment.span.end..]);
    let limit = ["前", "之前", "起", "以前"].iter().any(|word| after.starts_with(word))
        || ["by ", "before ", "from ", "until "].iter().any(|word| before.ends_with(word));
    let date = matches!(moment.value, When::Date { month: Some(_), day: Some(_), .. });
    before.ends_with("每月") || limit && date && cx.draft.now.is_some_and(|now| lies_ahead(moment.value, now))
}

/// Whether a moment is still to come, as far as it can be told.
fn lies_ahead(value: When, now: NaiveDateTime) -> bool {
    match value {
        When::Time { hour, minute } => (hour, minute.unwrap_or(59)) >= (now.hour(), now.minute()),
        When::Date { year, month, day } => {
            let this_year = u32::try_from(now.year()).unwrap_or(0);
            (year.unwrap_or(this_year), month.unwrap_or(now.month()), day.unwrap_or(31)) >= (this_year, now.month(), now.day())
        }
    }
}

/// Whether a moment names this very point in time, as far as it goes.
pub fn is_part_of(value: When, at: NaiveDateTime) -> bool {
    let year = u32::try_from(at.year()).ok();
    value.agrees(When::Date { year, month: Some(at.month()), day: Some(at.day()) })
        || value.agrees(When::Time { hour: at.hour(), minute: Some(at.minute()) })
}
