//! `crisis monitor …`, `crisis mention …`: what people say, taken in and looked at.

mod fetch;
mod import;
mod look;
mod onlooker;

use std::path::PathBuf;

use clap::{ArgAction, Subcommand};

use super::Answer;
use super::session::Session;
use crate::domain::entity::{Entity as _, Kind};
use crate::error::Result;
use crate::ops;
use crate::text::tr;
use crate::ui::view::Done;
use crate::ui::view::mention::MentionView;

#[derive(Debug, Subcommand)]
pub enum Monitor {
    Import(import::Import),
    Add {
        text: Option<String>,
        #[arg(long, value_name = "NAME")]
        platform: String,
        #[arg(long, value_name = "WHO")]
        author: Option<String>,
        #[arg(long, value_name = "URL")]
        url: Option<String>,
        #[arg(long, value_name = "INC")]
        incident: Option<String>,
        #[arg(long, value_name = "FILE", action = ArgAction::Append)]
        attach: Vec<PathBuf>,
    },
    Fetch(fetch::Fetch),
    Run(super::monitor_run::Run),
    Scan(super::monitor_warn::Scan),
    Replay(super::monitor_warn::Replay),
    Detect(super::monitor_detect::Detect),
    Search(super::search::Search),
    Label(super::search::Label),
    Train(super::train::Train),
    Classify {
        text: Option<String>,
    },
    Trend(look::Trend),
    Clusters(look::Clusters),
    Explain(look::Explain),
    Match(look::Match),
}

impl Monitor {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        match self {
            Self::Import(import) => import.run(session),
            Self::Add { text, platform, author, url, incident, attach } => {
                let mut desk = session.desk()?;
                let text = session.text(text)?;
                let call = ops::mention::Call { text, platform, author, url, incident, attach };
                let (mention, incident) = ops::mention::add(&mut desk, call)?;
                let view = MentionView::from(&mention);
                let incident = incident.map(|incident| incident.handle()).unwrap_or_default();
                let sentence = tr!(session.catalog, "done-mention", mention = view.id.as_str(), incident = incident);
                Answer::new(Done::new(&view, sentence))
            }
            Self::Fetch(fetch) => fetch.run(session),
            Self::Run(run) => run.run(session),
            Self::Scan(scan) => scan.run(session),
            Self::Replay(replay) => replay.run(session),
            Self::Detect(detect) => detect.run(session),
            Self::Search(search) => search.run(session),
            Self::Label(label) => label.run(session),
            Self::Train(train) => train.run(session),
            Self::Classify { text } => super::classify::classify(session, text),
            Self::Trend(trend) => trend.run(session),
            Self::Clusters(clusters) => clusters.run(session),
            Self::Explain(explain) => explain.run(session),
            Self::Match(count) => count.run(session),
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Mention {
    Erase {
        mention: String,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

impl Mention {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let Self::Erase { mention, reason } = self;
        let mut desk = session.desk()?;
        let erased = ops::erase::mention(&mut desk, &mention, &reason)?;
        let sentence = tr!(session.catalog, "done-erased", handle = Kind::Mention.handle(erased.id));
        Answer::new(Done::new(&MentionView::from(&erased), sentence))
    }
}
