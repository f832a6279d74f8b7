//! `crisis report stats`

use super::Answer;
use super::session::Session;
use crate::error::Result;
use crate::ops;
use crate::ui::view::stats::StatsView;

pub fn run(session: &mut Session) -> Result<Answer> {
    let mut desk = session.desk()?;
    let counted = ops::report::stats::count(&mut desk)?;
    Answer::new(StatsView::new(&counted, &session.catalog))
}
