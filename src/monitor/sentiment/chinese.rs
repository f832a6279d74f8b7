//! What the model counts in a Chinese text: characters in ones, twos and threes.

use super::features::{END, Group, Out, START, Span, Taker, step};

/// Ones, twos and threes of `chars`, which begin at `base` of the text, each once.
pub fn character_grams<T: Taker>(chars: &[char], base: usize, group: Group, earlier: &mut Earlier, out: &mut Out<'_, T>) {
    if chars.is_empty() {
        return;
    }
    earlier.clear();
    let last = |count: usize, end: usize| Span::new(base + end.saturating_sub(count), base + end);
    let (mut one, mut two) = (step(0, START), 0);
    for (at, &c) in chars.iter().enumerate() {
        let known = earlier.longest(chars, at);
        if at > 0 && known < 3 {
            out.add(step(two, c), group, last(3, at + 1));
        }
        two = step(one, c);
        one = step(0, c);
        if known < 2 {
            out.add(two, group, last(2, at + 1));
        }
        if known < 1 {
            out.add(one, group, last(1, at + 1));
        }
    }
    out.add(step(two, END), group, last(2, chars.len()));
    out.add(step(one, END), group, last(1, chars.len()));
}

/// A power of two so large that hardly two characters of a post share one.
const SLOTS: usize = 1024;

/// Where each character stood before, as chains through the text.
#[derive(Debug)]
pub struct Earlier {
    /// The last place of a character with these low bits, counted from one.
    last: [u16; SLOTS],
    /// For each place the one before it in its chain.
    before: Vec<u16>,
}

impl Default for Earlier {
    fn default() -> Self {
        Self { last: [0; SLOTS], before: Vec::new() }
    }
}

impl Earlier {
    fn clear(&mut self) {
        self.last = [0; SLOTS];
        self.before.clear();
    }

    /// How many characters, at most three, of what ends at `at` stood together earlier in the text. Must be asked for each place in turn.
    #[inline]
    fn longest(&mut self, chars: &[char], at: usize) -> usize {
        let last = &mut self.last[chars[at] as usize % SLOTS];
        let mut place = std::mem::replace(last, at as u16 + 1);
        self.before.push(place);
        let mut longest = 0;
        while place > 0 && longest < 3 {
            let there = usize::from(place) - 1;
            let same = (0..3.min(there + 1)).take_while(|&back| chars[there - back] == chars[at - back]).count();
            longest = longest.max(same);
            place = self.before[there];
        }
        longest
    }
}
