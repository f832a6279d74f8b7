//! `crisis monitor train`: weights from labelled sets, written to a file.

use std::path::PathBuf;

use clap::Args;

use super::Answer;
use super::session::{Session, write_whole};
use crate::error::{Result, in_file};
use crate::ops::train::lessons;
use crate::text::tr;
use crate::ui::view::Done;
use crate::ui::view::List;
use crate::ui::view::sentiment::{ScoreView, TrainedView};

#[derive(Debug, Args)]
pub struct Train {
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    #[arg(long)]
    from_labels: bool,
    #[arg(short, long, value_name = "FILE", required_unless_present = "folds")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(2..=20), conflicts_with = "output")]
    folds: Option<u8>,
}

impl Train {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let data = session.world.folder.join(&self.data);
        let lessons = if self.from_labels { lessons(&data, Some(&mut session.desk()?))? } else { lessons(&data, None)? };
        if let Some(folds) = self.folds {
            let scores = lessons.validate(usize::from(folds));
            return Answer::new(List { items: scores.iter().map(ScoreView::from).collect(), none: "none-texts" });
        }
        let output = self.output.unwrap_or_default();
        let bytes = lessons.train().to_bytes();
        let path = session.world.folder.join(&output);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(in_file(folder))?;
        }
        write_whole(&path, &bytes)?;
        let view = TrainedView::new(output.display().to_string(), bytes.len(), &lessons);
        let sentence = tr!(session.catalog, "done-trained", path = view.path.as_str(), bytes = bytes.len(), texts = view.texts);
        Answer::new(Done::new(&view, sentence))
    }
}
