//! The long look back: is it quiet again? The days before a follow-up's moment are held against the days before the incident began.
//!
//! The stream is everything that the workspace monitors, not the incident's own mentions: after the end few are linked to it, and
//! before its beginning there were none.

use super::opinion::{Answer, CannotTell, Change, Counts, compare};
use crate::domain::mention::Bucket;
use crate::domain::time::Timestamp;
use crate::domain::words;

words! {
    /// What a follow-up found.
    Verdict { Back = "back", Raised = "raised", CannotTell = "cannot-tell" }
}

/// Days looked at before the moment: a week holds every weekday once.
pub const WINDOW_DAYS: i64 = 7;
/// Days before the incident that stand for the ordinary: four whole weeks.
pub const BASELINE_DAYS: i64 = 28;
/// “Back” is said up to these distances from the ordinary: a quarter more, five points more negative. The product's own convention.
pub const BACK_RATIO: f64 = 1.25;
pub const BACK_SHARE: f64 = 0.05;

const DAY: i64 = 86_400_000_000;

/// Two stretches of days beside each other.
#[derive(Clone, Debug)]
pub struct Outlook {
    pub from: Timestamp,
    pub to: Timestamp,
    /// Mentions a day, as a ratio to the ordinary.
    pub volume: Answer<Change>,
    /// Among mentions with a sentiment, as a difference.
    pub negative_share: Answer<Change>,
    pub verdict: Verdict,
}

/// `days` are all mentions of the workspace by the day, those without any left out; `begin` is when the incident began, `end` when the
/// response ended, `moment` when the look is taken.
///
/// A day outside the first and the last that hold a mention says nothing: nobody may have been listening.
pub fn outlook(days: &[Bucket], begin: Timestamp, end: Timestamp, moment: Timestamp) -> Outlook {
    let from = end.max(moment.plus_minutes(-WINDOW_DAYS * 1_440));
    let before = stretch(days, begin.plus_minutes(-BASELINE_DAYS * 1_440), begin);
    let after = stretch(days, from, moment);
    let counts = |buckets: &[Bucket], of: fn(&Bucket) -> i64| -> Vec<Counts> {
        buckets.iter().map(|day| Counts { mentions: as_f64(of(day)), negative: as_f64(day.negative) }).collect()
    };
    let volume = compare(&counts(&before, |day| day.mentions), &counts(&after, |day| day.mentions)).volume;
    let negative_share = compare(&counts(&before, |day| day.labelled), &counts(&after, |day| day.labelled)).negative_share;
    Outlook { from, to: moment, verdict: verdict(&volume, &negative_share), volume, negative_share }
}

/// Raised where chance alone does not explain it; back where it is close to the ordinary; else the data are too few to say.
fn verdict(volume: &Answer<Change>, share: &Answer<Change>) -> Verdict {
    let Answer::Known(volume) = volume else { return Verdict::CannotTell };
    let share = match share {
        Answer::Known(share) => Some(share),
        Answer::CannotTell(_) => None,
    };
    if volume.low > 1.0 || share.is_some_and(|share| share.low > 0.0) {
        return Verdict::Raised;
    }
    let close = volume.change <= BACK_RATIO && share.is_none_or(|share| share.change <= BACK_SHARE);
    if close { Verdict::Back } else { Verdict::CannotTell }
}

/// Whole days between two moments on which somebody listened, silent ones filled in.
fn stretch(days: &[Bucket], from: Timestamp, to: Timestamp) -> Vec<Bucket> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Vec::new() };
    let mut stretch = Vec::new();
    let mut at = first.at;
    while at <= last.at {
        let end = Timestamp::new(at.micros() + DAY, at.offset());
        if at >= from && end <= to {
            stretch.push(days.iter().find(|day| day.at == at).cloned().unwrap_or_else(|| Bucket { at, ..Bucket::default() }));
        }
        at = end;
    }
    stretch
}

/// When to look: at the due day, or now where that has not come.
pub fn moment(due: Option<Timestamp>, done: Option<Timestamp>, now: Timestamp) -> Timestamp {
    done.or(due).filter(|at| *at <= now).unwrap_or(now)
}

/// The reason why the volume cannot be told, if it cannot.
pub const fn unknown(answer: &Answer<Change>) -> Option<&CannotTell> {
    match answer {
        Answer::Known(_) => None,
        Answer::CannotTell(why) => Some(why),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
const fn as_f64(count: i64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i64) -> Timestamp {
        Timestamp::new(day * DAY, 0)
    }

    fn days(counts: impl IntoIterator<Item = (i64, i64, i64)>) -> Vec<Bucket> {
        let day = |(day, mentions, negative)| Bucket { at: at(day), mentions, negative, labelled: mentions, ..Bucket::default() };
        counts.into_iter().map(day).collect()
    }

    fn verdict_of(after: i64, negative: i64) -> Verdict {
        let ordinary = (0..28).map(|day| (day, 20, 4));
        let storm = (28..40).map(|day| (day, 400, 300));
        let later = (40..50).map(|day| (day, after, negative));
        outlook(&days(ordinary.chain(storm).chain(later)), at(28), at(40), at(50)).verdict
    }

    #[test]
    fn quiet_again_or_still_raised() {
        assert_eq!(verdict_of(20, 4), Verdict::Back);
        assert_eq!(verdict_of(15, 3), Verdict::Back, "quieter than before is back too");
        assert_eq!(verdict_of(40, 8), Verdict::Raised, "twice as many");
        assert_eq!(verdict_of(20, 12), Verdict::Raised, "as many, but angrier");
    }

    #[test]
    fn nothing_is_said_where_nobody_listened() {
        let only_after = days((40..50).map(|day| (day, 20, 4)));
        let told = outlook(&only_after, at(28), at(40), at(50));
        assert_eq!(told.verdict, Verdict::CannotTell);
        assert!(matches!(unknown(&told.volume), Some(CannotTell::TooFewBuckets { have: 0, .. })), "{:?}", told.volume);
        assert_eq!(outlook(&[], at(28), at(40), at(50)).verdict, Verdict::CannotTell);
        let stopped = days((0..41).map(|day| (day, 20, 4)));
        assert_eq!(outlook(&stopped, at(28), at(40), at(50)).verdict, Verdict::CannotTell, "the import stopped after a day");
    }

    #[test]
    fn the_window_never_reaches_into_the_response() {
        let told = outlook(&days((0..43).map(|day| (day, 20, 4))), at(28), at(40), at(43));
        assert_eq!((told.from, told.to), (at(40), at(43)));
        assert_eq!(moment(Some(at(50)), None, at(43)), at(43));
        assert_eq!(moment(Some(at(42)), None, at(43)), at(42));
    }
}
