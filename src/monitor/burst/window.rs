//! Trailing sums over the last buckets, with buckets that are not known left out.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

/// The last buckets, and per window the sum and the number of those that are known.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Windows {
    lengths: [usize; 3],
    recent: VecDeque<Option<f64>>,
    sums: [f64; 3],
    known: [usize; 3],
    until_resum: usize,
}

impl Windows {
    pub fn new(window_minutes: [f64; 3], bucket_seconds: i64) -> Self {
        let lengths = window_minutes.map(|m| ((m * 60.0 / bucket_seconds as f64).round() as usize).max(1));
        let longest = longest(&lengths);
        Self { lengths, recent: VecDeque::with_capacity(longest), sums: [0.0; 3], known: [0; 3], until_resum: longest }
    }

    /// Takes in one bucket; `None` is one that was not observed.
    pub fn push(&mut self, count: Option<f64>) {
        for (i, &length) in self.lengths.iter().enumerate() {
            if let Some(Some(gone)) = self.recent.len().checked_sub(length).and_then(|at| self.recent.get(at)) {
                self.sums[i] -= gone;
                self.known[i] -= 1;
            }
            if let Some(new) = count {
                self.sums[i] += new;
                self.known[i] += 1;
            }
        }
        if self.recent.len() == longest(&self.lengths) {
            self.recent.pop_front();
        }
        self.recent.push_back(count);
        self.resum();
    }

    /// Adding and taking away fractions drifts; summing afresh once per length of the longest window keeps it exact enough.
    fn resum(&mut self) {
        self.until_resum -= 1;
        if self.until_resum > 0 {
            return;
        }
        self.until_resum = longest(&self.lengths);
        for (sum, &length) in self.sums.iter_mut().zip(&self.lengths) {
            *sum = self.recent.iter().rev().take(length).flatten().sum();
        }
    }

    /// Forgets everything: after a gap longer than the longest window nothing in it is recent.
    pub fn clear(&mut self) {
        self.recent.clear();
        self.sums = [0.0; 3];
        self.known = [0; 3];
        self.until_resum = longest(&self.lengths);
    }

    pub fn longest(&self) -> usize {
        longest(&self.lengths)
    }

    pub fn length(&self, window: usize) -> usize {
        self.lengths[window]
    }

    /// The count of a window, scaled up for what is not known in it. `None` while less than half is known, except at the very
    /// start, when the window simply has not been filled.
    pub fn count(&self, window: usize) -> Option<f64> {
        let known = self.known[window];
        let seen = self.recent.len().min(self.lengths[window]);
        (known > 0 && known * 2 >= seen).then(|| self.sums[window].max(0.0) * self.lengths[window] as f64 / known as f64)
    }
}

fn longest(lengths: &[usize; 3]) -> usize {
    lengths.iter().copied().max().unwrap_or(1)
}
