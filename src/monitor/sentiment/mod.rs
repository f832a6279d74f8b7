//! Positive, neutral or negative: a small linear model over hashed n-grams, for Chinese and English.
//!
//! `language` → `normalise` → `features` (`chinese`, `english`) → `hits` → `classify` (label, confidence, deciding `terms`); `weights` is the
//! file of trained numbers, held as `cells`, compiled in with the cargo feature `weights`; `train` makes them from labelled sets. What the numbers were learned from,
//! under which licences, stands in NOTICE. No store: corrections that people make come in as examples for training.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "hashes are cut to buckets, counts become floats, and texts are a few thousand characters long"
)]

mod cells;
mod chinese;
mod classify;
mod english;
mod features;
mod hits;
mod language;
mod normalise;
mod ratings;
mod terms;
pub mod train;
mod weights;

pub use classify::{Classifier, Label, Verdict};
pub use weights::Weights;

/// The weights that were compiled in; none in a build without the feature `weights`.
#[must_use]
pub fn embedded() -> Option<&'static Weights> {
    #[cfg(feature = "weights")]
    {
        use std::sync::LazyLock;
        // A test reads the compiled-in file; a damaged one leaves texts unclassified rather than wrong.
        static EMBEDDED: LazyLock<Option<Weights>> = LazyLock::new(|| Weights::from_bytes(include_bytes!("weights.bin")).ok());
        EMBEDDED.as_ref()
    }
    #[cfg(not(feature = "weights"))]
    None
}

#[cfg(feature = "weights")]
#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn classify(text: &str) -> Option<Verdict<'_>> {
        embedded().map(|weights| Classifier::new(weights).classify(text))
    }

    #[test]
    fn plain_cases_come_out_right() {
        let cases = [
            ("护士态度恶劣，等了三个小时没人管", Label::Negative),
            ("感谢王医生，手术很成功，孩子恢复得很好", Label::Positive),
            ("醫生態度惡劣，令人憤怒", Label::Negative),
            ("The staff were rude and nobody helped us for five hours", Label::Negative),
            ("Wonderful nurses, thank you so much!", Label::Positive),
        ];
        for (text, label) in cases {
            assert_eq!(classify(text).expect("weights").label, label, "{text}");
        }
    }

    #[test]
    fn negation_turns_and_own_words_lead() {
        let label = |text: &str| classify(text).expect("weights").label;
        assert_eq!(label("The doctor was helpful"), Label::Positive);
        assert_eq!(label("The doctor was not helpful"), Label::Negative);
        assert_eq!(label("气死了，太过分了//@医院:感谢大家的支持，我们会越来越好"), Label::Negative);
    }

    #[test]
    fn sentences_that_training_never_saw_are_read_as_people_mean_them() {
        let lines = include_str!("unseen.tsv").lines().filter(|line| !line.starts_with('#'));
        let cases: Vec<_> = lines.filter_map(|line| line.split_once('\t')).collect();
        let label = |text: &str| classify(text).expect("weights").label.word();
        let wrong: Vec<_> = cases.iter().filter(|(truth, text)| label(text) != *truth).collect();
        assert!(cases.len() == 55 && wrong.len() <= 9, "{wrong:#?}");
    }

    #[test]
    fn terms_stand_in_the_text() {
        let text = "&lt;b&gt;太差了&lt;/b&gt; 再也不来 ＴＥＲＲＩＢＬＥ";
        for (term, lead) in classify(text).expect("weights").terms {
            assert!(text.contains(term) && lead > 0.0, "{term}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "(&#x?[0-9a-f]{0,9};|//@|\\[|\\PC){0,60}") {
            let verdict = classify(&text).expect("weights");
            prop_assert!((0.3..=1.0).contains(&verdict.score));
            for (term, _) in verdict.terms {
                prop_assert!(text.contains(term));
            }
        }
    }
}
