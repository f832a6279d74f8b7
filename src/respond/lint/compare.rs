//! Two texts side by side, and a text beside the ledger: which fact is told where, which figures differ.

use std::ops::Range;

use super::Context;
use super::input::{Draft, Fact, Status};
use super::ledger::{Entry, Ledger};
use super::rules::truth::figures::{contradicting, figures};
use super::rules::truth::refuted_claim;
use super::text::Analysis;
use crate::domain::words;

words! {
    /// By what a fact is known again in a text.
    Sign {
        /// A sentence repeats most of its words.
        Words = "words",
        /// Its figures, dates and times all stand there, and some of its words.
        Figures = "figures",
    }
}

/// The share of a fact's words that a sentence must repeat to tell it: as the truth rules ask.
const RETOLD: f64 = 0.6;
/// The share that is enough where all its figures and dates stand in the text.
const HINTED: f64 = 0.2;

/// The facts, by id, that a text tells.
pub fn told(text: &str, facts: &[Fact]) -> Vec<(String, Sign)> {
    let draft = Draft { facts: Some(facts.to_vec()), ..Draft::default() };
    let analysis = Analysis::new(text, &draft);
    let ledger = Ledger::new(&draft);
    let entries = ledger.entries().unwrap_or_default();
    entries.iter().filter_map(|entry| Some((entry.fact.id.clone(), sign(entry, &analysis)?))).collect()
}

fn sign(entry: &Entry<'_>, text: &Analysis) -> Option<Sign> {
    let best = text.sentence_grams().iter().map(|grams| entry.grams.within(grams)).fold(0.0, f64::max);
    if best >= RETOLD {
        return Some(Sign::Words);
    }
    let claims = entry.text.quantities.len() + entry.text.moments.len();
    let quantities = entry.text.quantities.iter().all(|q| text.quantities.iter().any(|other| other.supported_by(q)));
    let moments = entry.text.moments.iter().all(|m| text.moments.iter().any(|other| other.value.agrees(m.value)));
    (claims > 0 && quantities && moments && best >= HINTED).then_some(Sign::Figures)
}

/// Whether a text says a claim as true: a sentence repeats most of its words and does not deny it.
pub fn says(text: &str, claim: &str) -> bool {
    let fact = Fact { id: "claim".to_owned(), text: claim.to_owned(), status: Status::Refuted, ..Fact::default() };
    let draft = Draft { text: text.to_owned(), facts: Some(vec![fact]), ..Draft::default() };
    let (analysis, ledger) = (Analysis::new(text, &draft), Ledger::new(&draft));
    let mut hits = Vec::new();
    (refuted_claim::CHECK.run)(&Context { draft: &draft, text: &analysis, ledger: &ledger }, &mut hits);
    !hits.is_empty()
}

/// The same thing counted differently: where in each text.
pub fn differences(one: &str, other: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let plain = Draft::default();
    let (a, b) = (Analysis::new(one, &plain), Analysis::new(other, &plain));
    let theirs = figures(&b);
    let pairs = figures(&a).into_iter().filter_map(|ours| {
        let found = contradicting(&ours, &theirs)?;
        Some((a.folded.original(&ours.quantity.span), b.folded.original(&found.quantity.span)))
    });
    let mut pairs: Vec<_> = pairs.collect();
    pairs.dedup();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(text: &str) -> Fact {
        Fact { id: "F-0001".to_owned(), text: text.to_owned(), ..Fact::default() }
    }

    #[test]
    fn a_fact_is_known_by_words_or_figures() {
        let facts = [fact("患者于11月20日22时10分死亡")];
        assert_eq!(told("经核实，患者于11月20日22时10分死亡。", &facts), [("F-0001".to_owned(), Sign::Words)]);
        assert_eq!(told("11月20日22:10，这名患者经抢救无效死亡，我们深感痛惜。", &facts).len(), 1);
        assert_eq!(told("我们正在核实有关反映。", &facts), []);
    }

    #[test]
    fn a_claim_said_is_told_from_a_claim_denied() {
        let claim = "两名护士用药前双人核对无误";
        assert!(says("经了解，两名护士用药前双人核对无误，流程规范。", claim));
        assert!(!says("网传两名护士用药前双人核对无误的说法不实。", claim));
        assert!(!says("我们正在核实用药经过。", claim));
    }

    #[test]
    fn figures_that_differ_are_found_in_both_texts() {
        let (one, other) = ("5名儿童发热。", "目前6名儿童发热。");
        let found = differences(one, other);
        assert_eq!(found.len(), 1);
        assert_eq!((&one[found[0].0.clone()], &other[found[0].1.clone()]), ("5名", "6名"));
        assert_eq!(differences(one, one), []);
    }
}
