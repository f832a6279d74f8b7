//! From a scenario and a seed to the list of what comes in when. The same seed gives the same list; without one everything
//! comes as written.

use crate::domain::scenario::{Inject, InjectKind, Scenario};
use crate::domain::span::Span;

/// One thing that comes in: one post of a group, or anything else whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Seconds after the beginning.
    pub second: i64,
    /// Index of the inject in the scenario.
    pub inject: usize,
    /// Index of its text.
    pub text: usize,
    /// Counted from 1 within the inject.
    pub number: u32,
    /// People reached.
    pub reach: Option<i64>,
}

/// Everything that comes in, in order.
pub fn plan(scenario: &Scenario, seed: Option<i64>) -> Vec<Item> {
    let mut items = Vec::new();
    for (index, inject) in scenario.injects.iter().enumerate() {
        // A generator per inject: one more inject at the end leaves the others where they were.
        let mut dice = seed.map(|seed| Dice(seed.cast_unsigned() ^ (index as u64 + 1).wrapping_mul(0xd134_2543_de82_ef95)));
        let start = start(inject, scenario.lasts, dice.as_mut());
        match inject.kind {
            InjectKind::Mentions => items.extend(posts(index, inject, start, scenario.lasts, dice.as_mut())),
            _ => items.push(Item { second: start, inject: index, text: variant(inject, dice.as_mut()), number: 1, reach: inject.reach }),
        }
    }
    items.sort_by_key(|item| (item.second, item.inject, item.number));
    items
}

/// Seconds after the beginning, within the drill.
fn start(inject: &Inject, lasts: Span, dice: Option<&mut Dice>) -> i64 {
    let moved = dice.zip(inject.jitter).map_or(0, |(dice, jitter)| dice.between(-jitter.as_minutes() * 60, jitter.as_minutes() * 60));
    (inject.offset() * 60 + moved).clamp(0, lasts.as_minutes() * 60)
}

fn variant(inject: &Inject, dice: Option<&mut Dice>) -> usize {
    dice.map_or(0, |dice| dice.index(inject.texts.len()))
}

/// As written: evenly spread, the texts in turn. With a seed: at any moment of the span, any text, a third more or less reach.
fn posts(index: usize, inject: &Inject, start: i64, lasts: Span, mut dice: Option<&mut Dice>) -> Vec<Item> {
    let count = inject.count.unwrap_or_else(|| u32::try_from(inject.texts.len()).unwrap_or(1));
    let spread = inject.over.map_or(0, |over| over.as_minutes() * 60);
    let end = lasts.as_minutes() * 60;
    let one = |number: u32| {
        let even = spread * i64::from(number - 1) / i64::from(count);
        let in_turn = (number as usize - 1) % inject.texts.len().max(1);
        let (after, text, reach) = match &mut dice {
            None => (even, in_turn, inject.reach),
            Some(dice) => {
                let after = dice.between(0, spread);
                let text = dice.index(inject.texts.len());
                (after, text, inject.reach.map(|reach| reach - reach / 3 + dice.between(0, reach / 3 * 2)))
            }
        };
        Item { second: (start + after).min(end), inject: index, text, number, reach }
    };
    (1..=count).map(one).collect()
}

/// Steele, Lea and Flood's SplitMix64 (“Fast splittable pseudorandom number generators”, OOPSLA 2014): small and the same
/// on every machine.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From `low` to `high`, both included.
    fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = high.saturating_sub(low).max(0).cast_unsigned() + 1;
        low + (self.next() % width).cast_signed()
    }

    fn index(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % count.max(1) as u64).unwrap_or_default()
    }
}
