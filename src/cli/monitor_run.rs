//! `crisis monitor run`: a round now and every so often, one line each, until it is interrupted.

use std::time::Duration;

use clap::Args;

use super::Answer;
use super::session::Session;
use crate::domain::span::Span;
use crate::error::{Error, Exit, Result};
use crate::ops::round::round;
use crate::ui::render;
use crate::ui::view::alert::RoundView;

const EVERY: Span = Span::minutes(5);

#[derive(Debug, Args)]
pub struct Run {
    #[arg(long, value_name = "SPAN")]
    every: Option<String>,
    #[arg(long, conflicts_with = "every")]
    once: bool,
}

impl Run {
    /// What a round does is committed when it has done it. The first ^C lets the round in progress end, so that the next run does not
    /// wait for its lease; between rounds, and the second time, it ends the process at once.
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let every = self.every.map(|text| Span::parse(&text).ok_or_else(|| Error::usage("error-span").with("text", text))).transpose()?;
        let seconds = u64::try_from(every.unwrap_or(EVERY).as_minutes() * 60).unwrap_or(300);
        let holder = session.world.ids.uuid(session.now);
        let mut view = one(session, &holder)?;
        loop {
            let stopped = session.world.interrupt.asked();
            if self.once || stopped {
                let mut answer = Answer::new(view)?;
                answer.exit = if stopped { Exit::Stopped } else { answer.exit };
                return Ok(answer);
            }
            let text = render(&view, session.global.format.into(), session.ui());
            if let Err(exit) = session.print(&text) {
                let mut answer = Answer::new(crate::ui::view::Plain(String::new()))?;
                answer.exit = exit;
                return Ok(answer);
            }
            view = loop {
                std::thread::sleep(Duration::from_secs(seconds));
                session.now = session.world.now();
                match one(session, &holder) {
                    Ok(view) => break view,
                    // A store that is locked for a moment, a file that is being edited: the next round may do better.
                    Err(error) if matches!(error.exit(), Exit::Store | Exit::BadInput) => session.note(&error.render(&session.catalog)),
                    Err(error) => return Err(error),
                }
            };
        }
    }
}

fn one(session: &mut Session, holder: &str) -> Result<RoundView> {
    let _listening = session.world.interrupt.listen();
    let mut desk = session.desk()?;
    let done = round(&mut desk, holder);
    // The desk took the source of ids along; the next one needs it again.
    session.world.ids = desk.ids;
    Ok(RoundView::new(&done?, desk.now, &session.catalog))
}
