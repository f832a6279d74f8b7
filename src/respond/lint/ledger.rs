//! The fact ledger as rules ask it: is this amount, date or claim confirmed, and if not, what is known of it?

use super::input::{Draft, Fact, Status};
use super::text::Analysis;
use super::text::grams::Grams;
use super::text::moment::When;
use super::text::quantity::Quantity;

/// One fact, read.
#[derive(Debug)]
pub struct Entry<'d> {
    pub fact: &'d Fact,
    pub text: Analysis,
    pub grams: Grams,
}

impl Entry<'_> {
    /// Confirmed and released.
    pub fn is_public(&self) -> bool {
        self.fact.status == Status::Confirmed && self.fact.public
    }
}

/// All facts of a draft; absent where the draft has no ledger.
#[derive(Debug)]
pub struct Ledger<'d> {
    entries: Option<Vec<Entry<'d>>>,
}

impl<'d> Ledger<'d> {
    /// Reads the facts once.
    pub fn new(draft: &'d Draft) -> Self {
        let plain = Draft::default();
        let read = |fact: &'d Fact| {
            let text = Analysis::new(&fact.text, &plain);
            let grams = text.grams(&(0..text.text().len()));
            Entry { fact, text, grams }
        };
        Self { entries: draft.facts.as_ref().map(|facts| facts.iter().map(read).collect()) }
    }

    /// The facts, or nothing to compare with.
    pub fn entries(&self) -> Option<&[Entry<'d>]> {
        self.entries.as_deref()
    }

    /// Facts of one sort.
    pub fn of(&self, status: Status) -> impl Iterator<Item = &Entry<'d>> {
        self.entries.iter().flatten().filter(move |e| e.fact.status == status)
    }

    /// Whether a confirmed fact bears the amount out.
    pub fn supports_quantity(&self, quantity: &Quantity) -> bool {
        self.of(Status::Confirmed).any(|e| e.text.quantities.iter().any(|q| quantity.supported_by(q)))
    }

    /// Whether a confirmed fact bears the date or time out.
    pub fn supports_moment(&self, when: When) -> bool {
        self.of(Status::Confirmed).any(|e| e.text.moments.iter().any(|m| when.agrees(m.value)))
    }

    /// Whether a confirmed fact mentions the words.
    pub fn mentions(&self, words: &str) -> bool {
        let words = words.to_lowercase();
        self.of(Status::Confirmed).any(|e| e.text.lower.contains(&words))
    }
}
