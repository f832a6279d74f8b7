//! Looking at what was taken in: which watch matched, which stories there are, how it runs over time.

use std::path::PathBuf;

use clap::Args;

use crate::cli::Answer;
use crate::cli::lines::each_batch;
use crate::cli::session::Session;
use crate::domain::span::Span;
use crate::error::{Error, Result};
use crate::ops::explain::Subject;
use crate::ops::trend::{Asked, Of};
use crate::ops::{self, Desk};
use crate::ui::view::trend::{StoriesView, StoryExplainedView, StoryView, TrendView};
use crate::ui::view::watch::{CountsView, ExplainedView};

/// Which mentions.
#[derive(Debug, Args)]
struct Stretch {
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    from: Option<String>,
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    to: Option<String>,
}

impl Stretch {
    fn span(&self, session: &mut Session, desk: &Desk) -> Result<ops::trend::Span> {
        let from = session.end_of_stretch("--from", self.from.as_deref(), desk)?;
        let to = session.end_of_stretch("--to", self.to.as_deref(), desk)?;
        Ok(ops::trend::Span { from, to })
    }
}

#[derive(Debug, Args)]
pub struct Trend {
    incident: Option<String>,
    #[arg(long, value_name = "ID", conflicts_with = "incident")]
    watch: Option<String>,
    #[arg(long, value_name = "SPAN")]
    by: Option<String>,
    #[command(flatten)]
    stretch: Stretch,
}

/// `hour`, `day`, or a span such as 30m.
fn width(text: String) -> Result<i64> {
    match text.as_str() {
        "hour" => Ok(3_600),
        "day" => Ok(86_400),
        _ => {
            let span = Span::parse(&text).filter(|span| span.as_minutes() > 0);
            span.map(|span| span.as_minutes() * 60).ok_or_else(|| Error::usage("error-span").with("text", text))
        }
    }
}

impl Trend {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        let width = self.by.map(width).transpose()?;
        let span = self.stretch.span(session, &desk)?;
        let trend = ops::trend::trend(&mut desk, &Asked { incident: self.incident, watch: self.watch }, width, span)?;
        Answer::new(TrendView::from(&trend))
    }
}

#[derive(Debug, Args)]
pub struct Clusters {
    /// An incident, or a mention whose story is to be explained.
    subject: Option<String>,
    #[arg(long, value_name = "ID", conflicts_with = "subject")]
    watch: Option<String>,
    #[command(flatten)]
    stretch: Stretch,
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(i64).range(1..=1000))]
    limit: i64,
}

impl Clusters {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        if let Some(mention) = self.subject.as_ref().filter(|typed| typed.to_ascii_uppercase().starts_with("M-")) {
            let (told, members) = ops::clusters::explain(&mut desk, mention)?;
            return Answer::new(StoryExplainedView::new(&told, &members));
        }
        let span = self.stretch.span(session, &desk)?;
        let of = Of::find(&mut desk, &Asked { incident: self.subject, watch: self.watch })?;
        let told = ops::clusters::hottest(&mut desk, of.scope(), span, self.limit)?;
        Answer::new(StoriesView(told.iter().map(StoryView::from).collect()))
    }
}

#[derive(Debug, Args)]
pub struct Explain {
    #[arg(required_unless_present = "text")]
    mention: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "mention")]
    text: Option<String>,
    #[arg(long, value_name = "NAME", requires = "text")]
    platform: Option<String>,
}

impl Explain {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        let subject = match (self.mention, self.text) {
            (Some(mention), _) => Subject::Mention(mention),
            (None, text) => Subject::Text { text: session.text(text)?, platform: self.platform },
        };
        let explained = ops::explain::explain(&mut desk, subject)?;
        Answer::new(ExplainedView::new(&explained, &session.catalog))
    }
}

#[derive(Debug, Args)]
pub struct Match {
    #[arg(long, value_name = "FILE")]
    keywords: PathBuf,
}

impl Match {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let list = crate::workspace::read_at_most(&session.world.folder.join(&self.keywords), MOST_KEYWORDS)?;
        let mut counter = ops::keywords::Counter::new(&list)?;
        each_batch(&mut *session.world.stdin, |texts| {
            for text in texts {
                counter.take(text);
            }
            Ok::<_, Error>(())
        })?;
        Answer::new(CountsView::from(counter.counts()))
    }
}

/// Bytes of a list of keywords.
const MOST_KEYWORDS: u64 = 16 * 1024 * 1024;
