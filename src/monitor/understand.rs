//! What a mention says, found out once as it arrives: which watches match, how it sounds, and the sketch that tells its story.
//! Pure, so that several threads can do it at once; what needs an order (stories) or a store comes later.

use crate::domain::mention::Mention;

use super::fold::{Class, Folded, class_of};
use super::matcher::{Matcher, Scratch};
use super::near_duplicate::{Sketch, Sketcher, Told};
use super::sentiment::{Classifier, Weights};

/// `labelled_by` of a sentiment that came with the mention.
pub const BY_SOURCE: &str = "source";
/// `labelled_by` of a sentiment that this program found.
pub const BY_MODEL: &str = "model";

/// What was found out besides the labels, which stand on the mention itself.
#[derive(Debug, Default)]
pub struct Understood {
    /// Numbers of the watches that match, ascending.
    pub watches: Box<[u32]>,
    /// None for a text too short to have copies, and once it was told.
    pub sketch: Option<Sketch>,
    /// Which earlier text it repeats, found out where texts come in their order.
    pub told: Option<Told>,
}

/// Understands one mention after the other; one per thread.
pub struct Understanding<'m> {
    matcher: Option<&'m Matcher>,
    classifier: Option<Classifier<'m>>,
    /// Keep also what no watch matches.
    keep_all: bool,
    scratch: Scratch,
    folded: Folded,
    sketcher: Sketcher,
}

impl<'m> Understanding<'m> {
    /// Without weights nothing is labelled.
    pub fn new(matcher: Option<&'m Matcher>, weights: Option<&'m Weights>, keep_all: bool) -> Self {
        Self {
            matcher,
            classifier: weights.map(Classifier::new),
            keep_all: keep_all || matcher.is_none(),
            scratch: Scratch::default(),
            folded: Folded::default(),
            sketcher: Sketcher::default(),
        }
    }

    /// Labels the mention and says what else it is; none if no watch matches and it need not be kept.
    pub fn of(&mut self, mention: &mut Mention) -> Option<Understood> {
        self.folded.refill(&mention.text);
        let watches: Box<[u32]> = match self.matcher {
            Some(matcher) => matcher.matching_folded(&mention.text, &self.folded, Some(&mention.platform), &mut self.scratch).into(),
            None => [].into(),
        };
        if watches.is_empty() && !self.keep_all {
            return None;
        }
        self.label(mention);
        let sketch = self.sketcher.sketch_folded(&mention.text, &self.folded);
        Some(Understood { watches, sketch, told: None })
    }

    fn label(&mut self, mention: &mut Mention) {
        if mention.sentiment.is_some() {
            mention.labelled_by = Some(BY_SOURCE.into());
        } else if let Some(classifier) = self.classifier.as_mut().filter(|_| says_something(&self.folded)) {
            let (label, score) = classifier.label(&mention.text);
            mention.sentiment = Some(label);
            mention.labelled_by = Some(BY_MODEL.into());
            mention.confidence = Some(f64::from(score));
        }
    }
}

/// Two words or two Chinese characters: fewer say nothing of a feeling, and what the model made of them would be counted as one.
fn says_something(folded: &Folded) -> bool {
    let wide = folded.chars.iter().filter(|c| class_of(**c) == Class::Wide).take(2).count();
    let words = || folded.chars.chunk_by(|a, b| class_of(*a) == class_of(*b)).filter(|run| class_of(run[0]) == Class::Word);
    wide == 2 || wide + words().take(2).count() >= 2
}
