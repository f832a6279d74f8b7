//! Mentions over time, and the stories among them.

use serde::Serialize;

use super::mention::MentionView;
use super::{Page, Shape, View, object};
use crate::domain::entity::Kind;
use crate::domain::mention::{Bucket, Mention};
use crate::domain::time::Timestamp;
use crate::ops::clusters::{Like, Member, Spread, Told};
use crate::ops::trend::{Of, Term, Trend};
use crate::store::Tally;
use crate::text::{beginning, tr};
use crate::ui::bar;

/// Characters of a text that stand in a row.
const SNIPPET: usize = 60;

#[derive(Debug, Serialize)]
pub struct TrendView {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub watch: Option<String>,
    pub total: i64,
    pub bucket_minutes: i64,
    pub buckets: Vec<Bucket>,
    pub platforms: Vec<Tally>,
    pub stories: Vec<StoryView>,
    pub terms: Vec<Term>,
    pub top: Vec<MentionView>,
}

impl From<&Trend> for TrendView {
    fn from(trend: &Trend) -> Self {
        let (incident, watch) = match &trend.of {
            Of::All => (None, None),
            Of::Incident { handle, .. } => (Some(handle.clone()), None),
            Of::Watch(watch) => (None, Some(watch.clone())),
        };
        Self {
            incident,
            watch,
            total: trend.total,
            bucket_minutes: trend.width / 60,
            buckets: trend.rows.clone(),
            platforms: trend.platforms.clone(),
            stories: trend.stories.iter().map(StoryView::from).collect(),
            terms: trend.terms.clone(),
            top: trend.top.iter().map(MentionView::from).collect(),
        }
    }
}

/// Counts far below 2^52.
#[expect(clippy::cast_precision_loss, reason = "counts of mentions")]
pub const fn as_f64(count: i64) -> f64 {
    count as f64
}

impl TrendView {
    fn rows(&self, page: &Page<'_>) -> Vec<Vec<String>> {
        let largest = self.buckets.iter().map(|row| row.mentions).max().unwrap_or(0);
        let form = if self.bucket_minutes >= 24 * 60 { "%Y-%m-%d" } else { "%m-%d %H:%M" };
        let width = page.ui.width.saturating_sub(58).clamp(8, 40);
        let cells = |row: &Bucket| {
            vec![
                row.at.local().format(form).to_string(),
                row.mentions.to_string(),
                row.negative.to_string(),
                share(row.negative, row.labelled),
                row.reach.to_string(),
                bar(as_f64(row.mentions), as_f64(largest), width),
            ]
        };
        self.buckets.iter().map(cells).collect()
    }

    fn show_platforms(&self, page: &mut Page<'_>) {
        let most = self.platforms.iter().map(|one| one.mentions).max().unwrap_or(0);
        let header = ["col-platform", "col-mentions", "col-negative", "col-reach", "col-bar"].map(|key| page.tr(key));
        let row = |one: &Tally| {
            let bar = bar(as_f64(one.mentions), as_f64(most), 20);
            vec![one.name.clone(), one.mentions.to_string(), one.negative.to_string(), one.reach.to_string(), bar]
        };
        page.table(&header, self.platforms.iter().map(row).collect());
    }
}

/// Negative out of labelled, in per cent; nothing where nothing is labelled.
fn share(negative: i64, labelled: i64) -> String {
    if labelled == 0 { String::new() } else { format!("{}%", (negative * 100 + labelled / 2) / labelled) }
}

impl View for TrendView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        let catalog = page.ui.catalog;
        let heading = match self.incident.as_ref().or(self.watch.as_ref()) {
            Some(of) => tr!(catalog, "trend-heading", incident = of.as_str(), total = self.total),
            None => tr!(catalog, "trend-heading-all", total = self.total),
        };
        page.heading(&heading);
        let header = ["col-time", "col-mentions", "col-negative", "col-negative-share", "col-reach", "col-bar"].map(|key| page.tr(key));
        let rows = self.rows(page);
        page.table(&header, rows);
        self.show_platforms(page);
        if !self.stories.is_empty() {
            let heading = page.tr("heading-stories");
            page.heading(&heading);
            show_stories(page, &self.stories);
        }
        if !self.terms.is_empty() {
            let heading = page.tr("heading-terms");
            page.heading(&heading);
            let terms: Vec<String> = self.terms.iter().map(|one| format!("{} {}", one.term, one.texts)).collect();
            page.text(&terms.join("  "), "  ");
        }
        if !self.top.is_empty() {
            let heading = page.tr("heading-top-mentions");
            page.heading(&heading);
        }
        for mention in &self.top {
            page.line(&format!("  {} {} {}  {}", mention.id, page.time(mention.time), mention.platform, beginning(&mention.text, SNIPPET)));
        }
    }
}

