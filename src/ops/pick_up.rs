//! How a correction was taken up against the rumour it answers. Which mentions carry which, a person says by words: a guess would be
//! a claim about people. A mention with words of both quotes the rumour to correct it, and counts for the correction.

use super::{Desk, lookup};
use crate::domain::incident::Incident;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::review::effect;
use crate::review::opinion::{Answer, CannotTell, Counts, PickUp, Series, pick_up};
use crate::store::TrendQuery;

/// What was compared, and what came of it.
pub struct PickedUp {
    pub incident: Incident,
    pub rumour: Vec<String>,
    pub correction: Vec<String>,
    pub answer: Answer<PickUp>,
}

/// # Errors
/// Not found for the incident; bad input for a word of nothing but blanks.
pub fn measure(desk: &mut Desk, typed: &str, rumour: &[String], correction: &[String]) -> Result<PickedUp> {
    let (rumour, correction) = (terms(rumour)?, terms(correction)?);
    let offset = desk.now.offset();
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    let span = txn.mention_span(incident.id)?;
    let width = effect::width(span);
    let query = TrendQuery { incident: Some(incident.id), from: None, to: None, width, offset };
    let spread = txn.mentions_with(query, &rumour, &correction)?;
    let carried = txn.mentions_with(query, &correction, &[])?;
    let answer = match span {
        Some((first, last)) => pick_up(&series(&spread, first, last, width, offset), &series(&carried, first, last, width, offset)),
        None => Answer::CannotTell(CannotTell::TooFewMentions { have: 0.0, need: 1.0 }),
    };
    Ok(PickedUp { incident, rumour, correction, answer })
}

fn terms(typed: &[String]) -> Result<Vec<String>> {
    let terms: Vec<String> = typed.iter().map(|term| term.trim().to_owned()).collect();
    if terms.iter().any(String::is_empty) { Err(Error::input("error-empty").with("what", "text")) } else { Ok(terms) }
}

/// From the incident's first mention to its last; a bucket without a mention is zero.
fn series(counts: &[(Timestamp, i64)], first: Timestamp, last: Timestamp, width: i64, offset: i32) -> Series {
    let (step, shift) = (width * 1_000_000, i64::from(offset) * 1_000_000);
    let bucket = |at: Timestamp| (at.micros() + shift).div_euclid(step);
    let length = usize::try_from(bucket(last) - bucket(first) + 1).unwrap_or_default();
    let mut buckets = vec![Some(Counts::default()); length];
    for (at, count) in counts {
        let place = usize::try_from(bucket(*at) - bucket(first)).unwrap_or(usize::MAX);
        if let Some(place) = buckets.get_mut(place) {
            *place = Some(Counts { mentions: as_f64(*count), negative: 0.0 });
        }
    }
    Series { start: Timestamp::new(bucket(first) * step - shift, offset).local(), bucket_seconds: width, buckets }
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
const fn as_f64(count: i64) -> f64 {
    count as f64
}
