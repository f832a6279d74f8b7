//! `crisis monitor fetch`: the sources of `crisis.toml`, polled now.

use clap::Args;

use crate::cli::Answer;
use crate::cli::session::Session;
use crate::domain::source::Poll;
use crate::error::Result;
use crate::ops;
use crate::ui::view::List;
use crate::ui::view::source::SourceView;

#[derive(Debug, Args)]
pub struct Fetch {
    #[arg(long, value_name = "ID")]
    source: Option<String>,
}

impl Fetch {
    /// The check fails when sources were asked and none of them gave anything.
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        let fetched = ops::fetch::fetch(&mut desk, self.source.as_deref())?;
        let failed = fetched.iter().any(|one| one.poll() == Poll::Failed);
        let worked = fetched.iter().any(|one| matches!(one.poll(), Poll::Fetched | Poll::Unchanged));
        let items = fetched.iter().map(|one| SourceView::new(one, &session.catalog)).collect();
        Answer::check(List { items, none: "none-sources" }, worked || !failed)
    }
}
