//! `crisis monitor search`, `crisis monitor label`: mentions found by their words, and their sentiment put right.

use clap::Args;

use super::Answer;
use super::session::Session;
use crate::domain::sentiment::Sentiment;
use crate::error::Result;
use crate::ops;
use crate::text::tr;
use crate::ui::view::mention::MentionView;
use crate::ui::view::search::{CorrectionView, HitView};
use crate::ui::view::{Done, List};

#[derive(Debug, Args)]
pub struct Search {
    query: Option<String>,
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    from: Option<String>,
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    to: Option<String>,
    #[arg(long, value_name = "NAME")]
    platform: Option<String>,
    #[arg(long, value_name = "WHO")]
    author: Option<String>,
    #[arg(long, value_name = "WATCH")]
    watch: Option<String>,
    #[arg(long, value_name = "INC")]
    incident: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
}

impl Search {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        let from = session.end_of_stretch("--from", self.from.as_deref(), &desk)?;
        let to = session.end_of_stretch("--to", self.to.as_deref(), &desk)?;
        let Self { query, platform, author, watch, incident, limit, .. } = self;
        let ask = ops::search::Ask { query, author, platform, incident, watch, from, to, limit };
        let found = ops::search::search(&mut desk, &ask)?;
        if found.more {
            let note = tr!(session.catalog, "note-more-hits", limit = limit);
            session.note(&note);
        }
        Answer::new(List { items: found.hits.iter().map(HitView::from).collect(), none: "none-hits" })
    }
}

#[derive(Debug, Args)]
pub struct Label {
    #[arg(required_unless_present = "list")]
    mention: Option<String>,
    #[arg(required_unless_present = "list", value_enum)]
    sentiment: Option<Sentiment>,
    #[arg(long, conflicts_with_all = ["mention", "sentiment"])]
    list: bool,
}

impl Label {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        let (Some(mention), Some(sentiment)) = (self.mention, self.sentiment) else {
            let corrections = ops::label::list(&mut desk)?;
            return Answer::new(List { items: corrections.iter().map(CorrectionView::from).collect(), none: "none-corrections" });
        };
        let labelled = ops::label::label(&mut desk, &mention, sentiment)?;
        let view = MentionView::from(&labelled.mention);
        let sentence = tr!(
            session.catalog,
            "done-labelled",
            mention = view.id.as_str(),
            sentiment = sentiment.word(),
            previous = labelled.previous.map_or("none", Sentiment::word),
            count = labelled.corrections
        );
        Answer::new(Done::new(&view, sentence))
    }
}
