//! `crisis assess`: by `--set`, or question by question on a terminal.

use std::io::{BufRead as _, Write as _};

use clap::{ArgAction, Args};

use super::Answer;
use super::session::Session;
use crate::assess::answer;
use crate::domain::playbook::{Indicator, Playbook, Posture};
use crate::error::Result;
use crate::ops;
use crate::text::{printable, tr};
use crate::ui::view::assessment::AssessmentView;

#[derive(Debug, Args)]
pub struct Assess {
    incident: String,
    #[arg(long, value_name = "INDICATOR=SCORE", action = ArgAction::Append)]
    set: Vec<String>,
    #[arg(long, value_name = "LEVEL")]
    level: Option<String>,
    #[arg(long, value_enum, value_name = "POSTURE")]
    posture: Option<Posture>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

impl Assess {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        let ask = self.set.is_empty() && self.level.is_none() && self.posture.is_none() && session.world.stdin_is_terminal;
        let set = if ask {
            let (_, playbook, history) = ops::assess::history(&mut desk, &self.incident)?;
            let last = history.last().map(|assessment| assessment.scores.clone()).unwrap_or_default();
            ask_all(session, &playbook, &last)?
        } else {
            self.set
        };
        let told = ops::assess::Assess {
            set,
            level_reason: self.level.is_some().then(|| self.reason.clone()).flatten(),
            level: self.level,
            posture_reason: self.posture.is_some().then(|| self.reason.clone()).flatten(),
            posture: self.posture,
        };
        let made = ops::assess::assess(&mut desk, &self.incident, told)?;
        Answer::new(AssessmentView::new(&made, &session.catalog))
    }
}

/// Puts every question with its words; an empty line means unknown, or the last answer where there is one.
fn ask_all(session: &mut Session, playbook: &Playbook, last: &std::collections::BTreeMap<String, u8>) -> Result<Vec<String>> {
    let mut set = Vec::new();
    for (index, indicator) in playbook.assess.indicators.iter().enumerate() {
        let place = format!("{}/{}", index + 1, playbook.assess.indicators.len());
        set.extend(ask(session, playbook, indicator, &place, last.get(&indicator.id).copied())?);
    }
    Ok(set)
}

fn ask(session: &mut Session, playbook: &Playbook, indicator: &Indicator, place: &str, last: Option<u8>) -> Result<Option<String>> {
    let lang = session.lang();
    let mut text = format!("\n[{place}] {}\n", indicator.question.get(lang));
    for (score, one) in indicator.scale.iter().enumerate() {
        text.push_str(&format!("  {score}  {}  ({})\n", one.text.get(lang), one.word));
    }
    let default = last.map_or_else(|| tr!(session.catalog, "ask-unknown"), |score| score.to_string());
    text.push_str(&tr!(session.catalog, "ask-prompt", default = default));
    text.push(' ');
    loop {
        let _ = session.world.stderr.write_all(printable(&text).as_bytes());
        let _ = session.world.stderr.flush();
        let mut line = String::new();
        let ended = session.world.stdin.read_line(&mut line)? == 0;
        let given = line.trim();
        if ended || given.is_empty() {
            return Ok(None);
        }
        let said = format!("{}={given}", indicator.id);
        match answer(playbook, &said) {
            Ok(_) => return Ok(Some(said)),
            Err(error) => session.note(&error.render(&session.catalog)),
        }
    }
}
