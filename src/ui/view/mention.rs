//! Imports and mentions.

use serde::Serialize;

use super::{Page, Shape, View, object};
use crate::domain::entity::Kind;
use crate::domain::mention::Mention;
use crate::domain::sentiment::Sentiment;
use crate::domain::time::Timestamp;
use crate::ops::import::{Imported, Matched};
use crate::text::{Catalog, tr};

/// Rejected rows that a person is shown.
const SHOWN: usize = 20;

#[derive(Debug, Serialize)]
pub struct ImportView {
    pub import: Option<String>,
    pub file: String,
    pub format: &'static str,
    pub encoding: &'static str,
    pub layout: Option<String>,
    pub read: i64,
    pub new: i64,
    pub duplicates: i64,
    pub changed: i64,
    pub unmatched: i64,
    pub linked: i64,
    pub watches: Vec<Matched>,
    pub rejected_count: i64,
    pub rejected: Vec<RejectedView>,
    pub stopped: bool,
}

#[derive(Debug, Serialize)]
pub struct RejectedView {
    pub line: u64,
    pub code: String,
    pub reason: String,
}

impl ImportView {
    pub fn new(file: &str, imported: &Imported, catalog: &Catalog) -> Self {
        let rejected = imported.rejected.iter().map(|row| RejectedView {
            line: row.line,
            code: row.rejection.code.trim_start_matches("reject-").to_owned(),
            reason: catalog.code(row.rejection.code, &row.rejection.params),
        });
        Self {
            import: imported.import.clone(),
            file: file.to_owned(),
            format: imported.format,
            encoding: imported.encoding,
            layout: imported.layout.clone(),
            read: imported.read,
            new: imported.new,
            duplicates: imported.duplicates,
            changed: imported.changed,
            unmatched: imported.unmatched,
            watches: imported.watches.clone(),
            linked: imported.linked,
            rejected_count: imported.rejected_count,
            rejected: rejected.collect(),
            stopped: imported.stopped,
        }
    }
}

impl View for ImportView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        let sentence = tr!(
            page.ui.catalog,
            "imported",
            file = self.file.as_str(),
            read = self.read,
            new = self.new,
            duplicates = self.duplicates,
            rejected = self.rejected_count
        );
        page.line(&sentence);
        if let Some(layout) = &self.layout {
            let line = tr!(page.ui.catalog, "imported-as", format = self.format, encoding = self.encoding, layout = layout.as_str());
            page.line(&line);
        }
        for (key, count) in [("imported-unmatched", self.unmatched), ("imported-changed", self.changed)] {
            if count > 0 {
                let line = page.ui.catalog.format(key, &[("count", count.into())]);
                page.line(&line);
            }
        }
        for one in self.watches.iter().filter(|one| one.mentions > 0) {
            let line = tr!(page.ui.catalog, "imported-watch", watch = one.watch.as_str(), count = one.mentions);
            page.line(&line);
        }
        for row in self.rejected.iter().take(SHOWN) {
            let line = tr!(page.ui.catalog, "imported-rejected", file = self.file.as_str(), line = row.line, reason = row.reason.as_str());
            page.line(&line);
        }
        let more = self.rejected_count - i64::try_from(self.rejected.len().min(SHOWN)).unwrap_or(0);
        if more > 0 {
            let line = tr!(page.ui.catalog, "imported-more", count = more);
            page.line(&line);
        }
        if self.stopped {
            let line = page.tr("imported-stopped");
            page.line(&line);
        }
    }
}

#[derive(Debug, Serialize)]
pub struct MentionView {
    pub id: String,
    pub source_id: String,
    pub platform: String,
    pub time: Timestamp,
    /// The source gives no time: this is when it was seen first.
    pub first_seen: bool,
    pub author: Option<String>,
    pub url: Option<String>,
    pub text: String,
    pub reposts: Option<i64>,
    pub comments: Option<i64>,
    pub likes: Option<i64>,
    pub reach: Option<i64>,
    pub sentiment: Option<Sentiment>,
}

impl From<&Mention> for MentionView {
    fn from(mention: &Mention) -> Self {
        Self {
            id: Kind::Mention.handle(mention.id),
            source_id: mention.source_id.clone(),
            platform: mention.platform.clone(),
            time: mention.at,
            first_seen: mention.is_seen_first(),
            author: mention.author.clone(),
            url: mention.url.clone(),
            text: mention.text.clone(),
            reposts: mention.reposts,
            comments: mention.comments,
            likes: mention.likes,
            reach: mention.reach,
            sentiment: mention.sentiment,
        }
    }
}
