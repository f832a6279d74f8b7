//! `monitor train`: sentiment weights made anew from labelled sets, read in place, and from what people corrected here.

use std::path::Path;

use super::Desk;
use crate::error::{Error, Result};
use crate::monitor::sentiment::Weights;
pub use crate::monitor::sentiment::train::Score;
use crate::monitor::sentiment::train::{CorpusError, Domain, Example, Lexicon, Set, cross_validate, read_lexicon, read_sets, train};

/// A correction of the workspace counts as many times a text of a set: it is about what this organisation reads.
const CORRECTION_WEIGHT: f32 = 3.0;
/// What the corrections are called among the sets.
pub const CORRECTIONS: &str = "corrections";

/// What there is to learn from.
pub struct Lessons {
    pub sets: Vec<Set>,
    lexicon: Lexicon,
}

/// Reads the sets under a folder, and what people labelled in the workspace, if one is given.
///
/// # Errors
/// A set that cannot be read; nothing to learn from at all.
pub fn lessons(data: &Path, desk: Option<&mut Desk>) -> Result<Lessons> {
    let mut sets = read_sets(data).map_err(unreadable)?;
    if let Some(desk) = desk {
        sets.push(Set { name: CORRECTIONS, examples: corrections(desk)? });
    }
    sets.retain(|set| !set.examples.is_empty());
    if sets.is_empty() {
        return Err(Error::input("error-train-nothing").at(data, None));
    }
    Ok(Lessons { sets, lexicon: read_lexicon(data).map_err(unreadable)? })
}

fn corrections(desk: &mut Desk) -> Result<Vec<Example>> {
    let corrections = super::label::list(desk)?.into_iter();
    let example = |text, label| Example { text, label, mild: false, weight: CORRECTION_WEIGHT, domain: Domain::Posts };
    Ok(corrections.map(|one| example(one.text, one.sentiment)).collect())
}

fn unreadable(error: CorpusError) -> Error {
    match error {
        CorpusError::Io { path, source } => Error::file(&path, &source),
        CorpusError::Format { path, detail } => Error::input("error-train-format").at(&path, None).cause(detail),
    }
}

impl Lessons {
    pub fn train(&self) -> Weights {
        train(self.sets.iter().flat_map(|set| &set.examples), &self.lexicon)
    }

    /// How good such weights are on texts they were not made from.
    pub fn validate(&self, folds: usize) -> Vec<(&'static str, Score)> {
        cross_validate(&self.sets, &self.lexicon, folds)
    }
}
