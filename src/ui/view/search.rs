//! Mentions that answer a search, and what people labelled.

use serde::Serialize;

use super::{Page, Row};
use crate::domain::entity::Kind;
use crate::domain::sentiment::Sentiment;
use crate::domain::time::Timestamp;
use crate::ops::search::Hit;
use crate::store::Correction;

#[derive(Debug, Serialize)]
pub struct HitView {
    pub id: String,
    pub time: Timestamp,
    pub platform: String,
    pub author: Option<String>,
    pub sentiment: Option<Sentiment>,
    pub url: Option<String>,
    /// BM25 in tenths; 0 where nothing was asked of the words.
    pub relevance: f64,
    /// A piece of the text, the words found between ⟦ and ⟧.
    pub snippet: String,
    pub text: String,
}

impl From<&Hit> for HitView {
    fn from(hit: &Hit) -> Self {
        let mention = &hit.mention;
        Self {
            id: Kind::Mention.handle(mention.id),
            time: mention.at,
            platform: mention.platform.clone(),
            author: mention.author.clone(),
            sentiment: mention.sentiment,
            url: mention.url.clone(),
            relevance: hit.relevance,
            snippet: hit.snippet.clone(),
            text: mention.text.clone(),
        }
    }
}

impl Row for HitView {
    const COLUMNS: &'static [&'static str] = &["col-mention", "col-time", "col-platform", "col-sentiment", "col-text"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let sentiment = self.sentiment.map_or_else(String::new, |one| page.ui.catalog.word("sentiment", one.word()));
        vec![self.id.clone(), page.time(self.time), self.platform.clone(), sentiment, self.snippet.clone()]
    }
}

#[derive(Debug, Serialize)]
pub struct CorrectionView {
    pub id: String,
    pub sentiment: &'static str,
    pub by: String,
    pub text: String,
}

impl From<&Correction> for CorrectionView {
    fn from(correction: &Correction) -> Self {
        Self {
            id: Kind::Mention.handle(correction.mention),
            sentiment: correction.sentiment.word(),
            by: correction.by.clone(),
            text: correction.text.clone(),
        }
    }
}

impl Row for CorrectionView {
    const COLUMNS: &'static [&'static str] = &["col-mention", "col-sentiment", "col-by", "col-text"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        vec![self.id.clone(), page.ui.catalog.word("sentiment", self.sentiment), self.by.clone(), self.text.clone()]
    }
}
