//! What watches found in a text, or what was missing; keywords counted.

use serde::Serialize;

use super::{Page, Shape, View, object};
use crate::domain::entity::Kind;
use crate::domain::mention::Mention;
use crate::domain::time::Timestamp;
use crate::ops::explain::{Explained, Explanation, Outcome, Reason, Via};
use crate::ops::keywords::Counts;
use crate::text::{Catalog, tr};

#[derive(Debug, Serialize)]
pub struct ExplainedView {
    pub mention: Option<String>,
    pub time: Option<Timestamp>,
    /// The source gives no time: this is when it was seen first.
    pub first_seen: bool,
    pub text: String,
    pub watches: Vec<WatchView>,
}

#[derive(Debug, Serialize)]
pub struct WatchView {
    pub watch: String,
    pub matched: bool,
    pub found: Vec<FoundView>,
    pub reasons: Vec<ReasonView>,
}

#[derive(Debug, Serialize)]
pub struct FoundView {
    /// As the watch writes it.
    pub term: String,
    /// As the text writes it, and its bytes there.
    pub text: String,
    pub start: usize,
    pub end: usize,
    /// `itself`, `alias` or `evasion`.
    pub via: &'static str,
}

#[derive(Debug, Serialize)]
pub struct ReasonView {
    pub code: &'static str,
    pub text: String,
}

impl ExplainedView {
    pub fn new(explained: &Explained, catalog: &Catalog) -> Self {
        Self {
            mention: explained.mention.as_ref().map(|mention| Kind::Mention.handle(mention.id)),
            time: explained.mention.as_ref().map(|mention| mention.at),
            first_seen: explained.mention.as_ref().is_some_and(Mention::is_seen_first),
            text: explained.text.clone(),
            watches: explained.watches.iter().map(|one| WatchView::new(one, &explained.text, catalog)).collect(),
        }
    }
}

impl WatchView {
    fn new(explanation: &Explanation, text: &str, catalog: &Catalog) -> Self {
        let (matched, found, reasons) = match &explanation.outcome {
            Outcome::Matched(found) => (true, found.as_slice(), [].as_slice()),
            Outcome::Unmatched(reasons) => (false, [].as_slice(), reasons.as_slice()),
        };
        let found = found.iter().map(|one| FoundView {
            term: one.term.clone(),
            text: text.get(one.at.clone()).unwrap_or_default().to_owned(),
            start: one.at.start,
            end: one.at.end,
            via: match one.via {
                Via::Itself => "itself",
                Via::Alias(_) => "alias",
                Via::Evasion(_) => "evasion",
            },
        });
        Self {
            watch: explanation.watch.clone(),
            matched,
            found: found.collect(),
            reasons: reasons.iter().map(|reason| said(reason, text, catalog)).collect(),
        }
    }
}

/// Terms that a reason names.
const NAMED: usize = 8;

fn named(terms: &[String]) -> String {
    let more = if terms.len() > NAMED { ", …" } else { "" };
    terms.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ") + more
}

fn said(reason: &Reason, text: &str, catalog: &Catalog) -> ReasonView {
    let (code, said) = match reason {
        Reason::OutOfScope { source, sources } => {
            let source = source.as_deref().unwrap_or("–");
            ("out-of-scope", tr!(catalog, "unmatched-out-of-scope", platform = source, platforms = named(sources)))
        }
        Reason::NoneFound { terms, regexes } => {
            let all: Vec<String> = terms.iter().chain(regexes).cloned().collect();
            ("nothing-found", tr!(catalog, "unmatched-none-found", terms = named(&all)))
        }
        Reason::MissingAll { term } => ("missing", tr!(catalog, "unmatched-missing", term = term.as_str())),
        Reason::StruckByNone { term, at } => {
            let found = text.get(at.clone()).unwrap_or_default();
            ("struck", tr!(catalog, "unmatched-struck", term = term.as_str(), text = found))
        }
        Reason::TooFarApart { terms, within, closest } => {
            ("too-far", tr!(catalog, "unmatched-too-far", terms = named(terms), within = *within, closest = *closest))
        }
        Reason::NearMissing { terms, missing } => {
            ("near-missing", tr!(catalog, "unmatched-near-missing", terms = named(terms), missing = named(missing)))
        }
    };
    ReasonView { code, text: said }
}

impl View for ExplainedView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        if let Some(mention) = &self.mention {
            page.heading(mention);
            if let Some(time) = self.time.filter(|_| self.first_seen) {
                let line = tr!(page.ui.catalog, "explained-first-seen", time = page.time(time));
                page.line(&line);
            }
        }
        page.text(&self.text, "  ");
        for watch in &self.watches {
            page.blank();
            let key = if watch.matched { "watch-matched" } else { "watch-unmatched" };
            let line = tr!(page.ui.catalog, key, watch = watch.watch.as_str());
            page.line(&line);
            for found in &watch.found {
                let key = match found.via {
                    "alias" => "watch-found-alias",
                    "evasion" => "watch-found-evasion",
                    _ => "watch-found",
                };
                let line = tr!(page.ui.catalog, key, term = found.term.as_str(), text = found.text.as_str());
                page.text(&line, "  ");
            }
            for reason in &watch.reasons {
                page.text(&reason.text, "  ");
            }
        }
    }
}

#[derive(Debug, Serialize)]
pub struct CountsView {
    pub texts: i64,
    pub matched: i64,
    pub keywords: Vec<CountView>,
}

#[derive(Debug, Serialize)]
pub struct CountView {
    pub keyword: String,
    pub texts: i64,
}

impl From<Counts> for CountsView {
    fn from(counts: Counts) -> Self {
        let keywords = counts.keywords.into_iter().map(|one| CountView { keyword: one.keyword, texts: one.texts });
        Self { texts: counts.texts, matched: counts.matched, keywords: keywords.collect() }
    }
}

/// Keywords that a person is shown.
const SHOWN: usize = 30;

impl View for CountsView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        let line = tr!(page.ui.catalog, "keywords-counted", texts = self.texts, matched = self.matched, keywords = self.keywords.len());
        page.line(&line);
        let header = ["col-keyword", "col-texts"].map(|key| page.tr(key));
        page.table(&header, self.keywords.iter().take(SHOWN).map(|one| vec![one.keyword.clone(), one.texts.to_string()]).collect());
    }
}
