//! Making the weights: reproducible, a thread for each language, minutes.
//!
//! `corpus` reads labelled sets in place, `fit` turns examples of one language into numbers with `prior` and `lbfgs`, `validate` says how good they
//! are on texts the model has not seen. Nothing here runs when a text is classified.

mod corpus;
mod fit;
mod lbfgs;
mod prior;
mod validate;

pub use corpus::{CorpusError, Lexicon, Set, read_lexicon, read_sets};
pub use validate::{Score, cross_validate};

use super::classify::Label;
use super::features::word_hash;
use super::language::Language;
use super::ratings::Ratings;
use super::weights::Weights;
use fit::{Row, Settings};

/// Where a text was written: what “neutral” is, and how praise sounds, differ more by that than by anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Domain {
    /// Posts about an epidemic.
    Epidemic,
    /// Everyday posts.
    Posts,
    /// Reviews, which know no neutral.
    Reviews,
    /// Feedback of patients.
    Feedback,
    /// Complaints to companies.
    Complaints,
}

impl Domain {
    /// Its place among the domains of a language; what a language has no place for is everyday posts there.
    const fn place(self, language: Language) -> usize {
        match (language, self) {
            (Language::Chinese, Self::Epidemic) | (Language::English, Self::Feedback) => 0,
            (Language::Chinese, Self::Reviews) | (Language::English, Self::Posts | Self::Epidemic | Self::Reviews) => 2,
            (Language::Chinese, _) | (Language::English, Self::Complaints) => 1,
        }
    }
}

/// One labelled text.
#[derive(Debug, Clone)]
pub struct Example {
    pub text: String,
    pub label: Label,
    /// Whether the praise or blame is known to be mild.
    pub mild: bool,
    /// How much it counts against the others; 1 is usual.
    pub weight: f32,
    pub domain: Domain,
}

/// Trains both languages. The same examples in the same order give the same bytes.
///
/// `lexicon` (may be empty) gives rated English words; only their hashed ratings stay.
#[must_use]
pub fn train<'e>(examples: impl IntoIterator<Item = &'e Example>, lexicon: &Lexicon) -> Weights {
    let mut ratings = Ratings::default();
    for (word, rating) in lexicon {
        ratings.set(word_hash(word), *rating);
    }
    let (mut chinese, mut english) = (Vec::new(), Vec::new());
    for example in examples {
        let language = Language::of(&example.text);
        let row = Row::new(example, language, &ratings);
        match language {
            Language::Chinese => chinese.push(row),
            Language::English => english.push(row),
        }
    }
    let (chinese, english) = std::thread::scope(|scope| {
        let chinese = scope.spawn(|| fit::fit(&chinese, &Settings::CHINESE));
        let english = fit::fit(&english, &Settings::ENGLISH);
        (chinese.join(), english)
    });
    Weights { chinese: chinese.unwrap_or_else(|panic| std::panic::resume_unwind(panic)), english, ratings }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::monitor::sentiment::Classifier;

    fn example(text: &str, label: Label) -> Example {
        Example { text: text.to_owned(), label, mild: false, weight: 1.0, domain: Domain::Posts }
    }

    #[test]
    fn learns_what_it_is_shown_and_always_the_same() {
        let mut examples = Vec::new();
        for i in 0..5 {
            examples.push(example(&format!("第{i}次来，医生很好，感谢"), Label::Positive));
            examples.push(example(&format!("第{i}次来，态度太差，愤怒"), Label::Negative));
            examples.push(example(&format!("门诊{i}楼今天开放"), Label::Neutral));
            examples.push(example(&format!("visit {i} was wonderful, thank you"), Label::Positive));
            examples.push(example(&format!("visit {i} was terrible, rude staff"), Label::Negative));
            examples.push(example(&format!("the clinic opens at {i} today"), Label::Neutral));
        }
        let weights = train(&examples, &Lexicon::new());
        assert_eq!(weights, train(&examples, &Lexicon::new()));
        let mut classifier = Classifier::new(&weights);
        assert_eq!(classifier.classify("感谢这里的医生").label, Label::Positive);
        let verdict = classifier.classify("排队久，态度差，令人愤怒");
        assert_eq!(verdict.label, Label::Negative);
        assert!(verdict.terms.iter().any(|(term, _)| term.contains("愤怒") || term.contains("差")), "{:?}", verdict.terms);
        assert_eq!(classifier.classify("rude and terrible").label, Label::Negative);
        assert!((1.0 / 3.0..=1.0).contains(&verdict.score));
    }
}
