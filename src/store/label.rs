//! What people said of a mention's sentiment, against the source or the model.

use crate::domain::sentiment::Sentiment;
use crate::error::Result;

/// A mention that a person labelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub mention: i64,
    pub sentiment: Sentiment,
    pub by: String,
    pub text: String,
}

pub trait Labels {
    /// Sets the sentiment of a mention as a person sees it.
    fn label_mention(&mut self, id: i64, sentiment: Sentiment, by: &str) -> Result<()>;

    /// All that people labelled and that is not erased, in the order of the mentions.
    fn corrections(&mut self) -> Result<Vec<Correction>>;
}
