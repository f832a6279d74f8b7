//! Keywords counted over texts that come in one by one; no workspace, nothing kept.

use std::collections::BTreeMap;

use crate::domain::watch::Watch;
use crate::error::{Error, Result};
use crate::library::keywords;
use crate::monitor::matcher::{Evasions, Matcher, Scratch};

/// Counts in how many texts each keyword stands.
pub struct Counter {
    matcher: Matcher,
    scratch: Scratch,
    texts: i64,
    matched: i64,
    found: Vec<i64>,
}

/// A keyword and the number of texts it stands in.
pub struct Count {
    pub keyword: String,
    pub texts: i64,
}

/// What a count came to.
pub struct Counts {
    pub texts: i64,
    pub matched: i64,
    /// Keywords that were found, the most frequent first.
    pub keywords: Vec<Count>,
}

impl Counter {
    /// `list` holds one keyword a line.
    ///
    /// # Errors
    /// A list without any, or with one of which nothing is left after folding.
    pub fn new(list: &str) -> Result<Self> {
        let watches: Vec<Watch> = keywords(list).map(|term| Watch { id: term.clone(), any: vec![term], ..Watch::default() }).collect();
        if watches.is_empty() {
            return Err(Error::input("error-keywords-none"));
        }
        let evasions = Evasions::embedded().map_err(Error::bug)?;
        let found = vec![0; watches.len()];
        let matcher = Matcher::new(&watches, &BTreeMap::new(), &evasions)
            .map_err(|wrong| Error::input("error-keyword-empty").with("keyword", wrong.watch()))?;
        Ok(Self { matcher, scratch: Scratch::default(), texts: 0, matched: 0, found })
    }

    pub fn take(&mut self, text: &str) {
        self.texts += 1;
        let hits = self.matcher.matching(text, None, &mut self.scratch);
        self.matched += i64::from(!hits.is_empty());
        for hit in hits {
            self.found[*hit as usize] += 1;
        }
    }

    pub fn counts(self) -> Counts {
        let named = self.matcher.watches().zip(&self.found).filter(|(_, texts)| **texts > 0);
        let mut keywords: Vec<Count> = named.map(|(watch, texts)| Count { keyword: watch.id.clone(), texts: *texts }).collect();
        keywords.sort_by(|a, b| b.texts.cmp(&a.texts).then_with(|| a.keyword.cmp(&b.keyword)));
        Counts { texts: self.texts, matched: self.matched, keywords }
    }
}
