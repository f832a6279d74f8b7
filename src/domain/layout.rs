//! A layout: how one tool writes its exports, as data (`layouts/<id>.yaml`), so that a new one needs no Rust.
//!
//! A column is named as the tool names it; upper and lower case, full-width forms and spaces around it do not matter.
//! Three short forms: `a + b` joins columns, `https://x/{a}/{b}` fills a pattern, `@date` and `@hour` come from the name of
//! the file. A dot goes into nested JSON: `user.username`.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::text::Text;
use super::words;

words! {
    /// What a mention knows. `--map` and the `fields` of a layout use these words.
    Field {
        /// The id the source gave.
        Id = "id",
        /// When it was said.
        Time = "time",
        Platform = "platform",
        Author = "author",
        Url = "url",
        Text = "text",
        Reposts = "reposts",
        Comments = "comments",
        Likes = "likes",
        /// People reached: views, impressions, circulation.
        Reach = "reach",
        Sentiment = "sentiment",
        /// The id of what it answers or reposts.
        Parent = "parent",
    }
}

words! {
    /// How `03/04/2026` is meant.
    DateOrder {
        DayFirst = "dmy",
        MonthFirst = "mdy",
    }
}

/// One tool with the variants of its exports.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// The same as the name of the file.
    pub id: String,
    pub title: Text,
    /// Where the columns were looked up, and when.
    pub source: Text,
    /// The zone of times that carry no offset; the workspace's where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Tz>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<DateOrder>,
    /// Taken only where no other layout fits.
    #[serde(default)]
    pub fallback: bool,
    /// The text is HTML and becomes plain text.
    #[serde(default)]
    pub html: bool,
    /// A number in the sentiment column says positive above zero and negative below.
    #[serde(default)]
    pub signed_sentiment: bool,
    /// What the tool's words stand for: `sentiment` and `platform`.
    #[serde(default)]
    pub words: BTreeMap<Field, BTreeMap<String, String>>,
    /// Columns that say nothing about opinion (avatars, raw HTML): not kept.
    #[serde(default)]
    pub drop: Vec<String>,
    pub variants: Vec<Variant>,
}

/// One header that the tool writes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Tells the variants of one tool apart (`xhs-comments`); absent where there is only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The platform of every row, where no column says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    /// Columns that must all be there for this variant to be recognised.
    #[serde(default)]
    pub needs: Vec<String>,
    /// The file may come without any time; its rows are then refused one by one, unless `--at` gives one.
    #[serde(default)]
    pub undated: bool,
    /// Columns of a file without a header line, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// For each field the columns that may hold it: the first that holds something is taken.
    pub fields: BTreeMap<Field, Vec<String>>,
    /// Nested values to keep beside the fields.
    #[serde(default)]
    pub keep: Vec<String>,
}

impl Layout {
    /// `mediacrawler/xhs-comments`, or the layout's id alone.
    pub fn variant_name(&self, variant: &Variant) -> String {
        variant.name.as_ref().map_or_else(|| self.id.clone(), |name| format!("{}/{name}", self.id))
    }
}
