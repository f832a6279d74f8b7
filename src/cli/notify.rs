//! `crisis notify …`: what people are told, and whether it reached them. Also sends what is due when a command has ended.

use std::time::Duration;

use clap::Subcommand;

use super::Answer;
use super::session::Session;
use crate::domain::notice::{Failure, NoticeState};
use crate::error::{Exit, Result};
use crate::ops::notify::Flushed;
use crate::text::{date_time, tr};
use crate::ui::view::List;
use crate::ui::view::notify::{FlushView, NoticeView, TestView, reason};

/// How long a command may stay for its messages when its answer is out.
const AFTER_A_COMMAND: Duration = Duration::from_secs(2);
const ON_REQUEST: Duration = Duration::from_secs(30);
const TEST: Duration = Duration::from_secs(10);

#[derive(Debug, Subcommand)]
pub enum Notify {
    Test {
        notifier: Option<String>,
    },
    List {
        #[arg(long)]
        all: bool,
    },
    Flush {
        #[arg(long)]
        failed: bool,
    },
}

impl Notify {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        // These three speak for themselves: nothing is sent behind their answer.
        session.sat_down = false;
        match self {
            Self::Test { notifier } => {
                let tested = crate::ops::notify::test(&desk, notifier.as_deref(), TEST)?;
                let passed = tested.iter().all(|one| one.outcome.is_ok());
                let items = tested.iter().map(TestView::from).collect();
                Answer::check(List { items, none: "none-notifiers" }, passed)
            }
            Self::List { all } => {
                let items = crate::ops::notify::list(&mut desk, all)?.iter().map(NoticeView::from).collect();
                Answer::new(List { items, none: "none-notices" })
            }
            Self::Flush { failed } => {
                crate::ops::notify::clocks(&mut desk)?;
                if failed {
                    crate::ops::notify::again(&mut desk)?;
                }
                let flushed = crate::ops::notify::flush(&mut desk, ON_REQUEST)?;
                let passed = flushed.undelivered.is_empty();
                Answer::check(FlushView::from(&flushed), passed)
            }
        }
    }
}

/// Sends what is due, once the answer is out. What fails here waits in the outbox and never changes the command's end.
pub fn deliver(session: &mut Session) {
    if !session.sat_down || session.config().ok().flatten().is_none_or(|config| config.notify.is_empty()) {
        return;
    }
    let flushed = session.desk().and_then(|mut desk| {
        crate::ops::notify::clocks(&mut desk)?;
        crate::ops::notify::flush(&mut desk, AFTER_A_COMMAND)
    });
    match flushed {
        Ok(flushed) => remark(session, &flushed),
        // Somebody else writes, or the disk is full: the command itself has said what matters.
        Err(error) if error.exit() == Exit::Store => {}
        Err(error) => drop(session.fail(&error)),
    }
}

/// One line for all that failed. A PC without network says nothing until a message is given up.
fn remark(session: &mut Session, flushed: &Flushed) {
    let given_up = |notice: &&crate::domain::notice::Notice| matches!(notice.state, NoticeState::Failed | NoticeState::Sent);
    let news = |notice: &&crate::domain::notice::Notice| notice.attempts == 1 && notice.failure != Some(Failure::Offline);
    let lost = flushed.undelivered.iter().find(given_up);
    let Some(notice) = lost.or_else(|| flushed.undelivered.iter().find(news)) else { return };
    let why = reason(notice.failure, notice.detail.as_deref(), &session.catalog);
    let (notifier, why) = (notice.notifier.as_str(), why.as_str());
    let line = if notice.state == NoticeState::Sent {
        tr!(session.catalog, "notify-partly", notifier = notifier, reason = why)
    } else if lost.is_some() {
        tr!(session.catalog, "notify-given-up", notifier = notifier, reason = why)
    } else {
        let next = date_time(crate::domain::when::in_zone(notice.next_at, session.ui().zone));
        tr!(session.catalog, "notify-later", notifier = notifier, reason = why, time = next)
    };
    session.note(&line);
}