#[derive(Debug, Serialize)]
pub struct StoryView {
    /// Its first mention.
    pub id: String,
    pub mentions: i64,
    pub negative: i64,
    pub reach: i64,
    pub authors: i64,
    pub platforms: Vec<String>,
    pub first_at: Timestamp,
    pub last_at: Timestamp,
    pub first_author: Option<String>,
    pub first_platform: String,
    pub first_url: Option<String>,
    pub text: String,
    pub spread: Option<Spread>,
}

impl From<&Told> for StoryView {
    fn from(told: &Told) -> Self {
        let Told { story, first, spread } = told;
        Self {
            id: Kind::Mention.handle(story.id),
            mentions: story.mentions,
            negative: story.negative,
            reach: story.reach,
            authors: story.authors,
            platforms: story.platforms.clone(),
            first_at: story.first_at,
            last_at: story.last_at,
            first_author: first.author.clone(),
            first_platform: first.platform.clone(),
            first_url: first.url.clone(),
            text: first.text.clone(),
            spread: *spread,
        }
    }
}

fn show_stories(page: &mut Page<'_>, stories: &[StoryView]) {
    for story in stories {
        let line = tr!(
            page.ui.catalog,
            "story-line",
            story = story.id.as_str(),
            mentions = story.mentions,
            negative = story.negative,
            reach = story.reach,
            platforms = story.platforms.join(", "),
            first = page.time(story.first_at),
            last = page.time(story.last_at)
        );
        page.line(&format!("  {line}"));
        let by = story.first_author.as_deref().unwrap_or("–");
        page.text(&format!("{}: {}", by, beginning(&story.text, SNIPPET)), "    ");
        if let Some(spread) = story.spread {
            let line = tr!(page.ui.catalog, "story-spread", depth = spread.depth, width = spread.width);
            page.line(&format!("    {line}"));
        }
    }
}

/// Stories by heat.
#[derive(Debug)]
pub struct StoriesView(pub Vec<StoryView>);

impl View for StoriesView {
    fn shape(&self) -> Shape {
        Shape::Many(self.0.iter().map(object).collect())
    }

    fn show(&self, page: &mut Page<'_>) {
        if self.0.is_empty() {
            let none = page.tr("none-stories");
            page.line(&none);
        }
        show_stories(page, &self.0);
    }
}

/// One story with its members, and why each belongs to it.
#[derive(Debug, Serialize)]
pub struct StoryExplainedView {
    #[serde(flatten)]
    pub story: StoryView,
    pub members: Vec<MemberView>,
}

#[derive(Debug, Serialize)]
pub struct MemberView {
    pub id: String,
    pub time: Timestamp,
    pub platform: String,
    pub author: Option<String>,
    pub text: String,
    pub like: Option<LikeView>,
}

#[derive(Debug, Serialize)]
pub struct LikeView {
    pub mention: String,
    /// Characters of the wording: in common, of this one, of the other.
    pub shared: usize,
    pub own: usize,
    pub other: usize,
    pub similarity: f32,
    pub containment: f32,
    pub common: Vec<String>,
}

impl StoryExplainedView {
    pub fn new(told: &Told, members: &[Member]) -> Self {
        Self { story: StoryView::from(told), members: members.iter().map(MemberView::from).collect() }
    }
}

impl From<&Member> for MemberView {
    fn from(member: &Member) -> Self {
        let Mention { id, at, platform, author, text, .. } = &member.mention;
        Self {
            id: Kind::Mention.handle(*id),
            time: *at,
            platform: platform.clone(),
            author: author.clone(),
            text: text.clone(),
            like: member.like.as_ref().map(LikeView::from),
        }
    }
}

impl From<&Like> for LikeView {
    fn from(like: &Like) -> Self {
        let rounded = |share: f32| (share * 1000.0).round() / 1000.0;
        Self {
            mention: Kind::Mention.handle(like.to),
            shared: like.shared,
            own: like.own,
            other: like.other,
            similarity: rounded(like.similarity),
            containment: rounded(like.containment),
            common: like.common.clone(),
        }
    }
}

/// Members that a person is shown.
const SHOWN: usize = 10;

impl View for StoryExplainedView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        show_stories(page, std::slice::from_ref(&self.story));
        page.blank();
        for member in self.members.iter().take(SHOWN) {
            let author = member.author.as_deref().unwrap_or("–");
            page.line(&format!("{}  {} {}  {author}", member.id, page.time(member.time), member.platform));
            match &member.like {
                Some(like) => {
                    let percent = |share: f32| format!("{:.0}", share * 100.0);
                    let line = tr!(
                        page.ui.catalog,
                        "story-like",
                        mention = like.mention.as_str(),
                        shared = like.shared,
                        own = like.own,
                        other = like.other,
                        similarity = percent(like.similarity)
                    );
                    page.text(&line, "  ");
                    page.text(&like.common.join(" … "), "  = ");
                }
                None => {
                    let line = page.tr(if member.id == self.story.id { "story-first" } else { "story-unlike" });
                    page.text(&line, "  ");
                }
            }
        }
        if self.members.len() > SHOWN {
            let line = tr!(page.ui.catalog, "story-more", count = self.members.len() - SHOWN);
            page.line(&line);
        }
    }
}
