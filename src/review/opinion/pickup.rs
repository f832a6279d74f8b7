//! How a correction was taken up against the rumour it answers.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::answer::{Answer, CannotTell};
use super::peak::lasting;
use super::series::{Counts, Series};

const LEAST_MENTIONS: f64 = 10.0;
/// Hours ahead that count as "overtaken": a quarter of a day, for corrections live briefly.
const STAY_HOURS: f64 = 6.0;

/// The correction beside the rumour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PickUp {
    /// Mentions of either since the correction's first.
    pub rumour: f64,
    pub correction: f64,
    /// Correction over both, since the correction's first mention, 0 to 1.
    pub share: f64,
    /// Hours from the rumour's first mention to the correction's.
    pub delay_hours: f64,
    /// From when on the correction had at least as many mentions as the rumour, for six hours on end.
    pub overtaken_at: Answer<DateTime<FixedOffset>>,
}

/// Compares two series of equal start and width, with `mentions` counting what spreads the rumour, and what carries the correction.
/// Counts, no effect: who saw which is not in them.
#[must_use]
pub fn pick_up(rumour: &Series, correction: &Series) -> Answer<PickUp> {
    let (r, c) = (rumour.observed(), correction.observed());
    let first = |side: &[(usize, Counts)]| side.iter().find(|(_, c)| c.mentions > 0.0).map(|(i, _)| *i);
    let total = |side: &[(usize, Counts)], from: usize| side.iter().filter(|(i, _)| *i >= from).map(|(_, c)| c.mentions).sum::<f64>();
    let (Some(rumour_first), Some(correction_first)) = (first(&r), first(&c)) else {
        let have = total(&r, 0).min(total(&c, 0));
        return Answer::CannotTell(CannotTell::TooFewMentions { have, need: 1.0 });
    };
    let (spread, carried) = (total(&r, correction_first), total(&c, correction_first));
    if spread + carried < LEAST_MENTIONS {
        return Answer::CannotTell(CannotTell::TooFewMentions { have: spread + carried, need: LEAST_MENTIONS });
    }
    let delay_hours = rumour.hours(correction_first) - rumour.hours(rumour_first);
    let overtaken_at = overtaken(rumour, &r, &c, correction_first);
    Answer::Known(PickUp { rumour: spread, correction: carried, share: carried / (spread + carried), delay_hours, overtaken_at })
}

fn overtaken(rumour: &Series, r: &[(usize, Counts)], c: &[(usize, Counts)], from: usize) -> Answer<DateTime<FixedOffset>> {
    let other: std::collections::BTreeMap<usize, f64> = c.iter().map(|(i, c)| (*i, c.mentions)).collect();
    let mut lead = Series { buckets: vec![None; rumour.buckets.len()], ..rumour.clone() };
    for (i, counts) in r {
        // 1 where the correction leads. An hour in which both are silent says nothing.
        let Some(&correction) = other.get(i).filter(|x| **x + counts.mentions > 0.0) else { continue };
        lead.buckets[*i] = Some(Counts { mentions: f64::from(u8::from(correction >= counts.mentions)), negative: 0.0 });
    }
    match lasting(&lead, from, rumour.buckets_in(STAY_HOURS), |ahead| ahead > 0.5) {
        Ok(i) => Answer::Known(rumour.at(i)),
        Err(n) => Answer::CannotTell(CannotTell::NotOverYet { observed_hours: rumour.hours(n), need_hours: STAY_HOURS }),
    }
}
